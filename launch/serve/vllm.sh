#!/usr/bin/env bash
# Serve a merged model with vLLM, on this machine only, as an OpenAI-compatible API.
#
#   launch/serve/vllm.sh [--dry-run] outputs/mistral7b_qlora/merged [options of `vllm serve`]
#
# vLLM wants an environment of its own: python3.11 -m venv ~/vllm && ~/vllm/bin/pip install vllm
# A 7B in 16 bits needs a card of 24 GB; on a smaller one add: --quantization bitsandbytes
#
# Then text with it (launch/chat.py http://127.0.0.1:8000/v1), or ask it. Chats go through the model's template:
#   curl 127.0.0.1:8000/v1/chat/completions -H 'Content-Type: application/json' \
#     -d '{"model": "ghost", "messages": [{"role": "user", "content": "salut"}]}'
# and prompts as ghostprep/prompt.py makes them, no space after the last A:, go to completions:
#   curl 127.0.0.1:8000/v1/completions -H 'Content-Type: application/json' \
#     -d '{"model": "ghost", "prompt": "B: salut\nA:", "max_tokens": 200}'
# Sampling defaults come from the model's generation_config.json. Stop strings are not needed.
set -euo pipefail

dry_run=
if [[ ${1-} == --dry-run ]]; then
  dry_run=1
  shift
fi
if [[ $# -eq 0 || $1 == -* ]]; then
  sed -n '2,16s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
model=${1%/}
shift
for file in config.json generation_config.json chat_template.jinja; do
  [[ -f $model/$file ]] || { echo "vllm.sh: $model/$file: missing; merge with launch/merge.sh." >&2; exit 1; }
done

# Nothing is reported and nothing is downloaded; what is said is not logged.
export VLLM_NO_USAGE_STATS=1 DO_NOT_TRACK=1 HF_HUB_OFFLINE=1 HF_HUB_DISABLE_TELEMETRY=1
command=(vllm serve "$model" --served-model-name ghost --host 127.0.0.1 --port 8000
  --max-model-len 4096 --chat-template "$model/chat_template.jinja" "$@")
if [[ -n $dry_run ]]; then
  printf '%q ' "${command[@]}"
  echo
  exit
fi
command -v vllm >/dev/null || { echo "vllm.sh: vllm is missing: pip install vllm" >&2; exit 1; }
exec "${command[@]}"
