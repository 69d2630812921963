"""Google Chat: Takeout's `Google Chat/Groups/<DM or Space>/messages.json`, with `group_info.json` for
the title and `Users/…/user_info.json` for the owner.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ghostprep.readers import reasons
from ghostprep.readers.dates import worded_seconds
from ghostprep.readers.input.json_document import load_json
from ghostprep.readers.input.json_stream import load_messages
from ghostprep.readers.input.sources import Source
from ghostprep.readers.names import clean_name
from ghostprep.records import Conversation, Message

PLATFORMS = ("google_chat",)

_MARKS = {
    "messages.json": re.compile(
        rb'"(?:created|updated)_date"\s*:|"topic_id"\s*:|\A(?:\xef\xbb\xbf)?\s*\{\s*"messages"\s*:\s*\[\s*\]'
    ),
    "group_info.json": re.compile(rb'"members"\s*:'),
    "user_info.json": re.compile(rb'"user"\s*:\s*\{'),
}


def recognises(source: Source) -> bool:
    """One of Takeout's three kinds of file, by its name and the fields in its head."""
    mark = _MARKS.get(_file_name(source))
    return bool(mark and mark.search(source.head()))


def read(sources: Sequence[Source], date_order: str | None) -> Iterator[Conversation]:
    """One conversation for each `messages.json`. InputError if a file is broken."""
    owners = {
        email for source in sources if _file_name(source) == "user_info.json" for email in _owner(source)
    }
    groups = {_folder(s): s for s in sources if _file_name(s) == "group_info.json"}
    for source in sources:
        if _file_name(source) != "messages.json":
            continue
        folder = _folder(source)
        messages, _ = load_messages(source, functools.partial(_messages, owners))
        messages.sort(key=lambda message: message.time)
        title = _title(groups[folder], owners) if folder in groups else ""
        files = [source.name, groups[folder].name] if folder in groups else [source.name]
        files += [s.name for s in sources if _file_name(s) == "user_info.json"]
        yield Conversation("google_chat", title or folder, messages, folder, tuple(files), "Google Takeout")


def _file_name(source: Source) -> str:
    return source.relative.rpartition("/")[2].lower()


def _folder(source: Source) -> str:
    """`DM …` or `Space …`: the chat's id."""
    outer = source.path.stem if source.member else source.path.parent.name
    return source.relative.rpartition("/")[0].rpartition("/")[2] or outer


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _email(person: dict[str, Any]) -> str:
    email = person.get("email")
    return email.casefold() if isinstance(email, str) else ""


def _owner(source: Source) -> Iterator[str]:
    user = _object(_object(load_json(source)).get("user"))
    if email := _email(user):
        yield email


def _title(source: Source, owners: set[str]) -> str:
    """The name of the space, else the names of the other members."""
    info = _object(load_json(source))
    members = info.get("members")
    people = [_object(member) for member in members] if isinstance(members, list) else []
    names = [clean_name(person.get("name")) for person in people if _email(person) not in owners]
    return clean_name(info.get("name")) or ", ".join(filter(None, names))


def _messages(owners: set[str], raws: Iterable[Any]) -> Iterator[Message]:
    last = 0
    for index, raw in enumerate(raws):
        creator = _object(raw.get("creator")) if isinstance(raw, dict) else {}
        sender = clean_name(creator.get("name")) or clean_name(creator.get("email"))
        if not isinstance(raw, dict):
            raw = {"text": None, "message_state": "MALFORMED"}
        time = _seconds(raw)
        text, reason = _text_and_reason(raw, creator)
        if time < 0:
            reason = reason or reasons.UNDATED
        if not sender:
            reason = reason or reasons.SENDERLESS
        last = time if time >= 0 else last
        yield Message(sender, last, text, reason, index, _email(creator) in owners, True)


def _seconds(raw: dict[str, Any]) -> int:
    """When it was written; of one that was edited or deleted Takeout may tell the time of that alone."""
    dates = (raw.get(key) for key in ("created_date", "updated_date", "deleted_date"))
    return next((worded_seconds(date) for date in dates if isinstance(date, str) and date), -1)


def _text_and_reason(raw: dict[str, Any], creator: dict[str, Any]) -> tuple[str, str]:
    text = raw.get("text", "")
    if raw.get("message_state") == "DELETED" or raw.get("deletion_metadata"):
        return "", reasons.DELETED
    if not isinstance(text, str):
        return "", reasons.UNSUPPORTED
    if str(creator.get("user_type", "")).lower() in ("bot", "app"):
        return text, reasons.VIA_BOT
    if text:
        return text, ""
    return "", reasons.MEDIA if raw.get("attached_files") else reasons.EMPTY
