"""Runs of UTF-8 that was read as Latin-1 heal, in any mixture with text that was not."""

from hypothesis import example, given
from hypothesis import strategies as st

from ghostprep.readers.meta.mojibake import heal
from tests.readers.meta.exports import mojibake


@given(st.text(alphabet=st.characters(exclude_categories=[])))
@example("\xc3")
@example("é\xc3\xa9\ud83d")
def test_any_text_survives_or_heals(text: str) -> None:
    healed = heal(text)
    healed.encode()  # no lone surrogate is left
    assert heal(text.encode("ascii", "ignore").decode()) == text.encode("ascii", "ignore").decode()


@given(st.lists(st.text(alphabet="aé à😂\u202f’日", max_size=6)), st.data())
def test_garbled_and_clean_runs_heal_in_any_mixture(parts: list[str], data: st.DataObject) -> None:
    garbled = [mojibake(part) if data.draw(st.booleans()) else part for part in parts]
    # A letter between the runs keeps a clean one from looking like the tail of a garbled one.
    assert heal("|".join(garbled)) == "|".join(parts)
