"""Nothing of a person's style is altered; what no one typed goes; every drop has its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostprep.clean import clean_chat, clean_text
from ghostprep.records import Conversation, Message


@pytest.mark.parametrize(
    "text",
    [
        "ok", "👍", "?", "nooooon", "MDR", "jsp", "👨‍👩‍👧‍👦",
        "👍🏽", "🏳️‍🌈", "1️⃣", "❤️", "½ ﬁ", "t’es où\u202f?!",
        "ça\u00a0va\u00a0!", "می\u200cخواهم", "a  b", "ligne\n\nligne", "e\u0301", "“oui”", "\u2028x",
    ],
)  # fmt: skip
def test_style_is_kept_to_the_letter(text):
    assert clean_text(f"x{text}x") == f"x{text}x"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\u200eimage", "image"),
        ("\u202ahop\u202c \u2066a\u2069", "hop a"),
        ("\ufeffsalut", "salut"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00\x0bb\x7f\x85c", "abc"),
        ("\ud83dseul", "seul"),
        (" \u00a0\n oui \u202f", "oui"),
        ("\u200e \u200f", ""),
    ],
)
def test_what_nobody_typed_goes(text, cleaned):
    assert clean_text(text) == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@given(
    st.lists(
        st.builds(Message, st.just("x"), st.integers(), st.text(), st.sampled_from(["", "media", "call"]))
    )
)
def test_parsed_is_kept_plus_dropped(messages):
    chat = clean_chat(Conversation("whatsapp", "Lou", messages))
    assert len(messages) == chat.parsed == len(chat.messages) + chat.dropped.total()
    assert chat.dropped["media"] == sum(message.reason == "media" for message in messages)
    assert all(message.text for message in chat.messages)
    assert chat.senders.total() == chat.kept
