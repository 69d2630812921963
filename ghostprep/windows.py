"""Training examples: what trains, validates or is a witness, then one window for each of my replies.

A reply is a turn of mine with something before it in its session; my first word in a session answers
nobody and is no target. Everything is cut to a token budget: oldest turns go first, the reply never.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple
from zlib import crc32

from ghostprep.records import Session, Turn, Window

SEED_RECIPE_SIZES = (6, 8, 10, 12)
SEED_RECIPE_STRIDE = 3
WITNESS_SHARE = 0.05
WITNESS_MOST = 500
"""Replies: enough to tell whether a model knows its training data by heart (SCORE.md)."""

Part = Literal["train", "val", "witness"]


class Split(NamedTuple):
    """The part of each session: from second `val_start` on it validates (None: none does), `witnesses`
    (conversation's number, start) are kept back from both, all others train."""

    val_start: int | None
    witnesses: frozenset[tuple[int, int]]

    def part(self, session: Session) -> Part:
        if self.val_start is not None and session.start >= self.val_start:
            return "val"
        return "witness" if (session.chat, session.start) in self.witnesses else "train"


class Chunk(NamedTuple):
    """A stretch of a session that fits the budget: its turns, whether each is trained, its token counts.

    The last turn is always trained: what comes after my last reply teaches nothing. The first `carried` turns
    stood in an earlier stretch and are context here.
    """

    turns: tuple[Turn, ...]
    train: tuple[bool, ...]
    sizes: Sequence[int]
    carried: int


def split_train_val(sessions: Sequence[Session], val_share: float) -> Split:
    """One split for every recipe, so that what one of them validates on, none of them trains on."""
    val_start = _validation_start(sessions, val_share)
    older = [session for session in sessions if val_start is None or session.start < val_start]
    return Split(val_start, frozenset(_witnesses(older)))


def _witnesses(sessions: Sequence[Session]) -> Iterator[tuple[int, int]]:
    """Sessions of the training months, drawn by their own times: whatever else is there, they stay."""
    room = min(WITNESS_MOST, int(WITNESS_SHARE * sum(session.replies for session in sessions)))
    for session in sorted(sessions, key=_draw):
        if 0 < session.replies <= room:
            room -= session.replies
            yield session.chat, session.start


def _draw(session: Session) -> int:
    return crc32(f"{session.start} {session.turns[-1].end}".encode())


def _validation_start(sessions: Iterable[Session], share: float) -> int | None:
    """Second from which sessions validate: the newest `share` of all replies, None for no validation.

    One date for all conversations, so that nothing of a day is learnt in one chat and asked in another.
    A set that only one session's worth of replies makes up is all training.
    """
    replies: Counter[int] = Counter()
    for session in sessions:
        replies[session.start] += session.replies
    total, taken, first = replies.total(), 0, None
    for start in sorted(replies, reverse=True):
        if taken >= share * total or taken + replies[start] >= total:
            break
        taken += replies[start]
        first = start
    return first if taken else None


def make_windows(
    session: Session, sizes: Sequence[int], budget: int, least: int, most: int
) -> Iterator[Window]:
    """One window for each reply: `least` to `most` turns before it, fewer at the start of the session.

    `sizes[i]` is the token count of turn i. How many turns is drawn from the reply's own second, so that the
    same chat gives the same windows wherever it stands, and whatever its names are masked by.
    """
    turns = session.turns
    for index in range(1, len(turns)):
        reply = turns[index]
        if not reply.mine or sizes[index] >= budget:
            continue
        drawn = least + crc32(str(reply.start).encode()) % (most - least + 1)
        reach = max(0, index - drawn)
        first = index - _fitting(sizes[reach:index], budget - sizes[index] - 1)
        yield Window(turns[first:index], reply, sizes[first : index + 1])


def _fitting(sizes: Sequence[int], budget: int) -> int:
    """How many of the last turns fit into `budget` tokens."""
    for count, size in enumerate(reversed(sizes)):
        budget -= size
        if budget < 0:
            return count
    return len(sizes)


def seed_recipe_windows(session: Session, sizes: Sequence[int], budget: int) -> Iterator[tuple[Turn, ...]]:
    """The hobby project's windows: 6, 8, 10 and 12 turns, every third start, where I have the last word.

    Cut to the budget as `make_windows` does: Axolotl would cut the text, and lose `<s>` or the reply.
    """
    turns = session.turns
    for length in SEED_RECIPE_SIZES:
        for start in range(0, len(turns) - length + 1, SEED_RECIPE_STRIDE):
            last = start + length - 1
            if turns[last].mine and sizes[last] < budget:
                first = last - _fitting(sizes[start:last], budget - sizes[last] - 1)
                yield turns[first : last + 1]


def chunk_session(session: Session, sizes: Sequence[int], budget: int) -> Iterator[Chunk]:
    """The session in stretches of at most `budget` tokens that train each of its replies once.

    A later stretch begins with up to a quarter of the budget of turns that were trained before. A turn
    that is longer than the budget ends a stretch and stands in none; a stretch without a reply is left out.
    """
    for first, fresh, end in _stretches(sizes, budget):
        replies = [index >= max(fresh, 1) and session.turns[index].mine for index in range(first, end)]
        if any(replies):
            end -= replies[::-1].index(True)
            train = tuple(replies[: end - first])
            yield Chunk(session.turns[first:end], train, sizes[first:end], fresh - first)


def _stretches(sizes: Sequence[int], budget: int) -> Iterator[tuple[int, int, int]]:
    """(first turn, first that was in no stretch before, end) of each stretch; some hold nothing new."""
    first = fresh = 0
    used = 1
    for index, size in enumerate(sizes):
        if used + size <= budget:
            used += size
            continue
        yield first, fresh, index
        if size >= budget:
            first = fresh = index + 1
            used = 1
            continue
        first = index - _fitting(sizes[first:index], min(budget // 4, budget - size - 1))
        fresh = index
        used = 1 + sum(sizes[first : index + 1])
    yield first, fresh, len(sizes)
