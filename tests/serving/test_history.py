"""Conversations as chat servers take them, read into turns."""

import json

import pytest

from ghostprep.errors import InputError
from ghostprep.records import Turn
from ghostprep.serving.history import merge_in_a_row, one_turn, read_history


def test_roles_become_sides_and_edges_are_trimmed() -> None:
    entries = [{"role": "user", "content": " yo\n"}, {"role": "assistant", "content": "quoi\nb:"}]
    assert read_history(json.dumps(entries)) == [Turn(False, "yo", 0, 0), Turn(True, "quoi\nb:", 0, 0)]


@pytest.mark.parametrize("nothing", ["", "[]"])
def test_no_history_is_none(nothing: str) -> None:
    assert read_history(nothing) == []


@pytest.mark.parametrize(
    ("history", "place"),
    [
        ("B: secret", "history: not JSON; give a list"),
        ("[" * 5000, "history: not JSON"),
        ('{"role": "user", "content": "secret"}', "history: not a list"),
        ('["secret"]', "history[0]: needs exactly role and content"),
        ('[{"role": "user", "content": "a"}, {"role": "user"}]', "history[1]: needs exactly"),
        ('[{"role": "user", "content": "a", "name": "secret"}]', "history[0]: needs exactly"),
        ('[{"role": "secret", "content": "a"}]', "history[0].role: must be user"),
        ('[{"role": "user", "content": 7}]', "history[0].content: must be text"),
        ('[{"role": "user", "content": " \\n"}]', "history[0].content: must be text, and not blank"),
    ],
)
def test_what_is_wrong_is_told_by_its_place_alone(history: str, place: str) -> None:
    with pytest.raises(InputError) as raised:
        read_history(history)
    assert str(raised.value).startswith(place)
    assert "secret" not in str(raised.value)


def test_a_single_message_is_named_too() -> None:
    assert one_turn(" hé ", "message") == Turn(False, "hé", 0, 0)
    with pytest.raises(InputError, match=r"^message: must be text"):
        one_turn(" \n ", "message")


def test_what_one_side_sends_in_a_row_is_one_turn_of_several_bubbles() -> None:
    sent = [(False, "t là"), (False, "?"), (True, "oui"), (False, "ok"), (False, "cool"), (False, "b1")]
    merged = merge_in_a_row([Turn(mine, text, 0, 0) for mine, text in sent])
    assert merged == [
        Turn(False, "t là\n?", 0, 0, 2),
        Turn(True, "oui", 0, 0),
        Turn(False, "ok\ncool\nb1", 0, 0, 3),
    ]
