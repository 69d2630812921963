"""Instagram writes an edited message twice: as it was, and later as it became, with "(edited)" at its end.

What nobody sees any more is left out as a duplicate of the last text; the mark goes.
"""

from collections import defaultdict, deque
from collections.abc import Sequence
from difflib import SequenceMatcher

from ghostprep.readers import reasons
from ghostprep.readers.meta.phrases import EDITED
from ghostprep.records import Message

_WITHIN = 20 * 60
"""Seconds: Instagram lets a message be edited for fifteen minutes."""
_LAST = 20
"""Messages of one person that are looked at."""
_ALIKE = 0.5
_COMPARED = 300  # characters: longer texts are alike if their beginnings are


def without_edits(messages: Sequence[Message]) -> list[Message]:
    """The messages in time order, edited ones once, as they were edited last."""
    settled = list(messages)
    recent: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_LAST))
    for index, message in enumerate(settled):
        if message.reason:
            continue
        own = recent[message.sender]
        if is_edited(message.text):
            settled[index] = message = message._replace(text=message.text[: message.text.rindex(" (")])
            earlier = [i for i in own if message.time - settled[i].time <= _WITHIN]
            best = max(earlier, key=lambda i: _likeness(settled[i].text, message.text), default=None)
            if best is not None and _likeness(settled[best].text, message.text) >= _ALIKE:
                settled[best] = settled[best]._replace(reason=reasons.DUPLICATE)
                own.remove(best)
        own.append(index)
    return settled


def is_edited(text: str) -> bool:
    """Whether the app's mark ends the text."""
    return text[-1:] == ")" and text.endswith(EDITED)


def _likeness(one: str, other: str) -> float:
    one, other = one[:_COMPARED], other[:_COMPARED]
    return 1.0 if one and other.startswith(one) else SequenceMatcher(None, one, other, autojunk=False).ratio()
