#!/usr/bin/env bash
# What benchmarks/h100.py needs on a GPU machine that has torch and no network, in the folder .h100/ (git ignores it).
#
#   benchmarks/h100_wheels.sh
#
# wheels/: Axolotl 0.19 and what it imports beyond torch's own environment, for Python 3.12 on x86-64, in the
# versions of constraints-train.txt; its exact pins (transformers, peft, accelerate, …) too, which go before the
# machine's own. Binaries that are never used there are left out: 44 MB less of bitsandbytes and wandb.
# data/: invented chats as `ghostprep build` writes them. Then, on the machine, from the repository's root:
#
#   python3 -m pip install -q --no-index --no-deps --no-compile --no-cache-dir --target /tmp/site .h100/wheels/*.whl
#   PYTHONPATH=/tmp/site python3 -m benchmarks.h100 --work /dev/shm/h100 --data .h100/data --results results.json
set -euo pipefail
cd "$(dirname "$0")/.."
python="$PWD/.venv/bin/python"

wheels=(
  accelerate addict annotated-types attrs axolotl backoff bitsandbytes datasets dill distro evaluate fastcore
  fire huggingface-hub jsonlines kernels kernels-data liger-kernel mistral-common multiprocess opentelemetry-api
  orjson peft platformdirs posthog pycountry pydantic pydantic-core pydantic-extra-types python-dotenv pytz
  termcolor tokenizers torchao transformers trl typing-inspection wandb
)
sources=(axolotl-contribs-lgpl axolotl-contribs-mit) # published as sources only; pure Python

pinned() { grep -ix "$1==.*" constraints-train.txt; }

rm -rf .h100
mkdir -p .h100/wheels
platforms=()
for version in 2_28 2_27 2_24 2_17; do platforms+=(--platform "manylinux_${version}_x86_64"); done
for name in "${wheels[@]}"; do
  "$python" -m pip download -q --no-deps --only-binary=:all: --python-version 3.12 --implementation cp \
    "${platforms[@]}" --platform manylinux2014_x86_64 --platform manylinux1_x86_64 -d .h100/wheels "$(pinned "$name")"
done
for name in "${sources[@]}"; do "$python" -m pip wheel -q --no-deps -w .h100/wheels "$(pinned "$name")"; done

# without FILE_PATTERN... of a wheel
trim() {
  "$python" - "$@" <<'EOF'
import fnmatch, pathlib, sys, zipfile
(path,) = pathlib.Path(".h100/wheels").glob(sys.argv[1])
aside = path.with_suffix(".new")
with zipfile.ZipFile(path) as old, zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as new:
    for item in old.infolist():
        if not any(fnmatch.fnmatch(item.filename, pattern) for pattern in sys.argv[2:]):
            new.writestr(item, old.read(item))
aside.rename(path)
EOF
}
trim 'bitsandbytes-*' '*_cuda1[12]*.so' '*_cuda132.so' '*_rocm*.so' '*_xpu*.so' # the machine has CUDA 13.0
trim 'wandb-*' 'wandb/bin/*'
trim 'pycountry-*' '*/locales/*'
trim 'mistral_common-*' '*/data/tekken*' '*/data/tokenizer.model.v1' '*.model.v2' '*.model.v7*'

"$python" -m benchmarks.h100_inputs data .h100/data
rm -r .h100/data/raw
du -sh .h100/wheels .h100/data
