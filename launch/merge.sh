#!/usr/bin/env bash
# From an adapter to a model that any server loads: merge, complete the folder, compare with the unmerged one.
#
#   launch/merge.sh CONFIG.yaml [--method nf4|peft16] [--prompts FILE] [--dry-run]
#
# nf4 (default): Axolotl's merge, which rounds the base through NF4 as QLoRA saw it. peft16: into the 16-bit base.
# The result is OUTPUT_DIR/merged; running again replaces it. Run from the repository root.
set -euo pipefail

export AXOLOTL_DO_NOT_TRACK=1 DO_NOT_TRACK=1 HF_HUB_DISABLE_TELEMETRY=1

usage() { sed -n '2,7s/^# \{0,1\}//p' "$0"; }
die() { echo "merge.sh: $1" >&2; exit "${2:-1}"; }
step() { echo "+ $*"; if [[ -z $dry_run ]]; then "$@"; fi; }

config='' method=nf4 prompts='' dry_run=''
while (($#)); do
  case $1 in
    --method) method=${2:-}; shift ;;
    --prompts) prompts=${2:-}; shift ;;
    --dry-run) dry_run=1 ;;
    -h | --help) usage; exit 0 ;;
    -*) die "unknown option $1; see --help" 2 ;;
    *) [[ -z $config ]] || die "one config at a time" 2; config=$1 ;;
  esac
  shift
done
[[ -n $config ]] || die "name a config; see --help" 2
[[ -f $config ]] || die "$config: no such config"
[[ $method == nf4 || $method == peft16 ]] || die "--method is nf4 or peft16, not ${method@Q}" 2

output=''
settings=$(python -m ghostprep.training.launch_settings "$config" ${prompts:+--prompts "$prompts"})
eval "$settings"  # output and prompts
[[ -n $dry_run || -f $output/adapter_model.safetensors ]] || die "$output: no adapter here; train first"

if [[ -e $output/merged ]]; then step rm -r -- "$output/merged"; fi
if [[ $method == nf4 ]]; then
  step axolotl merge-lora "$config"
  step python -m ghostprep.serving.merge "$config"
else
  step python -m ghostprep.serving.merge "$config" --peft16
fi
step python -m ghostprep.serving.agreement "$config" --prompts "$prompts"
