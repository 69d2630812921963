"""Lints finished JSONL: the shape of each row, end tokens, forged structure, overlap, what masking left."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ghostprep.errors import Problem
from ghostprep.prompt import END, ME, neutralise
from ghostprep.rows import ParsedRow, ParsedTurn, parse_row, read_rows

if TYPE_CHECKING:  # loading Presidio takes a second
    from ghostprep.privacy.masker import Masker

TELLING_TURNS = 4
"""Shorter rows ("ok?" "ok") recur by themselves; a longer one is the same moment."""

MAYBE_PSEUDONYMS = ("HANDLE", "PASSWORD")
"""What a mentioned pseudonym ("@Paulette") looks like to who does not know the people."""


def _turn_faults(turns: Iterable[ParsedTurn]) -> Iterator[str]:
    for turn in turns:
        if turn.mine and not turn.closed:
            yield f"a turn of {ME[0]} does not end with {END}: the model would not learn to stop"
        elif turn.ends > turn.mine:
            yield f"{END} stands inside a turn"
        elif neutralise(turn.text) != turn.text:
            yield "a special token or a line that opens a turn stands inside a text"
        if not turn.text.strip():
            yield "an empty turn"


def check_dataset(path: Path, masker: "Masker | None" = None) -> Iterator[Problem]:
    """Findings in one JSONL file, in the order of its lines; `masker` also searches what it would mask.

    Raises InputError where the file cannot be read.
    """
    rows = 0
    seen: set[str] = set()
    for line, row in read_rows(path):
        rows += 1
        if row is None:
            yield Problem("not a JSON object: a line was cut or edited by hand", "build again", path, line)
            continue
        parsed = parse_row(row)
        for fault in dict.fromkeys([*parsed.faults, *_turn_faults(parsed.turns)]):
            yield Problem(fault, "", path, line)
        if masker:
            yield from _leaks(path, line, parsed, masker, seen)
    if not rows:
        yield Problem("holds no row", "", path)


def _leaks(path: Path, line: int, row: ParsedRow, masker: "Masker", seen: set[str]) -> Iterator[Problem]:
    for turn in row.turns:
        if turn.text not in seen:
            seen.add(turn.text)
            for span in masker.find_leaks(turn.text):
                if span.type in MAYBE_PSEUDONYMS and not masker.names.names:
                    continue
                yield Problem(f"{span.type} is left in a text", "build again", path, line)


def check_overlap(train: Path, val: Path) -> Iterator[Problem]:
    """Rows of `val` that stand in `train` too: validation would ask what was learnt by heart."""
    learnt = {json.dumps(row, sort_keys=True) for _, row in read_rows(train) if row}
    for line, row in read_rows(val):
        if row and json.dumps(row, sort_keys=True) in learnt and len(parse_row(row).turns) >= TELLING_TURNS:
            yield Problem(
                f"stands in {train.name} too", "train and val must not overlap: build again", val, line
            )


def pairs(files: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """(train, val) of each folder among `files`; the other half is looked up beside the one given."""
    for folder in dict.fromkeys(path.parent for path in files if path.stem in ("train", "val")):
        train, val = folder / "train.jsonl", folder / "val.jsonl"
        if train.is_file() and val.is_file():
            yield train, val
