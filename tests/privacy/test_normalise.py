"""Spans found in plain text lie in the text as written."""

from hypothesis import given
from hypothesis import strategies as st

from ghostprep.privacy.normalise import normalise, views

WRITTEN = st.text(st.one_of(st.characters(), st.sampled_from("\u200b\u00a0\ufe0f\u20e3\u0301\u2019\v\n\r")))


def test_offsets_are_in_the_text_as_written(nobody):
    text = "e\u0301té 👨‍👩‍👧 0️⃣6️⃣3️⃣9️⃣9️⃣8️⃣1️⃣2️⃣3️⃣4️⃣!"
    (span,) = nobody.mask(text).spans
    assert text[span.start : span.end] == "0️⃣6️⃣3️⃣9️⃣9️⃣8️⃣1️⃣2️⃣3️⃣4️⃣"


@given(WRITTEN)
def test_views_are_the_plain_texts_of_the_ways_to_join_a_turn(text):
    lines = normalise(text)
    bubbles = normalise(text.replace("\v", " "))
    whole = lines.text.replace("\n", " ")
    assert [view.text for view in views(text)] == list(dict.fromkeys((lines.text, bubbles.text, whole)))
    assert {view.places and tuple(view.places) for view in views(text)} == {
        lines.places and tuple(lines.places)
    }
