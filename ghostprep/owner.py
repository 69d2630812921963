"""Who "me" is: the names the person gave, or the owner that an export itself names."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ghostprep.dialogue import fold_name
from ghostprep.errors import InputError
from ghostprep.records import Chat

SHOWN = 10


def senders_by_chats(chats: Iterable[Chat]) -> list[tuple[str, int]]:
    """(sender, number of chats they wrote in), most first: I am in all of mine."""
    counts = Counter(sender for chat in chats for sender in chat.senders)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def owner_names(chats: Iterable[Chat]) -> set[str]:
    """Sender names that the exports mark as their owner's."""
    return {message.sender for chat in chats for message in chat.messages if message.mine}


def find_me(chats: Sequence[Chat], names: Sequence[str]) -> set[str]:
    """Folded names of mine that wrote something; empty where only the exports' own marks tell.

    Raises InputError that lists the senders seen in most chats where nobody is found.
    """
    senders = senders_by_chats(chats)
    known = {fold_name(sender) for sender, _ in senders}
    mine = {fold_name(name) for name in names} & known
    if mine or not senders or (not names and owner_names(chats)):
        return mine
    listed = ", ".join(f"{sender!r} (in {count})" for sender, count in senders[:SHOWN])
    more = f" and {len(senders) - SHOWN} more" if len(senders) > SHOWN else ""
    asked = (
        "none of the names given with --me wrote any message" if names else "which of these people are you?"
    )
    raise InputError(
        f'who is "me": {asked}',
        "run again with --me and your name as the exports show it, once for each name you use. "
        f"Senders, by chats: {listed}{more}",
    )


def missing_names(chats: Iterable[Chat], names: Sequence[str]) -> list[str]:
    """A note where some of the given names wrote nothing: a typing error, or an export that is missing."""
    known = {fold_name(sender) for sender, _ in senders_by_chats(chats)}
    missing = sum(fold_name(name) not in known for name in names)
    if not missing:
        return []
    return [f"{missing} of the {len(names)} names given with --me wrote no message: check the spelling."]
