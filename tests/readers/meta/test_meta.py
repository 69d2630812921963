"""Messenger and Instagram: one conversation in every dialect gives the same messages; damage is an error."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import meta, reasons
from ghostprep.readers.input.sources import find_sources
from tests.readers.damage import ANY_DAMAGE, Damage, a_hundred_times, read_damaged
from tests.readers.meta.exports import (
    BOX,
    CUT_OVER,
    EXPECTED,
    FRIEND,
    LINES,
    classic,
    end_to_end,
    read,
    write,
)

DIALECTS: dict[str, dict[str, Any]] = {
    "one file": {f"{BOX}/message_1.json": classic()},
    "two files": {f"{BOX}/message_1.json": classic(LINES[3:]), f"{BOX}/message_2.json": classic(LINES[:3])},
    "a file for each message": {
        f"{BOX}/message_{n}.json": classic([line]) for n, line in enumerate(reversed(LINES), 8)
    },
    "2018": {"messages/bjorkferrand_77/message.json": classic()},
    "archived": {"messages/archived_threads/bjorkferrand_77/message_1.json": classic()},
    "across Facebook": {"your_activity_across_facebook/messages/inbox/x_7/message_1.json": classic()},
    "cut over": {f"{CUT_OVER}/message_1.json": classic(thread_path="e2ee_cutover/bjorkferrand_77")},
    "inbox, then cut over": {
        f"{BOX}/message_1.json": classic(LINES[:2]),
        f"{CUT_OVER}/message_1.json": classic(LINES[2:], thread_path="e2ee_cutover/bjorkferrand_77"),
    },
    "cut over, then end to end": {
        f"{CUT_OVER}/message_1.json": classic(LINES[:3], thread_path="e2ee_cutover/bjorkferrand_77"),
        f"{FRIEND}_12.json": end_to_end(LINES[3:]),
    },
    "end to end": {f"{FRIEND}_12.json": end_to_end()},
    "end to end, oldest first": {f"{FRIEND}_12.json": end_to_end(order=1)},
    "one file by itself": {"message_1.json": classic()},
    "no thread path": {"bjorkferrand_77/message_1.json": {**classic(), "thread_path": None}},
    "sorted keys": {f"{BOX}/message_1.json": json.dumps(classic(), sort_keys=True)},
    "one line": {f"{BOX}/message_1.json": json.dumps(classic(), separators=(",", ":"))},
    "already healed": {f"{BOX}/message_1.json": json.dumps(classic(garble=str), ensure_ascii=False)},
    "byte order mark": {f"{BOX}/message_1.json": "\ufeff" + json.dumps(classic())},
    "oldest first": {f"{BOX}/message_1.json": {**classic(), "messages": classic()["messages"][::-1]}},
}


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zips in parts"])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_gives_the_same_messages(dialect: str, packed: bool, tmp_path: Path) -> None:
    folder = write(tmp_path / "export", DIALECTS[dialect])
    if packed:
        (tmp_path / "zips").mkdir()
        for number, name in enumerate(DIALECTS[dialect]):
            with zipfile.ZipFile(tmp_path / "zips" / f"part-{number}.zip", "w") as archive:
                archive.write(folder / name, name)
        folder = tmp_path / "zips"
    (conversation,) = read(folder)
    for _ in range(2):
        assert [m._replace(place=0) for m in conversation.messages] == EXPECTED
    assert conversation.platform == "messenger"
    assert conversation.title == FRIEND
    assert len(conversation.files) == len(DIALECTS[dialect])


@pytest.mark.parametrize("cut", [0.1, 0.3, 0.6, 0.98])
def test_a_cut_file_is_an_error_that_names_the_line(cut: float, tmp_path: Path) -> None:
    text = json.dumps(classic(), indent=1)
    write(tmp_path, {f"{BOX}/message_1.json": text[: int(len(text) * cut)]})
    with pytest.raises(
        InputError, match=r"message_1\.json, line \d+: the file ends in the middle; export it"
    ):
        list(meta.read(find_sources([tmp_path]), None))


@pytest.mark.parametrize("bomb", ["[" * 100_000, '{"a":' * 100_000, "9" * 10_000 + "}}}"])
def test_bombs_are_input_errors(bomb: str, tmp_path: Path) -> None:
    text = json.dumps(classic()).replace('"content": "', '"photos": ' + bomb + ', "content": "', 1)
    write(tmp_path, {f"{BOX}/message_1.json": text})
    with pytest.raises(InputError):
        [c.messages for c in meta.read(find_sources([tmp_path]), None)]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = [
    "sender_name",
    "timestamp_ms",
    "content",
    "type",
    "photos",
    "is_unsent",
    "senderName",
    "text",
    "timestamp",
]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    flat=st.booleans(),
    changes=st.lists(st.tuples(st.integers(0, 4), st.sampled_from(KEYS), JSON), max_size=6),
    frame=st.dictionaries(st.sampled_from(["participants", "title", "thread_path", "threadName"]), JSON),
    junk=JSON,
)
def test_wrong_types_and_missing_keys_lose_no_message(
    flat: bool, changes: Any, frame: Any, junk: Any, tmp_path: Path
) -> None:
    export = (end_to_end() if flat else classic()) | frame
    for index, key, value in changes:
        export["messages"][index][key] = value
        export["messages"][4 - index].pop(key, None)
    export["messages"].append(junk)
    write(tmp_path, {f"{BOX}/message_1.json": json.dumps(export)})
    (source,) = find_sources([tmp_path])
    meta.recognises(source)
    messages = [m for c in meta.read([source], None) for m in c.messages]
    assert len(messages) == len(LINES) + 1
    assert all(m.reason in reasons.REASONS | {""} and 0 <= m.time < 1 << 40 for m in messages)
    assert [m.time for m in messages] == sorted(m.time for m in messages)


@a_hundred_times
@given(flat=st.booleans(), damage=ANY_DAMAGE)
def test_damaged_bytes_give_messages_or_an_input_error(flat: bool, damage: Damage, tmp_path: Path) -> None:
    raw = json.dumps(end_to_end() if flat else classic(), indent=1).encode()
    read_damaged(meta, tmp_path / "message_1.json", raw, damage)


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"[]",
        b'{"messages": [{"id": 1, "from_id": "user1", "text": "x"}], "type": "personal_chat"}',
        b'{"guild": {}, "channel": {}, "messages": []}',
        b'{"messages": [{"creator": {"name": "x"}, "created_date": "x"}]}',
        b"sender_name",
    ],
)
def test_other_files_are_not_taken_for_metas(other: bytes, tmp_path: Path) -> None:
    (tmp_path / "message_1.json").write_bytes(other)
    assert not meta.recognises(find_sources([tmp_path])[0])
