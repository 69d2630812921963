"""What train.sh and merge.sh have to know of a config, as assignments for bash.

python -m ghostprep.training.launch_settings CONFIG.yaml [--gpus N] [--price USD] [--max-hours H]
                                             [--max-cost USD] [--prompts FILE]
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from ghostprep import script
from ghostprep.training.billing import stop_command, training_seconds
from ghostprep.training.config import load_training_config
from ghostprep.training.plan import gpus_in_header

PROMPTS = Path("data/processed/reply/val.jsonl")


class LaunchSettings(NamedTuple):
    """`cap` is seconds of training, `data` all local files of the config, `stop` what ends the bill."""

    output: Path
    gpus: int
    cap: int
    data: tuple[Path, ...]
    prompts: Path
    stop: str


def reply_prompts(data: Sequence[Path]) -> Path:
    """Prompts to try a model with: the replies of the build that `data` is of, whatever format it is."""
    beside = data[-1].parent.parent / "reply" / "val.jsonl" if data else PROMPTS
    return beside if beside.is_file() else PROMPTS


def as_bash(settings: LaunchSettings) -> str:
    """A line NAME=VALUE for each field, quoted for bash; a tuple becomes an array."""
    lines = []
    for name, value in settings._asdict().items():
        shown = f"({' '.join(quote(str(one)) for one in value)})" if name == "data" else quote(str(value))
        lines.append(f"{name}={shown}")
    return "\n".join(lines)


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--gpus", type=int, help="default: what the launch line in the config's header says")
    parser.add_argument("--price", type=float, default=0.0, help="dollars an hour of one GPU")
    parser.add_argument("--max-hours", type=float, default=0.0, help="hours of training at most")
    parser.add_argument("--max-cost", type=float, default=0.0, help="dollars at most; 0: no such limit")
    parser.add_argument("--prompts", type=Path, help="default: the replies of the build it trains on")
    args = parser.parse_args(argv)
    config = load_training_config(args.config)
    gpus = args.gpus or gpus_in_header(config)
    data = tuple(dataset.path for dataset in config.local_datasets())
    settings = LaunchSettings(
        output=config.output_dir,
        gpus=gpus,
        cap=training_seconds(args.price, gpus, args.max_hours, args.max_cost),
        data=data,
        prompts=args.prompts or reply_prompts(data),
        stop=stop_command(os.environ),
    )
    print(as_bash(settings))
    return 0


if __name__ == "__main__":
    sys.exit(main())
