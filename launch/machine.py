"""Can this machine carry a training run? GPUs seen, their free memory and the disk, before money is spent.

    python launch/machine.py CONFIG.yaml [--gpus 1]

Prints what is needed and what is there; exits 1 where it is not enough. `train.sh` asks this first.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from ghostprep.errors import InputError
from ghostprep.training.bases import BASES
from ghostprep.training.config import TrainingConfig, load_training_config
from ghostprep.training.estimate import memory_gb

# Mistral's repositories hold the weights twice, and Axolotl's merge fetches both; merged is a third.
COPIES = 3
SPARE_GB = 5
STATES = 4  # the best checkpoint, the newest, the one being written, the adapter


def gpus() -> list[tuple[str, float]]:
    """(name, free memory in 10**9 bytes) of each GPU. Raises InputError where no driver answers."""
    command = ["nvidia-smi", "--query-gpu=name,memory.free", "--format=csv,noheader,nounits"]
    try:
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        return [
            (name.strip(), float(free) * 2**20 / 1e9) for name, free in (line.split(",") for line in lines)
        ]
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        raise InputError(
            "nvidia-smi: no GPU answers; rent a machine with one, or install its driver."
        ) from error


def cached_gb(name: str) -> float:
    """10**9 bytes of this base that were downloaded before."""
    home = Path(os.environ.get("HF_HOME") or Path.home() / ".cache/huggingface")
    blobs = home / "hub" / f"models--{name.replace('/', '--')}" / "blobs"
    return sum(path.stat().st_size for path in blobs.glob("*")) / 1e9


def disk_gb(settings: TrainingConfig) -> float:
    """10**9 bytes that training, merging and trying still have to write."""
    name = str(settings.raw["base_model"])
    base = BASES[name]
    states = STATES * 16 * base.adapter_parameters(settings.count("lora_r", 16)) / 1e9
    return COPIES * 2 * base.parameters / 1e9 + states + SPARE_GB - cached_gb(name)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("config", type=Path)
    parser.add_argument("--gpus", type=int, default=1, metavar="N", help="GPUs the run takes (default 1)")
    args = parser.parse_args(argv)
    try:
        settings = load_training_config(args.config)
        if settings.raw.get("base_model") not in BASES:
            raise InputError(
                f"{args.config}: no size is known for its base_model; known: {', '.join(BASES)}."
            )
        seen = gpus()
        if len(seen) < args.gpus:
            raise InputError(f"{len(seen)} GPU here, {args.gpus} wanted; rent more or lower --gpus.")
        needed = memory_gb(settings, BASES[settings.raw["base_model"]], args.gpus)
        for name, free in seen[: args.gpus]:
            print(f"{name}: about {needed:.0f} GB needed, {free:.0f} GB free")
            if free < needed:
                raise InputError(
                    f"{name}: too little free memory; take a larger GPU or the config for 24 GB."
                )
        wanted, free = disk_gb(settings), shutil.disk_usage(Path()).free / 1e9
        print(f"disk: about {wanted:.0f} GB needed, {free:.0f} GB free")
        if free < wanted:
            raise InputError(f"{Path().resolve()}: too little disk; rent a larger one or clear it.")
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
