"""Slack: a workspace's export, its marks and subtypes, and damage to it."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import read_exports, reasons, slack
from ghostprep.readers.input.sources import find_sources
from ghostprep.records import Conversation, Message
from tests.readers.damage import ANY_DAMAGE, Damage, a_hundred_times, read_damaged

EXPORT = Path(__file__).parent / "fixtures" / "slack"
DAY = EXPORT / "coloc" / "2024-03-12.json"
MESSAGES: list[dict[str, Any]] = json.loads(DAY.read_text(encoding="utf-8"))
SECOND = 1_710_249_791


def read(*paths: Path) -> list[Conversation]:
    sources = find_sources(list(paths))
    assert all(slack.recognises(source) for source in sources)
    return list(slack.read(sources, None))


def write(folder: Path, *messages: Any) -> Path:
    (folder / "general").mkdir(parents=True, exist_ok=True)
    (folder / "general" / "2024-03-12.json").write_text(json.dumps(messages), encoding="utf-8")
    (folder / "users.json").write_bytes((EXPORT / "users.json").read_bytes())
    return folder


def read_one(tmp_path: Path, **message: Any) -> Message:
    fields = {"type": "message", "user": "U0MILO", "ts": "1710249791.000200", "text": "oui"} | message
    return read(write(tmp_path, fields))[0].messages[0]


@pytest.mark.parametrize("where", ["folder", "zip", "zip in a folder"])
def test_every_channel_and_conversation_is_read(where: str, tmp_path: Path) -> None:
    path = EXPORT
    if where != "folder":
        path = tmp_path / "export.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for file in sorted(EXPORT.rglob("*.json")):
                inside = file.relative_to(EXPORT).as_posix()
                archive.write(file, inside if where == "zip" else f"Workspace Slack export/{inside}")
    exports = read_exports([path])
    read_from = {
        name.rpartition("/")[2].removeprefix("export.zip: ")
        for c in exports.conversations
        for name in c.files
    }
    assert read_from == {file.name for file in EXPORT.rglob("*.json")}
    chats = {c.title: c for c in exports.conversations}
    assert set(chats) == {"coloc", "Zoé Bernat, milo", "Zoé Bernat, milo, Léa"}
    assert chats["Zoé Bernat, milo"].messages == [Message("Zoé Bernat", SECOND, "à deux", "", 0, utc=True)]
    assert {c.platform for c in chats.values()} == {"slack"}
    assert [m.text for m in chats["coloc"].messages][-1] == "le lendemain"


def test_every_message_is_read_with_its_person_and_what_it_is() -> None:
    (coloc,) = (c for c in read(EXPORT) if c.title == "coloc")
    assert [(m.sender, m.text, m.reason) for m in coloc.messages] == [
        ("milo", "", reasons.SYSTEM),
        ("milo", "salut @Zoé Bernat & @Léa, @channel <3 :tada:", ""),
        ("Zoé Bernat", "oui\net toi ?", ""),
        ("Zoé Bernat", "à tous", ""),
        ("Léa", "range la cuisine", ""),
        ("Zoé Bernat", "voir le plan, https://example.org, a@example.org et #coloc #coloc", ""),
        ("Zoé Bernat", "", reasons.MEDIA),
        ("Zoé Bernat", "légende", ""),
        ("ci", "", reasons.VIA_BOT),
        ("Rappel", "pense au loyer", reasons.VIA_BOT),
        ("USLACKBOT", "Reminder", reasons.VIA_BOT),
        ("USLACKBOT", "", reasons.DELETED),
        ("USLACKBOT", "", reasons.CALL),
        ("milo", "", reasons.FORWARDED),
        ("Nora Vidal", "parti", ""),
        ("U0NOBODY", "inconnu", ""),
        ("Zoé Bernat", "le plan", ""),
        ("Zoé Bernat", "", reasons.EMPTY),
        ("Zoé Bernat", "quand ?", reasons.UNDATED),
        ("milo", "le lendemain", ""),
    ]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<@U0GONE|gone> <@U0GONE>", "@gone @U0GONE"),
        ("<!here> <!everyone> <!subteam^S012|@equipe>", "@here @everyone @equipe"),
        ("<!date^1710249791^{date}|12 mars>", "12 mars"),
        ("&amp;lt;b&amp;gt; &amp;eacute; &lt;@U0ZOE&gt;", "&lt;b&gt; &eacute; <@U0ZOE>"),
        ("<tel:+33639980001|06 39 98 00 01>", "06 39 98 00 01"),
        ("*gras* _oui_ ~non~ `x &lt; y` :joy:", "*gras* _oui_ ~non~ `x < y` :joy:"),
        ("a < b > c <", "a < b > c <"),
        ("<" * 50_000, "<" * 50_000),
        ("<@" + "U" * 50_000, "<@" + "U" * 50_000),
    ],
)
def test_marks_are_spelled_as_slack_shows_them(written: str, text: str, tmp_path: Path) -> None:
    assert read_one(tmp_path, text=written).text == text


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ({"subtype": "channel_topic"}, reasons.SYSTEM),
        ({"subtype": "group_leave"}, reasons.SYSTEM),
        ({"subtype": "a_kind_of_next_year"}, reasons.SYSTEM),
        ({"subtype": "slackbot_response"}, reasons.VIA_BOT),
        ({"hidden": True}, reasons.SYSTEM),
        ({"bot_id": "B1"}, reasons.VIA_BOT),
        ({"bot_profile": {"id": "B1"}}, reasons.VIA_BOT),
        ({"user": "U0BOT"}, reasons.VIA_BOT),
        ({"subtype": "file_share", "text": ""}, reasons.MEDIA),
        ({"text": "", "attachments": [{"title": "a page"}]}, reasons.MEDIA),
        ({"subtype": "sh_room_created"}, reasons.CALL),
        ({"type": "event"}, reasons.UNSUPPORTED),
        ({"text": None}, reasons.UNSUPPORTED),
        ({"subtype": 7}, reasons.UNSUPPORTED),
        ({"user": None, "username": ""}, reasons.SENDERLESS),
    ],
)
def test_what_is_no_conversation_carries_a_reason(
    message: dict[str, Any], reason: str, tmp_path: Path
) -> None:
    assert read_one(tmp_path, **message).reason == reason


def test_two_exports_of_a_workspace_keep_each_message_once(tmp_path: Path) -> None:
    lists = ("users.json", "channels.json")
    for name, own in {"a": MESSAGES[:3], "b": MESSAGES[1:5]}.items():
        folder = tmp_path / name
        (folder / "coloc").mkdir(parents=True)
        (folder / "coloc" / "2024-03-12.json").write_text(json.dumps(own), encoding="utf-8")
        for one in lists:
            (folder / one).write_bytes((EXPORT / one).read_bytes())
    (conversation,) = read_exports([tmp_path]).conversations
    kept = [m.text for m in conversation.messages if not m.reason]
    assert kept == [
        "salut @Zoé Bernat & @Léa, @channel <3 :tada:",
        "oui\net toi ?",
        "à tous",
        "range la cuisine",
    ]


def test_a_day_alone_is_read_with_the_names_that_its_messages_carry() -> None:
    (conversation,) = read(DAY)
    assert (conversation.title, conversation.messages[1].sender) == ("coloc", "milo")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (DAY.read_text(encoding="utf-8")[:900], r"2024-03-12\.json, line \d+: the file ends in the middle"),
        (json.dumps(MESSAGES) + "]", r"2024-03-12\.json, line 1: not valid JSON"),
        (json.dumps(MESSAGES[:2])[:-1] + ", " + "[" * 100_000, "nested too deeply"),
    ],
)
def test_damage_is_an_input_error(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "2024-03-12.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read(tmp_path / "2024-03-12.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(
    ["type", "subtype", "text", "user", "ts", "files", "attachments", "bot_id", "user_profile"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(st.tuples(st.integers(0, len(MESSAGES) - 1), KEYS, JSON), max_size=8),
    person=st.dictionaries(st.sampled_from(["id", "name", "profile", "is_bot", "members"]), JSON),
    junk=JSON,
)
def test_wrong_types_lose_no_message(changes: Any, person: Any, junk: Any, tmp_path: Path) -> None:
    messages = [*json.loads(json.dumps(MESSAGES)), junk]
    for index, key, value in changes:
        messages[index][key] = value
    folder = write(tmp_path, *messages)
    for name in ("users.json", "channels.json"):
        entries = [*json.loads((EXPORT / name).read_text(encoding="utf-8")), person, junk]
        (folder / name).write_text(json.dumps(entries), encoding="utf-8")
    found = [m for c in slack.read(find_sources([folder]), None) for m in c.messages]
    assert len(found) == len(messages)
    assert all(m.reason in reasons.REASONS | {""} and (m.reason or m.sender) for m in found)
    assert [m.time for m in found] == sorted(m.time for m in found)


@a_hundred_times
@given(damage=ANY_DAMAGE)
def test_damaged_bytes_give_messages_or_an_input_error(damage: Damage, tmp_path: Path) -> None:
    read_damaged(slack, tmp_path / "2024-03-12.json", DAY.read_bytes(), damage)


@pytest.mark.parametrize("name", ["2024-03-12.json", "users.json", "channels.json"])
@pytest.mark.parametrize("other", [b"", b"[]", b"{}", b"[1, 2]", b'[{"id": 7}]', b'[{"ts": 1710249791.5}]'])
def test_other_files_are_not_taken_for_slack(name: str, other: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(other)
    assert not slack.recognises(find_sources([tmp_path])[0])
