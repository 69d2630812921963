"""Messenger and Instagram: the JSON of Meta's "Download your information", and Messenger's own
end-to-end export.

A thread is a folder of `message_N.json`, newest first, perhaps spread over several zips; Meta's files
hold UTF-8 read as Latin-1 (mojibake), which is healed here run by run. The end-to-end export is one
file a chat, proper UTF-8, and continues the thread of the same people under `e2ee_cutover`.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ghostprep.errors import InputError
from ghostprep.readers import reasons
from ghostprep.readers.input.json_stream import JsonStream, load_json, parse_json
from ghostprep.readers.input.sources import Source
from ghostprep.readers.meta.mojibake import heal
from ghostprep.readers.meta.notices import Notices
from ghostprep.readers.names import clean_name
from ghostprep.records import Conversation, Message

PLATFORMS = ("messenger", "instagram")

_LAST_MILLISECOND = 253_402_300_799_999  # of the year 9999
_DELETED_ACCOUNT = "Facebook user"
_PROFILES = ("profile_information.json", "personal_information.json")

_THREAD = re.compile(rb'"(?:sender_name|timestamp_ms|thread_path|is_still_participant)"\s*:')
_END_TO_END = re.compile(rb'"(?:threadName|senderName|isUnsent)"\s*:')
_PROFILE = re.compile(rb'"(?:profile_v2|profile|profile_user)"\s*:\s*[{\[]')
_AFTER_MESSAGES = re.compile(rb'\]\s*,\s*(?="title"\s*:)')
_TAIL_BYTES = 65536
_CHAT_NUMBER = re.compile(r"_\d+\Z")
_ATTACHED = ("photos", "videos", "audio_files", "files", "gifs", "sticker", "share")
_FILE_NUMBER = re.compile(r"(?:.*\D)?(\d+)\D*\.json\Z")


def recognises(source: Source) -> bool:
    """A thread, an end-to-end chat, or the profile that tells who the owner is."""
    head = source.head().removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(b"{"):
        return False
    if source.relative.rpartition("/")[2].lower() in _PROFILES:
        return bool(_PROFILE.search(head))
    if b'"participants"' not in head and b'"messages"' not in head:
        return False
    return bool(_THREAD.search(head) or (_END_TO_END.search(head) and b'"participants"' in head))


def read(sources: Sequence[Source], date_order: str | None) -> Iterator[Conversation]:
    """One conversation for each thread. `date_order` is not needed.

    A thread's files are read when its messages are asked for: then InputError if one is not whole.
    """
    profiles = [s for s in sources if s.relative.rpartition("/")[2].lower() in _PROFILES]
    owners = {platform: _owner_names(profiles, platform) for platform in PLATFORMS}
    threads: dict[str, _Thread] = {}
    flat: list[_Part] = []
    for source in sources:
        if source in profiles:
            continue
        part = _Part(source)
        if part.end_to_end:
            flat.append(part)
        else:
            threads.setdefault(part.key, _Thread()).parts.append(part)
    for part in flat:
        _join_thread(part, threads)
    for key, thread in threads.items():
        platform = thread.platform
        used = [s.name for s in profiles if _platform(s, s.head()) == platform]
        yield Conversation(
            platform,
            thread.title,
            _Messages(thread, frozenset(owners[platform])),
            key,
            tuple(dict.fromkeys([*(part.source.name for part in thread.parts), *used])),
            thread.layout,
        )


class _Part:
    """One file, with what stands around its messages: who takes part, and in which thread."""

    def __init__(self, source: Source) -> None:
        self.source = source
        head = source.head()
        self.end_to_end = bool(_END_TO_END.search(head)) and not _THREAD.search(head)
        self.platform = _platform(source, head)
        fields = _frame(source)
        people = fields.get("participants")
        names = (
            [p.get("name") if isinstance(p, dict) else p for p in people] if isinstance(people, list) else []
        )
        self.people = frozenset(self.name(name) for name in names)
        self.title = self.name(fields.get("threadName" if self.end_to_end else "title"))
        path = fields.get("thread_path")
        self.folder = path.rpartition("/")[2] if isinstance(path, str) else ""
        if not self.folder and not self.end_to_end:
            self.folder = next(iter(source.relative.split("/")[-2:-1]), "")
        self.cut_over = "e2ee_cutover" in source.relative.split("/") or "e2ee_cutover" in str(path)
        # Of message_N.json, the higher N is the older; 2018's message.json has none.
        number = _FILE_NUMBER.match(source.relative.rpartition("/")[2])
        self.number = int(number[1][:9]) if number else 0

    @property
    def key(self) -> str:
        who = self.folder or ", ".join(sorted(self.people)) or self.source.name
        return f"{self.platform}/{'' if not self.end_to_end else self.title}{who}"

    def text(self, raw: object) -> str:
        if not isinstance(raw, str):
            return ""
        return raw if self.end_to_end else heal(raw)

    def name(self, raw: object) -> str:
        return clean_name(self.text(raw))


@dataclass(slots=True)
class _Thread:
    """The files of one thread."""

    parts: list[_Part] = field(default_factory=list)

    @property
    def platform(self) -> str:
        return self.parts[0].platform

    @property
    def people(self) -> frozenset[str]:
        return self.parts[0].people

    @property
    def title(self) -> str:
        """The title, or the folder's name, or who takes part."""
        titles = [_CHAT_NUMBER.sub("", part.title) if part.end_to_end else part.title for part in self.parts]
        names = [part.folder for part in self.parts] + [", ".join(sorted(self.people))]
        return next((title for title in titles + names if title), self.parts[0].source.name)

    @property
    def layout(self) -> str:
        kinds = {
            "end-to-end export" if part.end_to_end else "download of your information" for part in self.parts
        }
        return " and ".join(sorted(kinds))


def _join_thread(part: _Part, threads: dict[str, _Thread]) -> None:
    """Adds an end-to-end file to the thread that it continues: the same people, best under e2ee_cutover."""
    same = [
        thread
        for thread in threads.values()
        if thread.people == part.people and thread.platform == "messenger"
    ]
    same = [thread for thread in same if thread.parts[0].cut_over] or same
    if len(same) > 1:
        same = [thread for thread in same if thread.title == _CHAT_NUMBER.sub("", part.title)]
    if len(same) == 1 and part.people and _DELETED_ACCOUNT not in part.people:
        same[0].parts.append(part)
    else:
        threads.setdefault(part.key, _Thread()).parts.append(part)


@dataclass(slots=True)
class _Messages:
    """The messages of a thread in time order, read anew each time.

    Whoever looks at the first ones only (whether there are any?) leaves the rest to the next reader.
    """

    thread: _Thread
    owners: frozenset[str]
    ahead: list[Message] | None = None

    def __iter__(self) -> Iterator[Message]:
        self.ahead = messages = self.ahead or self._read()
        yield from messages
        self.ahead = None

    def _read(self) -> list[Message]:
        files: list[list[tuple[int, Message]]] = []
        notices = Notices(self.thread.people)
        for part in sorted(self.thread.parts, key=lambda part: -part.number):
            files.append(_messages(part, self.owners, self.thread.title, notices))
        files = sorted(filter(None, files), key=lambda file: file[0][0])
        if _overlap(files):
            files = _without_duplicates(files)
        stamped = [pair for file in files for pair in file]
        if any(before[0] > after[0] for before, after in pairwise(stamped)):
            stamped.sort(key=lambda pair: pair[0])
        return [message for _, message in stamped]


def _messages(part: _Part, owners: frozenset[str], title: str, notices: Notices) -> list[tuple[int, Message]]:
    """(millisecond, message) of one file, oldest first. A malformed one is kept as unsupported."""
    pairs: list[tuple[int, Message]] | None = None
    with JsonStream(part.source) as stream:
        for key in stream.members():
            if key == "messages" and stream.peek() == "[":
                pairs = list(_convert(stream.values(), part, owners, title, notices))
            else:
                stream.skip()
        stream.end()
    if pairs is None:
        raise InputError(f"{part.source.name}: holds no list of messages: export it again as JSON")
    # Files are newest first; one that is not stays as it is.
    return pairs if pairs and pairs[0][0] < pairs[-1][0] else pairs[::-1]


def _convert(
    raws: Iterable[Any], part: _Part, owners: frozenset[str], title: str, notices: Notices
) -> Iterator[tuple[int, Message]]:
    sender_key, time_key = ("senderName", "timestamp") if part.end_to_end else ("sender_name", "timestamp_ms")
    classify = _read_end_to_end if part.end_to_end else _read_classic
    senders: dict[str, str] = {}
    last = 0
    for index, raw in enumerate(raws):
        if not isinstance(raw, dict):
            yield last, Message("", last // 1000, "", reasons.UNSUPPORTED, index, False, True)
            continue
        stamp, name = raw.get(time_key), raw.get(sender_key)
        if not isinstance(name, str):
            name = ""
        if name not in senders:
            senders[name] = part.name(name) or part.folder or title
            notices.add(senders[name])
        sender = senders[name]
        text, reason = classify(raw, notices)
        if type(stamp) is not int or not 0 <= stamp <= _LAST_MILLISECOND:
            stamp, reason = last, reason or reasons.UNSUPPORTED
        last = stamp
        yield stamp, Message(sender, stamp // 1000, text, reason, index, sender in owners, True)


def _read_classic(raw: dict[str, Any], notices: Notices) -> tuple[str, str]:
    """(text, reason) of a message of the download: what was unsent is gone, whatever else it holds."""
    kind = raw.get("type")
    if raw.get("is_unsent") is True or raw.get("is_taken_down") is True:
        return "", reasons.DELETED
    if kind == "Call" or "call_duration" in raw:
        return "", reasons.CALL
    if kind in ("Subscribe", "Unsubscribe"):
        return "", reasons.SYSTEM
    content = raw.get("content", "")
    if not isinstance(content, str):
        return "", reasons.UNSUPPORTED
    text = heal(content)
    if text:
        return text, notices.reason(text)
    return "", reasons.MEDIA if any(raw.get(key) for key in _ATTACHED) else reasons.EMPTY


def _read_end_to_end(raw: dict[str, Any], notices: Notices) -> tuple[str, str]:
    if raw.get("isUnsent") is True:
        return "", reasons.DELETED
    text = raw.get("text", "")
    if raw.get("type") == "placeholder" or not isinstance(text, str | None):
        return "", reasons.UNSUPPORTED
    if text:
        return text, notices.reason(text)
    return "", reasons.MEDIA if raw.get("media") or raw.get("type") == "media" else reasons.EMPTY


def _overlap(files: Sequence[list[tuple[int, Message]]]) -> bool:
    """Whether two files cover the same time, as files of two downloads do."""
    return any(before[-1][0] >= after[0][0] for before, after in pairwise(files))


def _without_duplicates(files: Sequence[list[tuple[int, Message]]]) -> list[list[tuple[int, Message]]]:
    """A message is kept as often as it stands in one file; surplus copies of other files are marked."""
    held: Counter[tuple[int, str, str, str]] = Counter()
    marked: list[list[tuple[int, Message]]] = []
    for file in files:
        seen: Counter[tuple[int, str, str, str]] = Counter()
        marked.append([])
        for stamp, message in file:
            identity = (stamp, message.sender, message.text, message.reason)
            seen[identity] += 1
            if seen[identity] <= held[identity]:
                message = message._replace(reason=reasons.DUPLICATE)
            marked[-1].append((stamp, message))
        held |= seen
    return marked


def _platform(source: Source, head: bytes) -> str:
    """By the nearest folder or zip that names it, without the thread's own; else by Instagram's fields."""
    places = (*source.path.parts, *source.member.split("/")) if source.member else source.path.parts
    for place in reversed(places[:-2]):
        if "instagram" in place.lower():
            return "instagram"
        if "facebook" in place.lower():
            return "messenger"
    instagram = b'"profile_user"' in head or b'"original_content_owner"' in head
    return "instagram" if instagram else "messenger"


def _frame(source: Source) -> dict[str, Any]:
    """The fields around a file's messages, without decoding these where it can be avoided."""
    with source.open() as stream:
        data = stream.read()
    start = data.find(b'"messages"')
    ends = [found.end() for found in _AFTER_MESSAGES.finditer(data[-_TAIL_BYTES:])]
    tail = b"{" + data[-_TAIL_BYTES:][ends[-1] :] if ends else b"{}"
    try:
        before = json.loads(data[:start].rstrip(b" \t\r\n,") + b"}") if start > 0 else {}
        after = json.loads(tail if data.rstrip().endswith(b"}") else b"")
        if "participants" in before and ("thread_path" in after or "threadName" in before):
            return {**before, **after}
    except (ValueError, RecursionError):
        pass
    document = parse_json(data, source.name)
    return document if isinstance(document, dict) else {}


def _owner_names(profiles: Sequence[Source], platform: str) -> set[str]:
    """The names of the owner that the profiles of `platform` give. A broken profile gives none."""
    names: list[object] = []
    for source in profiles:
        if _platform(source, source.head()) != platform:
            continue
        try:
            document = load_json(source)
        except InputError:
            continue
        names += _profile_names(document)
    return {clean_name(heal(name)) for name in names if isinstance(name, str)} - {""}


def _profile_names(document: object) -> list[object]:
    """Facebook: `profile_v2.name.full_name`. Instagram: every value, as its keys are in any language."""
    if not isinstance(document, dict):
        return []
    profile = document.get("profile_v2", document.get("profile"))
    if isinstance(profile, dict):
        name = profile.get("name")
        return [name.get("full_name") if isinstance(name, dict) else name]
    users = document.get("profile_user")
    user = users[0] if isinstance(users, list) and users else users
    values = user.get("string_map_data") if isinstance(user, dict) else None
    if not isinstance(values, dict):
        return []
    return [value.get("value") for value in values.values() if isinstance(value, dict)]
