"""The split, the windows and the stretches of sessions."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostprep.records import Session, Turn
from ghostprep.windows import chunk_session, make_windows, seed_recipe_windows, split_train_val


def talk(sides, start=0):
    return Session(
        tuple(Turn(side == "A", f"{i}{side}", start + i, start + i) for i, side in enumerate(sides))
    )


sessions = st.text(alphabet="AB", min_size=1, max_size=40).map(talk)
sizes = st.lists(st.integers(1, 9), min_size=40, max_size=40)
budgets = st.integers(2, 40)


def windows_of(session, sizes=None, budget=10_000):
    return list(make_windows(session, sizes or [1] * len(session.turns), budget, 6, 12))


def test_each_reply_of_mine_has_one_window_and_my_opening_none():
    windows = windows_of(talk("ABAAB"))
    assert [window.reply.text for window in windows] == ["2A", "3A"]
    assert [turn.text for turn in windows[1].context] == ["0A", "1B", "2A"]


@given(sessions)
def test_contexts_are_the_six_to_twelve_turns_before_the_reply(session):
    for window in windows_of(session):
        at = session.turns.index(window.reply)
        assert session.turns[at - len(window.context) : at] == window.context
        assert min(6, at) <= len(window.context) <= min(12, at)


@given(sessions, st.integers(0, 10), st.text(max_size=5))
def test_the_draw_is_the_same_wherever_the_reply_stands_and_whatever_it_says(session, earlier, text):
    """With other turns before it, and with other pseudonyms in it, a reply gets as many turns of context."""
    before = tuple(Turn(False, "x", -90 + i, -90 + i) for i in range(earlier))
    other = Session((*before, *(turn._replace(text=text) for turn in session.turns)))
    reach = {window.reply.start: len(window.context) for window in windows_of(session)}
    again = {window.reply.start: len(window.context) for window in windows_of(other)}
    for index, turn in enumerate(session.turns[1:], 1):
        if turn.mine:
            assert reach[turn.start] == min(again[turn.start], index)


def test_the_draw_uses_the_whole_range():
    assert {len(window.context) for window in windows_of(talk("AB" * 200)) if len(window.context)} >= set(
        range(6, 13)
    )


@given(sessions, sizes, budgets)
def test_a_budget_costs_the_oldest_turns_never_the_reply(session, sizes, budget):
    by_turn = dict(zip(session.turns, sizes, strict=False))
    windows = windows_of(session, sizes[: len(session.turns)], budget)
    assert [w.reply for w in windows] == [t for t in session.turns[1:] if t.mine and by_turn[t] < budget]
    whole = {window.reply: window.context for window in windows_of(session)}
    for window in windows:
        used = 1 + sum(by_turn[turn] for turn in (*window.context, window.reply))
        assert used <= budget
        cut = whole[window.reply][: len(whole[window.reply]) - len(window.context)]
        assert whole[window.reply] == cut + window.context
        assert not cut or used + by_turn[cut[-1]] > budget
        assert list(window.sizes) == [by_turn[turn] for turn in (*window.context, window.reply)]


@given(sessions, sizes, budgets)
def test_chunks_train_each_reply_once_within_the_budget(session, sizes, budget):
    by_turn = dict(zip(session.turns, sizes, strict=False))
    trained = []
    for chunk in chunk_session(session, sizes[: len(session.turns)], budget):
        assert 1 + sum(by_turn[turn] for turn in chunk.turns) <= budget
        at = session.turns.index(chunk.turns[0])
        assert session.turns[at : at + len(chunk.turns)] == chunk.turns
        trained += [turn for turn, train in zip(chunk.turns, chunk.train, strict=True) if train]
        assert chunk.train[-1]
    assert trained == [turn for turn in session.turns[1:] if turn.mine and by_turn[turn] < budget]


@given(sessions, sizes, budgets)
def test_no_turn_is_fresh_in_two_chunks(session, sizes, budget):
    fresh = []
    for chunk in chunk_session(session, sizes[: len(session.turns)], budget):
        fresh += chunk.turns[chunk.carried :]
        assert not any(chunk.train[: chunk.carried])
    assert len(fresh) == len(set(fresh))


@given(sessions, sizes, budgets)
def test_the_seeds_windows_keep_to_the_budget_too(session, sizes, budget):
    by_turn = dict(zip(session.turns, sizes, strict=False))
    short = sizes[: len(session.turns)]
    whole = list(seed_recipe_windows(session, short, 10**6))
    cut = list(seed_recipe_windows(session, short, budget))
    assert all(1 + sum(by_turn[turn] for turn in window) <= budget for window in cut)
    kept = [window for window in whole if by_turn[window[-1]] < budget]
    for long, window in zip(kept, cut, strict=True):
        assert long[-len(window) :] == window
        assert long == window or 1 + sum(by_turn[turn] for turn in long[-len(window) - 1 :]) > budget


@given(sessions)
def test_the_seeds_windows_are_those_of_its_sizes_at_every_third_turn_that_end_with_me(session):
    turns = session.turns
    windows = list(seed_recipe_windows(session, [1] * len(turns), 10_000))
    assert windows == [
        turns[end - size : end]
        for size in (6, 8, 10, 12)
        for end in range(size, len(turns) + 1, 3)
        if turns[end - 1].mine
    ]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=40), budgets)
def test_chunks_are_as_long_as_fits_and_carry_over_as_much_as_fits_a_quarter(sizes, budget):
    session = talk("A" * len(sizes))
    before = 0
    for number, chunk in enumerate(chunk_session(session, sizes, budget)):
        first = session.turns.index(chunk.turns[0])
        end = first + len(chunk.turns)
        assert list(chunk.sizes) == sizes[first:end]
        assert end == len(sizes) or 1 + sum(sizes[first : end + 1]) > budget
        if number or first:
            fresh = first + chunk.train.index(True)
            too_long = [index for index in range(fresh) if sizes[index] >= budget]
            most = min(budget // 4, budget - 1 - sizes[fresh])
            assert sum(sizes[first:fresh]) <= most
            assert (
                first == max([before, *(index + 1 for index in too_long)])
                or sum(sizes[first - 1 : fresh]) > most
            )
        before = first


def test_a_later_chunk_carries_context_over():
    chunks = list(chunk_session(talk("BA" * 20), [10] * 40, 101))
    assert [len(chunk.turns) for chunk in chunks] == [10, 10, 10, 10, 8]
    assert [chunk.train[:4] for chunk in chunks] == [(False, True) * 2] + [(False, False, False, True)] * 4


@given(st.lists(st.tuples(st.text(alphabet="AB", min_size=1, max_size=9), st.integers(0, 500)), max_size=60))
def test_the_newest_tenth_of_the_replies_validates(drawn):
    everything = [talk(sides, start) for sides, start in drawn]
    start = split_train_val(everything, 0.1).val_start
    total = sum(s.replies for s in everything)
    newest = [s for s in everything if start is not None and s.start >= start]
    validated = sum(s.replies for s in newest)
    assert validated < total or total == 0
    if start is not None:
        assert validated >= 1
        without_oldest = validated - sum(s.replies for s in newest if s.start == start)
        assert without_oldest < 0.1 * total


@pytest.mark.parametrize(("share", "first"), [(0.05, 190), (0.1, 180), (0.12, 170), (0.5, 100)])
def test_no_session_more_than_the_share_validates(share, first):
    assert split_train_val([talk("BA", start) for start in range(0, 200, 10)], share).val_start == first


def test_no_share_no_validation():
    assert split_train_val([talk("BAA"), talk("BAA", 900)], 0).val_start is None
    assert split_train_val([talk("BAA")], 0.1).val_start is None
    assert split_train_val([talk("BAA"), talk("BAA", 900)], 0.1).val_start == 900


months = st.dictionaries(
    st.integers(0, 90_000), st.text(alphabet="AB", min_size=1, max_size=9), max_size=300
).map(lambda drawn: [talk(sides, start) for start, sides in drawn.items()])


@given(months, st.integers(0, 5))
def test_witnesses_are_at_most_a_twentieth_of_what_does_not_validate_and_nearly_that(sessions, chat):
    everything = [session._replace(chat=chat) for session in sessions]
    split = split_train_val(everything, 0.1)
    replies = Counter()
    for session in everything:
        replies[split.part(session)] += session.replies
    room = 0.05 * (replies["train"] + replies["witness"])
    assert replies["witness"] <= room
    assert replies["witness"] > room - 9  # no session that would fit is left


def test_witnesses_are_five_hundred_at_most():
    split = split_train_val([talk("BA", start) for start in range(0, 60_000, 3)], 0.1)
    assert len(split.witnesses) == 500
    starts = sorted(start for _, start in split.witnesses)
    assert starts[0] < 1_000 and split.val_start - 1_000 < starts[-1] < split.val_start  # of all the months


@given(months, st.integers(1, 9))
def test_a_session_stays_a_witness_in_another_chat(everything, shift):
    here, there = (
        split_train_val([session._replace(chat=chat) for session in everything], 0.1) for chat in (0, shift)
    )
    assert {start for _, start in here.witnesses} == {start for _, start in there.witnesses}
