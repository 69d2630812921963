"""One example as the trainer sees it, taken apart: which token belongs to whom, and which carries loss."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

NO_LOSS = -100
"""The label that PyTorch's cross entropy leaves out."""

TURN_START = re.compile(rb"(?:\A(?:<s>)? ?|\n)([AB]):")


class Part(StrEnum):
    """What a token is: something I wrote (its end token included), the other side, or the frame around it."""

    MINE = "mine"
    OTHER = "other"
    FRAME = "frame"


class Token(NamedTuple):
    """`text` as bytes: an emoji takes several tokens. `turn` counts from 0; -1 stands before all turns."""

    id: int
    text: bytes
    loss: bool
    part: Part
    turn: int


@dataclass(frozen=True, slots=True)
class Example:
    """One tokenized row. `row` is its line in the file, from 1."""

    row: int
    tokens: tuple[Token, ...]
    own_turns: tuple[int, ...]

    def turn(self, number: int) -> list[Token]:
        """What stands in a turn after its label."""
        return [token for token in self.tokens if token.turn == number and token.part is not Part.FRAME]

    @property
    def trained_turns(self) -> list[int]:
        """My turns of which at least one token carries loss."""
        trained = {token.turn for token in self.tokens if token.loss and token.part is Part.MINE}
        return [turn for turn in self.own_turns if turn in trained]


def dissect(row: int, ids: Sequence[int], labels: Sequence[int], piece: Callable[[int], bytes]) -> Example:
    """`ids` and `labels` of one row, as Axolotl gives them; `piece` is the text of a token.

    A turn starts at a line that opens with a label: no message can hold such a line (`prompt.neutralise`).
    """
    texts = [piece(id) for id in ids]
    starts = [
        (match.start(1), match.end(), match[1] == b"A") for match in TURN_START.finditer(b"".join(texts))
    ]
    tokens, place, turn = [], 0, -1
    for id, label, text in zip(ids, labels, texts, strict=True):
        while turn + 1 < len(starts) and place + _blank(text) >= starts[turn + 1][0]:
            turn += 1
        tokens.append(Token(id, text, label != NO_LOSS, _part(starts, turn, place, text), turn))
        place += len(text)
    own = tuple(number for number, (_, _, mine) in enumerate(starts) if mine)
    return Example(row, tuple(tokens), own)


def _blank(text: bytes) -> int:
    """Bytes of a token before what it is about: SentencePiece writes " B" where the text starts with "B"."""
    return len(text) - len(text.lstrip(b" ")) if text.strip() else 0


def _part(starts: list[tuple[int, int, bool]], turn: int, place: int, text: bytes) -> Part:
    breaks_off = (
        text.startswith(b"\n") and turn + 1 < len(starts) and starts[turn + 1][0] <= place + len(text)
    )
    if turn < 0 or place < starts[turn][1] or breaks_off:
        return Part.FRAME
    return Part.MINE if starts[turn][2] else Part.OTHER


class Fault(NamedTuple):
    """Something that training on an example would teach wrongly. `turn` counts from 1; 0 is no turn."""

    row: int
    turn: int
    kind: str


def faults(example: Example, end: int, masked: bool) -> Iterator[Fault]:
    """What is wrong with an example. `end`: id of the end token; `masked`: loss is for my turns alone."""
    for number in example.trained_turns:
        turn = example.turn(number)
        if turn[-1].id != end or not turn[-1].loss:
            yield Fault(example.row, number + 1, "unended")
        if any(token.id == end for token in turn[:-1]):
            yield Fault(example.row, number + 1, "ended twice")
    for token in example.tokens if masked else ():
        if token.loss and token.part is not Part.MINE:
            yield Fault(example.row, token.turn + 1, "not mine")


@dataclass(slots=True)
class Shares:
    """Counts over examples: tokens, of them with loss, of those mine; my turns, of them trained and ended."""

    rows: int = 0
    tokens: int = 0
    loss: int = 0
    mine: int = 0
    own_turns: int = 0
    trained_turns: int = 0
    ended_turns: int = 0

    def add(self, example: Example, end: int) -> None:
        self.rows += 1
        self.tokens += len(example.tokens)
        self.loss += sum(token.loss for token in example.tokens)
        self.mine += sum(token.loss and token.part is Part.MINE for token in example.tokens)
        self.own_turns += len(example.own_turns)
        trained = example.trained_turns
        self.trained_turns += len(trained)
        lasts = [example.turn(number)[-1] for number in trained]
        self.ended_turns += sum(token.id == end and token.loss for token in lasts)
