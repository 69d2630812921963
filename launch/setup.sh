#!/usr/bin/env bash
# From a bare Ubuntu box with an NVIDIA driver to a pinned environment in .venv that was seen to train.
#
#   launch/setup.sh [--cpu] [--dry-run]
#
#   --cpu   a machine without a GPU, to rehearse on
#
# Run from anywhere, as often as you like: what is there stays. About five minutes, and 10 GB of disk on a GPU box.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
telemetry_off=(AXOLOTL_DO_NOT_TRACK=1 DO_NOT_TRACK=1 HF_HUB_DISABLE_TELEMETRY=1)
export "${telemetry_off[@]}"

die() { echo "setup.sh: $1" >&2; exit "${2:-1}"; }
step() { echo "+ $*"; if [[ -z $dry_run ]]; then "$@"; fi; }

dry_run='' cpu=''
for argument; do
  case $argument in
    --dry-run) dry_run=1 ;;
    --cpu) cpu=1 ;;
    -h | --help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) die "unknown option $argument; see --help" 2 ;;
  esac
done

# --- Driver -------------------------------------------------------------------------------------------
if [[ -z $cpu ]]; then
  step nvidia-smi -L || die "no NVIDIA driver answers; rent an image with one, or pass --cpu to rehearse"
fi

# --- System packages ----------------------------------------------------------------------------------
# Python's headers and a C compiler: Triton compiles its kernels' launchers on the box.
usable() {
  "$1" - 2>/dev/null <<'PYTHON'
import ensurepip, os, sys, sysconfig, venv
sys.exit(not ((3, 11) <= sys.version_info < (3, 14) and os.path.exists(sysconfig.get_paths()["include"] + "/Python.h")))
PYTHON
}
find_python() {
  local name
  for name in python3.11 python3.12 python3.13 python3; do
    if command -v "$name" >/dev/null && usable "$name"; then echo "$name"; return; fi
  done
}
python=$(find_python)
if [[ -z $python ]] || ! command -v gcc >/dev/null || ! command -v make >/dev/null; then
  # Ubuntu 22.04 has 3.11 beside its 3.10; later ones are new enough as they are.
  version=$(python3 -c 'import sys; print("3" if sys.version_info >= (3, 11) else "3.11")' 2>/dev/null || echo 3.11)
  sudo=''
  if ((EUID)); then sudo=sudo; fi
  step $sudo apt-get update -q
  step $sudo apt-get install -q -y --no-install-recommends \
    build-essential git rsync "python$version" "python$version-venv" "python$version-dev"
  python=$(find_python)
  [[ -n $python || -n $dry_run ]] || die "no Python from 3.11 to 3.13 with venv and headers; install one"
fi

# --- Python environment -------------------------------------------------------------------------------
step make .venv/training "PYTHON=${python:-python3}"
for setting in "${telemetry_off[@]}"; do
  if ! grep -qs "^export $setting$" .venv/bin/activate; then
    step tee -a .venv/bin/activate <<<"export $setting"
  fi
done

# --- Verified -----------------------------------------------------------------------------------------
step .venv/bin/python -m ghostprep.training.environment ${cpu:+--cpu}
chats=$(mktemp -d)
trap 'rm -r "$chats"' EXIT
step .venv/bin/python -m ghostprep build examples/exports --config examples/ghostprep.yaml --out "$chats/data/processed"
# Two steps, so that the loss can be seen to fall.
step .venv/bin/python launch/rehearse.py axolotl_configs/mistral7b_qlora.yaml --root "$chats" --steps 2
[[ -n $dry_run ]] || echo "ready: source .venv/bin/activate"
