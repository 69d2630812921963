"""From messages to sessions: who speaks, which messages make one turn, where a silence ends it."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from ghostprep.records import BUBBLE_BREAK, Message, Session, Turn

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufe0e\ufe0f]")


def fold_name(name: str) -> str:
    """`name` without case, accents, bidi controls and doubled spaces: how names are compared."""
    decomposed = unicodedata.normalize("NFKD", _UNSEEN.sub("", name).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def label_speakers(messages: Sequence[Message], me: Collection[str]) -> list[Message]:
    """The messages, `mine` by the export's own mark or because their sender is one of `me` (folded names)."""
    mine = {sender for sender in {message.sender for message in messages} if fold_name(sender) in me}
    if not mine:
        return list(messages)
    return [
        message._replace(mine=True) if message.sender in mine and not message.mine else message
        for message in messages
    ]


def merge_turns(messages: Iterable[Message], gap_seconds: float) -> list[Turn]:
    """Consecutive messages of one speaker no further apart than `gap_seconds`, as one turn each.

    All accounts of mine are one speaker.
    """
    return [_turn(burst) for burst in _bursts(messages, gap_seconds)]


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
    same = last.mine if message.mine else last.sender == message.sender and not last.mine
    return same and message.time - last.time <= gap_seconds


def _turn(burst: Sequence[Message]) -> Turn:
    first, last = burst[0], burst[-1]
    text = first.text if len(burst) == 1 else BUBBLE_BREAK.join([message.text for message in burst])
    return Turn(first.mine, text, first.time, last.time, len(burst))


def split_sessions(turns: Sequence[Turn], gap_seconds: float, chat: int = 0) -> list[Session]:
    """Turns cut wherever nobody wrote for `gap_seconds` or longer. `chat`: the conversation's number."""
    cuts = [
        index for index, (last, turn) in enumerate(pairwise(turns), 1) if turn.start - last.end >= gap_seconds
    ]
    return [
        Session(tuple(turns[start:end]), chat)
        for start, end in pairwise([0, *cuts, len(turns)])
        if end > start
    ]


def batches(sessions: Iterable[Session], messages: int) -> Iterator[list[Session]]:
    """Sessions in their order, in groups of about so many messages."""
    batch: list[Session] = []
    room = messages
    for session in sessions:
        batch.append(session)
        room -= sum(turn.bubbles for turn in session.turns)
        if room <= 0:
            yield batch
            batch, room = [], messages
    if batch:
        yield batch
