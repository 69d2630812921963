"""What a reader made of a file, judged: too little is said, with the file, the count and the reason.

A message that could not be decoded is set aside here, as the bytes are the same for every platform.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from ghostprep.clean import clean_text
from ghostprep.errors import InputError
from ghostprep.readers import reasons
from ghostprep.records import Conversation

_LOST = {
    reasons.UNDATED: "without a date that we read",
    reasons.SENDERLESS: "without a sender",
    reasons.UNDECODABLE: "with bytes that are no characters",
    reasons.UNSUPPORTED: "of a kind that we do not read",
}
"""What no export should hold much of."""
_LARGE_SHARE, _FEW = 0.1, 5
_NOTICES_SHARE, _MANY = 0.5, 20
_NO_CHARACTER = "\ufffd"
_reason = itemgetter(3)


def set_aside(conversation: Conversation, recoded: set[str]) -> Conversation:
    """The conversation; of files that are `recoded`, U+FFFD stands for bytes that are no characters."""
    if not recoded.intersection(conversation.files):
        return conversation
    messages = [
        m._replace(reason=reasons.UNDECODABLE)
        if not m.reason and (_NO_CHARACTER in m.text or _NO_CHARACTER in m.sender)
        else m
        for m in conversation.messages
    ]
    return replace(conversation, messages=messages)


def has_words(conversation: Conversation) -> bool:
    """Whether anything that a person wrote is in it."""
    return any(not m.reason and clean_text(m.text) for m in conversation.messages)


def nothing_written(conversations: Sequence[Conversation]) -> InputError:
    """The error where messages were read and none is of a person."""
    said = "; ".join(_nothing_in(one) for one in conversations[:3])
    more = f" and {len(conversations) - 3:,} more chats" if len(conversations) > 3 else ""
    mend = "export the chat again, or give another"
    return InputError(f"nothing that a person wrote: {said}{more}", mend)


def warnings(conversations: Iterable[Conversation]) -> Iterator[str]:
    """A line for each file that yields nothing, or of which a large part is lost."""
    for one in conversations:
        counts = _counts(one)
        if not has_words(one):
            yield _nothing_in(one)
            continue
        for reason, words in _LOST.items():
            if counts[reason] and (
                reason == reasons.UNDECODABLE
                or (counts[reason] >= _FEW and counts[reason] > _LARGE_SHARE * len(one.messages))
            ):
                yield f"{_named(one)}: {counts[reason]:,} of {len(one.messages):,} messages left out: {words}"
        if counts[reasons.SYSTEM] > max(_MANY, _NOTICES_SHARE * len(one.messages)):
            notices = f"{counts[reasons.SYSTEM]:,} of {len(one.messages):,} entries"
            yield f"{_named(one)}: {notices} name no sender and were taken for notices of the app"


def _nothing_in(one: Conversation) -> str:
    counts = _counts(one)
    if not counts:
        return f"{_named(one)}: holds no message"
    if len(counts) == 1 and (words := _LOST.get(*counts)):
        return f"{_named(one)}: {len(one.messages):,} messages, all {words}"
    listed = ", ".join(f"{_word(reason)} {count:,}" for reason, count in counts.most_common())
    return f"{_named(one)}: {len(one.messages):,} messages, none written by a person ({listed})"


def _counts(one: Conversation) -> Counter[str]:
    return Counter(map(_reason, one.messages))


def _word(reason: str) -> str:
    return reason.replace("_", " ") or "empty"


def _named(one: Conversation) -> str:
    """The first of its files, and the platform."""
    platform = one.platform.replace("_", " ")
    return f"{one.files[0] if one.files else one.title} ({platform})"
