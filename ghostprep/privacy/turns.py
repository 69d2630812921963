"""Masking as the pipeline needs it: whole sessions in and out, and the last gate before they are written."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ghostprep.privacy.report import ShapeCounts, count_shapes
from ghostprep.privacy.spans import MaskingError
from ghostprep.prompt import neutralise
from ghostprep.records import BUBBLE_BREAK, Session

if TYPE_CHECKING:  # loading Presidio takes two seconds, which the process that reads need not spend
    from ghostprep.privacy.masker import Masker


class MaskedSessions(NamedTuple):
    """Masked sessions without the turns whose masking failed.

    `failed` counts the messages of these by chat, `failed_replies` those of them that are mine; `shapes` what
    was replaced.
    """

    sessions: list[Session]
    shapes: ShapeCounts
    failed: Counter[int]
    failed_replies: int


def mask_sessions(sessions: Sequence[Session], masker: "Masker", separator: str) -> MaskedSessions:
    """Every turn masked once, as a whole; `separator` then stands between its bubbles."""
    texts = [turn.text for session in sessions for turn in session.turns]
    results = zip(texts, masker.mask_many(texts), strict=True)
    found = MaskedSessions([], Counter(), Counter(), 0)
    failed_replies = 0
    for session in sessions:
        turns = []
        for turn, (text, masked) in zip(session.turns, results, strict=False):
            if masked is None:
                found.failed[session.chat] += turn.bubbles
                failed_replies += turn.mine
                continue
            if masked.spans:
                found.shapes.update(count_shapes(text, masked.spans))
            shown = masked.text.replace(BUBBLE_BREAK, separator)
            turns.append(turn if shown == turn.text else turn._replace(text=shown))
        if turns:
            found.sessions.append(session._replace(turns=tuple(turns)))
    return found._replace(failed_replies=failed_replies)


def refuse_leaks(written: Iterable[str], sessions: Iterable[Session], masker: "Masker") -> None:
    """The last gate: what stands in finished rows is what masking left, or is masked again to see.

    Raises MaskingError if anything private is left.
    """
    masked = {neutralise(turn.text).strip() for session in sessions for turn in session.turns}
    for found in masker.mask_many(sorted(set(written) - masked)):
        if found is None or found.spans:
            raise MaskingError("something private is left in a finished turn")
