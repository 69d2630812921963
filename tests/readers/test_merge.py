"""Overlapping exports of one chat: each message is kept once, none is lost, and the counts still add up."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostprep.readers import read_exports
from ghostprep.readers.merge import merge_overlapping
from ghostprep.records import Conversation, Message


def chat(messages, key="léa", platform="whatsapp", files=("a.txt",)):
    return Conversation(platform, "Léa", messages, key, files)


def merged(*exports):
    (conversation,) = merge_overlapping(
        [chat(export, files=(f"{n}.txt",)) for n, export in enumerate(exports)]
    )
    return conversation, conversation.messages


def counted(messages):
    return Counter((message.time, message.sender, message.text) for message in messages)


MESSAGES = st.lists(
    st.builds(
        Message,
        sender=st.sampled_from(["Léa", "Max"]),
        time=st.sampled_from([60, 120, 180]),
        text=st.sampled_from(["ok", "oui"]),
        reason=st.sampled_from(["", "media"]),
    ),
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(exports=st.lists(MESSAGES, min_size=2, max_size=4))
def test_each_message_is_held_as_often_as_the_export_that_has_it_most(exports):
    _, union = merged(*exports)
    once = [message for message in union if message.reason != "duplicate"]
    expected = Counter()
    for export in exports:
        expected |= counted(export)
    assert counted(once) == expected
    assert len(union) == sum(map(len, exports))


def test_whoever_wrote_ok_twice_in_a_minute_keeps_both():
    export = [Message("Léa", 60, "ok"), Message("Léa", 60, "ok"), Message("Max", 60, "ok")]
    _, union = merged(export, export, export[:1])
    assert [message.sender for message in union if not message.reason] == ["Léa", "Léa", "Max"]
    assert Counter(message.reason for message in union) == {"": 3, "duplicate": 4}


def test_messages_of_all_exports_stand_in_time_order_each_file_in_its_own():
    first = [Message("Léa", 60, "a"), Message("Léa", 60, "b"), Message("Léa", 240, "e")]
    second = [Message("Max", 120, "c"), Message("Max", 120, "d")]
    assert [message.text for message in merged(first, second)[1]] == list("abcde")


def test_an_export_in_minutes_and_one_in_seconds_overlap():
    ios = [Message("Léa", 61, "ok"), Message("Léa", 95, "oui"), Message("Léa", 119, "ok")]
    android = [
        Message("Léa", 60, "ok"),
        Message("Léa", 60, "oui"),
        Message("Léa", 60, "ok"),
        Message("Léa", 180, "nouveau"),
    ]
    union = [message for message in merged(ios, android)[1] if not message.reason]
    assert [(message.time, message.text) for message in union] == [
        (61, "ok"),
        (95, "oui"),
        (119, "ok"),
        (180, "nouveau"),
    ]


@pytest.mark.parametrize("keys", [("léa", "max"), ("", "")])
def test_other_chats_and_chats_without_a_key_stay_apart(keys):
    same = [Message("Léa", 60, "ok")]
    apart = merge_overlapping([chat(same, key) for key in keys])
    assert [one.messages for one in apart] == [same, same]


def test_equal_keys_of_two_platforms_stay_apart():
    same = [Message("Léa", 60, "ok")]
    assert len(merge_overlapping([chat(same), chat(same, platform="telegram")])) == 2


def test_a_merged_conversation_names_its_files():
    conversation, _ = merged([Message("Léa", 60, "a")], [Message("Léa", 120, "b")])
    assert conversation.files == ("0.txt", "1.txt")


def test_two_whatsapp_exports_of_a_year_apart_become_one(tmp_path):
    lines = [
        f"{day:02}/0{month}/2024, 14:23 - Léa: {month}-{day}\n" for month in (1, 2, 3) for day in range(1, 28)
    ]
    (tmp_path / "WhatsApp Chat with Léa.txt").write_text("".join(lines[:60]), encoding="utf-8")
    (tmp_path / "WhatsApp Chat with Léa (1).txt").write_text("".join(lines[30:]), encoding="utf-8")
    (conversation,) = read_exports([tmp_path]).conversations
    kept = [message.text for message in conversation.messages if not message.reason]
    assert kept == [line.rpartition(": ")[2].strip() for line in lines]
    assert sum(message.reason == "duplicate" for message in conversation.messages) == 30


FIRST = "13/03/2024, 10:00 - Ada: un\n13/03/2024, 10:01 - Bo: deux\n13/03/2024, 10:02 - Ada: trois\n"


@pytest.mark.parametrize(
    ("one", "other", "chats"),
    [
        (FIRST, FIRST, 1),
        (FIRST, FIRST + "14/03/2024, 10:02 - Bo: quatre\n", 1),
        (FIRST, FIRST.replace("trois", "3").replace("deux", "2"), 2),
        (FIRST, FIRST.replace("Bo", "Cy"), 2),
        (FIRST, FIRST.replace("13/03", "14/03"), 2),
    ],
)
def test_equal_chats_under_two_file_names_are_one_chat(one, other, chats, tmp_path):
    (tmp_path / "WhatsApp Chat with Bo.txt").write_text(one, encoding="utf-8")
    (tmp_path / "copie.txt").write_text(other, encoding="utf-8")
    conversations = read_exports([tmp_path]).conversations
    assert len(conversations) == chats
    if chats == 1:
        kept = [m.text for m in conversations[0].messages if not m.reason]
        assert kept == ["un", "deux", "trois", "quatre"][: len(kept)]
        assert conversations[0].files == ("WhatsApp Chat with Bo.txt", "copie.txt")
