"""Signal: sigexport's data.json, its traps, and damage to it."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import read_exports, reasons, signal
from ghostprep.readers.input.sources import find_sources
from ghostprep.records import Conversation, Message
from tests.readers.damage import ANY_DAMAGE, Damage, a_hundred_times, read_damaged

FIXTURES = Path(__file__).parents[1] / "fixtures" / "signal"
DATA = FIXTURES / "Milo Ferrand" / "data.json"
LINES = [json.loads(line) for line in DATA.read_text(encoding="utf-8").split("\n") if line]


def read(*paths: Path) -> list[Conversation]:
    sources = find_sources(list(paths))
    assert all(signal.recognises(source) for source in sources)
    return list(signal.read(sources, None))


@pytest.mark.parametrize("path", [FIXTURES, DATA.parent, DATA], ids=["export", "chat", "file"])
def test_every_message_is_read_and_me_is_the_owner(path: Path) -> None:
    (conversation,) = read(path)
    messages = list(conversation.messages)
    assert (conversation.platform, conversation.title) == ("signal", "Milo Ferrand")
    assert messages[:2] == [
        Message("Milo Ferrand", 1_672_912_800, "salut Zoé 😂", "", 1),
        Message("Me", 1_672_912_860, "oui\net toi ?", "", 2, mine=True),
    ]
    assert {m.place: (m.text, m.reason) for m in messages[2:]} == {
        4: ("", reasons.MEDIA),
        5: ("légende", ""),
        6: ("", reasons.MEDIA),
        7: ("", reasons.DELETED),
        8: ("", reasons.CALL),
        9: ("", reasons.CALL),
        10: ("Incoming call from mum", ""),
        11: ("", reasons.EMPTY),
        12: ("quand ?", reasons.UNDATED),
        13: ("", reasons.UNSUPPORTED),
    }


def test_two_exports_of_a_chat_keep_each_message_once(tmp_path: Path) -> None:
    for part, lines in {"a": LINES[:3], "b": LINES[1:5]}.items():
        path = tmp_path / part / "Milo Ferrand" / "data.json"
        path.parent.mkdir(parents=True)
        path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (conversation,) = read_exports([tmp_path]).conversations
    kept = [m.text for m in conversation.messages if not m.reason]
    assert kept == ["salut Zoé 😂", "oui\net toi ?", "légende"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (DATA.read_text(encoding="utf-8")[:400], r"data\.json, line 4: the file ends in the middle"),
        (json.dumps(LINES[0]) + "\n{]\n", r"data\.json, line 2: not valid JSON"),
        (json.dumps(LINES[0]) + "\n" + "[" * 100_000, "nested too deeply"),
    ],
)
def test_damage_is_an_input_error_that_names_the_line(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "data.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        [list(c.messages) for c in read(tmp_path / "data.json")]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(["date", "sender", "body", "deleted", "call", "attachments", "sticker"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(1, 11), KEYS, JSON), max_size=8), junk=JSON)
def test_wrong_types_lose_no_message(changes: Any, junk: Any, tmp_path: Path) -> None:
    lines = [dict(line) for line in LINES] + [junk]
    for index, key, value in changes:
        lines[index][key] = value
    (tmp_path / "data.json").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found = [m for c in read(tmp_path / "data.json") for m in c.messages]
    assert len(found) == len(lines)
    assert all(m.reason in reasons.REASONS | {""} for m in found)
    assert [m.time for m in found] == sorted(m.time for m in found)


@a_hundred_times
@given(damage=ANY_DAMAGE)
def test_damaged_bytes_give_messages_or_an_input_error(damage: Damage, tmp_path: Path) -> None:
    read_damaged(signal, tmp_path / "data.json", DATA.read_bytes(), damage)


@pytest.mark.parametrize(
    "other", [b"", b"{}", b'{"messages": [{"body": "x", "sender": "y"}]}', b"date sender body"]
)
def test_other_files_are_not_taken_for_signals(other: bytes, tmp_path: Path) -> None:
    (tmp_path / "data.json").write_bytes(other)
    assert not signal.recognises(find_sources([tmp_path])[0])
