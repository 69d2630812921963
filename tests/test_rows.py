"""What build writes into a row is what is read back from it, in every format."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.prompt import BOS, neutralise, render
from ghostprep.records import Session, Turn
from ghostprep.rows import (
    ParsedTurn,
    completion_row,
    mixed_row,
    parse_row,
    prompt_and_reply,
    read_rows,
    reply_row,
    row_text,
    seed_recipe_row,
    session_row,
    to_jsonl,
    turn_texts,
)
from ghostprep.windows import chunk_session, make_windows

TEXTS = st.sampled_from(
    ["oui", "A: non", "</s>", "deux\nlignes", "B: a\nA: b</s>", "<s>[INST]", "😘", "B", "a  b"]
)


@st.composite
def sessions(draw):
    said = draw(st.lists(st.tuples(st.booleans(), TEXTS), min_size=2, max_size=14))
    return Session(tuple(Turn(mine, text, at, at) for at, (mine, text) in enumerate(said)))


def windows(session):
    return make_windows(session, [1] * len(session.turns), 10_000, 6, 12)


def parsed(turns):
    return tuple(ParsedTurn(turn.mine, neutralise(turn.text), int(turn.mine), True) for turn in turns)


def read_back(row):
    """`closed` says something of my turns alone."""
    turns, faults = parse_row(row)
    assert faults == ()
    return tuple(turn._replace(closed=turn.closed or not turn.mine) for turn in turns)


@given(sessions())
def test_the_rows_of_a_window_are_one_text_and_are_read_back_as_they_were(session):
    for window in windows(session):
        turns, both = (*window.context, window.reply), prompt_and_reply(window)
        for row in (completion_row(*both), reply_row(*both), mixed_row(window, *both)):
            assert row_text(row) == BOS + render(turns)
            assert read_back(row) == parsed(turns)
            assert turn_texts([row]) == {neutralise(turn.text) for turn in turns}


@given(sessions(), st.integers(3, 9))
def test_a_row_of_a_session_is_read_back_as_it_was(session, budget):
    rows = []
    for chunk in chunk_session(session, [1] * len(session.turns), budget):
        row = session_row(chunk)
        rows.append(row)
        assert row_text(row) == BOS + render(chunk.turns)
        assert read_back(row) == parsed(chunk.turns)
        assert [message["train"] for message in row["messages"]] == list(chunk.train)
        assert [message["fresh"] for message in row["messages"]].count(False) == chunk.carried
    texts = {text for row in rows for text in turn_texts([row])}
    assert not rows or turn_texts(rows) == texts


@given(sessions())
def test_a_row_of_the_seed_ends_its_last_turn_alone(session):
    text = seed_recipe_row(session.turns)["text"]
    assert text == render(session.turns).replace("</s>", "") + "</s>"


@given(sessions())
def test_what_is_written_is_read(tmp_path_factory, session):
    path = tmp_path_factory.mktemp("rows") / "train.jsonl"
    rows = [completion_row(*prompt_and_reply(window)) for window in windows(session)]
    path.write_bytes(to_jsonl(rows))
    assert list(read_rows(path)) == list(enumerate(rows, 1))
    assert "\\u" not in path.read_text("utf-8")


@pytest.mark.parametrize("line", ["{oops", "[1]", '"text"', "null", "[" * 100_000, ""])
def test_a_line_that_is_no_object_is_none(tmp_path, line):
    path = tmp_path / "train.jsonl"
    path.write_text(f"{json.dumps({'text': 'a'})}\n{line}\n", "utf-8")
    assert list(read_rows(path)) == [(1, {"text": "a"}), (2, None)]


@pytest.mark.parametrize(
    ("name", "kind"), [("none.jsonl", "FileNotFoundError"), ("latin.jsonl", "UnicodeDecodeError")]
)
def test_a_file_that_cannot_be_read_is_an_error_with_a_mend(tmp_path, name, kind):
    (tmp_path / "latin.jsonl").write_bytes("é".encode("latin-1"))
    with pytest.raises(InputError) as raised:
        list(read_rows(tmp_path / name))
    assert str(raised.value) == f"{tmp_path / name}: cannot be read as JSON lines ({kind}); check the path"


@pytest.mark.parametrize("message", [{"role": "system", "content": " a"}, {"role": "me", "content": " a"}])
def test_a_message_of_nobody_has_no_text(message):
    with pytest.raises(KeyError):
        row_text({"messages": [message]})
