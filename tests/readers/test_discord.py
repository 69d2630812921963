"""Discord: DiscordChatExporter's JSON, its traps, and damage to it."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import discord, read_exports, reasons
from ghostprep.readers.input.sources import find_sources
from ghostprep.records import Conversation, Message
from tests.readers.damage import ANY_DAMAGE, Damage, a_hundred_times, read_damaged

DM = Path(__file__).parent / "fixtures" / "discord" / "dm.json"
EXPORT: dict[str, Any] = json.loads(DM.read_text(encoding="utf-8"))


def read(*paths: Path) -> list[Conversation]:
    sources = find_sources(list(paths))
    assert all(discord.recognises(source) for source in sources)
    return list(discord.read(sources, None))


def write(path: Path, **changes: Any) -> Path:
    path.write_text(json.dumps(EXPORT | changes), encoding="utf-8")
    return path


def test_plain_messages_and_replies_are_kept() -> None:
    (conversation,) = read(DM)
    messages = list(conversation.messages)
    assert (conversation.platform, conversation.title, conversation.key) == ("discord", "milo", "900100")
    assert messages[:2] == [
        Message("Milo Ferrand", 1_714_564_800, "salut Zoé 😂", "", 901, utc=True),
        Message("zoe", 1_714_564_830, "oui\net toi ?", "", 902, utc=True),
    ]
    assert {m.place: (m.text, m.reason) for m in messages[2:]} == {
        903: ("", reasons.MEDIA),
        904: ("légende", ""),
        905: ("", reasons.CALL),
        906: ("", reasons.SYSTEM),
        907: ("beep", reasons.VIA_BOT),
        908: ("", reasons.FORWARDED),
        909: ("", reasons.EMPTY),
        910: ("quand ?", reasons.UNDATED),
        911: ("", reasons.UNSUPPORTED),
    }


def test_parts_of_a_channel_are_one_conversation_in_time_order(tmp_path: Path) -> None:
    write(tmp_path / "c [part 2].json", messages=EXPORT["messages"][1:])
    write(tmp_path / "c.json", messages=EXPORT["messages"][:2])
    (conversation,) = read_exports([tmp_path]).conversations
    kept = [m for m in conversation.messages if not m.reason]
    assert [m.text for m in kept] == ["salut Zoé 😂", "oui\net toi ?", "légende"]
    assert conversation.files == ("c [part 2].json", "c.json")


def test_a_channel_of_a_server_is_titled_with_both(tmp_path: Path) -> None:
    guild, channel = {"id": "5", "name": "Coloc"}, {"id": "6", "type": "GuildTextChat", "name": "cuisine"}
    assert read(write(tmp_path / "c.json", guild=guild, channel=channel))[0].title == "Coloc #cuisine"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (DM.read_text(encoding="utf-8")[:900], r"c\.json, line \d+: the file ends in the middle"),
        (json.dumps(EXPORT | {"messages": {}}), "holds no list of messages"),
        ('{"guild": {}, "channel": {}, "messages": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_damage_is_an_input_error(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read(tmp_path / "c.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(["id", "type", "timestamp", "content", "author", "attachments", "reference"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(st.tuples(st.integers(0, 10), KEYS, JSON), max_size=8),
    author=st.tuples(st.sampled_from(["name", "nickname", "isBot"]), JSON),
    frame=st.dictionaries(st.sampled_from(["guild", "channel"]), JSON),
    junk=JSON,
)
def test_wrong_types_lose_no_message(
    changes: Any, author: Any, frame: Any, junk: Any, tmp_path: Path
) -> None:
    messages = [*json.loads(json.dumps(EXPORT["messages"])), junk]
    messages[0]["author"][author[0]] = author[1]
    for index, key, value in changes:
        messages[index][key] = value
    path = write(tmp_path / "c.json", messages=messages, **frame)
    found = [m for c in discord.read(find_sources([path]), None) for m in c.messages]
    assert len(found) == len(messages)
    assert all(m.reason in reasons.REASONS | {""} for m in found)
    assert [m.time for m in found] == sorted(m.time for m in found)


@a_hundred_times
@given(damage=ANY_DAMAGE)
def test_damaged_bytes_give_messages_or_an_input_error(damage: Damage, tmp_path: Path) -> None:
    read_damaged(discord, tmp_path / "c.json", DM.read_bytes(), damage)
