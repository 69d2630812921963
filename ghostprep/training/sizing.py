"""How many rows make a step, so that a run has neither too few steps to learn nor more than it needs.

    python -m ghostprep.training.sizing CONFIG.yaml [--gpus N]

A YAML says what suits about 20,000 messages. For less or more data this changes accumulation and, where that
is not enough, micro-batch and epochs. Prints what `axolotl` must be given beside the YAML, and notes it in
the output folder, so that a run that goes on takes the same.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ghostprep import script
from ghostprep.training.config import TrainingConfig, load_training_config
from ghostprep.training.plan import Overrides, gpus_in_header, micro_batches, optimizer_steps, train_lengths

LEAST_STEPS, MOST_STEPS = 150, 2_000
MOST_EPOCHS = 10
SEED = "mistral7b_qlora_seed"
"""Never changed: it is there to be measured against."""
NOTE = "sizing.json"


def size_run(settings: TrainingConfig, lengths: Sequence[int], gpus: int) -> Overrides:
    """What to change for examples of these lengths; nothing where the file itself limits the steps."""
    if settings.path.stem == SEED or settings.raw.get("max_steps"):
        return {}
    tried: Overrides = {}
    for tried in _candidates(settings, lengths, gpus):
        if optimizer_steps(settings.changed(tried), lengths, gpus) >= LEAST_STEPS:
            break
    return {key: value for key, value in tried.items() if settings.raw.get(key) != value}


def _candidates(settings: TrainingConfig, lengths: Sequence[int], gpus: int) -> Iterator[Overrides]:
    """From the file's own rows a step, or more where that would be too many steps, to ever smaller steps."""
    epochs, micro = settings.number("num_epochs", 1), settings.count("micro_batch_size", 1)
    batches = micro_batches(settings, list(lengths)) * epochs / gpus
    own = settings.count("gradient_accumulation_steps", 1) * gpus_in_header(settings) // gpus
    accumulation = max(1, own, math.ceil(batches / MOST_STEPS))
    yield {"gradient_accumulation_steps": accumulation}
    for fewer in range(min(accumulation - 1, math.ceil(batches / LEAST_STEPS)), 1, -1):
        yield {"gradient_accumulation_steps": fewer}
    smallest = {"gradient_accumulation_steps": 1, "micro_batch_size": micro}
    while True:
        yield smallest
        if smallest["micro_batch_size"] == 1:
            break
        smallest = smallest | {"micro_batch_size": smallest["micro_batch_size"] // 2}
    for more in range(math.floor(epochs) + 1, MOST_EPOCHS + 1):
        yield smallest | {"num_epochs": more}


def noted(output: Path, gpus: int) -> Overrides | None:
    """What a run in this folder was begun with, on so many GPUs."""
    path = output / NOTE
    if not path.is_file():
        return None
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found["overrides"] if found["gpus"] == gpus else None


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--gpus", type=int, help="default: what the launch line in the config's header says")
    args = parser.parse_args(argv)
    settings = load_training_config(args.config)
    gpus, output = args.gpus or gpus_in_header(settings), settings.output_dir
    overrides = noted(output, gpus)
    if overrides is None:
        overrides = size_run(settings, train_lengths(settings), gpus)
        output.mkdir(parents=True, exist_ok=True)
        note = json.dumps({"gpus": gpus, "overrides": overrides})
        (output / NOTE).write_text(note + "\n", encoding="utf-8")
    print("\n".join(as_options(overrides)))
    return 0


def as_options(overrides: Overrides) -> list[str]:
    """As they follow the YAML on Axolotl's command line."""
    return [f"--{key}={value}" for key, value in overrides.items()]


if __name__ == "__main__":
    sys.exit(main())
