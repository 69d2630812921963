"""Any mix of files, folders and zips: recognised by content, listed if not, refused in one clear line."""

import ast
import gc
import json
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep import readers
from ghostprep.clean import clean_text
from ghostprep.errors import InputError
from ghostprep.readers import READERS, read_exports
from ghostprep.readers.reasons import REASONS

EXAMPLES = Path(__file__).parents[2] / "examples" / "exports"
CHAT = "13/02/2024, 14:23 - Léa: salut\n13/02/2024, 14:24 - Max: yo\n"
TELEGRAM = {
    "name": "Léa",
    "type": "personal_chat",
    "id": 7,
    "messages": [
        {"id": 1, "type": "message", "date": "2024-02-13T14:23:00", "date_unixtime": "1707834180",
         "from": "Léa", "from_id": "user7", "text": "coucou", "text_entities": []},
    ],
}  # fmt: skip


def refused(paths):
    with pytest.raises(InputError) as error:
        read_exports(paths)
    assert str(error.value).isprintable()
    return str(error.value)


def write_zip(path, members):
    with zipfile.ZipFile(path, "w") as archive:
        for member, data in members.items():
            archive.writestr(member, data)
    return path


def test_platforms_are_recognised_by_content_whatever_the_names(tmp_path):
    (tmp_path / "one.txt").write_text(CHAT, encoding="utf-8")
    (tmp_path / "two.json").write_text(json.dumps(TELEGRAM), encoding="utf-8")
    write_zip(tmp_path / "three.zip", {"x/y.txt": CHAT.replace("yo", "ah")})
    exports = read_exports([tmp_path])
    assert sorted((one.platform, one.title) for one in exports.conversations) == [
        ("telegram", "Léa"),
        ("whatsapp", "one"),
        ("whatsapp", "y"),
    ]
    assert (exports.unread, exports.warnings) == ((), ())


def test_what_is_not_recognised_is_listed_not_swallowed(tmp_path):
    (tmp_path / "chat.txt").write_text(CHAT, encoding="utf-8")
    others = {
        "IMG-1.jpg": b"\xff\xd8",
        "notes.txt": b"du pain",
        "data.json": b"[]",
        "empty.txt": b"",
        "x.bin": b"\0",
    }
    for name, data in others.items():
        (tmp_path / name).write_bytes(data)
    exports = read_exports([tmp_path])
    assert sorted(one.name for one in exports.unread) == sorted(others)
    assert [one.files for one in exports.conversations] == [("chat.txt",)]


@pytest.mark.parametrize(
    ("name", "data", "seen"),
    [
        ("letter.txt", b"%PDF-1.7\n...", "a PDF"),
        ("letter.txt", b"du pain", "text of another kind"),
        ("letter.txt", b"", "empty"),
        ("letter.json", b'{"a": 1}', "JSON of another kind"),
        ("letter.bin", b"a\0b", "binary"),
        ("letter.html", b"<html>", "HTML"),
    ],
)
def test_nothing_recognised_is_an_error_that_says_what_was_seen(name, data, seen, tmp_path):
    (tmp_path / name).write_bytes(data)
    for paths in ([tmp_path], [tmp_path / name]):
        error = refused(paths)
        assert f"{name} ({seen}" in error
        assert "whatsapp" in error


def test_of_many_files_a_few_are_named_and_the_rest_counted(tmp_path):
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text("rien")
    assert "04.txt" in (error := refused([tmp_path]))
    assert "05.txt" not in error
    assert "and 7 more" in error


def test_a_zip_inside_a_zip_is_named_with_the_mend(tmp_path):
    inner = write_zip(tmp_path / "inner.zip", {"_chat.txt": CHAT}).read_bytes()
    outer = write_zip(tmp_path / "outer.zip", {"all/inner.zip": inner})
    assert "outer.zip: all/inner.zip (a zip inside a zip); unzip the outer one first" in refused([outer])
    (tmp_path / "chat.txt").write_text(CHAT, encoding="utf-8")
    assert [(one.name, one.kind) for one in read_exports([outer, tmp_path / "chat.txt"]).unread] == [
        ("outer.zip: all/inner.zip", "a zip inside a zip")
    ]


def test_a_zip_that_somebody_sent_is_an_attachment(tmp_path):
    chat = write_zip(tmp_path / "chat.zip", {"_chat.txt": CHAT, "00000009-photos.zip": b"PK\x03\x04"})
    assert [one.name for one in read_exports([chat]).unread] == ["chat.zip: 00000009-photos.zip"]


def test_an_undecidable_date_order_is_a_warning_and_can_be_given(tmp_path):
    path = tmp_path / "chat.txt"
    path.write_text("03/04/2024, 14:23 - Léa: salut\n", encoding="utf-8")
    (warning,) = read_exports([path]).warnings
    assert "chat.txt" in warning
    assert "--date-order" in warning
    assert read_exports([path], "mdy").warnings == ()


def test_a_second_reading_is_the_same():
    assert read_exports([EXAMPLES]) == read_exports([EXAMPLES])


@pytest.mark.parametrize("is_on", [True, False])
def test_reading_leaves_the_garbage_collector_as_it_was(is_on, tmp_path):
    (tmp_path / "WhatsApp Chat with Léa.txt").write_text("rien")
    (gc.enable if is_on else gc.disable)()
    try:
        read_exports([EXAMPLES])
        refused([tmp_path])
        assert gc.isenabled() == is_on
    finally:
        gc.enable()


def test_every_reason_is_of_the_closed_list_and_every_kept_message_has_a_sender_and_text():
    for conversation in read_exports([EXAMPLES]).conversations:
        for message in conversation.messages:
            assert message.reason in REASONS | {""}
            assert message.reason or (message.sender and message.text)


def test_the_examples_of_every_platform_are_read_whole():
    exports = read_exports([EXAMPLES])
    assert {one.platform for one in exports.conversations} == {
        "whatsapp",
        "telegram",
        "messenger",
        "instagram",
    }
    assert not [one for one in exports.unread if one.name.endswith(".json")]


def test_platform_names_are_unique():
    names = [platform for reader in READERS for platform in reader.PLATFORMS]
    assert len(names) == len(set(names))


def test_no_reader_writes_files_or_opens_the_network():
    """Members of a zip are streams, never unpacked: only the module that copies databases has the means."""
    for path in Path(readers.__file__).parent.rglob("*.py"):
        if path.name == "database.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {
            node.func.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and hasattr(node.func, "attr")
        }
        imported = {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        } | {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not called & {"extract", "extractall", "write_text", "write_bytes", "mkdir", "unpack_archive"}
        assert not imported & {"socket", "requests", "urllib", "http", "tempfile", "shutil"}


NAMES = [
    "chat.txt",
    "_chat.txt",
    "result.json",
    "message_1.json",
    "inbox/a_1/message_1.json",
    "data.json",
    "x",
]
STARTS = [
    b"",
    b"[",
    b"{",
    b'{"messages": [',
    b'{"messages": [{',
    b"%PDF",
    b"PK\x03\x04",
    "\ufeff".encode(),
    b"\xff\xfe",
]
STARTS += [CHAT.encode(), json.dumps(TELEGRAM).encode()[:-9], json.dumps(TELEGRAM).encode()]
STARTS += [b'{"participants": [], "messages": [', b'{"guild": {}, "channel": {}, "messages": [']


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(NAMES),
    start=st.sampled_from(STARTS),
    rest=st.one_of(
        st.binary(max_size=60), st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace"))
    ),
    zipped=st.booleans(),
)
def test_any_bytes_under_any_name_give_conversations_or_one_clear_error(name, start, rest, zipped, tmp_path):
    if zipped:
        path = write_zip(tmp_path / "export.zip", {name: start + rest})
    else:
        path = tmp_path / name.replace("/", "_")
        path.write_bytes(start + rest)
    try:
        exports = read_exports([path])
        assert any(not m.reason and clean_text(m.text) for one in exports.conversations for m in one.messages)
    except InputError as error:
        assert str(error).isprintable()
        assert path.name in str(error)


def test_the_reading_of_one_large_file_is_told_by_bytes(tmp_path):
    line = "25/03/2024, 09:00 - Lou: bonjour\n"
    path = tmp_path / "chat.txt"
    path.write_text(line * 30_000)
    told, parts = [], []

    @contextmanager
    def reading(size):
        told.append(size)
        yield parts.append
        told.append("read")

    read_exports([path], None, reading)
    assert told == [len(line) * 30_000, "read"]
    assert sum(parts) == len(line) * 30_000 and max(parts) < 300_000
