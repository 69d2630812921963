"""The tiny base, against what is known of the published model."""

import json
from pathlib import Path

from transformers import AutoTokenizer

from ghostprep.prompt import BOS, END, make_prompt, make_reply
from ghostprep.records import Turn
from ghostprep.serving.tiny_base import make_tiny_base


def test_the_tiny_base_is_as_the_published_one(tmp_path: Path) -> None:
    base = make_tiny_base(tmp_path / "base")
    tokenizer = AutoTokenizer.from_pretrained(base)
    asked, answered = make_prompt([Turn(False, "ça va ? 😘", 0, 0)]), make_reply("👍")

    tokens = tokenizer(asked + answered)["input_ids"]

    assert tokens[: len(tokenizer(asked)["input_ids"])] == tokenizer(asked)["input_ids"]
    assert (tokens[0], tokens[-1]) == (1, 2)
    assert tokenizer.decode(tokens, skip_special_tokens=True) + END == asked + answered
    assert (tokenizer.bos_token, tokenizer.eos_token, len(tokenizer)) == (BOS, END, 32768)
    assert json.loads((base / "config.json").read_text())["sliding_window"] is None
