"""Counting tokens word by word: never too few, or an example would be cut by the trainer."""

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mistral_common.tokens.tokenizers.tekken import Tekkenizer

from ghostprep.tokens import WordCounts, load_tokenizer
from tests.published_tokenizer import published_v3

RUNS_OF_SPACES = [
    "ok    lol    ok",
    "ok   lol   oklol    lol",
    "😘   \n    lol",
    "lol\n    \n\n  lol",
    "a😘  lolok a😘",
]


@pytest.mark.parametrize("text", RUNS_OF_SPACES)
def test_a_run_of_spaces_counts_no_less_than_the_published_tokenizer_makes_of_it(text):
    tokens = len(published_v3()(text, add_special_tokens=False)["input_ids"])
    assert tokens <= WordCounts(load_tokenizer("mistral-v3"))(text) <= tokens + text.count("  ")


TEKKEN = Tekkenizer.from_file(str(files("mistral_common") / "data" / "tekken_240718.json"))


def tekken(text):
    return TEKKEN.encode(text, bos=False, eos=False)


SAID = st.lists(
    st.sampled_from(
        ["salut", "ça va ?", "😘", "t'es", "d'accord", "MDRRR", "20h30", "\n", "…", "漢字", "ok!!!"]
    ),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=200)
@given(SAID)
def test_words_add_up_in_byte_level_bpe(said):
    """There a word owns the space before it: counted without, a text seemed a tenth longer than it is."""
    text = "B: " + " ".join(said)
    assert WordCounts(tekken)(text) == len(tekken(text))
