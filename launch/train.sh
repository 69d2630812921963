#!/usr/bin/env bash
# From a built dataset to a merged model that was tried, without babysitting.
#
#   launch/train.sh CONFIG.yaml [--yes] [--gpus N] [--gpu h100|a100|rtx4090] [--price USD] [--max-hours H]
#                   [--max-cost USD] [--accelerate FILE] [--wandb PROJECT] [--publish USER/REPO] [--terminate]
#                   [--prompts FILE] [--cpu] [--dry-run]
#
#   --price      dollars an hour of one GPU (3.00), for the estimate and the cap
#   --max-hours  hours of training after which it is stopped (8), restarts counted in; --max-cost: the same in dollars
#   --terminate  end the machine once the upload was verified; needs --publish and $STOP_BILLING or a known cloud.
#                A run that met its cap is saved to USER/REPO-checkpoints first
#   --cpu        a rehearsal: no GPU is asked for, no money is spent, few prompts are tried
#
# Run from the repository root, and again after a kill: it goes on from the newest checkpoint.
# Exit: 0 done, 1 refused or failed, 2 wrong usage, 3 stopped by a cap, 4 done, but try_model found it wanting.
set -euo pipefail

launch=$(cd "$(dirname "$0")" && pwd)
command -v axolotl >/dev/null || PATH="$launch/../.venv/bin:$PATH"
export AXOLOTL_DO_NOT_TRACK=1 DO_NOT_TRACK=1 HF_HUB_DISABLE_TELEMETRY=1

usage() { sed -n '2,17s/^# \{0,1\}//p' "$0"; }
die() { echo "train.sh: $1" >&2; exit "${2:-1}"; }
step() { echo "+ $*"; if [[ -z $dry_run ]]; then "$@"; fi; }
number() { [[ $2 =~ ^[0-9]+(\.[0-9]+)?$ ]] || die "$1 takes a number, not ${2@Q}" 2; }

config='' yes='' dry_run='' cpu='' gpus='' gpu=h100 price=3.00 max_hours=8 max_cost='' accelerate='' wandb=''
publish='' terminate='' prompts=''
while (($#)); do
  case $1 in
    --yes) yes=1 ;;
    --dry-run) dry_run=1 ;;
    --cpu) cpu=1 ;;
    --terminate) terminate=1 ;;
    -h | --help) usage; exit 0 ;;
    --gpus | --gpu | --price | --max-hours | --max-cost | --accelerate | --wandb | --publish | --prompts)
      (($# > 1)) || die "$1 takes a value" 2
      name=${1#--}
      printf -v "${name//-/_}" %s "$2"
      shift
      ;;
    -*) die "unknown option $1; see --help" 2 ;;
    *) [[ -z $config ]] || die "one config at a time" 2; config=$1 ;;
  esac
  shift
done
[[ -n $config ]] || die "name a config; see --help" 2
[[ -f $config ]] || die "$config: no such config"
[[ ${gpus:-1} =~ ^[1-9][0-9]*$ ]] || die "--gpus takes a whole number, not ${gpus@Q}" 2
number --price "$price"; number --max-hours "$max_hours"; number --max-cost "${max_cost:-0}"

# Sets output, gpus, cap (seconds of training), data, prompts, and stop: the command that ends the bill.
output='' cap='' data=() stop=''
settings=$(python -m ghostprep.training.launch_settings "$config" --price "$price" --max-hours "$max_hours" \
  --max-cost "${max_cost:-0}" ${gpus:+--gpus "$gpus"} ${prompts:+--prompts "$prompts"})
eval "$settings"
if [[ -n $terminate ]]; then
  [[ -n $publish ]] || die "--terminate needs --publish: the model would be lost with the machine" 2
  [[ -n $stop ]] || die "--terminate: unknown cloud; set STOP_BILLING to the command that ends this machine" 2
fi

options=(--auto_resume_from_checkpoints=True --use_tensorboard=True)
if [[ -n $wandb ]]; then options+=(--use_wandb=True "--wandb_project=$wandb"); else export WANDB_MODE=disabled; fi
processes=(--num_processes "$gpus")
try=()
if [[ -n $accelerate ]]; then processes+=(--config_file "$accelerate"); fi
if [[ -n $cpu ]]; then
  export ACCELERATE_USE_CPU=true
  processes+=(--cpu)
  try=(--limit 8 --max-new-tokens 24)
fi

# --- Before money is spent ----------------------------------------------------------------------------
step python -m ghostprep.training.prepared "$config"
step python -m ghostprep check "$config" "${data[@]}"
if [[ -z $cpu ]]; then
  step python -m ghostprep.training.machine "$config" --gpus "$gpus"
  step python -m ghostprep estimate "$config" --gpu "$gpu" --price "$price" --gpus "$gpus"
  echo "stopped after $((cap / 60)) minutes of training at the latest"
  if [[ -z $yes && -z $dry_run ]]; then
    read -r -p "Spend this? [y/N] " answer || answer=n
    [[ $answer == [yY]* ]] || die "nothing was started"
  fi
fi

if [[ -z $dry_run ]]; then
  mkdir -p "$output"
  exec 9>"$output/lock"
  flock --nonblock 9 || die "$output: a run is still training in there; wait for it, or end it"
  python -m ghostprep.training.resume "$config"
  sized=$(python -m ghostprep.training.sizing "$config" --gpus "$gpus")
  read -r -d '' -a sizing <<<"$sized" || true
  if [[ -n $sized ]]; then echo "for this much data: ${sizing[*]} (noted in $output/sizing.json)"; fi
  options+=("${sizing[@]}")
fi

# --- Train --------------------------------------------------------------------------------------------
train() {
  local spent=0 pid='' status=0 spent_file=$output/seconds_spent
  if [[ -f $spent_file ]]; then spent=$(<"$spent_file"); fi
  ((spent < cap)) || return 124
  SECONDS=0
  # On an interrupt Axolotl still saves its weights; what hangs after two minutes is killed.
  timeout --signal=INT --kill-after=120 $((cap - spent)) "$@" &
  pid=$!
  trap 'kill -INT "$pid"' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    echo $((spent + SECONDS)) >"$spent_file"
    sleep 1 || true
  done
  wait "$pid" || status=$?
  trap - INT TERM
  if ((status == 137 && spent + SECONDS >= cap)); then status=124; fi  # it had to be killed
  if ((status == 124)); then echo "$cap" >"$spent_file"; fi
  return "$status"
}

if [[ -f $output/trained ]]; then
  echo "$output: trained before; going on with the merge"
else
  echo "figures: tensorboard --logdir $output/runs"
  step axolotl preprocess "$config"
  status=0
  step train accelerate launch "${processes[@]}" -m axolotl.cli.train "$config" "${options[@]}" || status=$?
  case $status in
    0) if [[ -z $dry_run ]]; then touch "$output/trained"; fi ;;
    124)
      echo "train.sh: the cap of $((cap / 60)) minutes is reached; raise --max-hours or --max-cost and run it again" >&2
      if [[ -n $terminate ]]; then
        step python "$launch/publish.py" "$output" "$publish-checkpoints" --checkpoints
        step bash -c "$stop"
      elif [[ -n $stop ]]; then
        echo "the machine still costs money; to stop that: $stop" >&2
      fi
      exit 3
      ;;
    *) die "training failed (exit $status); run it again to go on from the newest checkpoint" ;;
  esac
fi

# --- Merge, try, upload -------------------------------------------------------------------------------
step "$launch/merge.sh" "$config" --prompts "$prompts"
wanting=''
step python "$launch/try_model.py" "$output/merged" --prompts "$prompts" "${try[@]}" || wanting=1
if [[ -n $publish ]]; then step python "$launch/publish.py" "$output/merged" "$publish"; fi

echo "to text with it: python launch/chat.py $output/merged"
if [[ -n $terminate ]]; then
  step bash -c "$stop"
else
  echo "the machine costs money until you run: ${stop:-(the terminate button of your cloud; shutting down is not enough)}"
fi
if [[ -n $wanting ]]; then
  echo "train.sh: try_model found the model wanting; see above" >&2
  exit 4
fi
