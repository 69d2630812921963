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
from ghostprep.readers import google_chat, reasons
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
        ("Zoé Bernat", "quand ?", reasons.UNSUPPORTED),
        ("milo@example.org", "sans nom", ""),
    ]


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
