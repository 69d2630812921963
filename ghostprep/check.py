"""Lints finished JSONL: the shape of each row, end tokens, forged structure, overlap, what masking left."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostprep.errors import InputError
from ghostprep.problems import Problem
from ghostprep.prompt import BOS, END, ME, OTHER, neutralise

if TYPE_CHECKING:  # the trainer's tools read rows here too, and Presidio takes a second to load
    from ghostprep.privacy.masker import Masker

TURN_STARTS = re.compile(rf"\n(?={ME}|{OTHER})")
TELLING_TURNS = 4
"""Shorter rows ("ok?" "ok") recur by themselves; a longer one is the same moment."""

MAYBE_PSEUDONYMS = ("HANDLE", "PASSWORD")
"""What a mentioned pseudonym ("@Paulette") looks like to who does not know the people."""


class RowTurn(NamedTuple):
    """One turn of a finished row; `ends` counts its end tokens, `closed` says that one is last."""

    mine: bool
    text: str
    ends: int
    closed: bool


class Row(NamedTuple):
    """A finished row taken apart; `faults` say what is wrong with its shape."""

    turns: tuple[RowTurn, ...]
    faults: tuple[str, ...]


def row_text(row: dict[str, Any]) -> str:
    """All text of a row of any format, with labels and end tokens: no lint, but quick."""
    if "messages" in row:
        return "\n".join([message["content"] for message in row["messages"]])
    text: str = row["text"] if "text" in row else "".join([part["text"] for part in row["segments"]])
    return text


def said(line: str) -> str:
    """What a person said in a line of a row."""
    line = line.removeprefix(BOS).removesuffix(END)
    return (line[2:] if line.startswith((ME, OTHER)) else line).strip()


def parse_row(row: dict[str, Any]) -> Row:
    """The turns of a row of any of the three formats."""
    if isinstance(row.get("text"), str):
        return _parse_completion(row["text"])
    if isinstance(row.get("segments"), list):
        return _parse_reply(row["segments"])
    if isinstance(row.get("messages"), list):
        return _parse_session(row["messages"])
    return Row((), ("no text, segments or messages in this row; it was not written by build",))


def _parse_completion(text: str) -> Row:
    turns, faults = _parse_turns(text)
    if turns and not turns[-1].mine:
        faults.append(f"ends with a turn of {OTHER[0]}: there is no reply to learn")
    return Row(tuple(turns), tuple(faults))


def _parse_reply(segments: list[Any]) -> Row:
    fits = len(segments) == 2 and all(
        isinstance(s, dict) and isinstance(s.get("text"), str) for s in segments
    )
    if not fits or [bool(segment.get("label")) for segment in segments] != [False, True]:
        return Row((), ("expected two segments, the prompt (label false) and the reply (label true)",))
    prompt, reply = segments[0]["text"], segments[1]["text"]
    faults = []
    if not prompt.startswith(BOS):
        faults.append(f"the prompt must start with {BOS}")
    if not prompt.endswith(f"\n{ME}") and prompt != BOS + ME:
        faults.append(f"the prompt must end with {ME!r} on a line of its own and nothing after it")
    if not reply.startswith(" "):
        faults.append("the reply must start with its space")
    turns, more = _parse_turns(prompt.removeprefix(BOS) + reply)
    return Row(tuple(turns), (*faults, *more))


def _parse_session(messages: list[Any]) -> Row:
    turns, faults = [], []
    for message in messages:
        fits = isinstance(message, dict) and isinstance(message.get("content"), str)
        if not fits or message.get("role") not in ("user", "assistant"):
            return Row((), ("each message needs a role (user or assistant) and a content",))
        mine, content = message["role"] == "assistant", message["content"]
        if not content.startswith(" "):
            faults.append("a content does not start with its space")
        if message.get("train") and not mine:
            faults.append("trains on a turn of somebody else")
        turns.append(RowTurn(mine, content[1:], int(mine), True))
    if not any(isinstance(m, dict) and m.get("train") for m in messages):
        faults.append("trains on nothing: no message has train: true")
    return Row(tuple(turns), tuple(faults))


def _parse_turns(text: str) -> tuple[list[RowTurn], list[str]]:
    turns, faults = [], []
    for line in TURN_STARTS.split(text):
        label, said = line[:2], line[2:]
        if label not in (ME, OTHER):
            faults.append(f"does not start with {ME} or {OTHER}")
            continue
        if not said.startswith(" "):
            faults.append("a label without a space after it")
        mine = label == ME
        bare = said.removesuffix(END) if mine else said
        turns.append(RowTurn(mine, bare.removeprefix(" "), said.count(END), said.endswith(END)))
    return turns, faults


def _turn_faults(turns: Iterable[RowTurn]) -> Iterator[str]:
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
            yield Problem(str(path), line, "not a JSON object; a line was cut or edited by hand")
            continue
        parsed = parse_row(row)
        for fault in dict.fromkeys([*parsed.faults, *_turn_faults(parsed.turns)]):
            yield Problem(str(path), line, fault)
        if masker:
            yield from _leaks(path, line, parsed, masker, seen)
    if not rows:
        yield Problem(str(path), 0, "holds no row")


def _leaks(path: Path, line: int, row: Row, masker: "Masker", seen: set[str]) -> Iterator[Problem]:
    for turn in row.turns:
        if turn.text not in seen:
            seen.add(turn.text)
            for span in masker.find_leaks(turn.text):
                if span.type in MAYBE_PSEUDONYMS and not masker.names.names:
                    continue
                yield Problem(str(path), line, f"{span.type} is left in a text; build again")


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """(line number, row) of a JSONL file; None for a line that is no JSON object.

    Raises InputError where the file cannot be read.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                yield number, _row(line)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path}: cannot be read as JSON lines ({type(error).__name__}); check the path."
        ) from error


def _row(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def check_overlap(train: Path, val: Path) -> Iterator[Problem]:
    """Rows of `val` that stand in `train` too: validation would ask what was learnt by heart."""
    learnt = {json.dumps(row, sort_keys=True) for _, row in read_rows(train) if row}
    for line, row in read_rows(val):
        if row and json.dumps(row, sort_keys=True) in learnt and len(parse_row(row).turns) >= TELLING_TURNS:
            yield Problem(str(val), line, f"stands in {train.name} too; train and val must not overlap")


def pairs(files: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """(train, val) of each folder among `files`; the other half is looked up beside the one given."""
    for folder in dict.fromkeys(path.parent for path in files if path.stem in ("train", "val")):
        train, val = folder / "train.jsonl", folder / "val.jsonl"
        if train.is_file() and val.is_file():
            yield train, val
