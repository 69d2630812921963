"""`chat.db` of a Mac, or the `sms.db` of an iPhone's backup: the tables message, handle, chat and
chat_message_join, whatever of their columns the system of that year had.

Since Ventura the text stands in `attributedBody` alone, and that of an edited message perhaps in
`message_summary_info`. The owner is "Me"; others are called by number or address, as names stand elsewhere.
"""

import dataclasses
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ghostprep.errors import InputError
from ghostprep.readers import reasons
from ghostprep.readers.imessage.archives import archived_text, edited_text
from ghostprep.readers.input.database import LOG, MAGIC, open_database, tables
from ghostprep.readers.input.sources import Source
from ghostprep.readers.names import clean_name
from ghostprep.records import Conversation, Message

_NAMES = ("chat.db", "sms.db")
_NAME_IN_BACKUP = "3d0d7e5fb2ce288813306e4d4636395e047a3d28"  # what an iPhone's backup calls sms.db
_BESIDE = (LOG, "-shm")
_NEEDED = {
    "message": {"date", "is_from_me", "handle_id", "text"},
    "handle": {"id"},
    "chat": {"chat_identifier"},
    "chat_message_join": {"chat_id", "message_id"},
}
_COLUMNS = (
    *("text", "attributedBody", "message_summary_info", "date", "is_from_me", "handle_id", "item_type"),
    *("associated_message_type", "group_title", "group_action_type", "balloon_bundle_id"),
    *("cache_has_attachments", "is_audio_message", "date_retracted"),
)
_YEAR_2001 = 978_307_200
_NANOSECONDS_FROM = 10**12
"""A date below counts seconds, as until 2017; above, nanoseconds."""
_LAST_SECOND = 253_402_300_799  # of the year 9999
_ITEMS = {4: reasons.LOCATION, 6: reasons.CALL}
_STICKER, _REACTIONS = 1000, range(2000, 5000)
_LINK = "com.apple.messages.URLBalloonProvider"


class _Row(NamedTuple):
    """Of a message: NULL where the table has no such column. SQLite holds any type in any column."""

    number: int
    chat: int | None
    text: object
    attributed: object
    summary: object
    date: object
    is_mine: object
    handle: object
    item: object
    associated: object
    group_title: object
    group_action: object
    balloon: object
    attachments: object
    audio: object
    retracted: object


def recognises(source: Source) -> bool:
    """A database that has the tables or the name, or the log and the index beside one."""
    return is_database(source) or is_beside(source)


def is_database(source: Source) -> bool:
    """By its first pages, as far as they tell, or its name; what a backup has renamed is looked into."""
    head, name = source.head(), _file_name(source)
    if not head.startswith(MAGIC):
        return False
    return b"chat_message_join" in head or name in _NAMES or (name == _NAME_IN_BACKUP and _has_tables(source))


def _has_tables(source: Source) -> bool:
    try:
        with open_database(source, None) as connection:
            return _NEEDED.keys() <= tables(connection).keys()
    except InputError:
        return False


def is_beside(source: Source) -> bool:
    """Whether it is named as SQLite's log or index, and the database is there."""
    ending = next((ending for ending in _BESIDE if source.relative.endswith(ending)), "")
    if not ending:
        return False
    path = source.path if source.member else source.path.with_name(source.path.name.removesuffix(ending))
    relative, member = source.relative.removesuffix(ending), source.member.removesuffix(ending)
    database = dataclasses.replace(source, path=path, member=member, relative=relative)
    try:
        return is_database(database)
    except InputError:
        return False


def belongs(beside: Source, database: Source) -> bool:
    """Whether the log or the index is this database's."""
    return any(
        (str(beside.path), beside.member)
        in ((f"{database.path}{ending}", ""), (str(database.path), f"{database.member}{ending}"))
        for ending in _BESIDE
    )


def read(source: Source, beside: Sequence[Source]) -> Iterator[Conversation]:
    """One conversation for each chat. InputError if it is broken, or has other tables."""
    log = next((one for one in beside if one.relative.endswith(LOG)), None) or _log_on_disk(source)
    files = (source.name, *(one.name for one in beside))
    with open_database(source, log if log and log.size else None) as connection:
        known = tables(connection)
        if any(columns - known.get(name, frozenset()) for name, columns in _NEEDED.items()):
            raise InputError("no database of Messages", "give chat.db of a Mac", file=source.name)
        handles = _handles(connection)
        titles, identifiers = _chats(connection, known, handles)
        chats = _messages_by_chat(
            _rows(connection, known["message"]), handles, identifiers, _deleted(connection, known)
        )
    for identifier, messages in chats.items():
        messages.sort(key=lambda message: message.time)
        title = titles.get(identifier) or identifier or "no chat"
        yield Conversation("imessage", title, messages, identifier, files, "chat.db")


def _log_on_disk(source: Source) -> Source | None:
    """The log of a database that was given alone. A link is not followed."""
    path = source.path.with_name(f"{source.path.name}{LOG}")
    is_there = not source.member and path.is_file() and not path.is_symlink()
    return Source(path, "", f"{source.relative}{LOG}") if is_there else None


def _file_name(source: Source) -> str:
    return source.relative.rpartition("/")[2].lower()


def _handles(connection: sqlite3.Connection) -> dict[object, str]:
    return {number: _spelled(name) for number, name in connection.execute("SELECT ROWID, id FROM handle")}


def _chats(
    connection: sqlite3.Connection, known: dict[str, frozenset[str]], handles: dict[object, str]
) -> tuple[dict[str, str], dict[object, str]]:
    """(titles by identifier, identifiers by number): iMessage and SMS with one person are one chat."""
    identifiers: dict[object, str] = {}
    titles: dict[str, str] = {}
    people = _people(connection, known, handles)
    display = "display_name" if "display_name" in known["chat"] else "NULL"
    for number, name, shown in connection.execute(f"SELECT ROWID, chat_identifier, {display} FROM chat"):
        identifier = identifiers[number] = _spelled(name) or f"chat {number}"
        title = _spelled(shown) or ", ".join(people.get(number, [])) or identifier
        titles[identifier] = titles.get(identifier) or title
    return titles, identifiers


def _people(
    connection: sqlite3.Connection, known: dict[str, frozenset[str]], handles: dict[object, str]
) -> dict[object, list[str]]:
    people: dict[object, list[str]] = {}
    if {"chat_id", "handle_id"} <= known.get("chat_handle_join", frozenset()):
        for chat, handle in connection.execute("SELECT chat_id, handle_id FROM chat_handle_join"):
            if name := handles.get(handle):
                people.setdefault(chat, []).append(name)
    return people


def _deleted(connection: sqlite3.Connection, known: dict[str, frozenset[str]]) -> frozenset[int]:
    """Messages that the person deleted in the last thirty days, and could take back."""
    if "message_id" not in known.get("chat_recoverable_message_join", frozenset()):
        return frozenset()
    return frozenset(n for (n,) in connection.execute("SELECT message_id FROM chat_recoverable_message_join"))


def _rows(connection: sqlite3.Connection, columns: frozenset[str]) -> Iterator[_Row]:
    """Every message once, although it may stand in two chats."""
    fields = ", ".join(f"m.{name}" if name in columns else "NULL" for name in _COLUMNS)
    joined = "message m LEFT JOIN chat_message_join j ON j.message_id = m.ROWID"
    last = None
    query = f"SELECT m.ROWID, j.chat_id, {fields} FROM {joined} ORDER BY m.ROWID"
    for row in map(_Row._make, connection.execute(query)):
        if row.number != last:
            yield row
        last = row.number


def _messages_by_chat(
    rows: Iterable[_Row], handles: dict[object, str], identifiers: dict[object, str], deleted: frozenset[int]
) -> dict[str, list[Message]]:
    chats: dict[str, list[Message]] = {}
    for row in rows:
        handle = handles.get(row.handle, "")
        identifier = identifiers.get(row.chat) or handle
        chat = chats.setdefault(identifier, [])
        mine = row.is_mine == 1
        sender = "Me" if mine else handle or ("" if identifier.startswith("chat") else identifier)
        time = _seconds(row.date)
        text, reason = _text_and_reason(row)
        if row.number in deleted:
            text, reason = "", reasons.DELETED
        if not sender or time < 0:
            reason = reason or (reasons.UNDATED if sender else reasons.SENDERLESS)
        last = chat[-1].time if chat else 0
        chat.append(Message(sender, time if time >= 0 else last, text, reason, row.number, mine, True))
    return chats


def _text_and_reason(row: _Row) -> tuple[str, str]:
    if row.associated in _REACTIONS or row.group_title or row.group_action:
        return "", reasons.SYSTEM
    if row.associated == _STICKER:
        return "", reasons.MEDIA
    if row.item:
        return "", _ITEMS.get(row.item, reasons.SYSTEM) if isinstance(row.item, int) else reasons.UNSUPPORTED
    if row.balloon and _spelled(row.balloon) != _LINK:
        return "", reasons.MEDIA  # a game, a payment, handwriting
    text = _written(row)
    if text is None:
        return "", reasons.UNSUPPORTED
    if words := text.replace("\ufffc", "").replace("\ufffd", "").strip():
        return words, ""
    if row.retracted or (not text and edited_text(row.summary) == ""):
        return "", reasons.DELETED
    return "", reasons.MEDIA if text or row.attachments or row.audio else reasons.EMPTY


def _written(row: _Row) -> str | None:
    """The text from where it stands; "" if nowhere, None if it cannot be read. U+FFFC marks attachments."""
    if isinstance(row.text, bytes) and row.text:
        return _decoded(row.text)
    if isinstance(row.attributed, bytes) and row.attributed:
        text = archived_text(row.attributed)
        if text or text is None:
            return text
    return edited_text(row.summary) or ""


def _decoded(text: bytes) -> str | None:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _spelled(name: object) -> str:
    return clean_name(name.decode("utf-8", "ignore")) if isinstance(name, bytes) else ""


def _seconds(date: object) -> int:
    if not isinstance(date, int) or date <= 0:
        return -1
    seconds = _YEAR_2001 + (date // 10**9 if date >= _NANOSECONDS_FROM else date)
    return seconds if seconds <= _LAST_SECOND else -1
