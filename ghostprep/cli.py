"""The command line: `python -m ghostprep COMMAND`. Results go to stdout or files, all else to stderr.

Exit codes: 0 done; 1 the input is at fault (one line that names the file, the place and the mend);
2 wrong usage.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from ghostprep import __version__, commands
from ghostprep.config import PrepConfig
from ghostprep.errors import InputError
from ghostprep.reference import explanations

DATE_ORDERS = ("dmy", "mdy", "ymd")

INTRO = """\
Turn your own chat exports into training data for a model that texts like you.

commands:
  inspect    look into your exports: which chats, how many messages, who you are, what is missing
  build      the main job: masked, Axolotl-ready JSONL out of your exports
  check      search finished files (or an Axolotl YAML) for mistakes
  messages   list what everybody wrote, cleaned, not masked
  mask       mask names, phone numbers and the like in JSON lines
  xray       show examples as the trainer sees them
  estimate   hours and dollars of a training run

`python -m ghostprep COMMAND --help` explains each. Nothing here uses the network."""


def _messages(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    parser.add_argument("--format", choices=("jsonl", "csv"), default="jsonl", help="default: jsonl")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write there instead of to the screen")
    _reading(parser)
    parser.add_argument(
        "--explain-dropped",
        action="store_true",
        help="list what was left out instead: where it stands, and why",
    )


def _inspect(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    _reading(parser)
    _me(parser)
    parser.add_argument("--all", action="store_true", help="list every chat with all there is to say of it")
    parser.add_argument(
        "--names",
        action="store_true",
        help="list words that may be names of people you talk about, with counts",
    )


def _mask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help='JSON lines with "text"; - is standard input'
    )
    parser.add_argument(
        "--name", action="append", default=[], metavar="NAME", help="a name to mask; repeat for more"
    )


def _build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="export files, zips, folders; default: data/raw"
    )
    _me(parser)
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="settings: ghostprep.yaml, or the seed's user_config.json"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("data/processed"), metavar="DIR", help="default: data/processed"
    )
    parser.add_argument("--recipe", choices=("ghostprep", "seed"), help=_setting("recipe"))
    parser.add_argument("--tokenizer", metavar="NAME", help=_setting("tokenizer"))
    parser.add_argument("--workers", type=int, metavar="N", help=_setting("workers"))
    parser.add_argument(
        "--pseudonym-table", type=Path, metavar="FILE", help="write who became whom there (keep it secret)"
    )
    parser.add_argument(
        "--yes", action="store_true", help="go on though you may be in many chats under another name"
    )
    _reading(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="JSONL or YAML files, or folders of them"
    )
    parser.add_argument(
        "--names-from",
        nargs="+",
        type=Path,
        default=[],
        metavar="PATH",
        help="the exports it was built from: finds their people's names too",
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help="the settings that it was built with")


def _xray(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("config", type=Path, metavar="CONFIG.yaml")
    parser.add_argument(
        "--tokenizer", type=Path, metavar="DIR", help="the base model's; default: Mistral v3's own"
    )
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page to look at")
    parser.add_argument("--limit", type=int, default=5, metavar="N", help="examples to show; default: 5")


def _estimate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("config", type=Path, metavar="CONFIG.yaml")
    parser.add_argument(
        "--gpu",
        default="h100",
        metavar="NAME",
        help="h100, a100, rtx4090, or as nvidia-smi names it; default: h100",
    )
    parser.add_argument(
        "--gpus", type=int, metavar="N", help="how many; default: as many as the config starts"
    )
    parser.add_argument(
        "--price", type=float, default=3.0, metavar="USD", help="dollars an hour; default: 3.0"
    )


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="export files, zips or folders")


def _me(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--me", nargs="+", action="extend", default=[], metavar="NAME", help=_setting("me"))


def _reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date-order", choices=DATE_ORDERS, help=_setting("date_order"))
    parser.add_argument("--strict", action="store_true", help=_setting("strict"))


def _setting(name: str) -> str:
    """What config.py says of a setting."""
    return explanations(PrepConfig)[name].replace("%", "%%")


COMMANDS: dict[
    str, tuple[str, Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]
] = {
    "messages": (
        "List what everybody wrote, cleaned and in time order, not masked.",
        _messages,
        commands.messages,
    ),
    "inspect": (
        "Show what is in your exports, who you are in them, and what is missing.",
        _inspect,
        commands.inspect,
    ),
    "mask": ("Mask JSON lines: adds `masked` and `spans` to each.", _mask, commands.mask),
    "build": ("Build the training data from your exports.", _build, commands.build),
    "check": ("Search datasets and Axolotl YAMLs for mistakes.", _check, commands.check),
    "xray": ("Show examples as the trainer sees them.", _xray, commands.xray),
    "estimate": ("Tokens, steps, hours and dollars of a training run.", _estimate, commands.estimate),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] in ("-h", "--help"):
        print(INTRO)
        return 0 if arguments else 2
    if arguments[0] == "--version":
        print(f"ghostprep {__version__}")
        return 0
    if arguments[0] not in COMMANDS:
        print(f"ghostprep: no command {arguments[0]!r}; commands: {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    description, configure, run = COMMANDS[arguments[0]]
    parser = argparse.ArgumentParser(f"ghostprep {arguments[0]}", description=description)
    configure(parser)
    try:
        # Options may stand before, between and after the paths.
        return _run(run, parser.parse_intermixed_args(arguments[1:]))
    except SystemExit as stop:
        return int(stop.code or 0)


def _run(run: Callable[[argparse.Namespace], int], arguments: argparse.Namespace) -> int:
    try:
        return run(arguments)
    except InputError as error:
        print(f"ghostprep: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("ghostprep: stopped; nothing was changed.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # `ghostprep messages … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the exception's own words may quote a message, so they are not shown
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        print(
            f"ghostprep: a defect of ghostprep, {type(error).__name__} at {place}; please report it.",
            file=sys.stderr,
        )
        return 1
