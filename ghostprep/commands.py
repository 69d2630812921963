"""What each command does with its arguments: I/O and words for people; the work is done elsewhere."""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import jsonlines
from tqdm import tqdm

from ghostprep.clean import clean, clean_chat
from ghostprep.config import PrepConfig, PrivacyConfig, load_config
from ghostprep.errors import InputError, Problem
from ghostprep.output import replace_file
from ghostprep.readers import Exports, read_exports
from ghostprep.records import Chat, Message

if TYPE_CHECKING:  # loading Presidio takes a second that most commands need not spend
    from ghostprep.privacy.masker import Masker

RAW = Path("data/raw")


def progress(stage: str, items: Iterable[Any], total: int) -> Iterable[Any]:
    """A bar on stderr for what takes over a second, none where no person watches."""
    return tqdm(items, desc=stage, total=total, delay=1, disable=None, leave=False)


@contextmanager
def reading(size: int) -> Iterator[Callable[[int], object]]:
    """The same by bytes, for files that are being read. Some are read twice: the bar waits at its end."""
    with tqdm(
        desc="reading", total=size, unit="B", unit_scale=True, delay=1, disable=None, leave=False
    ) as bar:
        yield lambda part: bar.update(min(part, size - bar.n))


def tell(line: str) -> None:
    """Says something beside the result, which goes to stdout."""
    print(f"ghostprep: {line}", file=sys.stderr)


def messages(arguments: argparse.Namespace) -> int:
    exports = read_exports(arguments.paths, arguments.date_order, reading, arguments.strict)
    for note in exports.notes:
        tell(note)
    rows = _dropped_rows(exports) if arguments.explain_dropped else _message_rows(exports)
    with _output(arguments.out) as file:
        if arguments.format == "csv":
            _write_csv(rows, file)
        else:
            with jsonlines.Writer(file) as writer:
                writer.write_all(rows)
    return 0


def _message_rows(exports: Exports) -> Iterator[dict[str, Any]]:
    for conversation in exports.conversations:
        for message in map(clean, conversation.messages):
            if not message.reason:
                yield {
                    "platform": conversation.platform,
                    "conversation": conversation.title,
                    "sender": message.sender,
                    "timestamp": timestamp(message),
                    "text": message.text,
                }


def _dropped_rows(exports: Exports) -> Iterator[dict[str, Any]]:
    for conversation in exports.conversations:
        for message in map(clean, conversation.messages):
            if message.reason:
                yield {
                    "platform": conversation.platform,
                    "conversation": conversation.title,
                    "place": message.place,
                    "reason": message.reason,
                }


def timestamp(message: Message) -> str:
    """ISO 8601, whole seconds; `Z` where the export knows the zone, naive local time where not."""
    moment = datetime.fromtimestamp(message.time, UTC).replace(tzinfo=None).isoformat()
    return moment + "Z" if message.utc else moment


def _write_csv(rows: Iterable[dict[str, Any]], file: IO[str]) -> None:
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(file, row.keys(), lineterminator="\n")
            writer.writeheader()
        writer.writerow(row)


@contextmanager
def _output(path: Path | None) -> Iterator[IO[str]]:
    if path:
        with replace_file(path) as file:
            yield file
    else:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        yield sys.stdout


def build(arguments: argparse.Namespace) -> int:
    from ghostprep import summary
    from ghostprep.pipeline import Terminal
    from ghostprep.pipeline import build as run_build

    if not arguments.paths and any(Path(name).exists() for name in arguments.me):
        raise InputError("a name given with --me is a file or folder", "put the paths before --me")
    config = _settings(arguments)
    paths, terminal = arguments.paths or [RAW], Terminal(progress, reading, tell)
    built = run_build(paths, config, arguments.out, terminal, arguments.pseudonym_table, go_on=arguments.yes)
    for warning in built.warnings:
        print(f"ghostprep: WARNING: {warning}", file=sys.stderr)
    print(summary.of_build(built, arguments.out))
    return 0


def _settings(arguments: argparse.Namespace) -> PrepConfig:
    """The settings file with what the command line says instead."""
    config = load_config(arguments.config) if arguments.config else PrepConfig()
    given = {
        key: getattr(arguments, key)
        for key in ("me", "recipe", "tokenizer", "workers", "date_order", "strict")
    }
    return replace(config, **{key: value for key, value in given.items() if value})


def inspect(arguments: argparse.Namespace) -> int:
    from ghostprep import overview, summary

    exports = read_exports(arguments.paths, arguments.date_order, reading, arguments.strict)
    chats = [clean_chat(conversation) for conversation in exports.conversations]
    if arguments.names:
        print(summary.of_names(_likely_names(chats)))
        return 0
    print(overview.of_exports(exports, chats, arguments.me, arguments.all))
    return 0


def _likely_names(chats: Sequence[Chat]) -> list[tuple[str, int]]:
    from ghostprep.privacy import NameReview
    from ghostprep.privacy.names.chats import people_in

    review = NameReview(people_in(chats, PrepConfig()))
    for chat in chats:
        for message in chat.messages:
            review.add(message.text)
    return review.likely()


def mask(arguments: argparse.Namespace) -> int:
    from ghostprep.privacy import build_name_table
    from ghostprep.privacy.masker import Masker
    from ghostprep.privacy.names.evidence import Evidence, count_names

    salt = sha256(repr(sorted(arguments.name)).encode()).digest()
    evidence = Evidence()
    if arguments.file != "-":
        with _input(arguments.file) as lines:
            evidence = count_names(
                _text_row(arguments.file, number, line)["text"] for number, line in enumerate(lines, 1)
            )
    masker = Masker(PrivacyConfig(), build_name_table(arguments.name, (), PrivacyConfig(), salt, evidence))
    with _input(arguments.file) as lines, _output(None) as file, jsonlines.Writer(file) as writer:
        for number, line in enumerate(lines, 1):
            row = _text_row(arguments.file, number, line)
            masked = masker.mask_many([row["text"]])[0]
            if masked is None:
                raise InputError(
                    "could not be masked safely", "leave it out", file=arguments.file, place=number
                )
            spans = [span._asdict() for span in masked.spans]
            writer.write({**row, "masked": masked.text, "spans": spans})
    return 0


@contextmanager
def _input(name: str) -> Iterator[IO[bytes]]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        file = open(name, "rb")  # noqa: SIM115  closed below; the error belongs to opening alone
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", "check the path", file=name) from error
    with file:
        yield file


def _text_row(name: str, number: int, line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        mend = 'write one a line, as {"text": "…"}'
        raise InputError('expected a JSON object with a "text"', mend, file=name, place=number)
    return row


def check(arguments: argparse.Namespace) -> int:
    from ghostprep.check import check_dataset, check_overlap, pairs
    from ghostprep.training.check_config import check_config

    files = [file for path in arguments.files for file in _checkable(path)]
    datasets = [file for file in files if file.suffix == ".jsonl"]
    config = load_config(arguments.config) if arguments.config else PrepConfig()
    masker = _leak_masker(arguments.names_from, config) if datasets else None
    found = 0
    for file in progress("checking", files, len(files)):
        problems = check_dataset(file, masker) if file in datasets else check_config(file)
        found += _print_problems(problems)
    for train, val in pairs(datasets):
        found += _print_problems(check_overlap(train, val))
    print(f"{len(files)} files checked, {found or 'no'} problem{'s' * (found != 1)} found.", file=sys.stderr)
    return 1 if found else 0


SHOWN = 20


def _print_problems(problems: Iterable[Problem]) -> int:
    count = 0
    for count, problem in enumerate(problems, 1):
        if count <= SHOWN:
            print(problem)
    if count > SHOWN:
        print(f"… and {count - SHOWN} more")
    return count


def _checkable(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(file for pattern in ("*.jsonl", "*.yaml", "*.yml") for file in path.rglob(pattern))
        if not found:
            raise InputError("holds no .jsonl and no .yaml file to check", "check the path", file=path)
        return found
    if path.suffix not in (".jsonl", ".yaml", ".yml"):
        raise InputError("is no .jsonl and no .yaml", "give a dataset or an Axolotl configuration", file=path)
    return [path]


def _leak_masker(exports: list[Path], config: PrepConfig) -> "Masker":
    """A masker that knows the people in `exports` and their pseudonyms; without any, it finds no names."""
    from ghostprep.pipeline import Terminal, read_chats
    from ghostprep.privacy.masker import Masker
    from ghostprep.privacy.names.chats import gather, people_in
    from ghostprep.privacy.names.evidence import count_names

    if not exports:
        config = replace(config, privacy=replace(config.privacy, third_parties="off"))
    chats = read_chats(exports, config, Terminal(progress, reading, tell))[0] if exports else []
    evidence = gather(partial(map, count_names), chats, config.privacy)
    return Masker(config.privacy, people_in(chats, config, evidence))


def xray(arguments: argparse.Namespace) -> int:
    from ghostprep.training.xray import run

    print(run(arguments.config, arguments.tokenizer, arguments.html, arguments.limit))
    return 0


def estimate(arguments: argparse.Namespace) -> int:
    from ghostprep.training.estimate import run

    print(run(arguments.config, arguments.gpu, arguments.price, arguments.gpus))
    return 0
