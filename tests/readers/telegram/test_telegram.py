"""Telegram: one conversation in every dialect gives the same messages; no damage is anything but an error."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import reasons, telegram
from ghostprep.readers.input import json_stream
from ghostprep.readers.input.sources import find_sources
from ghostprep.records import Message
from tests.readers.telegram.exports import (
    LINES,
    NAMES,
    account,
    chat,
    listed_message,
    new_message,
    old_message,
    pretty,
    read,
)

DIALECTS = {
    "one chat": pretty(chat()),
    "one chat, old schema": pretty(chat(old_message)),
    "text as lists": pretty(chat(listed_message)),
    "no text, only entities": pretty(
        chat(lambda *line: {k: v for k, v in new_message(*line).items() if k != "text"})
    ),
    "account": pretty(account(chat())),
    "account, left chats": pretty(account(left=(chat(),))),
    "account, old schema": pretty(account(chat(old_message))),
    "sorted keys": json.dumps(account(chat()), sort_keys=True, indent=2).encode(),
    "one chat, sorted keys, one line": json.dumps(chat(), sort_keys=True, separators=(",", ":")).encode(),
    "byte order mark": b"\xef\xbb\xbf" + pretty(chat()),
    "Windows line ends": pretty(account(chat())).replace(b"\n", b"\r\n"),
    "newest first": pretty(chat(lines=LINES[::-1])),
    "ASCII escapes": json.dumps(chat()).encode(),
}


@pytest.mark.parametrize("packed", [False, True], ids=["file", "zip"])
@pytest.mark.parametrize("block", [97, 1 << 20], ids=["in many windows", "in one"])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_gives_the_same_messages(
    dialect: str, packed: bool, block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "BLOCK_BYTES", block)
    path = tmp_path / "result.json"
    path.write_bytes(DIALECTS[dialect])
    if packed:
        with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
            archive.write(path, "DataExport/result.json")
        path = tmp_path / "export.zip"
    (conversation,) = read(path)
    old, has_owner = "old" in dialect, "account" in dialect or dialect in ("sorted keys", "Windows line ends")
    expected = [
        Message(NAMES[me], second, text, "", number, has_owner and me, not old)
        for number, second, me, text in LINES
    ]
    assert conversation.messages == expected
    assert (conversation.platform, conversation.title) == ("telegram", "Milo Ferrand")


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"\xff\xfe{\x00",
        b"PK\x03\x04",
        b"[1, 2]",
        b'{"messages": [{"sender_name": "x", "timestamp_ms": 1}], "participants": []}',
        b'{"guild": {}, "channel": {"type": "DirectTextChat"}, "messages": []}',
        b'{"about": "a page", "messages": "hello"}',
        b"[12/03/2024, 14:23:11] x: y",
    ],
)
def test_other_files_are_not_taken_for_telegram(other: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(other)
    assert not telegram.recognises(find_sources([tmp_path])[0])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = [
    "id",
    "type",
    "date",
    "date_unixtime",
    "from",
    "from_id",
    "text",
    "text_entities",
    "edited_unixtime",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(st.integers(0, 4), st.sampled_from([*FIELDS, "rich_message"]), JSON), max_size=6
    ),
    gone=st.lists(st.tuples(st.integers(0, 4), st.sampled_from(FIELDS)), max_size=4),
    chat_field=st.tuples(st.sampled_from(["name", "type", "id"]), JSON),
    information=JSON,
    junk=JSON,
)
def test_wrong_types_and_missing_keys_lose_no_message(
    changes: Any, gone: Any, chat_field: Any, information: Any, junk: Any, tmp_path: Path
) -> None:
    one = chat()
    for index, key, value in changes:
        one["messages"][index][key] = value
    for index, key in gone:
        one["messages"][index].pop(key, None)
    one["messages"].append(junk)
    one[chat_field[0]] = chat_field[1]
    export = account(one, junk) | {"personal_information": information}
    (tmp_path / "r.json").write_text(json.dumps(export), encoding="utf-8")
    conversations = list(telegram.read(find_sources([tmp_path / "r.json"]), None))
    messages = [m for c in conversations for m in c.messages]
    assert len(messages) == len(LINES) + 1
    assert all(m.reason in reasons.REASONS | {""} and 0 <= m.time < 1 << 40 for m in messages)
    assert [m.time for m in messages] == sorted(m.time for m in messages)
    json.dumps(messages)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    where=st.floats(0, 1),
    length=st.integers(0, 40),
    junk=st.binary(max_size=30) | st.sampled_from([b"[" * 3000, b'{"a":' * 3000, b"\\" * 50, b"9" * 5000]),
)
def test_damaged_bytes_give_messages_or_an_input_error(
    where: float, length: int, junk: bytes, tmp_path: Path
) -> None:
    raw = pretty(account(chat(), chat(id=3)))
    start = int(where * len(raw))
    (tmp_path / "r.json").write_bytes(raw[:start] + junk + raw[start + length :])
    (source,) = find_sources([tmp_path / "r.json"])
    telegram.recognises(source)
    try:
        count = sum(1 for c in telegram.read([source], None) for _ in c.messages)
    except InputError:
        return
    assert count > 0
