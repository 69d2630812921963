"""Can this machine carry a training run? GPUs seen, their free memory and the disk, before money is spent.

    python -m ghostprep.training.machine CONFIG.yaml [--gpus 1]

Prints what is needed and what is there; exits 1 where it is not enough. `train.sh` asks this first.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ghostprep import script
from ghostprep.errors import InputError
from ghostprep.training.bases import Base
from ghostprep.training.config import TrainingConfig, load_training_config
from ghostprep.training.estimate import known_base, memory_gb

# Mistral's repositories hold the weights twice, and Axolotl's merge fetches both; merged is a third.
COPIES = 3
SPARE_GB = 5
STATES = 4  # the best checkpoint, the newest, the one being written, the adapter


class SeenGpu(NamedTuple):
    """A card of this machine; `free_gb` is its free memory in 10**9 bytes."""

    name: str
    free_gb: float


def seen_gpus() -> list[SeenGpu]:
    """Raises InputError where no driver answers."""
    command = ["nvidia-smi", "--query-gpu=name,memory.free", "--format=csv,noheader,nounits"]
    try:
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        cards = [line.split(",") for line in lines]
        return [SeenGpu(name.strip(), float(free) * 2**20 / 1e9) for name, free in cards]
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        mend = "rent a machine with one, or install its driver"
        raise InputError("no GPU answers", mend, file="nvidia-smi") from error


def cached_gb(name: str) -> float:
    """10**9 bytes of this base that were downloaded before."""
    home = Path(os.environ.get("HF_HOME") or Path.home() / ".cache/huggingface")
    blobs = home / "hub" / f"models--{name.replace('/', '--')}" / "blobs"
    return sum(path.stat().st_size for path in blobs.glob("*")) / 1e9


def disk_gb(settings: TrainingConfig, base: Base) -> float:
    """10**9 bytes that training, merging and trying still have to write."""
    states = STATES * 16 * base.adapter_parameters(settings.count("lora_r", 16)) / 1e9
    cached = cached_gb(str(settings.raw["base_model"]))
    return COPIES * 2 * base.parameters / 1e9 + states + SPARE_GB - cached


def check_gpus(settings: TrainingConfig, base: Base, count: int) -> None:
    """Prints what the first `count` GPUs need and have. Raises InputError where they do not suffice."""
    seen = seen_gpus()
    if len(seen) < count:
        raise InputError(f"{len(seen)} GPU here, {count} wanted", "rent more or lower --gpus")
    needed = memory_gb(settings, base, count)
    for name, free in seen[:count]:
        print(f"{name}: about {needed:.0f} GB needed, {free:.0f} GB free")
        if free < needed:
            mend = "take a larger GPU or the config for 24 GB"
            raise InputError("too little free memory", mend, file=name)


def check_disk(settings: TrainingConfig, base: Base) -> None:
    """Prints what the disk of the current folder needs and has. Raises InputError where it is too small."""
    needed, free = disk_gb(settings, base), shutil.disk_usage(Path()).free / 1e9
    print(f"disk: about {needed:.0f} GB needed, {free:.0f} GB free")
    if free < needed:
        raise InputError("too little disk", "rent a larger one or clear it", file=Path().resolve())


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--gpus", type=int, default=1, metavar="N", help="GPUs the run takes (default 1)")
    args = parser.parse_args(argv)
    settings = load_training_config(args.config)
    base = known_base(settings)
    check_gpus(settings, base, args.gpus)
    check_disk(settings, base)
    return 0


if __name__ == "__main__":
    sys.exit(main())
