"""Speakers, turns and sessions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostprep.dialogue import (
    batches,
    fold_name,
    label_speakers,
    merge_turns,
    split_sessions,
)
from ghostprep.records import BUBBLE_BREAK, Message, Session, Turn

MINUTE = 60


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Léa", "lea"),
        ("LÉA  Dupont", "Léa\u00a0Dupont"),
        ("\u202aLéa\u202c", "Léa"),
        ("Lea\u0301", "Léa"),
        ("Straße", "STRASSE"),
        ("Nora ❤️", "nora ❤"),
    ],
)
def test_names_that_are_the_same_to_a_person(one, other):
    assert fold_name(one) == fold_name(other) == fold_name(fold_name(one))


@pytest.mark.parametrize(("one", "other"), [("Anto", "Antonia"), ("Léa", "Léo"), ("Nora L", "NoraL")])
def test_names_that_are_not(one, other):
    assert fold_name(one) != fold_name(other)


def test_me_is_matched_whole_never_by_a_part():
    messages = [Message("Anto", 0, "a"), Message("Antonia", 1, "b"), Message("ANTO ", 2, "c")]
    assert [message.mine for message in label_speakers(messages, {"anto"})] == [True, False, True]


def test_the_exports_own_mark_holds_without_any_name():
    messages = [Message("x", 0, "a", mine=True)]
    assert label_speakers(messages, set()) == label_speakers(messages, {"y"}) == messages


def turns_of(*messages, gap=3 * MINUTE):
    return [(turn.mine, turn.text.split(BUBBLE_BREAK)) for turn in merge_turns(messages, gap)]


def test_a_burst_becomes_one_turn_up_to_the_gap():
    burst = [
        Message("me", 0, "a", mine=True),
        Message("me", 180, "b", mine=True),
        Message("me", 361, "c", mine=True),
    ]
    assert turns_of(*burst) == [(True, ["a", "b"]), (True, ["c"])]


def test_two_others_in_a_group_are_two_turns():
    assert turns_of(Message("x", 0, "a"), Message("y", 1, "b")) == [(False, ["a"]), (False, ["b"])]


def test_my_two_names_are_one_speaker():
    both = [Message("me", 0, "a", mine=True), Message("moi", 1, "b", mine=True)]
    assert turns_of(*both) == [(True, ["a", "b"])]


def test_nobody_else_is_joined_to_me_under_my_name():
    """In a chat with a namesake only the export's mark tells us apart."""
    both = [Message("Nora", 0, "a", mine=True), Message("Nora", 1, "b"), Message("Nora", 2, "c", mine=True)]
    assert turns_of(*both) == [(True, ["a"]), (False, ["b"]), (True, ["c"])]


def test_a_silence_ends_a_session():
    turns = [
        Turn(False, "a", 0, 0),
        Turn(True, "b", 29 * MINUTE, 40 * MINUTE),
        Turn(False, "c", 70 * MINUTE, 70 * MINUTE),
    ]
    assert [len(session.turns) for session in split_sessions(turns, 30 * MINUTE)] == [2, 1]
    assert split_sessions([], 30 * MINUTE) == []


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.integers(0, 5000)), max_size=40), st.integers(0, 900))
def test_every_message_stands_in_one_turn_of_one_session_in_order(heard, gap):
    messages = [
        Message(sender, time, f"{index}", mine=sender == "x")
        for index, (sender, time) in enumerate(sorted(heard, key=lambda item: item[1]))
    ]
    turns = merge_turns(messages, gap)
    sessions = split_sessions(turns, 2 * gap + 1)
    said = [word for session in sessions for turn in session.turns for word in turn.text.split()]
    assert said == [message.text for message in messages]
    assert sum(turn.bubbles for turn in turns) == len(messages)
    assert all(session.turns for session in sessions)


@given(st.lists(st.integers(1, 9), max_size=30), st.integers(1, 40))
def test_batches_hold_all_sessions_in_order_and_about_so_many_messages(sizes, messages):
    sessions = [Session((Turn(False, "x", at, at, size),)) for at, size in enumerate(sizes)]
    groups = list(batches(sessions, messages))
    assert [session for group in groups for session in group] == sessions
    counts = [sum(turn.bubbles for session in group for turn in session.turns) for group in groups]
    assert all(messages <= count for count in counts[:-1])
    assert all(count < messages + 9 for count in counts)
