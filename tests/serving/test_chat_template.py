"""The chat template: a chat server builds the very prompts of training."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from transformers import AutoTokenizer

from ghostprep.prompt import BOS, END, make_prompt, neutralise, render
from ghostprep.records import Turn
from ghostprep.serving.chat_template import chat_template
from ghostprep.training.bases import save_tokenizer

TEXTS = st.one_of(
    st.text(min_size=1),
    st.lists(
        st.sampled_from(["A:", "B:", "\n", " ", "ok", END, BOS, "[INST]", "[control_12]", "<unk>", "😘",
                         "[IMG]", "\u202f", "<", "/s>", "A: oui", "plan B: non", "[TOOL_CALLS]", "[/INST]",
                         "<|im_end|>", "<think>", "</tool_call>"])
    ).map("".join),
)  # fmt: skip


@cache
def tokenizer() -> Any:
    """The tokenizer of Mistral-7B-v0.3 with the template of a merged model."""
    with TemporaryDirectory() as folder:
        save_tokenizer(Path(folder))
        loaded = AutoTokenizer.from_pretrained(folder)
    loaded.chat_template = chat_template()
    return loaded


@given(st.lists(st.tuples(st.booleans(), TEXTS), min_size=1, max_size=6))
@settings(deadline=None, max_examples=300)
def test_a_chat_server_builds_our_prompts(turns: list[tuple[bool, str]]) -> None:
    # A server trims what a client sends; `build` has trimmed what was trained.
    said = [Turn(mine, text.strip(), 0, 0) for mine, text in turns]
    messages = [{"role": "assistant" if turn.mine else "user", "content": turn.text} for turn in said]

    asked = tokenizer().apply_chat_template(messages, add_generation_prompt=True)["input_ids"]
    told = tokenizer().apply_chat_template(messages, tokenize=False)

    # Token for token what a plain completion of our prompt is, and what completion trains.
    assert asked == tokenizer()(make_prompt(said))["input_ids"]
    assert told == f"{BOS} {render(said)}"


def test_a_system_message_changes_nothing() -> None:
    messages = [{"role": "system", "content": "You are helpful."}, {"role": "user", "content": " salut "}]
    assert (
        tokenizer().apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
        == "<s> B: salut\nA:"
    )


def test_the_template_knows_every_special_token_of_the_tokenizer() -> None:
    for token in tokenizer().all_special_tokens:
        tokens = tokenizer().apply_chat_template([{"role": "user", "content": f"a {token} b"}])["input_ids"]
        assert not set(tokens[1:]) & set(tokenizer().all_special_ids), token
        assert neutralise(token) != token
