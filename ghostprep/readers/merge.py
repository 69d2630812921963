"""Overlapping exports of one chat become one conversation, in which each message is kept once."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from ghostprep.readers import reasons
from ghostprep.records import Conversation, Message


def merge_overlapping(conversations: Iterable[Conversation]) -> list[Conversation]:
    """Conversations of equal platform and key merged, in the order of their first export."""
    groups: dict[tuple[str, str], list[Conversation]] = {}
    for number, conversation in enumerate(conversations):
        key = conversation.key or f"\0{number}"
        groups.setdefault((conversation.platform, key), []).append(conversation)
    return [group[0] if len(group) == 1 else _merge(group) for group in groups.values()]


def mark_duplicates(exports: Iterable[Iterable[tuple[Hashable, Message]]]) -> Iterator[Message]:
    """The messages of several exports in their order, each given with what makes it equal to others.

    One that an earlier export holds already is marked. A message counts as held once for each time
    that it stands in one export: whoever wrote "ok" twice in a minute keeps both.
    """
    held: Counter[Hashable] = Counter()
    for export in exports:
        seen: Counter[Hashable] = Counter()
        for identity, message in export:
            seen[identity] += 1
            is_surplus = seen[identity] <= held[identity]
            yield message._replace(reason=reasons.DUPLICATE) if is_surplus else message
        held |= seen


def _merge(group: Sequence[Conversation]) -> Conversation:
    return replace(
        group[0],
        messages=_union([conversation.messages for conversation in group]),
        files=tuple(dict.fromkeys(file for conversation in group for file in conversation.files)),
        layout="; ".join(dict.fromkeys(conversation.layout for conversation in group)),
        unparsed=tuple(line for conversation in group for line in conversation.unparsed),
    )


def _union(exports: Sequence[list[Message]]) -> list[Message]:
    """In time order; times that agree as far as all of the exports know them are equal."""
    step = max(map(_resolution, exports))
    keyed = ((((m.time // step, m.sender, m.text), m) for m in export) for export in exports)
    return sorted(mark_duplicates(keyed), key=lambda message: message.time)


def _resolution(export: Sequence[Message]) -> int:
    """60 where an export knows only minutes, else 1 second."""
    return 60 if all(message.time % 60 == 0 for message in export) else 1
