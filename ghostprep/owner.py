"""Who "me" is: the names the person gave, or the owner that an export itself names."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ghostprep.dialogue import fold_name
from ghostprep.errors import InputError
from ghostprep.records import Message

SHOWN = 10


def senders_by_conversations(chats: Iterable[Sequence[Message]]) -> list[tuple[str, int]]:
    """(sender, number of conversations they wrote in), most first: I am in all of mine."""
    counts: Counter[str] = Counter()
    for messages in chats:
        counts.update({message.sender for message in messages})
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def owner_names(chats: Iterable[Sequence[Message]]) -> set[str]:
    """Sender names that the exports mark as their owner's."""
    return {message.sender for messages in chats for message in messages if message.mine}


def find_me(chats: Sequence[Sequence[Message]], names: Sequence[str]) -> set[str]:
    """Folded names of mine that wrote something; empty where only the exports' own marks tell.

    Raises InputError that lists the senders seen in most conversations where nobody is found.
    """
    senders = senders_by_conversations(chats)
    known = {fold_name(sender) for sender, _ in senders}
    mine = {fold_name(name) for name in names} & known
    if mine or not any(chats) or (not names and owner_names(chats)):
        return mine
    raise InputError(_who_is_me(senders, names))


def names_not_found(chats: Iterable[Sequence[Message]], names: Iterable[str]) -> int:
    """How many of the given names wrote nothing: a typing error, or an export that is missing."""
    known = {fold_name(sender) for sender, _ in senders_by_conversations(chats)}
    return sum(fold_name(name) not in known for name in names)


def _who_is_me(senders: Sequence[tuple[str, int]], names: Sequence[str]) -> str:
    listed = ", ".join(f"{sender!r} (in {count})" for sender, count in senders[:SHOWN])
    more = f" and {len(senders) - SHOWN} more" if len(senders) > SHOWN else ""
    asked = (
        "none of the names given with --me wrote any message" if names else "which of these people are you?"
    )
    return (
        f'who is "me": {asked}. Run again with --me and your name as the exports show it, '
        f"once for each name you use. Senders, by conversations: {listed}{more}."
    )
