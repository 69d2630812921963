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
from itertools import pairwise
from operator import itemgetter

from ghostprep.errors import InputError
from ghostprep.readers import reasons
from ghostprep.readers.input.json_stream import JsonStream, Place, parse_json
from ghostprep.readers.input.sources import Source
from ghostprep.readers.names import clean_name
from ghostprep.readers.telegram.messages import convert, when
from ghostprep.records import Conversation, Message

PLATFORMS = ("telegram",)

HELD_BYTES = 64 * 2**20  # messages of files up to this size are kept, not read again
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
_STAMP = re.compile(r'"date_unixtime"\s*:\s*"([0-9]{1,12})"')
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
    length: int = 0  # of the messages as text, from the start of the block that they begin in
    count: int = 0  # of messages if they are held, else of stretches: 0 is none
    ordered: bool = True
    utc: bool = True
    held: list[Message] | None = None
    edits: "array[int]" = field(default_factory=lambda: array("q"))

    @property
    def family(self) -> str:
        return _FAMILIES.get(self.kind, "chat")

    @property
    def outside(self) -> bool:
        """Whether nothing in it is conversation."""
        return self.kind in _NOT_CONVERSATIONS

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
        messages = map(itemgetter(0), self.pairs())
        return messages if self.ordered else iter(sorted(messages, key=lambda m: m.time))

    def pairs(self) -> Iterator[tuple[Message, int]]:
        """Each message with the second of its last edit (0: never edited), in the file's order."""
        if self.held is not None:
            yield from zip(self.held, self.edits, strict=True)
        elif self.place:
            with JsonStream(self.source, self.place) as stream:
                yield from convert(stream.values(), self.owner, self.outside)
                stream.expect(self.length)


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
        block = stream.position - chat.place.skip
        _survey(chat, stream)
        chat.length = stream.position - block
    else:
        stream.skip()


def _survey(chat: _Chat, stream: JsonStream) -> None:
    """Finds out whether a chat's messages are in order, and keeps them if their file is small."""
    # A member of a zip cannot be entered in the middle, so its messages are kept too.
    if chat.source.member or chat.source.size <= HELD_BYTES:
        pairs = list(convert(stream.values(), chat.owner, chat.outside))
        chat.held = [message for message, _ in pairs]
        chat.edits = array("q", (edited for _, edited in pairs))
        chat.count = len(pairs)
        chat.utc = bool(pairs) and pairs[0][0].utc
        chat.ordered = all(a.time <= b.time for a, b in pairwise(chat.held))
        return
    last = 0
    for stretch in stream.stretches("messages"):
        chat.count += 1
        chat.utc, times = _times(stretch)
        chat.ordered = chat.ordered and times == sorted(times) and last <= min(times, default=last)
        last = max(times, default=last)


def _times(stretch: str) -> tuple[bool, list[int]]:
    """(whether in UTC, seconds) of the messages in a stretch of text. Old exports must be decoded for it."""
    stamps = _STAMP.findall(stretch)
    if stamps and len(stamps) == stretch.count('"date":'):
        return True, list(map(int, stamps))
    try:
        raws = parse_json(f"[{stretch}]".encode("latin-1"), "")
    except InputError:  # reading the messages will say where
        return False, []
    times = [when(raw) for raw in raws if isinstance(raw, dict)]
    return any(utc for _, utc in times), [time for time, _ in times if time >= 0]


def _settle(chat: _Chat, owner: frozenset[object]) -> None:
    """Applies what stood after the messages: the owner, or a kind that is no conversation."""
    if chat.held is not None:
        late_owner = owner != chat.owner
        late_kind = chat.outside and chat.held[0].reason != reasons.NOT_A_CONVERSATION
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
    if isinstance(number, int | str) and re.fullmatch("[0-9]{1,20}", str(number)):
        return frozenset({f"user{number}", int(number)})
    return frozenset()
