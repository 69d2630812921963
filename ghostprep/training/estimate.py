"""What a training run will cost: tokens, steps, hours, memory, dollars, before a cent is spent.

Speeds come from `throughput.json`: what was measured is called measured, everything else is a range.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from ghostprep.errors import InputError
from ghostprep.training.bases import BASES, Base
from ghostprep.training.config import TrainingConfig, load_training_config
from ghostprep.training.plan import Plan, plan

NF4_BYTES = 0.516
"""4 bits a weight and its doubly quantized scales."""
OVERHEAD_GB = 1.5
"""CUDA's own memory and what the allocator cannot use."""
SEED = "mistral7b_qlora_seed"


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


def run(config: Path, gpu: str, price: float) -> str:
    """The estimate to print, at `price` dollars an hour for each GPU. Raises InputError for what is amiss."""
    if gpu not in committed()["gpus"]:
        raise InputError(f"--gpu must be one of {', '.join(committed()['gpus'])}, got {gpu}")
    if not (math.isfinite(price) and price >= 0):
        raise InputError(f"--price must be dollars an hour, 0 or more, got {price}")
    card = Gpu(gpu, **committed()["gpus"][gpu])
    settings = load_training_config(config)
    base = known_base(settings)
    size = plan(settings)
    full = size.tokens / size.slots
    many = f"{size.gpus} GPU{'s' * (size.gpus > 1)}"
    lines = [
        f"config    {config.stem}{_version(config)}",
        f"data      {size.rows:,} examples, {size.tokens:,} tokens an epoch; "
        f"packed: {size.slots:,} ({full:.0%} full)",
        f"steps     {size.steps:,} in {size.epochs:g} epochs on {many}, "
        f"{size.checkpoints} checkpoints, {size.evaluations} evaluations",
        *_memory_lines(settings, base, card, size.gpus),
        *_cost_lines(settings, base, card, size, price),
    ]
    return "\n".join(lines)


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
    """What was measured, else a range: the arithmetic limit, half of it, the seed's share of it.

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
    seed = seed_share()
    return [
        Speed(f"at best: all of {card.tflops:g} TFLOP/s", limit, forward),
        Speed("half of that, the goal", limit / 2, forward / 2),
        Speed(f"at worst: {seed:.0%} of it, as the seed", limit * seed, forward * seed),
    ]


def seed_share() -> float:
    """The share of the H100's arithmetic that the measured run used; it recomputed: 6 operations a weight."""
    seed = next(row for row in committed()["measured"] if row["config"] == SEED)
    operations = 6 * BASES["mistralai/Mistral-7B-v0.3"].parameters
    available = committed()["gpus"][seed["gpu"]]["tflops"] * 1e12
    return float(seed["tokens_per_second"] * operations / available)


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
            "  extrapolated: this config was never timed on this GPU; loading the model comes on top"
        )
    return lines
