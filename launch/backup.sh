#!/usr/bin/env bash
# Copy an adapter and its whole checkpoints to where they survive the machine, and compare the copies.
#
#   launch/backup.sh [--dry-run] outputs/mistral7b_qlora /mnt/disk/backups        a disk that outlives the machine
#   launch/backup.sh [--dry-run] outputs/mistral7b_qlora me@home:ghost            over ssh
#   launch/backup.sh [--dry-run] box:ghostprep/outputs/mistral7b_qlora backups    the other way round, from home
#   launch/backup.sh [--dry-run] outputs/mistral7b_qlora hf:USER/REPO             a private Hub repository
#
# Safe to run twice, and while training runs: what is there is not sent again, nothing is deleted, and a
# checkpoint that is still being written waits for the next run. `--dry-run` prints what would be sent.
set -euo pipefail

dry_run=()
if [[ ${1-} == --dry-run ]]; then
  dry_run=(--dry-run)
  shift
fi
if [[ $# -ne 2 || $1 == -* ]]; then
  sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
source=${1%/} target=$2

if [[ $target == hf:* ]]; then
  launch=$(dirname "$0")
  PATH="$launch/../.venv/bin:$PATH"
  exec python "$launch/publish.py" "$source" "${target#hf:}" --checkpoints "${dry_run[@]}"
fi
command -v rsync >/dev/null || { echo "backup.sh: rsync is missing: apt-get install rsync" >&2; exit 1; }

# The file that is written last into a checkpoint: one without it is not whole.
done_file=trainer_state.json
listing=$(rsync --recursive --list-only --include='/*/' --include='/*/checkpoint-*/' \
  --include="/*/checkpoint-*/$done_file" --exclude='*' "$source" | sed -E 's/^([^ ]+ +){4}//') \
  || { echo "backup.sh: $source: cannot be read." >&2; exit 1; }
# The merged model can be made again; logs and datasets quote what was trained on.
filters=(--exclude='/*/merged/' --exclude='*.log' --exclude='*.jsonl')
while IFS= read -r path; do
  if [[ $path =~ /(checkpoint-[0-9]+)$ ]] && ! grep -qxF "$path/$done_file" <<<"$listing"; then
    filters+=(--exclude="/*/${BASH_REMATCH[1]}/")
  fi
done <<<"$listing"

copy=(rsync --recursive --times --checksum --partial --prune-empty-dirs "${filters[@]}")
if [[ ${#dry_run[@]} -gt 0 ]]; then
  exec "${copy[@]}" --dry-run --itemize-changes "$source" "$target"
fi
"${copy[@]}" "$source" "$target"
different=$("${copy[@]}" --dry-run --itemize-changes "$source" "$target" | sed -nE 's/^[<>]f[^ ]* //p')
if [[ -n $different ]]; then
  printf 'backup.sh: %s: not as in %s:\n%s\nRun it again; delete nothing yet.\n' \
    "$target" "$source" "$different" >&2
  exit 1
fi
echo "$target: verified, the same as $source"
