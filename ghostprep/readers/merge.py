"""Overlapping exports of one chat become one conversation, in which each message is kept once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ghostprep.readers import reasons
from ghostprep.records import Conversation, Message


def merge_overlapping(conversations: Iterable[Conversation]) -> list[Conversation]:
    """Conversations of equal platform and key merged, in the order of their first export."""
    groups: dict[tuple[str, str], list[Conversation]] = {}
    for number, conversation in enumerate(conversations):
        key = conversation.key or f"\0{number}"
        groups.setdefault((conversation.platform, key), []).append(conversation)
    return [group[0] if len(group) == 1 else _merged(group) for group in groups.values()]


def _merged(group: Sequence[Conversation]) -> Conversation:
    return replace(
        group[0],
        messages=_Union(tuple(conversation.messages for conversation in group)),
        files=tuple(dict.fromkeys(file for conversation in group for file in conversation.files)),
        layout="; ".join(dict.fromkeys(conversation.layout for conversation in group)),
        unparsed=tuple(line for conversation in group for line in conversation.unparsed),
    )


@dataclass(frozen=True, slots=True)
class _Union:
    """The messages of several exports in time order; what an earlier export holds already is a duplicate.

    A message counts as held once for each time that it stands in one export: whoever wrote "ok"
    twice in a minute keeps both.
    """

    exports: tuple[Iterable[Message], ...]

    def __iter__(self) -> Iterator[Message]:
        exports = [list(export) for export in self.exports]
        step = max(_resolution(export) for export in exports)
        held: Counter[tuple[int, str, str]] = Counter()
        union: list[Message] = []
        for export in exports:
            seen: Counter[tuple[int, str, str]] = Counter()
            for message in export:
                identity = (message.time // step, message.sender, message.text)
                seen[identity] += 1
                surplus = seen[identity] <= held[identity]
                union.append(message._replace(reason=reasons.DUPLICATE) if surplus else message)
            held |= seen
        union.sort(key=lambda message: message.time)
        return iter(union)


def _resolution(export: Sequence[Message]) -> int:
    """60 where an export knows only minutes, else 1 second."""
    return 60 if all(message.time % 60 == 0 for message in export) else 1
