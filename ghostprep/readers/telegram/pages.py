"""Telegram Desktop's HTML: `messages.html`, `messages2.html` …, a thousand messages a page.

A page has no ids of people: of a whole account `export_results.html` tells the owner's name, and
`lists/chats.html` which chats are with bots or are channels. The title of a date ends with the offset of the
exporter's *standard* time, in summer too: times of summer may be an hour late, which no page lets one see.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from ghostprep.errors import InputError
from ghostprep.readers import reasons
from ghostprep.readers.dates import iso_seconds
from ghostprep.readers.input.sources import Source
from ghostprep.readers.input.text import text_blocks
from ghostprep.readers.names import clean_name
from ghostprep.readers.telegram.chats import Chat
from ghostprep.records import Message

_CHAT_PAGE, _OWNER_PAGE, _LIST_PAGE = b'"page_body chat_page"', b'"personal_info', b'"page_body list_page"'
_ENDS = re.compile(r"</html>\s*\Z", re.IGNORECASE)
_TAIL = 200
_DATE = re.compile(
    r"([0-9]{2})\.([0-9]{2})\.([0-9]{4}) ([0-9:]{8})"
    r"(?: (UTC|GMT)(?:([-+\u2212])([0-9]{1,2})(?::([0-9]{2}))?)?)?"
)
_MIGRATED = 10**8  # messages of a group before it became a supergroup have ids below
_VIA = re.compile(r" via @\w{1,64}\Z")
_NUMBER = re.compile(r"message(-?[0-9]{1,18})")
_FOLDER = re.compile(r"/(?:chats/chat_[0-9]{1,9}|lists)\Z")
_PAGE = re.compile(r"([0-9]{1,9})\.html\Z")
_MEDIA = {  # what a message without text is, by the class of what stands in its place
    "media_call": reasons.CALL,
    "media_poll": reasons.POLL,
    "media_location": reasons.LOCATION,
    "media_live_location": reasons.LOCATION,
    "media_venue": reasons.LOCATION,
    "media_contact": reasons.CONTACT,
}
_KINDS = {"bot": "bot_chat", "channel": "private_channel"}


@dataclass(slots=True)
class _Raw:
    """A message as it stands on its page; `via` and `sender` of a joined one stand in the one before it."""

    number: int
    is_service: bool
    is_joined: bool
    date: str = ""
    sender: str = ""
    title: str = ""
    text: str = ""
    media: str = ""
    is_forwarded: bool = False


class Lists(NamedTuple):
    """What an account's other pages tell: names of the owner, and kinds of chats by their folder's name."""

    owners: frozenset[str]
    kinds: dict[str, str]
    files: tuple[str, ...]


NO_LISTS = Lists(frozenset(), {}, ())


def recognises(source: Source) -> bool:
    """A page of a chat, the one about the owner, or the list of chats."""
    head = source.head()
    if b'class="page_wrap"' not in head:
        return False
    return _CHAT_PAGE in head or _OWNER_PAGE in head or (_LIST_PAGE in head and b"/chats/chat_" in head)


def is_chat_page(source: Source) -> bool:
    """By its head, of one that is recognised."""
    return _CHAT_PAGE in source.head()


def root(source: Source) -> str:
    """The folder of the whole export that the page is of."""
    return _FOLDER.sub("", source.folder)


def read_lists(sources: Iterable[Source]) -> Lists:
    """What those of the pages tell that are no chat's. InputError if one is broken."""
    owners, kinds, files = set(), {}, []
    for source in sources:
        files.append(source.name)
        page = _parse(source)
        owners.add(clean_name(" ".join(page.owner)))
        for link, kind in zip(page.links, page.kinds, strict=False):
            kinds[link.rpartition("/")[0].rpartition("/")[2]] = _KINDS.get(kind.strip(), "")
    return Lists(frozenset(owners - {""}), kinds, tuple(files))


def read_page(source: Source, lists: Lists) -> Chat:
    """The messages of one page. InputError if it is not whole."""
    page = _parse(source)
    name = source.folder.rpartition("/")[2]
    chat = Chat(source, _page_number(source), "HTML", page.title, lists.kinds.get(name, ""))
    chat.messages = list(_messages(page.messages, lists.owners))
    chat.edits = array("q", bytes(8 * len(chat.messages)))  # no page tells of edits
    chat.beside = lists.files
    chat.set_aside()
    return chat


def _page_number(source: Source) -> int:
    found = _PAGE.search(source.relative)
    return int(found[1]) if found else 1


def _messages(raws: Iterable[_Raw], owners: frozenset[str]) -> Iterator[Message]:
    """In the order of the page. A service message has no time: it gets that of the one before it."""
    sender, via, last, utc = "", False, 0, True
    undated: list[Message] = []
    for raw in raws:
        if not raw.is_joined:
            spelled = raw.sender.strip()
            via = bool(_VIA.search(spelled))
            sender = clean_name(_VIA.sub("", spelled))
        time, is_utc = _when(raw.date)
        text, reason = raw.text.strip(), _reason(raw, via)
        if not raw.is_service and (not sender or time < 0):
            reason = reason or (reasons.UNDATED if sender else reasons.SENDERLESS)
        who = "" if raw.is_service else sender
        if time >= 0:
            last, utc = time, is_utc
        message = Message(who, last, text, reason, raw.number, who in owners, utc)
        if time < 0 and not last:
            undated.append(message)
            continue
        yield from (early._replace(time=last, utc=utc) for early in undated)
        undated.clear()
        yield message
    yield from undated


def _when(title: str) -> tuple[int, bool]:
    """(seconds, whether of UTC); -1 if it is no date. A zone by its name alone is no offset: local."""
    found = _DATE.match(title.strip())
    if not found:
        return -1, False
    day, month, year, clock, zone, sign, hours, minutes = found.groups("")
    offset = f"{'+' if sign == '+' else '-'}{hours:0>2}:{minutes:0>2}" if zone else ""
    return iso_seconds(f"{year}-{month}-{day}T{clock}{offset}")


def _reason(raw: _Raw, via: bool) -> str:
    if raw.is_service:
        return reasons.SYSTEM
    if raw.is_forwarded:
        return reasons.FORWARDED
    if via:
        return reasons.VIA_BOT
    if raw.text.strip():
        return ""
    if raw.title.strip().startswith("Self-destructing"):
        return reasons.VIEW_ONCE
    return raw.media or reasons.EMPTY


@dataclass(slots=True)
class _Page:
    """Takes what the parser meets, in order, and keeps no tree. A sink is the text that is being read."""

    title: str = ""
    owner: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    messages: list[_Raw] = field(default_factory=list)
    _depth: int = 0
    _message_depth: int = 0
    _sink: list[str] | None = None
    _sink_depth: int = 0
    _sink_for: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._sink is not None:
            if tag == "br":
                self._sink.append("\n")
            return
        classes = attributes.get("class", "").split()
        if not classes:
            return
        if "message" in classes and ("default" in classes or "service" in classes):
            self._open(attributes.get("id", ""), classes)
        elif self._message_depth:
            self._inside_message(classes, attributes)
        elif "entry" in classes and "/chats/" in attributes.get("href", ""):
            self.links.append(attributes["href"])
        elif "bold" in classes and "text" in classes and not self.title:
            self._read("page")
        elif "bold" in classes and "value" in classes and len(self.owner) < 2:
            self._read("owner")
        elif "info" in classes and len(self.kinds) < len(self.links):
            self._read("kind")

    def end(self, tag: str) -> None:
        if self._sink is not None and self._depth == self._sink_depth:
            self._store("".join(self._sink))
            self._sink = None
        if self._depth == self._message_depth:
            self._message_depth = 0
        self._depth -= 1

    def data(self, text: str) -> None:
        if self._sink is not None:
            self._sink.append(text)

    def close(self) -> "_Page":
        return self

    def _open(self, number: str, classes: list[str]) -> None:
        found = _NUMBER.fullmatch(number)
        place = int(found[1]) if found else len(self.messages)
        is_service = "service" in classes
        if is_service and -_MIGRATED < place < 0:
            return  # a day's heading
        self.messages.append(_Raw(place, is_service, "joined" in classes))
        self._message_depth = self._depth

    def _inside_message(self, classes: list[str], attributes: dict[str, str]) -> None:
        message = self.messages[-1]
        media = next((_MEDIA[name] for name in classes if name in _MEDIA), "")
        if media or any(name.startswith("media") for name in classes):
            message.media = media or message.media or reasons.MEDIA
        if "date" in classes and not message.date:
            message.date = attributes.get("title", "")
        elif "forwarded" in classes:
            message.is_forwarded = True
        elif "from_name" in classes and not message.is_forwarded:
            self._read("sender")
        elif "text" in classes and not message.text:
            self._read("text")
        elif "title" in classes:
            self._read("title")

    def _read(self, what: str) -> None:
        self._sink, self._sink_depth, self._sink_for = [], self._depth, what

    def _store(self, text: str) -> None:
        if self._sink_for == "page":
            self.title = text
        elif self._sink_for == "owner":
            self.owner.append(text)
        elif self._sink_for == "kind":
            self.kinds.append(text)
        else:
            setattr(self.messages[-1], self._sink_for, text)


def _parse(source: Source) -> _Page:
    """lxml's parser of libxml2: seven times as quick as the standard library's, and fed block by block."""
    page = _Page()
    parser = etree.HTMLParser(target=page)
    tail = ""
    try:
        for block in text_blocks(source):
            parser.feed(block)
            tail = (tail + block)[-_TAIL:]
        parser.close()
    except etree.LxmlError:
        raise InputError("not valid HTML", "export it again", file=source.name) from None
    if not _ENDS.search(tail):
        raise InputError("the file ends in the middle", "export it again", file=source.name)
    return page
