"""chat.db as macOS makes it: columns from imessage-exporter's pages on the tables, and Apple's archives."""

import plistlib
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

SINCE_2001 = 732_100_000  # the second of the first message, since 2001
FIRST = 978_307_200 + SINCE_2001

MESSAGE = (
    *("ROWID INTEGER PRIMARY KEY AUTOINCREMENT", "guid TEXT", "text TEXT", "handle_id INTEGER DEFAULT 0"),
    *("subject TEXT", "attributedBody BLOB", "service TEXT", "date INTEGER", "is_from_me INTEGER DEFAULT 0"),
    *("cache_has_attachments INTEGER DEFAULT 0", "is_audio_message INTEGER DEFAULT 0"),
    *("item_type INTEGER DEFAULT 0", "group_title TEXT", "group_action_type INTEGER DEFAULT 0"),
    *(
        "balloon_bundle_id TEXT DEFAULT NULL",
        "payload_data BLOB",
        "associated_message_guid TEXT DEFAULT NULL",
    ),
    *("associated_message_type INTEGER DEFAULT 0", "message_summary_info BLOB DEFAULT NULL"),
    *("date_edited INTEGER DEFAULT 0", "date_retracted INTEGER DEFAULT 0"),
)
OLD = ("ROWID", "guid", "text", "handle_id", "service", "date", "is_from_me")
"""What a message had years ago, among more that nobody reads."""
OTHERS = """
CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT NOT NULL, country TEXT, service TEXT NOT NULL);
CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, style INTEGER, chat_identifier TEXT,
                   service_name TEXT, room_name TEXT, display_name TEXT, group_id TEXT);
CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER, message_date INTEGER DEFAULT 0,
                                PRIMARY KEY (chat_id, message_id));
CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER);
CREATE TABLE chat_recoverable_message_join (chat_id INTEGER, message_id INTEGER);
INSERT INTO handle VALUES (1, '+33639980001', 'fr', 'iMessage'), (2, '+33639980001', 'fr', 'SMS'),
                          (3, 'lea@example.org', 'fr', 'iMessage');
INSERT INTO chat VALUES (1, 'iMessage;-;+33639980001', 45, '+33639980001', 'iMessage', NULL, '', NULL),
                        (2, 'SMS;-;+33639980001', 45, '+33639980001', 'SMS', NULL, '', NULL),
                        (3, 'iMessage;+;chat77', 43, 'chat77', 'iMessage', 'chat77', 'Coloc', 'A-B'),
                        (4, 'iMessage;+;chat78', 43, 'chat78', 'iMessage', 'chat78', '', 'A-C');
INSERT INTO chat_handle_join VALUES (1, 1), (2, 2), (3, 1), (3, 3), (4, 1), (4, 3);
"""


def typedstream(text: str, mutable: bool = True) -> bytes:
    """An NSAttributedString as macOS archives it, with one attribute over the whole of the text."""
    data = text.encode()
    if len(data) < 0x80:
        length = bytes([len(data)])
    elif len(data) < 0x8000:
        length = b"\x81" + len(data).to_bytes(2, "little")
    else:
        length = b"\x82" + len(data).to_bytes(4, "little")
    start = b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84"
    if mutable:
        start += (
            b"\x19NSMutableAttributedString\x00\x84\x84\x12NSAttributedString\x00\x84\x84\x08NSObject\x00"
        )
        start += b"\x85\x92\x84\x84\x84\x0fNSMutableString\x01\x84\x84\x08NSString\x01\x95\x84\x01+"
    else:
        start += b"\x12NSAttributedString\x00\x84\x84\x08NSObject\x00"
        start += b"\x85\x92\x84\x84\x84\x08NSString\x01\x94\x84\x01+"
    end = (
        b"\x86\x84\x02iI\x01"
        + length
        + b"\x92\x84\x84\x84\x0cNSDictionary\x00\x95\x84\x01i\x01\x92\x84\x98\x98"
    )
    end += b"\x1d__kIMMessagePartAttributeName\x86\x92\x84\x84\x84\x08NSNumber\x00\x84\x84\x07NSValue"
    return start + length + data + end + b"\x00\x95\x84\x01*\x84\x9b\x9b\x00\x86\x86\x86"


def edits(*texts: str) -> bytes:
    """`message_summary_info` of a message of one part; without texts it was unsent."""
    info: dict[str, Any] = {"amc": 0, "ust": True, "otr": {"0": {"lo": 0, "le": 14}}}
    if texts:
        events = [{"d": 732_100_000.5 + n, "t": typedstream(text, False)} for n, text in enumerate(texts)]
        info |= {"ec": {"0": events}, "ep": [0]}
    else:
        info |= {"rp": [0]}
    return plistlib.dumps(info, fmt=plistlib.FMT_BINARY)


def make(path: Path, messages: list[dict[str, Any]], old: bool = False, wal: bool = False) -> Path:
    """A database with these messages, a second apart in the chat 1 unless they say otherwise.

    `wal`: the messages stand in the log alone.
    """
    columns = [c for c in MESSAGE if not old or c.split()[0] in OLD]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(f"CREATE TABLE message ({', '.join(columns)});{OTHERS}")
        if wal:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA wal_autocheckpoint = 0")
        for number, given in enumerate(messages, 1):
            add(connection, number, dict(given), old)
        connection.commit()
        if wal:  # what another process holds open stays in the log
            for ending in ("", "-wal"):
                target = path.with_name(f"{path.name}.copy{ending}")
                target.write_bytes(path.with_name(f"{path.name}{ending}").read_bytes())
    if wal:
        for ending in ("", "-wal"):
            path.with_name(f"{path.name}.copy{ending}").replace(path.with_name(f"{path.name}{ending}"))
    return path


def in_bytes(messages: list[dict[str, Any]]) -> bytes:
    with TemporaryDirectory() as folder:
        return make(Path(folder) / "chat.db", messages).read_bytes()


def add(connection: sqlite3.Connection, number: int, message: dict[str, Any], old: bool) -> None:
    chats = message.pop("chats", [1])
    step = 1 if old else 10**9
    row = {
        "ROWID": number,
        "guid": f"g{number}",
        "handle_id": 1,
        "date": (SINCE_2001 + number - 1) * step,
    } | message
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO message ({', '.join(row)}) VALUES ({marks})", list(row.values()))
    connection.executemany(
        "INSERT INTO chat_message_join (chat_id, message_id) VALUES (?, ?)",
        [(chat, number) for chat in chats],
    )


def endless(path: Path, pages: int = 17) -> Path:
    """The database, its table of messages made a tower of pages: each names the next a hundred times."""
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'message'").fetchone()
    data = bytearray(path.read_bytes())
    count = len(data) // size
    leaf = data[(root - 1) * size : root * size]
    for step in range(pages):
        child = (count + step + 1).to_bytes(4, "big")
        cells = (child + b"\x7f") * 100
        head = b"\x05\0\0" + (100).to_bytes(2, "big") + (size - len(cells)).to_bytes(2, "big") + b"\0" + child
        places = b"".join((size - len(cells) + 5 * cell).to_bytes(2, "big") for cell in range(100))
        page = (head + places).ljust(size - len(cells), b"\0") + cells
        if step:
            data += page
        else:
            data[(root - 1) * size : root * size] = page
            child = (count + 1).to_bytes(4, "big")
    data += leaf
    data[28:32] = (len(data) // size).to_bytes(4, "big")
    path.write_bytes(data)
    return path
