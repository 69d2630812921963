"""Overlapping exports of one chat become one conversation, in which each message is kept once."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from ghostprep.readers import reasons
from ghostprep.records import Conversation, Message

_SAME, _FEWEST = 0.95, 2
"""A chat is the same as another of the same people by this share of its messages, and at least so many."""


def merge_overlapping(conversations: Iterable[Conversation]) -> list[Conversation]:
    """Conversations of equal platform and key merged, in the order of their first export.

    So are those that hold the same messages under two names: a file that was copied or renamed.
    """
    groups: dict[tuple[str, str], list[Conversation]] = {}
    for number, conversation in enumerate(conversations):
        key = conversation.key or f"\0{number}"
        groups.setdefault((conversation.platform, key), []).append(conversation)
    merged = [group[0] if len(group) == 1 else _merge(group) for group in groups.values()]
    return [group[0] if len(group) == 1 else _merge(group) for group in _equal(merged)]


def _equal(conversations: Sequence[Conversation]) -> Iterable[list[Conversation]]:
    """Conversations in groups that hold the same, but for a few messages; most groups are of one."""
    by_people: defaultdict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)
    for number, one in enumerate(conversations if len(conversations) > 1 else ()):
        by_people[one.platform, frozenset(map(itemgetter(0), one.messages)) - {""}].append(number)
    first: dict[int, int] = {}  # of the group that a conversation belongs to
    for numbers in by_people.values():
        known: dict[int, set[tuple[int, str, str]]] = {}
        for number in numbers if len(numbers) > 1 else ():
            own = _written(conversations[number])
            same = next((other for other, held in known.items() if _hold_the_same(own, held)), None)
            if same is None:
                known[number] = own
            else:
                first[number] = same
    groups: dict[int, list[Conversation]] = {}
    for number, one in enumerate(conversations):
        groups.setdefault(first.get(number, number), []).append(one)
    return groups.values()


def _written(conversation: Conversation) -> set[tuple[int, str, str]]:
    """What people wrote, to the minute: some exports know no more."""
    return {(m.time // 60, m.sender, m.text) for m in conversation.messages if not m.reason}


def _hold_the_same(one: set[tuple[int, str, str]], other: set[tuple[int, str, str]]) -> bool:
    fewer = min(len(one), len(other))
    return fewer >= _FEWEST and len(one & other) >= _SAME * fewer


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
