"""Counting tokens word by word: never too few, or an example would be cut by the trainer."""

import pytest

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
