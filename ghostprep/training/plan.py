"""The size of a training run: every example counted by the base's own tokenizer, packed as Axolotl packs."""

import math
import random
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tqdm import tqdm

from ghostprep.errors import InputError
from ghostprep.prompt import END
from ghostprep.tokens import Count
from ghostprep.training.bases import BASES, MISTRAL_7B, load_count
from ghostprep.training.config import Dataset, TrainingConfig, count_tokens
from ghostprep.training.packing import BIN_SIZE, pack

PACKED_WHOLE = {"flash_attention_2", "flash_attention_3", "flash_attention_4", "flash_attention_torch"}
PACKED_WHOLE |= {"flex_attention", "xformers", "sage"}
"""Attention for which Axolotl packs a whole micro-batch into one long row."""


Overrides = dict[str, int]
"""Keys of a YAML that a run takes otherwise."""


class Plan(NamedTuple):
    """The size of a run. `slots` are positions computed in an epoch, padding included."""

    rows: int
    tokens: int
    slots: int
    steps: int
    epochs: float
    checkpoints: int
    evaluations: int
    evaluation_slots: int
    gpus: int


def train_lengths(settings: TrainingConfig) -> list[int]:
    """Tokens of every example. Raises InputError where data is missing or does not fit."""
    lengths = list(_all_lengths(settings, "datasets"))
    if not lengths:
        raise InputError("datasets holds no example", "build the data first", file=settings.path)
    return lengths


def optimizer_steps(settings: TrainingConfig, lengths: Sequence[int], gpus: int) -> int:
    """Steps of a whole run on so many GPUs."""
    batches = micro_batches(settings, list(lengths))
    each = settings.count("gradient_accumulation_steps", 1) * gpus
    return max(1, math.floor(max(1, batches // each) * settings.number("num_epochs", 1.0)))


def plan(settings: TrainingConfig, lengths: list[int], gpus: int) -> Plan:
    """Packs every example; `lengths` are those of `train_lengths`."""
    held_out = list(_all_lengths(settings, "test_datasets"))
    epochs, batches = settings.number("num_epochs", 1.0), micro_batches(settings, lengths)
    steps = optimizer_steps(settings, lengths, gpus)
    micro = settings.count("micro_batch_size", 1) * settings.count("sequence_len", 512)
    return Plan(
        rows=len(lengths),
        tokens=sum(lengths),
        slots=max(batches, 1) * micro,
        steps=steps,
        epochs=epochs,
        checkpoints=_times(settings, "save_steps", "saves_per_epoch", steps, epochs),
        evaluations=_evaluations(settings, steps, epochs) if held_out else 0,
        evaluation_slots=len(_bins(settings, held_out)) * settings.count("sequence_len", 512),
        gpus=gpus,
    )


def _all_lengths(settings: TrainingConfig, section: str) -> Iterator[int]:
    count = _some_count(settings)
    for dataset in settings.datasets(section):
        if not dataset.path.is_file():
            what = f"{dataset.path} is missing"
            raise InputError(what, "build it first", file=settings.path, place=dataset.line)
        counted = example_lengths(settings, dataset, count)
        yield from tqdm(counted, desc=f"counting {dataset.path.name}", unit=" rows", disable=None, delay=1)


def _some_count(settings: TrainingConfig) -> Count:
    """By the base's own tokenizer; for a base of the pack whose own is not here, about: by Mistral's."""
    name = settings.raw.get("base_model")
    count = load_count(name) or (load_count(MISTRAL_7B) if name in BASES else None)
    if count is None:
        what = "the tokenizer of base_model is not known: nothing can be counted"
        mend = f"name the folder of the base, or one of {', '.join(BASES)}"
        raise InputError(what, mend, file=settings.path, place=settings.line("base_model"))
    return count


def example_lengths(settings: TrainingConfig, dataset: Dataset, count: Count) -> Iterator[int]:
    """Tokens of each example; completion texts over `sequence_len` come as several, as Axolotl cuts them."""
    limit = settings.count("sequence_len", 512)
    for line, text in dataset.texts():
        if text is None:
            what = f"does not fit type {dataset.type}"
            raise InputError(what, "run `ghostprep check` on it", file=dataset.path, place=line)
        size = count_tokens(text, count)
        size += dataset.type == "completion" and not text.endswith(END)  # Axolotl ends it
        if dataset.type == "completion":
            yield from [limit] * (size // limit) + [size % limit] * (size % limit > 0)
        elif size <= limit:
            yield size


def _bins(settings: TrainingConfig, lengths: list[int]) -> list[list[int]]:
    """Rows of `sequence_len`; without packing each example has one of its own."""
    if not settings.raw.get("sample_packing"):
        return [[position] for position in range(len(lengths))]
    shuffled = random.Random(settings.count("seed", 42)).sample(lengths, len(lengths))
    return pack(
        shuffled, settings.count("sequence_len", 512), settings.count("sample_packing_bin_size", BIN_SIZE)
    )


def micro_batches(settings: TrainingConfig, lengths: list[int]) -> int:
    """Micro-batches in an epoch; the last one is dropped unless it is full."""
    micro, limit = settings.count("micro_batch_size", 1), settings.count("sequence_len", 512)
    if settings.raw.get("sample_packing") and settings.raw.get("attn_implementation") in PACKED_WHOLE:
        shuffled = random.Random(settings.count("seed", 42)).sample(lengths, len(lengths))
        return len(pack(shuffled, micro * limit, settings.count("sample_packing_bin_size", BIN_SIZE)))
    return len(_bins(settings, lengths)) // micro


def gpus_in_header(settings: TrainingConfig) -> int:
    """As many as the launch line in the config's own header starts."""
    header = settings.path.read_text(encoding="utf-8-sig")
    asked = re.search(r"^#.*--num_processes (\d+)", header, re.MULTILINE)
    return max(int(asked[1]), 1) if asked else 1


def _times(settings: TrainingConfig, every: str, per_epoch: str, steps: int, epochs: float) -> int:
    """How often something happens that is set as every N steps, a share of the run, or N an epoch."""
    if settings.raw.get(per_epoch):
        return min(steps, round(settings.number(per_epoch, 0) * epochs))
    interval = settings.number(every, 0)
    if interval <= 0:
        return math.ceil(epochs)
    return steps // math.ceil(interval * steps if interval < 1 else interval)


def _evaluations(settings: TrainingConfig, steps: int, epochs: float) -> int:
    """Evaluations in a run; Axolotl begins with one more where they do not go by epochs."""
    by_steps = bool(settings.raw.get("eval_steps") or settings.raw.get("evals_per_epoch"))
    return by_steps + _times(settings, "eval_steps", "evals_per_epoch", steps, epochs)
