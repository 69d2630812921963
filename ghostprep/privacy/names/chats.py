"""Whose names are masked in a build, and the secret that their pseudonyms are drawn by."""

import hashlib
import heapq
from collections.abc import Sequence

from ghostprep.config import PrepConfig
from ghostprep.privacy.names.build import build_name_table
from ghostprep.privacy.names.table import NameTable
from ghostprep.records import Chat

SALT_MESSAGES = 100


def people_in(chats: Sequence[Chat], config: PrepConfig) -> NameTable:
    """Everybody who writes, left out or not, who is named in a title, or whom the settings name.

    The same exports and settings give the same table, so that `check` knows a pseudonym when it sees one.
    """
    people = {person for chat in chats for person in chat.people}
    salt = config.privacy.salt or repr(_oldest_messages(chats))
    return build_name_table(
        people | set(config.me),
        {chat.title for chat in chats},
        config.privacy,
        hashlib.sha256(salt.encode()).digest(),
    )


def _oldest_messages(chats: Sequence[Chat]) -> list[tuple[int, str, str]]:
    """What nobody knows who does not have the chats: a secret that needs no file."""
    times = heapq.nsmallest(SALT_MESSAGES, (m.time for chat in chats for m in chat.messages))
    oldest = [(m.time, m.sender, m.text) for chat in chats for m in chat.messages if m.time <= times[-1]]
    return sorted(oldest)[:SALT_MESSAGES]
