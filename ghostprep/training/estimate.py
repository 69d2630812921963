"""What a training run will cost: tokens, steps, hours, memory, dollars, before a cent is spent.

Speeds come from `throughput.json`: what was measured is called measured, everything else is the band in which
other people's reports lie.
"""

import json
import math
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from ghostprep.errors import InputError
from ghostprep.training.bases import BASES, Base, load_count
from ghostprep.training.config import TrainingConfig, load_training_config
from ghostprep.training.plan import Plan, gpus_in_header, plan, train_lengths
from ghostprep.training.sizing import LEAST_STEPS, SEED, as_options, size_run

NF4_BYTES = 0.516
"""4 bits a weight and its doubly quantized scales."""
OVERHEAD_GB = 1.5
"""CUDA's own memory and what the allocator cannot use."""


@dataclass(frozen=True, slots=True)
class Gpu:
    """A card of the committed table. `tflops`: 10**12 bf16 operations a second, by `source`."""

    key: str
    name: str
    memory_gb: float
    tflops: float
    source: str


class Speed(NamedTuple):
    """Positions a second on one GPU in training and in evaluation, and where the figure comes from."""

    source: str
    training: float
    evaluation: float


@cache
def committed() -> dict[str, Any]:
    """`throughput.json`: the GPUs, and what was measured on them."""
    return dict(
        json.loads(files("ghostprep.training").joinpath("throughput.json").read_text(encoding="utf-8"))
    )


def gpu_key(name: str) -> str:
    """A card's key from its name: "NVIDIA H100 80GB HBM3" → h100, "NVIDIA GeForce RTX 4090" → rtx4090."""
    found = re.search(r"\b(RTX|GTX)? ?([A-Z]*\d{2,4})", name.upper().removeprefix("NVIDIA "))
    return "".join(part or "" for part in found.groups()).lower() if found else name.lower()


def run(config: Path, gpu: str, price: float, gpus: int | None = None) -> str:
    """The estimate to print, at `price` dollars an hour for each GPU; `gpus`: as many as its header starts.

    `gpu` is a key of `throughput.json` or a name as nvidia-smi shows it. Raises InputError for what is amiss.
    """
    gpu = gpu_key(gpu)
    if gpu not in committed()["gpus"]:
        raise InputError(f"--gpu must be one of {', '.join(committed()['gpus'])}, got {gpu}")
    if not (math.isfinite(price) and price >= 0):
        raise InputError(f"--price must be dollars an hour, 0 or more, got {price}")
    card = Gpu(gpu, **committed()["gpus"][gpu])
    settings = load_training_config(config)
    base = known_base(settings)
    gpus, lengths = gpus or gpus_in_header(settings), train_lengths(settings)
    overrides = size_run(settings, lengths, gpus)
    settings = settings.changed(overrides)
    size = plan(settings, lengths, gpus)
    full = size.tokens / size.slots
    many = f"{size.gpus} GPU{'s' * (size.gpus > 1)}"
    lines = [
        f"config    {config.stem}{_version(config)}",
        f"data      {size.rows:,} examples, {size.tokens:,} tokens an epoch; "
        f"packed: {size.slots:,} ({full:.0%} full)",
        f"steps     {size.steps:,} in {size.epochs:g} epochs on {many}, "
        f"{size.checkpoints} checkpoints, {size.evaluations} evaluations",
        *_sizing_lines(settings, base, size, as_options(overrides)),
        *_memory_lines(settings, base, card, size.gpus),
        *_cost_lines(settings, base, card, size, price),
    ]
    return "\n".join(lines)


def _sizing_lines(settings: TrainingConfig, base: Base, size: Plan, options: list[str]) -> list[str]:
    lines = []
    if options:
        lines.append(f"          with {' '.join(options)}")
        lines.append(
            "          for this much data; train.sh sets it, behind a plain launch write it yourself"
        )
    if size.steps < LEAST_STEPS and "max_steps" not in settings.raw and settings.path.stem != SEED:
        lines.append(f"          too little to learn from: under {LEAST_STEPS} steps; build from more chats")
    if load_count(settings.raw.get("base_model")) is None:
        lines.append("          counted by Mistral's tokenizer, for that of this base is not here: about")
    return lines


def known_base(settings: TrainingConfig) -> Base:
    """The base model of a config. Raises InputError for one whose size is not known."""
    name = settings.raw.get("base_model")
    if name not in BASES:
        what, mend = "no size is known for this base_model", f"take one of {', '.join(BASES)}"
        raise InputError(what, mend, file=settings.path, place=settings.line("base_model"))
    return BASES[str(name)]


def _version(config: Path) -> str:
    version = config.parent / "VERSION"
    return f", pack {version.read_text(encoding='utf-8').strip()}" if version.is_file() else ""


def memory_gb(settings: TrainingConfig, base: Base, gpus: int) -> float:
    """10**9 bytes on each GPU: all that is there at once, without what the fused kernels save."""
    raw = settings.raw
    optimizer = 10 if "8bit" in str(raw.get("optimizer")) else 16
    trained = base.adapter_parameters(settings.count("lora_r", 16))
    whole = base.embedding_parameters if raw.get("lora_modules_to_save") else 0
    linear = base.linear_parameters * (NF4_BYTES if raw.get("load_in_4bit") else 2)
    shared = gpus if "zero3" in str(raw.get("deepspeed")) else 1
    tokens = settings.count("micro_batch_size", 1) * settings.count("sequence_len", 512)
    kept = base.layers * base.activation_bytes
    if raw.get("gradient_checkpointing"):
        kept = base.layers * 2 * base.hidden + base.activation_bytes
    logits = 0 if raw.get("liger_fused_linear_cross_entropy") else 10 * base.vocabulary
    states = (linear + 2 * base.embedding_parameters + optimizer * (trained + whole)) / shared
    return (states + tokens * (kept + logits)) / 1e9 + OVERHEAD_GB


def _memory_lines(settings: TrainingConfig, base: Base, card: Gpu, gpus: int) -> list[str]:
    needed, measured = memory_gb(settings, base, gpus), _measured(settings, card)
    lines = [f"memory    about {needed:.0f} GB of {card.memory_gb:g} on each GPU (extrapolated)"]
    if needed > card.memory_gb:
        lines.append("          it may not fit: lower micro_batch_size, or set gradient_checkpointing: true")
    if measured:
        lines.append(f"          {measured['memory_gib']:g} GiB (measured: {measured['source']})")
    return lines


def _measured(settings: TrainingConfig, card: Gpu) -> dict[str, Any] | None:
    wanted = (card.key, settings.path.stem)
    return next((row for row in committed()["measured"] if (row["gpu"], row["config"]) == wanted), None)


def speeds(settings: TrainingConfig, base: Base, card: Gpu) -> list[Speed]:
    """What was measured, else both ends of the band of other people's reports.

    A position needs 2 operations a weight forward and 2 backward (the weights are frozen), and 2 more where
    checkpointing computes the forward pass again.
    """
    again = 2 if settings.raw.get("gradient_checkpointing") else 0
    forward = card.tflops * 1e12 / (2 * base.parameters)
    limit = card.tflops * 1e12 / ((4 + again) * base.parameters)
    measured = _measured(settings, card)
    if measured:
        share = measured["tokens_per_second"] / limit
        return [Speed(f"measured ({measured['source']})", limit * share, forward * share)]
    low, high = committed()["reported_shares"]["4 bits" if settings.raw.get("load_in_4bit") else "16 bits"]
    elsewhere = _share_elsewhere(settings, base, 4 + again)
    low = low if elsewhere is None else min(low, elsewhere)
    return [
        Speed(f"if it goes well ({high:.0%} of the card)", limit * high, forward * high),
        Speed(f"if it goes badly ({low:.0%} of the card)", limit * low, forward * low),
    ]


def _share_elsewhere(settings: TrainingConfig, base: Base, operations: int) -> float | None:
    """The share of another card's arithmetic that this config was measured to use."""
    row = next((row for row in committed()["measured"] if row["config"] == settings.path.stem), None)
    if row is None:
        return None
    available = committed()["gpus"][row["gpu"]]["tflops"] * 1e12
    return float(row["tokens_per_second"] * operations * base.parameters / available)


def _cost_lines(settings: TrainingConfig, base: Base, card: Gpu, size: Plan, price: float) -> list[str]:
    batch = settings.count("micro_batch_size", 1) * settings.count("gradient_accumulation_steps", 1)
    positions = size.steps * batch * settings.count("sequence_len", 512)
    held_out = size.evaluations * size.evaluation_slots / size.gpus
    lines = [f"speed     {card.name}: {card.source}; ${price:g} an hour for each GPU"]
    options = speeds(settings, base, card)
    for speed in options:
        hours = (positions / speed.training + held_out / speed.evaluation) / 3600
        figures = f"{speed.training:>8,.0f} tokens/s {hours:>7.2f} h  ${hours * price * size.gpus:,.2f}"
        lines.append(f"  {speed.source:<42}{figures}")
    if len(options) > 1:
        lines.append(
            "  nobody has timed this config on this card: the band is that of other people's reports"
        )
        lines.append("  (axolotl_configs/README.md); loading the model comes on top")
    return lines
