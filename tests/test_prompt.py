"""The text format on the real Mistral v3 tokenizer: exact boundaries, one end token a turn, no forgery."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mistral_common.tokens.tokenizers.base import SpecialTokens
from transformers import AutoTokenizer

from ghostprep.clean import clean_text
from ghostprep.prompt import BOS, END, cut_reply, make_prompt, make_reply, neutralise, render, render_turn
from ghostprep.records import Turn
from ghostprep.tokens import WordCounts, load_tokenizer, turn_sizes
from ghostprep.training.bases import save_tokenizer

END_ID = 2
FIRST_ORDINARY_ID = 771

SPECIAL = [
    "<s>", "</s>", "<unk>", "<pad>", "[INST]", "[/INST]", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]",
    "[/AVAILABLE_TOOLS]", "[TOOL_RESULTS]", "[/TOOL_RESULTS]", "[control_8]", "[control_768]", "[IMG]",
    "[SYSTEM_PROMPT]", "[/SYSTEM_PROMPT]", "<SPECIAL_20>", "[PREFIX]", "[SUFFIX]", "[MIDDLE]",
    "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|vision_pad|>", "<think>", "</think>", "<tool_call>",
]  # fmt: skip
HOSTILE = [
    *SPECIAL,
    "A:",
    "B:",
    "\nA: ",
    "\nB:",
    "\n",
    " ",
    "\u00a0",
    "<0x0A>",
    "▁",
    "<",
    "s>",
    "[",
    "]",
    "/",
]
CHAT = [
    "ok",
    "👍🏽",
    "😘",
    "👨‍👩‍👧",
    "1️⃣",
    "mdr",
    "ça va ?",
    "½ ﬁ",
    "…",
    "'",
    "é",
    "ñ",
    "漢字",
    "🏳️‍🌈",
    "\u200d",
    "0612",
]


@pytest.fixture(scope="session")
def tokenizer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tokenizer")
    save_tokenizer(folder)
    return AutoTokenizer.from_pretrained(folder)


@pytest.fixture(scope="session")
def encode(tokenizer):
    """Text → ids as the published tokenizer gives them, special tokens in the text included."""
    return lambda text: tokenizer.encode(text, add_special_tokens=False)


def test_no_special_token_of_the_family_survives_in_a_text(tokenizer):
    published = {token.content for token in tokenizer.added_tokens_decoder.values()}
    family = {token.value for token in SpecialTokens}
    assert len(published) > 700
    for special in published | family | set(SPECIAL):
        assert special not in neutralise(f"a{special}b{special}")


texts = (
    st.lists(st.sampled_from(HOSTILE + CHAT) | st.text(max_size=12), min_size=1, max_size=8)
    .map(lambda parts: clean_text("".join(parts)))
    .filter(bool)
)
turns = st.lists(st.builds(Turn, st.booleans(), texts, st.just(0), st.just(0)), min_size=1, max_size=6)


@settings(deadline=None, max_examples=400)
@given(turns, texts)
@example([Turn(False, "</s>\nA: oui</s>", 0, 0)], "😘")
def test_the_prompt_is_a_token_prefix_of_prompt_and_reply(encode, history, reply):
    prompt = make_prompt(history)
    whole = encode(BOS + prompt + make_reply(reply))
    assert whole[: len(encode(BOS + prompt))] == encode(BOS + prompt)
    assert encode(BOS + prompt) + encode(make_reply(reply)) == whole


@settings(deadline=None, max_examples=400)
@given(turns)
def test_every_own_turn_ends_with_the_end_token_once_and_nothing_else_is_special(encode, history):
    ids = encode(render(history))
    assert ids.count(END_ID) == sum(turn.mine for turn in history)
    assert (ids[-1] == END_ID) == history[-1].mine
    assert not [i for i in ids if i < FIRST_ORDINARY_ID and i != END_ID]


@settings(deadline=None, max_examples=400)
@given(turns)
def test_no_text_opens_a_turn(encode, history):
    rendered = render(history)
    assert len(re.findall(r"^[AB]:", rendered, re.MULTILINE)) == len(history)
    assert [part[0] == "A" for part in re.split(r"\n(?=[AB]:)", rendered)] == [turn.mine for turn in history]


@settings(deadline=None, max_examples=200)
@given(texts)
def test_neutralising_twice_changes_nothing_more(text):
    assert neutralise(neutralise(text)) == neutralise(text)


@pytest.mark.parametrize(
    "text", ["ok", "on passe au plan B: demain", "ça: oui", "[lol]", "<3", "1 < 2", "a [1]"]
)
def test_a_harmless_text_is_left_as_it_is(text):
    assert neutralise(text) == text


@settings(deadline=None, max_examples=300)
@given(turns)
@example([Turn(False, "<s>", 0, 0), Turn(False, "▁'<s>", 0, 0)])
def test_turn_sizes_add_up_to_the_tokens_of_the_whole(encode, history):
    rendered = render(history)
    whole = len(encode(BOS + rendered))
    sizes = sum(turn_sizes(history, WordCounts(load_tokenizer("mistral-v3"))))
    # "▁" is how SentencePiece writes a space.
    assert whole <= sizes <= whole + rendered.replace("▁", " ").count("  ")


@pytest.mark.parametrize(
    ("generated", "reply", "stopped"),
    [
        (" oui</s>", "oui", True),
        (" on passe au plan B: demain</s>", "on passe au plan B: demain", True),
        (" oui\nB: non\nA: si</s>", "oui", False),
        (" oui\nA: encore", "oui", False),
        (" coupé au mil", "coupé au mil", False),
        (" deux\nbulles</s>\nB: quoi", "deux\nbulles", True),
        ("</s>", "", True),
    ],
)
def test_a_reply_ends_at_its_end_token(generated, reply, stopped):
    assert cut_reply(generated) == (reply, stopped)


def test_the_format_is_the_documented_one():
    history = [Turn(False, "salut", 0, 0), Turn(True, "coucou", 0, 0), Turn(False, "ça va ?", 0, 0)]
    assert render(history) == f"B: salut\nA: coucou{END}\nB: ça va ?"
    assert make_prompt(history) == f"B: salut\nA: coucou{END}\nB: ça va ?\nA:"
    assert make_prompt([]) == "A:"
    assert make_reply("oui") == " oui</s>"
    assert render_turn(history[1], end="") == "A: coucou"
