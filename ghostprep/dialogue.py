"""From messages to sessions: who speaks, which messages make one turn, where a silence ends it."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from ghostprep.records import Message, Session, Turn

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufe0e\ufe0f]")


def fold_name(name: str) -> str:
    """`name` without case, accents, bidi controls and doubled spaces: how names are compared."""
    decomposed = unicodedata.normalize("NFKD", _UNSEEN.sub("", name).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def cut_at_silences(times: Sequence[int], seconds: float, at_least: int) -> Iterator[slice]:
    """Runs of `at_least` messages or more, cut only where nobody wrote for `seconds`. `times`: of each."""
    begun, index = 0, at_least
    while index < len(times):
        if times[index] - times[index - 1] < seconds:
            index += 1
            continue
        yield slice(begun, index)
        begun, index = index, index + at_least
    if begun < len(times):
        yield slice(begun, len(times))


def label_speakers(messages: Iterable[Message], me: Collection[str]) -> list[bool]:
    """Whether each message is mine: by the export's own mark, or its sender is one of `me` (folded names)."""
    mine: dict[str, bool] = {}
    labels = []
    for message in messages:
        sender = message.sender
        if sender not in mine:
            mine[sender] = fold_name(sender) in me
        labels.append(message.mine or mine[sender])
    return labels


def merge_turns(messages: Iterable[Message], gap_seconds: float, separator: str) -> list[Turn]:
    """Consecutive messages of one speaker no further apart than `gap_seconds`, joined by `separator`."""
    return [_turn(burst, separator) for burst in _bursts(messages, gap_seconds)]


def _bursts(messages: Iterable[Message], gap_seconds: float) -> Iterator[list[Message]]:
    burst: list[Message] = []
    for message in messages:
        if burst and _goes_on(burst[-1], message, gap_seconds):
            burst.append(message)
            continue
        if burst:
            yield burst
        burst = [message]
    if burst:
        yield burst


def _goes_on(last: Message, message: Message, gap_seconds: float) -> bool:
    same = (last.mine and message.mine) or (last.sender == message.sender and last.mine == message.mine)
    return same and message.time - last.time <= gap_seconds


def _turn(burst: Sequence[Message], separator: str) -> Turn:
    first, last = burst[0], burst[-1]
    text = first.text if len(burst) == 1 else separator.join([message.text for message in burst])
    return Turn(first.mine, text, first.time, last.time, len(burst))


def split_sessions(turns: Sequence[Turn], gap_seconds: float) -> list[Session]:
    """Turns cut wherever nobody wrote for `gap_seconds` or longer."""
    cuts = [
        index for index, (last, turn) in enumerate(pairwise(turns), 1) if turn.start - last.end >= gap_seconds
    ]
    return [
        Session(tuple(turns[start:end])) for start, end in pairwise([0, *cuts, len(turns)]) if end > start
    ]
