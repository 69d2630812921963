"""The chats in Telegram's files: each file is walked once, and exports of one chat are merged."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from ghostprep.errors import InputError
from ghostprep.readers import reasons
from ghostprep.readers.input.json_stream import JsonStream
from ghostprep.readers.input.sources import Source
from ghostprep.readers.names import clean_name
from ghostprep.readers.telegram.messages import convert
from ghostprep.records import Message

# kind of chat → whose id it has; ids of people, groups and channels overlap
KINDS = {
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
_NOBODY: frozenset[object] = frozenset()
_time = attrgetter("time")


@dataclass(slots=True)
class Chat:
    """One chat in one file, its messages in the file's order.

    `layout` is the kind of export that it stands in, `beside` names other files that tell of it. `edits`:
    the second of each message's last edit, 0 for never.
    """

    source: Source
    number: int
    layout: str
    name: str = ""
    kind: str = ""
    id: int | str | None = None
    messages: list[Message] = field(default_factory=list)
    edits: "array[int]" = field(default_factory=lambda: array("q"))
    beside: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        return KINDS.get(self.kind, "chat")

    @property
    def key(self) -> str:
        if self.id not in (None, ""):
            return f"{self.family}{self.id}"
        return f"{self.source.path}/{self.source.relative}#{self.number}"

    @property
    def title(self) -> str:
        name = clean_name(self.name) or _NAMELESS.get(self.kind)
        return name or f"{self.family}{'' if self.id is None else self.id}"

    def set_aside(self) -> None:
        """Gives a reason to all messages of a chat that is no conversation by its kind."""
        if self.kind in _NOT_CONVERSATIONS:
            self.messages = [m._replace(reason=reasons.NOT_A_CONVERSATION) for m in self.messages]


def read_chats(source: Source) -> list[Chat]:
    """The chats of a file that hold messages. InputError if there is none, or the file is not whole."""
    owner, is_late, chats = _walk(source, _NOBODY)
    if is_late:  # keys in alphabetical order: whose messages are the owner's comes out at the end
        _, _, chats = _walk(source, owner)
    if not chats:
        raise InputError(
            "a Telegram export without a single message",
            "export again with chats selected, as machine-readable JSON",
            file=source.name,
        )
    for chat in chats:
        chat.set_aside()
    return chats


def merge_exports(exports: Sequence[Chat]) -> list[Message]:
    """The messages of one chat in time order; of each message id the copy edited last is kept.

    Between equal copies the one with a real UTC time is kept, then the first.
    """
    if len(exports) == 1:
        return sorted(exports[0].messages, key=_time)
    best: dict[int, tuple[int, bool]] = {}
    chosen: dict[int, int] = {}
    union: list[Message] = []
    for export in exports:
        pairs = zip(export.messages, export.edits, strict=True)
        for message, edited in sorted(pairs, key=lambda pair: pair[0].time):
            rank = (edited, message.utc)
            if message.place not in best or rank > best[message.place]:
                best[message.place] = rank
                chosen[message.place] = len(union)
            union.append(message)
    for index, message in enumerate(union):
        if chosen[message.place] != index:
            union[index] = message._replace(reason=reasons.DUPLICATE)
    return sorted(union, key=_time)


def _walk(source: Source, owner: frozenset[object]) -> tuple[frozenset[object], bool, list[Chat]]:
    """(the owner's ids, whether they stand after messages, chats that hold messages)."""
    root = Chat(source, 0, "one chat")
    chats: list[Chat] = []
    is_late = False
    with JsonStream(source) as stream:
        for key in stream.members():
            if key == "personal_information":
                owner = _owner_ids(stream.value())
                is_late = bool(root.messages or chats)
            elif key in ("chats", "left_chats") and stream.peek() == "{":
                chats += _chat_list(stream, source, owner, len(chats))
            else:
                _take_member(root, key, stream, owner)
        stream.end()
    return owner, is_late, [chat for chat in (root, *chats) if chat.messages]


def _chat_list(stream: JsonStream, source: Source, owner: frozenset[object], number: int) -> Iterator[Chat]:
    for key in stream.members():
        if key != "list" or stream.peek() != "[":
            stream.skip()
            continue
        for _ in stream.elements():
            number += 1
            chat = Chat(source, number, "account export")
            if stream.peek() != "{":
                stream.skip()
                continue
            for member in stream.members():
                _take_member(chat, member, stream, owner)
            yield chat


def _take_member(chat: Chat, key: str, stream: JsonStream, owner: frozenset[object]) -> None:
    if key == "messages" and stream.peek() == "[":
        chat.messages, chat.edits = [], array("q")
        for message, edited in convert(stream.values(), owner):
            chat.messages.append(message)
            chat.edits.append(edited)
    elif key in ("name", "type", "id"):
        value = stream.value()
        if key == "id":
            chat.id = value if isinstance(value, int | str) else None
        elif key == "name" and isinstance(value, str):
            chat.name = value
        elif key == "type" and isinstance(value, str):
            chat.kind = value
    else:
        stream.skip()


def _owner_ids(information: object) -> frozenset[object]:
    """Every form in which the owner's id can stand in `from_id`."""
    number = information.get("user_id") if isinstance(information, dict) else None
    if isinstance(number, int | str) and re.fullmatch("[0-9]{1,20}", str(number)):
        return frozenset({f"user{number}", int(number)})
    return frozenset()
