"""Telegram Desktop's JSON: `result.json` of one chat, or of the whole account; and its HTML.

Old (until 2020: integer `from_id`, local times only) and new schema. Exports of the same chat are merged
by message id. Of an export that holds both, the JSON is read.

Forwarded messages and messages sent through a bot are set aside under a reason: the person did not
write them. The same goes for whole chats with bots, channels, replies and verification codes.
"""

import re
from collections.abc import Iterator, Sequence

from ghostprep.readers.input.sources import Source
from ghostprep.readers.telegram import pages
from ghostprep.readers.telegram.chats import KINDS, Chat, merge_exports, read_chats
from ghostprep.records import Conversation

PLATFORMS = ("telegram",)

_CHAT_HEAD = re.compile(rb'"type"\s*:\s*"(?:' + "|".join(KINDS).encode() + rb')"')
_ACCOUNT_HEAD = re.compile(
    rb'"(?:personal_information|chats|left_chats|contacts|frequent_contacts|sessions|profile_pictures)"\s*:\s*\{'
)
_MESSAGE_HEAD = re.compile(rb'"(?:from_id|actor_id)"\s*:\s*(?:"(?:user|chat|channel)?\d|\d)')


def recognises(source: Source) -> bool:
    """A page; or an object with a kind of chat, an account's sections, or Telegram's sender ids."""
    if pages.recognises(source):
        return True
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
    documents = [source for source in sources if not pages.recognises(source)]
    for source in documents:
        for chat in read_chats(source):
            chats.setdefault(chat.key, []).append(chat)
    has_json = {source.folder for source in documents}
    html = [s for s in sources if pages.recognises(s) and not {s.folder, pages.root(s)} & has_json]
    for exports in _by_folder(html):
        chats.setdefault(_known(exports, chats) or exports[0].source.folder, []).extend(exports)
    for key, exports in chats.items():
        yield _conversation(key, exports)


def _by_folder(html: Sequence[Source]) -> Iterator[list[Chat]]:
    """The pages of each chat, in the order of their numbers."""
    beside: dict[str, list[Source]] = {}
    for source in html:
        if not pages.is_chat_page(source):
            beside.setdefault(pages.root(source), []).append(source)
    lists = {root: pages.read_lists(sources) for root, sources in beside.items()}
    folders: dict[str, list[Chat]] = {}
    for source in html:
        if pages.is_chat_page(source):
            chat = pages.read_page(source, lists.get(pages.root(source), pages.NO_LISTS))
            folders.setdefault(source.folder, []).append(chat)
    for chats in folders.values():
        if any(chat.messages for chat in chats):
            yield sorted(chats, key=lambda chat: chat.number)


def _known(exports: Sequence[Chat], chats: dict[str, list[Chat]]) -> str:
    """The key of the chat of the same title that has a message in common with these pages; "" if none has."""
    own = {(m.place, m.text) for chat in exports for m in chat.messages if m.text}
    for key, others in chats.items():
        if others[0].title.casefold() == exports[0].title.casefold() and any(
            (m.place, m.text) in own for chat in others for m in chat.messages
        ):
            return key
    return ""


def _conversation(key: str, exports: Sequence[Chat]) -> Conversation:
    first = next(chat for chat in exports if chat.messages)
    title = next((chat.title for chat in exports if chat.name), first.title)
    files = tuple(dict.fromkeys(name for chat in exports for name in (chat.source.name, *chat.beside)))
    layout = first.layout if first.messages[0].utc else f"{first.layout}, old schema: local times"
    return Conversation("telegram", title, merge_exports(exports), key, files, layout)
