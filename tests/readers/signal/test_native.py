"""Signal's own export: main.jsonl as libsignal's backup.proto has it, and damage to it."""

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

MAIN = Path(__file__).parents[1] / "fixtures" / "signal_native" / "main.jsonl"
FRAMES: list[dict[str, Any]] = [
    json.loads(line) for line in MAIN.read_text(encoding="utf-8").split("\n") if line
]
ITEMS = [frame["chatItem"] for frame in FRAMES if "chatItem" in frame]


def read(*paths: Path) -> list[Conversation]:
    sources = find_sources(list(paths))
    assert all(signal.recognises(source) for source in sources)
    return list(signal.read(sources, None))


def write(path: Path, frames: list[Any]) -> Path:
    path.write_text("\n".join(map(json.dumps, frames)), encoding="utf-8")
    return path


def item(**fields: Any) -> dict[str, Any]:
    return {
        "chatItem": {"chatId": "1", "authorId": "1", "dateSent": "1785500000000", "incoming": {}} | fields
    }


def test_every_item_comes_out_with_its_person_and_what_it_is() -> None:
    milo, coloc, notes, news = read(MAIN)
    assert [c.title for c in (milo, coloc, notes, news)] == [
        "Milo Ferrand",
        "Coloc",
        "Zoé Bernat",
        "releaseNotes",
    ]
    assert milo.messages[:2] == [
        Message("Milo Ferrand", 1_785_500_000, "salut Zoé 😂", "", 14, utc=True),
        Message("Zoé Bernat", 1_785_500_552, "à huit heures", "", 15, mine=True, utc=True),
    ]
    assert [(m.text, m.reason) for m in milo.messages[2:]] == [
        ("", reasons.MEDIA),
        ("", reasons.DELETED),
        ("", reasons.MEDIA),
        ("", reasons.CALL),
        ("", reasons.VIEW_ONCE),
        ("", reasons.CONTACT),
        ("jolie photo", ""),
        ("", reasons.SYSTEM),
        ("", reasons.UNSUPPORTED),
    ]
    assert [(m.sender, m.text, m.reason) for m in coloc.messages] == [
        ("Zoé Bernat", "", reasons.SYSTEM),
        ("Lou", "😂 @Milo Ferrand et @ ?", ""),
        ("+33639980003", "", reasons.POLL),
        ("+33639980003", "moi", ""),
    ]
    assert [m.mine for m in notes.messages] == [True]
    assert {m.reason for m in news.messages} == {reasons.NOT_A_CONVERSATION}


def test_numbers_may_be_numbers_as_protobuf_allows(tmp_path: Path) -> None:
    def unquoted(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: unquoted(one) for key, one in value.items()}
        return int(value) if isinstance(value, str) and value.isdigit() else value

    (milo, *_) = read(write(tmp_path / "main.jsonl", [unquoted(frame) for frame in FRAMES]))
    assert milo.messages == read(MAIN)[0].messages


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        ({"systemGivenName": "Milo", "profileGivenName": "m", "nickname": {"family": "Mimi"}}, "Mimi"),
        ({"systemGivenName": "Milo", "profileGivenName": "m"}, "Milo"),
        ({"profileGivenName": "Milo", "profileFamilyName": "F", "username": "m.01"}, "Milo F"),
        ({"username": "m.01", "e164": "33639980001"}, "m.01"),
        ({"e164": "33639980001"}, "+33639980001"),
        ({}, "contact 1"),
    ],
)
def test_a_contact_is_called_as_the_app_calls_them(contact: Any, name: str, tmp_path: Path) -> None:
    frames = [
        FRAMES[0],
        {"recipient": {"id": "1", "contact": contact}},
        {"chat": {"id": "1", "recipientId": "1"}},
    ]
    frames.append(item(standardMessage={"text": {"body": "oui"}}))
    (conversation,) = read(write(tmp_path / "main.jsonl", frames))
    assert (conversation.title, conversation.messages[0].sender) == (name, name)


@pytest.mark.parametrize(
    ("account", "name"),
    [
        ({"givenName": "Petra", "familyName": ""}, "Petra"),
        ({"givenName": "Petra", "familyName": "Kegel", "username": "p.01"}, "Petra Kegel"),
        ({"username": "p.01"}, "p.01"),
        ({}, "Me"),
    ],
)
def test_the_owner_is_called_as_the_account_is(account: Any, name: str, tmp_path: Path) -> None:
    own = item(authorId="64", outgoing={}, standardMessage={"text": {"body": "oui"}})
    frames = [FRAMES[0], {"account": account}, FRAMES[2], own]
    (message,) = read(write(tmp_path / "main.jsonl", frames))[0].messages
    assert (message.sender, message.mine) == (name, True)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("adminDeletedMessage", reasons.DELETED),
        ("paymentNotification", reasons.SYSTEM),
        ("giftBadge", reasons.SYSTEM),
        ("contactMessage", reasons.CONTACT),
    ],
)
def test_each_kind_of_item_has_its_reason(kind: str, reason: str, tmp_path: Path) -> None:
    frames = [*FRAMES[:8], item(**{kind: {}})]
    (message,) = read(write(tmp_path / "main.jsonl", frames))[0].messages
    assert (message.text, message.reason) == ("", reason)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"authorId": "99"}, reasons.SENDERLESS),
        ({"dateSent": "hier"}, reasons.UNDATED),
        ({"dateSent": "9" * 15}, reasons.UNDATED),
    ],
)
def test_nobody_or_no_date_is_kept_under_its_reason(fields: Any, reason: str, tmp_path: Path) -> None:
    frames = [*FRAMES[:8], item(standardMessage={"text": {"body": "oui"}}, **fields)]
    (message,) = read(write(tmp_path / "main.jsonl", frames))[0].messages
    assert (message.text, message.reason) == ("oui", reason)


@pytest.mark.parametrize(
    ("ranges", "text"),
    [
        ([{"length": 1, "mentionAci": "bWlsbw=="}], "@Milo Ferrand, oui"),  # protobuf leaves a start of 0 out
        ([{"start": 0, "mentionAci": "bWlsbw=="}], ", oui"),
        ([{"start": 0, "length": 1, "mentionAci": "bWlsbw=="}] * 2, "@Milo Ferrand, oui"),
        ([], ", oui"),
    ],
)
def test_a_mention_is_spelled_out_where_it_stands(ranges: Any, text: str, tmp_path: Path) -> None:
    body = {"body": "\ufffc, oui", "bodyRanges": ranges}
    frames = [*FRAMES[:8], item(standardMessage={"text": body})]
    (message,) = read(write(tmp_path / "main.jsonl", frames))[0].messages
    assert message.text.replace("\ufffc", "") == text


def test_two_exports_keep_each_message_once_whatever_their_ids(tmp_path: Path) -> None:
    """Ids are made anew for each export."""
    for name, first, last, number in (("a", 13, 16, "1"), ("b", 14, 24, "77")):
        text = "\n".join(json.dumps(f) for f in [*FRAMES[:12], *FRAMES[first:last]])
        (tmp_path / name).mkdir()
        path = tmp_path / name / "main.jsonl"
        path.write_text(text.replace('"recipientId": "1"', f'"recipientId": "{number}"')
                        .replace('"id": "1", "contact"', f'"id": "{number}", "contact"')
                        .replace('"authorId": "1"', f'"authorId": "{number}"'))  # fmt: skip
    (milo,) = read_exports([tmp_path]).conversations
    kept = [m.text for m in milo.messages if not m.reason]
    assert kept == ["salut Zoé 😂", "à huit heures", "jolie photo"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (MAIN.read_text(encoding="utf-8")[:400], r"main\.jsonl, line 4: the file ends in the middle"),
        (json.dumps(FRAMES[0]) + "\n{]\n", r"main\.jsonl, line 2: not valid JSON"),
        (json.dumps(FRAMES[0]) + "\n" + "[" * 100_000, "nested too deeply"),
    ],
)
def test_damage_is_an_input_error_that_names_the_line(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "main.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read(tmp_path / "main.jsonl")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(
    ["chatId", "authorId", "dateSent", "outgoing", "standardMessage", "updateMessage", "poll"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(st.tuples(st.integers(0, len(ITEMS) - 1), KEYS, JSON), max_size=8),
    frames=st.lists(st.tuples(st.integers(1, 11), JSON), max_size=3),
    text=st.dictionaries(st.sampled_from(["body", "bodyRanges"]), JSON | st.just("a\ufffc")),
    one=st.dictionaries(st.sampled_from(["start", "length", "mentionAci"]), JSON),
)
def test_wrong_types_lose_no_item(changes: Any, frames: Any, text: Any, one: Any, tmp_path: Path) -> None:
    all_frames = json.loads(json.dumps(FRAMES))
    items = [frame["chatItem"] for frame in all_frames if "chatItem" in frame]
    items[0]["standardMessage"]["text"] = {"body": "\ufffc\ufffc", "bodyRanges": [one]} | text
    for index, key, value in changes:
        items[index][key] = value
    for index, value in frames:
        kind = next(iter(all_frames[index]))
        all_frames[index] = {kind: value}
    found = [
        m
        for c in signal.read(find_sources([write(tmp_path / "m.jsonl", all_frames)]), None)
        for m in c.messages
    ]
    assert len(found) == len(ITEMS)
    assert all(m.reason in reasons.REASONS | {""} and 0 <= m.time < 1 << 40 for m in found)
    assert all(m.reason or m.sender for m in found)


@a_hundred_times
@given(damage=ANY_DAMAGE)
def test_damaged_bytes_give_messages_or_an_input_error(damage: Damage, tmp_path: Path) -> None:
    read_damaged(signal, tmp_path / "main.jsonl", MAIN.read_bytes(), damage)


@pytest.mark.parametrize("other", [b"", b"{}", b'{"version": "1"}', b'{"a": "\\"backupTimeMs\\":"}'])
def test_other_files_are_not_taken_for_signals(other: bytes, tmp_path: Path) -> None:
    (tmp_path / "main.jsonl").write_bytes(other)
    assert not signal.recognises(find_sources([tmp_path])[0])
