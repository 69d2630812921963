"""Signal's own export: `main.jsonl`, one frame a line, as libsignal's backup.proto names them.

After a header come the account (the owner's name), recipients, chats and chat items, each after what it
refers to. Protobuf's JSON writes 64-bit numbers as strings and leaves out what is empty.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ghostprep.readers import reasons
from ghostprep.readers.input.json_document import parse_json
from ghostprep.readers.input.sources import Source
from ghostprep.readers.names import clean_name
from ghostprep.records import Conversation, Message

_HEAD = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{[^\n]*"backupTimeMs"\s*:')
_LAST_MILLISECOND = 253_402_300_799_999  # of the year 9999
_KINDS = {
    "contactMessage": reasons.CONTACT,
    "stickerMessage": reasons.MEDIA,
    "remoteDeletedMessage": reasons.DELETED,
    "adminDeletedMessage": reasons.DELETED,
    "paymentNotification": reasons.SYSTEM,
    "giftBadge": reasons.SYSTEM,
    "viewOnceMessage": reasons.VIEW_ONCE,
    "poll": reasons.POLL,
}
_CALLS = ("individualCall", "groupCall")
_ONE_WAY = ("releaseNotes", "distributionList", "callLink")
"""Recipients whose chat is Signal's own channel, a story or a call."""
_NAMES = (  # of a contact, the first that is there, in the order in which the app shows them
    ("nickname", "given", "family"),
    ("", "systemGivenName", "systemFamilyName"),
    ("", "profileGivenName", "profileFamilyName"),
    ("", "systemNickname", ""),
    ("", "username", ""),
)


@dataclass(slots=True)
class _Recipient:
    name: str
    key: str
    kind: str


@dataclass(slots=True)
class _Chat:
    recipient: _Recipient
    messages: list[Message] = field(default_factory=list)


@dataclass(slots=True)
class _Export:
    """What the frames so far have told. Ids count within one file."""

    owner: str = "Me"
    recipients: dict[str, _Recipient] = field(default_factory=dict)
    names_by_aci: dict[str, str] = field(default_factory=dict)
    chats: dict[str, _Chat] = field(default_factory=dict)


def recognises(source: Source) -> bool:
    """A first line that is the header of a backup."""
    return bool(_HEAD.search(source.head()))


def read(source: Source) -> Iterator[Conversation]:
    """One conversation for each chat that holds messages. InputError, with its line, if one is broken."""
    export = _Export()
    with source.open() as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                _take(export, parse_json(line, source.name, number), number)
    for chat in export.chats.values():
        if chat.messages:
            chat.messages.sort(key=lambda message: message.time)
            who = chat.recipient
            yield Conversation(
                "signal", who.name, chat.messages, f"{who.kind}/{who.key}", (source.name,), "Signal's export"
            )


def _take(export: _Export, frame: object, line: int) -> None:
    for kind, content in _object(frame).items():
        if kind == "account":
            export.owner = _name(content, "givenName", "familyName") or _name(content, "username") or "Me"
        elif kind == "recipient":
            _take_recipient(export, _object(content))
        elif kind == "chat":
            who = export.recipients.get(_id(content, "recipientId")) or _nobody(_id(content, "id"))
            export.chats[_id(content, "id")] = _Chat(who)
        elif kind == "chatItem":
            _take_item(export, _object(content), line)


def _take_recipient(export: _Export, content: dict[str, Any]) -> None:
    number = _id(content, "id")
    recipient = _nobody(number)
    for kind, value in content.items():
        about = _object(value)
        if kind == "self":
            recipient = _Recipient(export.owner, "self", kind)
        elif kind == "contact":
            phone = _id(about, "e164")
            names = (_name(_object(about.get(at)) if at else about, *keys) for at, *keys in _NAMES)
            name = next(filter(None, names), "") or (f"+{phone}" if phone else f"contact {number}")
            recipient = _Recipient(name, _id(about, "aci") or phone or name.casefold(), kind)
            export.names_by_aci[_id(about, "aci")] = name
        elif kind == "group":
            title = _object(_object(about.get("snapshot")).get("title"))
            name = _name(title, "title") or f"group {number}"
            recipient = _Recipient(name, _id(about, "masterKey") or name.casefold(), kind)
        elif kind in _ONE_WAY:
            recipient = _Recipient(_name(about, "name") or kind, kind, kind)
    export.recipients[number] = recipient


def _take_item(export: _Export, item: dict[str, Any], line: int) -> None:
    number = _id(item, "chatId")
    if number not in export.chats:
        export.chats[number] = _Chat(_nobody(number))
    chat = export.chats[number]
    author = export.recipients.get(_id(item, "authorId"))
    mine = "outgoing" in item or (author is not None and author.kind == "self")
    sender = export.owner if mine else author.name if author else ""
    time = _seconds(item.get("dateSent"))
    text, reason = _text_and_reason(item, export.names_by_aci)
    if chat.recipient.kind in _ONE_WAY:
        reason = reasons.NOT_A_CONVERSATION
    if not sender or time < 0:
        reason = reason or (reasons.UNDATED if sender else reasons.SENDERLESS)
    last = chat.messages[-1].time if chat.messages else 0
    chat.messages.append(Message(sender, time if time >= 0 else last, text, reason, line, mine, True))


def _text_and_reason(item: dict[str, Any], names: dict[str, str]) -> tuple[str, str]:
    if "standardMessage" in item:
        message = _object(item["standardMessage"])
        if text := _body(message.get("text"), names):
            return text, ""
        return "", reasons.MEDIA if message.get("attachments") else reasons.EMPTY
    if "directStoryReplyMessage" in item:
        reply = _object(item["directStoryReplyMessage"])
        text = _body(_object(reply.get("textReply")).get("text"), names)
        return text, "" if text else reasons.SYSTEM  # else it is a reaction to a story
    if "updateMessage" in item:
        update = _object(item["updateMessage"])
        return "", reasons.CALL if any(kind in update for kind in _CALLS) else reasons.SYSTEM
    return "", next((reason for kind, reason in _KINDS.items() if kind in item), reasons.UNSUPPORTED)


def _body(text: object, names: dict[str, str]) -> str:
    """The words of a `Text`; for a mention the body holds U+FFFC, and who is meant stands in a range."""
    body = _object(text).get("body")
    if not isinstance(body, str):
        return ""
    if "\ufffc" not in body:
        return body
    units = body.encode("utf-16-le", "surrogatepass")  # positions count UTF-16 units
    parts, done = [], 0
    for start, end, name in sorted(_mentions(_object(text).get("bodyRanges"), names)):
        if start >= done:
            parts += [units[2 * done : 2 * start].decode("utf-16-le", "ignore"), f"@{name}"]
            done = end
    return "".join(parts) + units[2 * done :].decode("utf-16-le", "ignore")


def _mentions(ranges: object, names: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    for one in ranges if isinstance(ranges, list) else ():
        about = _object(one)
        start, length = about.get("start", 0), about.get("length", 0)
        if "mentionAci" in about and type(start) is int and type(length) is int and start >= 0 < length:
            yield start, start + length, names.get(_id(about, "mentionAci"), "")


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _id(content: object, key: str) -> str:
    value = _object(content).get(key)
    return str(value) if isinstance(value, str | int) else ""


def _name(content: object, *keys: str) -> str:
    parts: Iterable[str] = (clean_name(_object(content).get(key)) for key in keys)
    return " ".join(filter(None, parts))


def _nobody(number: str) -> _Recipient:
    return _Recipient(f"chat {number}", "", "")


def _seconds(date: object) -> int:
    digits = str(date) if isinstance(date, str | int) else ""
    milliseconds = int(digits) if re.fullmatch("[0-9]{1,15}", digits) else -1
    return milliseconds // 1000 if 0 <= milliseconds <= _LAST_MILLISECOND else -1
