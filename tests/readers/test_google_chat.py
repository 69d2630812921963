"""Google Chat: Takeout's files, their traps, and damage to them."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import google_chat, read_exports, reasons
from ghostprep.readers.input.sources import find_sources
from ghostprep.records import Conversation, Message
from tests.readers.damage import ANY_DAMAGE, Damage, a_hundred_times, read_damaged

FIXTURES = Path(__file__).parent / "fixtures" / "google_chat"
FOLDER = "Groups/DM abc"
MESSAGES = FIXTURES / FOLDER / "messages.json"
EXPORT = json.loads(MESSAGES.read_text(encoding="utf-8"))


def read(*paths: Path) -> list[Conversation]:
    sources = find_sources(list(paths))
    assert all(google_chat.recognises(source) for source in sources)
    return list(google_chat.read(sources, None))


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zips in parts"])
def test_every_message_is_read_and_the_user_is_the_owner(packed: bool, tmp_path: Path) -> None:
    path = FIXTURES
    if packed:
        path = tmp_path
        for number, file in enumerate(sorted(FIXTURES.rglob("*.json"))):
            with zipfile.ZipFile(tmp_path / f"takeout-{number}.zip", "w") as archive:
                archive.write(file, f"Takeout/Google Chat/{file.relative_to(FIXTURES).as_posix()}")
    (conversation,) = read(path)
    messages = list(conversation.messages)
    assert (conversation.platform, conversation.title, conversation.key) == (
        "google_chat",
        "Milo Ferrand",
        "DM abc",
    )
    assert len(conversation.files) == 3
    assert messages[:2] == [
        Message("Milo Ferrand", 1_780_023_629, "salut Zoé 😂", "", 0, utc=True),
        Message("Zoé Bernat", 1_780_056_030, "oui\net toi ?", "", 1, True, True),
    ]
    assert [(m.sender, m.text, m.reason) for m in messages[2:]] == [
        ("Zoé Bernat", "", reasons.MEDIA),
        ("Zoé Bernat", "légende", ""),
        ("Beep", "beep", reasons.VIA_BOT),
        ("Zoé Bernat", "", reasons.DELETED),
        ("Zoé Bernat", "", reasons.EMPTY),
        ("Zoé Bernat", "quand ?", reasons.UNDATED),
        ("milo@example.org", "sans nom", ""),
    ]


DATES = [
    *("Friday, June 12, 2026 at 3:00:29 PM UTC", "Friday, June 12, 2026 at 3:00:29\u202fPM UTC"),
    *("Friday, June 12, 2026 at 15:00:29 UTC", "Friday 12 June 2026 at 15:00:29 UTC"),
    *("vendredi 12 juin 2026 à 15:00:29 UTC", "vendredi 12 juin 2026 à 15 h 00 min 29 s UTC"),
    *("Freitag, 12. Juni 2026 um 15:00:29 UTC", "venerdì 12 giugno 2026 alle ore 15:00:29 UTC"),
    *("viernes, 12 de junio de 2026, 15:00:29 UTC", "viernes, 12 de junio de 2026, 3:00:29 p. m. UTC"),
    *("sexta-feira, 12 de junho de 2026 às 15:00:29 UTC", "vrijdag 12 juni 2026 om 15:00:29 UTC"),
    *("2026年6月12日金曜日 15:00:29 UTC", "2026年6月12日星期五 UTC 下午3:00:29"),
    *("2026年6月12日 15時00分29秒 UTC", "2026/06/12 15:00:29 UTC"),
    *("2026년 6월 12일 금요일 오후 3시 0분 29초 UTC", "2026. június 12., péntek 15:00:29 UTC"),
    *("12 Haziran 2026 Cuma 15:00:29 UTC", "пятница, 12 июня 2026 г. в 15:00:29 UTC"),
    *("perjantai 12. kesäkuuta 2026 klo 15.00.29 UTC", "12.06.2026 15:00:29 UTC", "2026-06-12 15:00:29 UTC"),
    *("Friday, June 12, 2026 at 5:00:29 PM UTC+2", "12/6/2026 15:00:29 GMT", "12 juin 2026 15:00:29"),
]  # fmt: skip


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("key", ["created_date", "updated_date"])
def test_a_date_is_read_in_any_language_and_clock(key: str, date: str, tmp_path: Path) -> None:
    message = {"creator": {"name": "Léa"}, key: date, "text": "oui"}
    (tmp_path / "messages.json").write_text(json.dumps({"messages": [message]}), encoding="utf-8")
    (conversation,) = read(tmp_path)
    assert [(m.time, m.reason) for m in conversation.messages] == [(1_781_276_429, "")]


@pytest.mark.parametrize(
    "date",
    ["", "yesterday", "Friday, June 31, 2026 at 3:00:29 PM UTC", "12 juin 2026", "25:61:00", "1" * 9999],
)
def test_a_date_that_is_none_is_said(date: str, tmp_path: Path) -> None:
    message = {"creator": {"name": "Léa"}, "created_date": date, "text": "oui"}
    (tmp_path / "messages.json").write_text(json.dumps({"messages": [message] * 3}), encoding="utf-8")
    with pytest.raises(InputError, match=r"messages\.json .*3 messages, all without a date that we read"):
        read_exports([tmp_path])


def test_the_time_of_an_edited_message_is_when_it_was_written(tmp_path: Path) -> None:
    message = {"creator": {"name": "Léa"}, "created_date": DATES[0], "updated_date": DATES[-1], "text": "oui"}
    (tmp_path / "messages.json").write_text(json.dumps({"messages": [message]}), encoding="utf-8")
    assert [m.time for c in read(tmp_path) for m in c.messages] == [1_781_276_429]


def test_without_the_other_files_the_folder_is_the_title_and_nobody_is_me(tmp_path: Path) -> None:
    shutil.copytree(FIXTURES / FOLDER, tmp_path / "DM abc", ignore=shutil.ignore_patterns("group_info.json"))
    (conversation,) = read(tmp_path)
    assert conversation.title == "DM abc"
    assert not any(m.mine for m in conversation.messages)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (json.dumps(EXPORT, indent=1)[:700], r"messages\.json, line \d+: the file ends in the middle"),
        ('{"messages": {"topic_id": 1}}', "holds no list of messages"),
        ('{"messages": [{"topic_id": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_damage_is_an_input_error(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "messages.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read(tmp_path / "messages.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(["creator", "created_date", "text", "message_state", "attached_files"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(st.tuples(st.integers(1, 8), KEYS, JSON), max_size=8),
    creator=st.tuples(st.sampled_from(["name", "email", "user_type"]), JSON),
    junk=JSON,
    user=JSON,
    members=JSON,
)
def test_wrong_types_lose_no_message(
    changes: Any, creator: Any, junk: Any, user: Any, members: Any, tmp_path: Path
) -> None:
    messages = [*json.loads(json.dumps(EXPORT["messages"])), junk]
    messages[2]["creator"][creator[0]] = creator[1]
    for index, key, value in changes:
        messages[index][key] = value
    for name, content in {
        "messages.json": {"messages": messages},
        "user_info.json": {"user": user},
        "group_info.json": {"members": members, "name": junk},
    }.items():
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    found = [m for c in google_chat.read(find_sources([tmp_path]), None) for m in c.messages]
    assert len(found) == len(messages)
    assert all(m.reason in reasons.REASONS | {""} for m in found)
    assert [m.time for m in found] == sorted(m.time for m in found)


@a_hundred_times
@given(damage=ANY_DAMAGE)
def test_damaged_bytes_give_messages_or_an_input_error(damage: Damage, tmp_path: Path) -> None:
    read_damaged(google_chat, tmp_path / "messages.json", MESSAGES.read_bytes(), damage)


@pytest.mark.parametrize("name", ["unsentmessages.json", "other.json"])
def test_other_files_of_takeout_are_not_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(json.dumps(EXPORT), encoding="utf-8")
    assert not google_chat.recognises(find_sources([tmp_path])[0])
