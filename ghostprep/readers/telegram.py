"""Telegram Desktop's JSON: `result.json` of one chat, or of the whole account.

Old (until 2020: integer `from_id`, local times only) and new schema. A file is walked once to find
its chats and to check it; the messages of large files are then read anew each time they are asked
for, so memory does not grow with the file. Exports of the same chat are merged by message id.

Forwarded messages and messages sent through a bot are set aside under a reason: the person did not
write them. The same goes for whole chats with bots, channels, replies and verification codes.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ghostprep.errors import InputError
from ghostprep.readers import reasons
from ghostprep.readers.dates import iso_seconds
from ghostprep.readers.json_stream import JsonStream, Place
from ghostprep.readers.names import clean_name
from ghostprep.readers.sources import Source
from ghostprep.records import Conversation, Message

PLATFORMS = ("telegram",)

HELD_BYTES = 64 * 2**20  # messages of files up to this size are kept, not read again
_FIRST_YEAR = 31_536_000
_LAST_SECOND = 253_402_300_799  # of the year 9999

# kind of chat → whose id it has; ids of people, groups and channels overlap
_FAMILIES = {
    "saved_messages": "saved",
    "personal_chat": "user",
    "bot_chat": "user",
    "replies": "user",
    "verification_codes": "user",
    "private_group": "chat",
    "private_supergroup": "channel",
    "public_supergroup": "channel",
    "private_channel": "channel",
    "public_channel": "channel",
}
_NOT_CONVERSATIONS = {"bot_chat", "replies", "verification_codes", "private_channel", "public_channel"}
_NAMELESS = {
    "saved_messages": "Saved Messages",
    "replies": "Replies",
    "verification_codes": "Verification Codes",
}
_CALLS = {"phone_call", "group_call", "conference_call"}
_WORDLESS = (  # what a message without text is, by the first of these keys that it has
    ("self_destruct_period_seconds", reasons.VIEW_ONCE),
    ("poll", reasons.POLL),
    ("location_information", reasons.LOCATION),
    ("place_name", reasons.LOCATION),
    ("contact_information", reasons.CONTACT),
    ("contact_vcard", reasons.CONTACT),
    ("photo", reasons.MEDIA),
    ("file", reasons.MEDIA),
    ("media_type", reasons.MEDIA),
    ("mime_type", reasons.MEDIA),
    ("paid_stars_amount", reasons.MEDIA),
    ("story_data", reasons.MEDIA),
)

_DEEPEST_BLOCK = 50
_INLINE = (
    *("plain", "text", "bold", "italic", "underline", "strikethrough", "spoiler", "code", "link"),
    *("text_link", "mention", "mention_name", "hashtag", "cashtag", "email", "phone", "custom_emoji"),
)

_CHAT_HEAD = re.compile(rb'"type"\s*:\s*"(?:' + "|".join(_FAMILIES).encode() + rb')"')
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
    chats: dict[str, list[_Chat]] = {}
    for source in sources:
        for chat in _find_chats(source):
            chats.setdefault(chat.key, []).append(chat)
    for key, parts in chats.items():
        yield _conversation(key, parts)


@dataclass(slots=True)
class _Chat:
    """One chat in one file, and how to get at its messages."""

    source: Source
    number: int
    account: bool
    owner: frozenset[object] = frozenset()
    name: str = ""
    kind: str = ""
    id: int | str | None = None
    place: Place | None = None
    count: int = 0
    ordered: bool = True
    utc: bool = True
    held: list[Message] | None = None
    edits: "array[int]" = field(default_factory=lambda: array("q"))

    @property
    def family(self) -> str:
        return _FAMILIES.get(self.kind, "chat")

    @property
    def key(self) -> str:
        if self.id not in (None, ""):
            return f"{self.family}{self.id}"
        return f"{self.source.path}/{self.source.relative}#{self.number}"

    @property
    def title(self) -> str:
        name = clean_name(self.name) or _NAMELESS.get(self.kind)
        return name or f"{self.family}{'' if self.id is None else self.id}"

    def __iter__(self) -> Iterator[Message]:
        """All messages in time order."""
        if self.held is not None:
            return iter(self.held)
        messages = (message for message, _ in self.pairs())
        return messages if self.ordered else iter(sorted(messages, key=lambda m: m.time))

    def pairs(self) -> Iterator[tuple[Message, int]]:
        """Each message with the second of its last edit (0: never edited), in the file's order."""
        if self.held is not None:
            yield from zip(self.held, self.edits, strict=True)
        elif self.place:
            with JsonStream(self.source, self.place) as stream:
                yield from _convert_all(stream, self)


def _find_chats(source: Source) -> list[_Chat]:
    """Walks one file. The owner and a chat's kind may stand after its messages (sorted keys)."""
    root = _Chat(source, 0, account=False)
    chats: list[_Chat] = []
    owner: frozenset[object] = frozenset()
    with JsonStream(source) as stream:
        for key in stream.members():
            if key == "personal_information":
                owner = _owner_ids(stream.value())
            elif key in ("chats", "left_chats") and stream.peek() == "{":
                chats += _chat_list(stream, source, owner, len(chats))
            else:
                _take_member(root, key, stream)
        stream.end()
    chats = [chat for chat in [root, *chats] if chat.count]
    if not chats:
        raise InputError(
            f"{source.name}: a Telegram export without a single message:"
            " export again with chats selected, as machine-readable JSON"
        )
    for chat in chats:
        _settle(chat, owner)
    return chats


def _chat_list(stream: JsonStream, source: Source, owner: frozenset[object], number: int) -> Iterator[_Chat]:
    for key in stream.members():
        if key != "list" or stream.peek() != "[":
            stream.skip()
            continue
        for _ in stream.elements():
            number += 1
            chat = _Chat(source, number, account=True, owner=owner)
            if stream.peek() != "{":
                stream.skip()
                continue
            for member in stream.members():
                _take_member(chat, member, stream)
            yield chat


def _take_member(chat: _Chat, key: str, stream: JsonStream) -> None:
    if key in ("name", "type", "id"):
        value = stream.value()
        if key == "id":
            chat.id = value if isinstance(value, int | str) else None
        elif isinstance(value, str):
            setattr(chat, "kind" if key == "type" else key, value)
    elif key == "messages" and stream.peek() == "[":
        chat.place = stream.place()
        _survey(chat, stream)
    else:
        stream.skip()


def _survey(chat: _Chat, stream: JsonStream) -> None:
    """Counts a chat's messages, checks their order, and keeps them if their file is small."""
    # A member of a zip cannot be entered in the middle, so its messages are kept too.
    keep = chat.source.member or chat.source.size <= HELD_BYTES
    chat.held, chat.edits, last = [] if keep else None, array("q"), 0
    moments: Iterator[tuple[int, bool]]
    if chat.held is None:
        moments = (_when(raw) for raw in stream.values() if type(raw) is dict)
    else:
        moments = _keep(chat, chat.held, stream)
    for chat.count, (time, chat.utc) in enumerate(moments, 1):
        if time < last:
            chat.ordered = chat.ordered and time < 0
        else:
            last = time


def _keep(chat: _Chat, held: list[Message], stream: JsonStream) -> Iterator[tuple[int, bool]]:
    for message, edited in _convert_all(stream, chat):
        held.append(message)
        chat.edits.append(edited)
        yield message.time, message.utc


def _settle(chat: _Chat, owner: frozenset[object]) -> None:
    """Applies what stood after the messages: the owner, or a kind that is no conversation."""
    if chat.held is not None:
        late_owner = owner != chat.owner
        late_kind = chat.kind in _NOT_CONVERSATIONS and chat.held[0].reason != reasons.NOT_A_CONVERSATION
        chat.owner = owner
        if late_owner or late_kind:
            chat.held = None
            chat.held = [message for message, _ in chat.pairs()]
        if not chat.ordered:
            order = sorted(range(chat.count), key=lambda i: chat.held[i].time)  # type: ignore[index]
            chat.held = [chat.held[i] for i in order]
            chat.edits = array("q", (chat.edits[i] for i in order))
    chat.owner = owner


def _conversation(key: str, parts: Sequence[_Chat]) -> Conversation:
    first = parts[0]
    files = tuple(dict.fromkeys(part.source.name for part in parts))
    layout = "account export" if first.account else "one chat"
    if not first.utc:
        layout += ", old schema: local times"
    title = next((part.title for part in parts if part.name), first.title)
    messages = first if len(parts) == 1 else _Merged(tuple(parts))
    return Conversation("telegram", title, messages, key, files, layout)


@dataclass(frozen=True, slots=True)
class _Merged:
    """Several exports of one chat, in time order; of each message id the copy edited last is kept.

    Between equal copies the one with a real UTC time is kept, then the first. Holds the whole chat.
    """

    parts: tuple[_Chat, ...]

    def __iter__(self) -> Iterator[Message]:
        best: dict[int, tuple[int, bool]] = {}
        chosen: dict[int, int] = {}
        union: list[Message] = []
        for part in self.parts:
            for message, edited in part.pairs():
                rank = (edited, message.utc)
                if message.place not in best or rank > best[message.place]:
                    best[message.place] = rank
                    chosen[message.place] = len(union)
                union.append(message)
        for index, message in enumerate(union):
            if chosen[message.place] != index:
                union[index] = message._replace(reason=reasons.DUPLICATE)
        union.sort(key=lambda message: message.time)
        return iter(union)


def _owner_ids(information: object) -> frozenset[object]:
    """Every form in which the owner's id can stand in `from_id`."""
    number = information.get("user_id") if isinstance(information, dict) else None
    if isinstance(number, int | str) and not isinstance(number, bool) and str(number).isdigit():
        return frozenset({f"user{number}", int(number)})
    return frozenset()


def _convert_all(stream: JsonStream, chat: _Chat) -> Iterator[tuple[Message, int]]:
    """Decodes the array of messages that comes next. A malformed one is kept as unsupported."""
    last, owner, names = 0, chat.owner, _Names()
    outside = chat.kind in _NOT_CONVERSATIONS
    for index, raw in enumerate(stream.values()):
        if type(raw) is not dict:
            yield Message("", last, "", reasons.UNSUPPORTED, index), 0
            continue
        text, reason = _text_and_reason(raw)
        time, utc = _when(raw)
        sender_id = raw.get("from_id")
        try:
            sender = names[raw.get("from"), sender_id]
            if not sender:  # a service message has an actor; any other must have a sender
                sender = names[raw.get("actor"), raw.get("actor_id")]
                reason = reason or reasons.UNSUPPORTED
        except TypeError:  # a list where a name or an id should be
            sender, reason = "", reasons.UNSUPPORTED
        if time < 0:
            time, reason = last, reason or reasons.UNSUPPORTED
        last = time
        if outside:
            reason = reasons.NOT_A_CONVERSATION
        mine = bool(owner) and type(sender_id) in (str, int) and sender_id in owner
        number = raw.get("id")
        place = number if type(number) is int else index
        edited = _edited(raw) if "edited" in raw or "edited_unixtime" in raw else 0
        yield Message(sender, time, text, reason, place, mine, utc), edited


def _when(raw: dict[str, Any]) -> tuple[int, bool]:
    """(second, whether it is UTC): -1 if the message has no date that can be read."""
    stamp = raw.get("date_unixtime")
    if stamp is not None:
        seconds = _whole_seconds(stamp)
        if seconds >= 0:
            return seconds, True
    return iso_seconds(raw.get("date"))[0], False


def _edited(raw: dict[str, Any]) -> int:
    """The second of the last edit; 0 for "never", for which old exports write 1970, in local time."""
    stamp = raw.get("edited_unixtime")
    edited = _whole_seconds(stamp) if stamp is not None else iso_seconds(raw.get("edited"))[0]
    return edited if edited > _FIRST_YEAR else 0


def _whole_seconds(stamp: object) -> int:
    try:
        seconds = int(stamp)  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        return -1
    return seconds if 0 <= seconds <= _LAST_SECOND else -1


class _Names(dict[tuple[object, object], str]):
    """(`from`, `from_id`) → sender; cleaned once for each distinct pair."""

    def __missing__(self, pair: tuple[object, object]) -> str:
        name, sender_id = pair
        sender = clean_name(name)
        if not sender and isinstance(sender_id, str | int):
            sender = clean_name(str(sender_id))
        self[pair] = sender
        return sender


def _text_and_reason(raw: dict[str, Any]) -> tuple[str, str]:
    text = raw.get("text")
    if type(text) is not str:
        text = _join(text if text is not None else raw.get("text_entities", ""))
    kind = raw.get("type", "message")
    if kind != "message":
        if kind != "service":
            return text or "", reasons.UNSUPPORTED
        action = raw.get("action")
        return "", reasons.CALL if isinstance(action, str) and action in _CALLS else reasons.SYSTEM
    if not text and "rich_message" in raw:
        text = _flatten(raw["rich_message"])
    if text is None:
        return "", reasons.UNSUPPORTED
    if "forwarded_from" in raw or "saved_from" in raw or "forwarded_from_id" in raw:
        return text, reasons.FORWARDED
    if "via_bot" in raw:
        return text, reasons.VIA_BOT
    if text:
        return text, ""
    return "", next((reason for key, reason in _WORDLESS if key in raw), reasons.EMPTY)


def _join(parts: object) -> str | None:
    """The text of a list of strings and `{type, text}` objects. None if it is anything else."""
    if isinstance(parts, str):
        return parts
    if not isinstance(parts, list):
        return None
    try:
        return "".join([part["text"] if isinstance(part, dict) else part for part in parts])
    except (TypeError, KeyError):
        return None


def _flatten(rich: object) -> str:
    """The words of a `rich_message`: its text leaves in order, one line for each block."""
    lines: list[str] = []
    _gather(rich, lines, 0)
    return "\n".join(line for line in lines if line)


def _gather(node: object, lines: list[str], depth: int) -> None:
    if depth > _DEEPEST_BLOCK:
        return
    if isinstance(node, str) or _is_inline(node):
        lines.append(_inline(node, depth))
    elif isinstance(node, list):
        for part in node:
            _gather(part, lines, depth + 1)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "text":
                lines.append(_inline(value, depth))
            elif isinstance(value, dict | list):
                _gather(value, lines, depth + 1)


def _is_inline(node: object) -> bool:
    """A list of words and formatted words, as `text` has it, and not of blocks."""
    return isinstance(node, list) and all(
        isinstance(part, str) or (isinstance(part, dict) and part.get("type") in _INLINE) for part in node
    )


def _inline(node: object, depth: int) -> str:
    if isinstance(node, dict):
        node = node.get("text")
    if isinstance(node, list) and depth <= _DEEPEST_BLOCK:
        return "".join(_inline(part, depth + 1) for part in node)
    return node if isinstance(node, str) else ""
