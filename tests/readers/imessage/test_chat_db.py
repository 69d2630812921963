"""chat.db read directly: every column that tells something, the log beside it, and hostile databases."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import imessage, read_exports, reasons
from ghostprep.readers.input.sources import find_sources
from ghostprep.records import Conversation, Message
from tests.readers.damage import ANY_DAMAGE, Damage, a_hundred_times, read_damaged
from tests.readers.imessage.databases import FIRST, edits, endless, make, typedstream

MILO, ME = "+33639980001", "Me"


def read(*paths: Path) -> list[Conversation]:
    sources = find_sources(list(paths))
    assert all(imessage.recognises(source) for source in sources)
    return list(imessage.read(sources, None))


def read_one(tmp_path: Path, **message: Any) -> Message:
    (conversation,) = read(make(tmp_path / "chat.db", [message]))
    (found,) = conversation.messages
    return found


def test_a_chat_of_imessages_and_sms_is_one_and_the_owner_is_known(tmp_path: Path) -> None:
    messages: list[dict[str, Any]] = [
        {"text": "salut Zoé 😂"},
        {"text": "oui\net toi ?", "is_from_me": 1, "handle_id": 0},
        {"text": "par SMS", "handle_id": 2, "chats": [2]},
        {"text": "qui vient ?", "handle_id": 3, "chats": [3]},
        {"text": "deux fois rangé", "chats": [1, 3]},
        {"text": "nulle part", "chats": []},
    ]
    direct, group = read(make(tmp_path / "chat.db", messages))
    assert direct.messages == [
        Message(MILO, FIRST, "salut Zoé 😂", "", 1, utc=True),
        Message(ME, FIRST + 1, "oui\net toi ?", "", 2, mine=True, utc=True),
        Message(MILO, FIRST + 2, "par SMS", "", 3, utc=True),
        Message(MILO, FIRST + 4, "deux fois rangé", "", 5, utc=True),
        Message(MILO, FIRST + 5, "nulle part", "", 6, utc=True),
    ]
    assert [(m.sender, m.text) for m in group.messages] == [("lea@example.org", "qui vient ?")]
    assert (direct.title, group.title, direct.platform) == (MILO, "Coloc", "imessage")


def test_a_group_without_a_name_is_called_by_its_people(tmp_path: Path) -> None:
    (group,) = read(make(tmp_path / "chat.db", [{"text": "oui", "chats": [4]}]))
    assert group.title == "+33639980001, lea@example.org"


@pytest.mark.parametrize(
    "text", ["oui", "é" * 63, "é" * 64, "😂" * 40, "x" * 32_767, "x" * 32_768, "x" * 70_000, "+"]
)
@pytest.mark.parametrize("mutable", [True, False])
def test_the_text_may_stand_in_the_attributed_body_alone(text: str, mutable: bool, tmp_path: Path) -> None:
    found = read_one(tmp_path, text=None, attributedBody=typedstream(text, mutable))
    assert (found.text, found.reason) == (text, "")


@pytest.mark.parametrize(
    ("message", "text", "reason"),
    [
        ({"text": "\ufffclégende"}, "légende", ""),
        ({"text": "\ufffc"}, "", reasons.MEDIA),
        ({"text": None, "attributedBody": typedstream("\ufffc")}, "", reasons.MEDIA),
        ({"text": None, "cache_has_attachments": 1}, "", reasons.MEDIA),
        (
            {"text": "https://e.org", "balloon_bundle_id": "com.apple.messages.URLBalloonProvider"},
            "https://e.org",
            "",
        ),
        (
            {"text": "\ufffd", "balloon_bundle_id": "com.apple.Handwriting.HandwritingProvider"},
            "",
            reasons.MEDIA,
        ),
        ({"text": "A aimé « oui »", "associated_message_type": 2001}, "", reasons.SYSTEM),
        ({"text": "A retiré", "associated_message_type": 3007}, "", reasons.SYSTEM),
        ({"text": None, "associated_message_type": 1000}, "", reasons.MEDIA),
        ({"text": "oui", "associated_message_type": 3}, "oui", ""),
        ({"text": None, "item_type": 1}, "", reasons.SYSTEM),
        ({"text": None, "item_type": 2, "group_title": "Coloc"}, "", reasons.SYSTEM),
        ({"text": None, "item_type": 3, "group_action_type": 1}, "", reasons.SYSTEM),
        ({"text": None, "item_type": 4}, "", reasons.LOCATION),
        ({"text": None, "item_type": 6}, "", reasons.CALL),
        ({"text": None, "message_summary_info": edits("un", "deux", "trois"), "date_edited": 1}, "trois", ""),
        ({"text": "trois", "message_summary_info": edits("un", "trois"), "date_edited": 1}, "trois", ""),
        ({"text": None, "message_summary_info": edits(), "date_edited": 1}, "", reasons.DELETED),
        ({"text": None, "date_retracted": 1}, "", reasons.DELETED),
        ({"text": None}, "", reasons.EMPTY),
        ({"text": None, "attributedBody": b"\x04\x0bstreamtyped"}, "", reasons.UNSUPPORTED),
        ({"text": "oui", "date": 0}, "oui", reasons.UNDATED),
        ({"text": "oui", "date": -5}, "oui", reasons.UNDATED),
        ({"text": "oui", "date": 2**62}, "oui", ""),
        ({"text": "de qui ?", "handle_id": 0, "chats": [3]}, "de qui ?", reasons.SENDERLESS),
    ],
)
def test_each_kind_of_message_is_told(
    message: dict[str, Any], text: str, reason: str, tmp_path: Path
) -> None:
    found = read_one(tmp_path, **message)
    assert (found.text, found.reason) == (text, reason)


def test_an_old_database_counts_seconds_and_knows_few_columns(tmp_path: Path) -> None:
    messages = [{"text": "salut"}, {"text": "oui", "is_from_me": 1}]
    (conversation,) = read(make(tmp_path / "chat.db", messages, old=True))
    assert [(m.time, m.text, m.mine) for m in conversation.messages] == [
        (FIRST, "salut", False),
        (FIRST + 1, "oui", True),
    ]


def test_what_the_person_deleted_is_deleted(tmp_path: Path) -> None:
    path = make(tmp_path / "chat.db", [{"text": "oui"}, {"text": "oups", "chats": []}])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO chat_recoverable_message_join VALUES (1, 2)")
        connection.commit()
    assert [(m.text, m.reason) for c in read(path) for m in c.messages] == [
        ("oui", ""),
        ("", reasons.DELETED),
    ]


@pytest.mark.parametrize("how", ["folder", "file alone", "zip", "odd name"])
def test_the_log_belongs_to_the_database_and_nothing_is_touched(how: str, tmp_path: Path) -> None:
    folder = tmp_path / "Messages"
    folder.mkdir()
    name = "odd ?&#% name.db" if how == "odd name" else "chat.db"
    path = make(folder / name, [{"text": "dans le journal"}], wal=True)
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        assert connection.execute("SELECT count(*) FROM message").fetchone() == (0,)  # the log alone holds it
    given = {"file alone": path, "zip": tmp_path / "export.zip"}.get(how, folder)
    if how == "zip":
        with zipfile.ZipFile(given, "w") as archive:
            for one in folder.iterdir():
                archive.write(one, f"Messages/{one.name}")
    before = {one.name: (one.read_bytes(), one.stat().st_mtime_ns) for one in folder.iterdir()}
    exports = read_exports([given])
    assert [m.text for c in exports.conversations for m in c.messages] == ["dans le journal"]
    if how != "file alone":
        assert {len(c.files) for c in exports.conversations} == {2}
    assert before == {one.name: (one.read_bytes(), one.stat().st_mtime_ns) for one in folder.iterdir()}


def test_no_copy_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    path = make(tmp_path / "chat.db", [{"text": "oui"}], wal=True)
    read(path)
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(InputError):
        read(path)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_database_without_a_log_is_read_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "chat.db", [{"text": "oui"}])
    (tmp_path / "chat.db-wal").write_bytes(b"")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert [m.text for c in read(tmp_path) for m in c.messages] == ["oui"]
    (tmp_path / "chat.db-wal").write_bytes(b"x" * 100)
    with pytest.raises(InputError, match=r"chat\.db: cannot be copied to a temporary folder"):
        read(path)


def test_a_log_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    path = make(tmp_path / "chat.db", [{"text": "oui"}])
    secret = tmp_path / "secret"
    secret.write_bytes(b"x" * 100)
    (tmp_path / "chat.db-wal").symlink_to(secret)
    assert [m.text for c in read(path) for m in c.messages] == ["oui"]


FOREIGN = [
    "CREATE TABLE messages (key_remote_jid TEXT, data TEXT)",
    "CREATE TABLE message (text TEXT); CREATE TABLE chat_message_join (a TEXT)",
    "CREATE TABLE chat_message_join (chat_id, message_id);"
    "CREATE TABLE handle (id); CREATE TABLE chat (chat_identifier);"
    "CREATE VIEW message AS WITH RECURSIVE n(date, is_from_me, handle_id, text) AS"
    " (SELECT 1, 0, 1, 'x' UNION ALL SELECT date + 1, 0, 1, 'x' FROM n) SELECT * FROM n",
]  # fmt: skip


@pytest.mark.parametrize("filler", [0, 100], ids=["tables in the head", "tables far behind"])
@pytest.mark.parametrize("where", ["Library/SMS/sms.db", "3d/3d0d7e5fb2ce288813306e4d4636395e047a3d28"])
def test_the_database_in_a_backup_of_an_iphone_is_read(where: str, filler: int, tmp_path: Path) -> None:
    path = tmp_path / where
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "".join(f"CREATE TABLE t{n} (a TEXT DEFAULT '{'x' * 3000}');" for n in range(filler))
        )
    assert [m.text for c in read(make(path, [{"text": "oui"}])) for m in c.messages] == ["oui"]


def test_another_file_of_a_backup_is_not_taken_for_it(tmp_path: Path) -> None:
    for script in FOREIGN[:1], ["CREATE TABLE x (y)"]:
        path = tmp_path / f"{len(script[0])}" / "3d0d7e5fb2ce288813306e4d4636395e047a3d28"
        path.parent.mkdir()
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(script[0])
        assert not imessage.recognises(find_sources([path])[0])
        path.write_bytes(path.read_bytes()[:200])
        assert not imessage.recognises(find_sources([path])[0])


@pytest.mark.parametrize("script", FOREIGN)
def test_foreign_databases_are_refused(script: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "chat.db")) as connection:
        connection.executescript(script)
    with pytest.raises(InputError, match=r"chat\.db: no database of Messages"):
        read(tmp_path / "chat.db")


def test_a_database_that_goes_round_in_circles_is_broken(tmp_path: Path) -> None:
    path = endless(make(tmp_path / "chat.db", [{"text": "oui"}]))
    with pytest.raises(InputError, match=r"chat\.db: a broken database"):
        read(path)
    assert read(endless(make(tmp_path / "sms.db", [{"text": "oui"}]), pages=1))  # the tower itself is sound


@pytest.mark.parametrize("data", [b"", b"SQLite format 3", b"SQLite format 3\0" + b"\0" * 5000, b"x" * 5000])
def test_other_files_are_not_taken_for_databases(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "other.db").write_bytes(data)
    (tmp_path / "other.db-wal").write_bytes(data)
    assert not any(imessage.recognises(source) for source in find_sources([tmp_path]))


def test_values_of_any_type_lose_no_message(tmp_path: Path) -> None:
    values: list[Any] = [None, 0, 7, -1, 2**62, 1.5, "x", b"x", b"\xff\xfe", "9" * 500]
    columns = (
        "text",
        "attributedBody",
        "message_summary_info",
        "date",
        "is_from_me",
        "handle_id",
        "item_type",
    )
    columns += ("associated_message_type", "group_title", "group_action_type", "balloon_bundle_id")
    messages = [{"text": "oui"} | {column: value} for column in columns for value in values]
    found = [m for c in read(make(tmp_path / "chat.db", messages)) for m in c.messages]
    assert len(found) == len(messages)
    assert all(m.reason in reasons.REASONS | {""} and (m.reason or m.sender) and m.time >= 0 for m in found)


def test_an_archive_that_is_cut_is_unsupported_wherever_it_is_cut(tmp_path: Path) -> None:
    whole = typedstream("x" * 200)
    end = whole.rindex(b"x") + 1
    odd = [whole.replace(b"\x81\xc8\x00", bytes([length])) for length in range(0x80, 0x100)]
    messages = [{"text": None, "attributedBody": whole[:size]} for size in range(1, end)]
    messages += [{"text": None, "attributedBody": one} for one in odd if one[end - 201] not in (0x81, 0x82)]
    (conversation,) = read(make(tmp_path / "chat.db", messages))
    assert {(m.text, m.reason) for m in conversation.messages} == {("", reasons.UNSUPPORTED)}


def test_a_text_that_is_no_utf_8_is_unsupported(tmp_path: Path) -> None:
    path = make(tmp_path / "chat.db", [{"text": "oui"}])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE message SET text = CAST(x'6fff69' AS TEXT)")
        connection.commit()
    (found,) = read(path)[0].messages
    assert (found.text, found.reason) == ("", reasons.UNSUPPORTED)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1), junk=st.binary(max_size=12), length=st.integers(0, 12), summary=st.booleans())
def test_damaged_archives_lose_no_message(
    where: float, junk: bytes, length: int, summary: bool, tmp_path: Path
) -> None:
    data = Damage(where, length, junk).done_to(edits("un", "deux") if summary else typedstream("bonjour"))
    path = tmp_path / "chat.db"
    path.unlink(missing_ok=True)
    column = "message_summary_info" if summary else "attributedBody"
    (found,) = read(make(path, [{"text": None, column: data}]))[0].messages
    assert found.reason in reasons.REASONS | {""}


@a_hundred_times
@given(damage=ANY_DAMAGE)
@example(damage=Damage(0.095703125, 0, b"\x80"))
def test_damaged_bytes_give_messages_or_an_input_error(damage: Damage, tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    if not whole.exists():
        make(whole, [{"text": f"message {n}"} for n in range(50)])
    (tmp_path / "damaged").mkdir(exist_ok=True)
    read_damaged(imessage, tmp_path / "damaged" / "chat.db", whole.read_bytes(), damage)
