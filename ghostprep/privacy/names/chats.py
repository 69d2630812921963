"""Whose names are masked in a build, and the secret that their pseudonyms are drawn by."""

import hashlib
import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence

from ghostprep.config import PrepConfig, PrivacyConfig
from ghostprep.privacy.names.build import build_name_table
from ghostprep.privacy.names.evidence import Evidence
from ghostprep.privacy.names.table import NameTable
from ghostprep.records import Chat

SALT_MESSAGES = 100
_TEXTS_PER_TASK = 2000


def gather(
    run: Callable[[Iterable[list[str]]], Iterable[Evidence]], chats: Sequence[Chat], settings: PrivacyConfig
) -> Evidence:
    """What all messages say of the names in them, counted by `run`; nothing if the settings want none."""
    whole = Evidence()
    if settings.third_parties == "mask" and settings.names != "keep":
        for part in run(_texts(chats)):
            whole.add(part)
    return whole


def _texts(chats: Sequence[Chat]) -> Iterator[list[str]]:
    for chat in chats:
        for start in range(0, len(chat.messages), _TEXTS_PER_TASK):
            yield [message.text for message in chat.messages[start : start + _TEXTS_PER_TASK]]


def people_in(chats: Sequence[Chat], config: PrepConfig, evidence: Evidence | None = None) -> NameTable:
    """Everybody who writes, left out or not, who is named in a title or the settings, or is talked of.

    The same exports and settings give the same table, so that `check` knows a pseudonym when it sees one.
    """
    people = {person for chat in chats for person in chat.people}
    salt = config.privacy.salt or repr(_oldest_messages(chats))
    return build_name_table(
        people | set(config.me),
        {chat.title for chat in chats},
        config.privacy,
        hashlib.sha256(salt.encode()).digest(),
        evidence,
    )


def _oldest_messages(chats: Sequence[Chat]) -> list[tuple[int, str, str]]:
    """What nobody knows who does not have the chats: a secret that needs no file."""
    times = heapq.nsmallest(SALT_MESSAGES, (m.time for chat in chats for m in chat.messages))
    oldest = [(m.time, m.sender, m.text) for chat in chats for m in chat.messages if m.time <= times[-1]]
    return sorted(oldest)[:SALT_MESSAGES]
