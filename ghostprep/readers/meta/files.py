"""One file of a thread: its messages as far as they can be told without the other files, and the thread."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from ghostprep.readers import reasons
from ghostprep.readers.input.json_stream import load_messages
from ghostprep.readers.input.sources import Source
from ghostprep.readers.meta.mojibake import heal
from ghostprep.readers.names import clean_name

_LAST_MILLISECOND = 253_402_300_799_999  # of the year 9999
_THREAD = re.compile(rb'"(?:sender_name|timestamp_ms|thread_path|is_still_participant)"\s*:')
_END_TO_END = re.compile(rb'"(?:threadName|senderName|isUnsent)"\s*:')
_ATTACHED = ("photos", "videos", "audio_files", "files", "gifs", "sticker", "share")
_FILE_NUMBER = re.compile(r"(?:.*\D)?(\d+)\D*\.json\Z")


class RawMessage(NamedTuple):
    """A message whose text may still be a notice. `sender`: "" for nobody, None for no message at all."""

    milliseconds: int
    sender: str | None
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ThreadFile:
    """`messages` in the file's order; `folder` names the thread, but not in an end-to-end export.

    Of message_N.json, the higher `number` is the older; 2018's message.json has none: 0.
    """

    source: Source
    platform: str
    end_to_end: bool
    people: frozenset[str]
    title: str
    folder: str
    is_cut_over: bool
    number: int
    messages: list[RawMessage]

    @property
    def key(self) -> str:
        who = self.folder or ", ".join(sorted(self.people)) or self.source.name
        return f"{self.platform}/{self.title if self.end_to_end else ''}{who}"


def is_thread_file(head: bytes) -> bool:
    """Whether the first bytes of a JSON object are a thread's, of either export."""
    if b'"participants"' not in head and b'"messages"' not in head:
        return False
    return bool(_THREAD.search(head) or (_END_TO_END.search(head) and b'"participants"' in head))


def platform_of(source: Source) -> str:
    """By the nearest folder or zip that names it, without the thread's own; else by Instagram's fields."""
    places = (*source.path.parts, *source.member.split("/")) if source.member else source.path.parts
    for place in reversed(places[:-2]):
        if "instagram" in place.lower():
            return "instagram"
        if "facebook" in place.lower():
            return "messenger"
    head = source.head()
    instagram = b'"profile_user"' in head or b'"original_content_owner"' in head
    return "instagram" if instagram else "messenger"


def read_file(source: Source) -> ThreadFile:
    """InputError if the file is not whole, or holds no list of messages."""
    head = source.head()
    end_to_end = bool(_END_TO_END.search(head)) and not _THREAD.search(head)
    spell = clean_name if end_to_end else _healed_name
    messages, fields = load_messages(source, partial(_read_messages, end_to_end))
    people = fields.get("participants")
    names = [p.get("name") if isinstance(p, dict) else p for p in people] if isinstance(people, list) else []
    path = fields.get("thread_path")
    folder = path.rpartition("/")[2] if isinstance(path, str) else ""
    if not folder and not end_to_end:
        folder = next(iter(source.relative.split("/")[-2:-1]), "")
    number = _FILE_NUMBER.match(source.relative.rpartition("/")[2])
    return ThreadFile(
        source,
        platform_of(source),
        end_to_end,
        frozenset(map(spell, names)),
        spell(fields.get("threadName" if end_to_end else "title")),
        folder,
        "e2ee_cutover" in source.relative.split("/") or "e2ee_cutover" in str(path),
        int(number[1][:9]) if number else 0,
        messages,
    )


def _healed_name(name: object) -> str:
    return clean_name(heal(name)) if isinstance(name, str) else ""


def _read_messages(end_to_end: bool, raws: Iterable[Any]) -> Iterator[RawMessage]:
    """A malformed message is kept as unsupported, with the time of the one before it."""
    sender_key, time_key = ("senderName", "timestamp") if end_to_end else ("sender_name", "timestamp_ms")
    spell, read = (clean_name, _read_end_to_end) if end_to_end else (_healed_name, _read_classic)
    senders: dict[str, str] = {}
    last = 0
    for raw in raws:
        if not isinstance(raw, dict):
            yield RawMessage(last, None, "", reasons.UNSUPPORTED)
            continue
        stamp, name = raw.get(time_key), raw.get(sender_key)
        if not isinstance(name, str):
            name = ""
        if name not in senders:
            senders[name] = spell(name)
        text, reason = read(raw)
        if type(stamp) is not int or not 0 <= stamp <= _LAST_MILLISECOND:
            stamp, reason = last, reason or reasons.UNDATED
        last = stamp
        yield RawMessage(stamp, senders[name], text, reason)


def _read_classic(raw: dict[str, Any]) -> tuple[str, str]:
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
    if text := heal(content):
        return text, ""
    return "", reasons.MEDIA if any(raw.get(key) for key in _ATTACHED) else reasons.EMPTY


def _read_end_to_end(raw: dict[str, Any]) -> tuple[str, str]:
    if raw.get("isUnsent") is True:
        return "", reasons.DELETED
    text = raw.get("text", "")
    if raw.get("type") == "placeholder" or not isinstance(text, str | None):
        return "", reasons.UNSUPPORTED
    if text:
        return text, ""
    return "", reasons.MEDIA if raw.get("media") or raw.get("type") == "media" else reasons.EMPTY
