"""Telegram Desktop's JSON: `result.json` of one chat, or of the whole account.

Old (until 2020: integer `from_id`, local times only) and new schema. Exports of the same chat are merged
by message id.

Forwarded messages and messages sent through a bot are set aside under a reason: the person did not
write them. The same goes for whole chats with bots, channels, replies and verification codes.
"""

import re
from collections.abc import Iterator, Sequence

from ghostprep.readers.input.sources import Source
from ghostprep.readers.telegram.chats import KINDS, Chat, merge_exports, read_chats
from ghostprep.records import Conversation

PLATFORMS = ("telegram",)

_CHAT_HEAD = re.compile(rb'"type"\s*:\s*"(?:' + "|".join(KINDS).encode() + rb')"')
_ACCOUNT_HEAD = re.compile(
    rb'"(?:personal_information|chats|left_chats|contacts|frequent_contacts|sessions|profile_pictures)"\s*:\s*\{'
)
_MESSAGE_HEAD = re.compile(rb'"(?:from_id|actor_id)"\s*:\s*(?:"(?:user|chat|channel)?\d|\d)')


def recognises(source: Source) -> bool:
    """A JSON object with a Telegram kind of chat, an account's sections, or Telegram's sender ids."""
    head = source.head().removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(b"{"):
        return False
    if b'"about"' in head[:256] and _ACCOUNT_HEAD.search(head):
        return True
    if b'"messages"' not in head:
        return False
    return bool(_CHAT_HEAD.search(head) or (_MESSAGE_HEAD.search(head) and b'"date"' in head))


def read(sources: Sequence[Source], date_order: str | None) -> Iterator[Conversation]:
    """One conversation for each chat, exports of the same chat merged. `date_order` is not needed.

    InputError: a file that is not whole, or holds no message.
    """
    chats: dict[str, list[Chat]] = {}
    for source in sources:
        for chat in read_chats(source):
            chats.setdefault(chat.key, []).append(chat)
    for key, exports in chats.items():
        yield _conversation(key, exports)


def _conversation(key: str, exports: Sequence[Chat]) -> Conversation:
    first = exports[0]
    title = next((chat.title for chat in exports if chat.name), first.title)
    files = tuple(dict.fromkeys(chat.source.name for chat in exports))
    layout = "account export" if first.account else "one chat"
    if not first.messages[0].utc:
        layout += ", old schema: local times"
    return Conversation("telegram", title, merge_exports(exports), key, files, layout)
