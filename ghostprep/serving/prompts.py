"""What a model is tried with: prompts with my real replies, else what a friend opens with."""

import json
from pathlib import Path

from ghostprep.errors import InputError
from ghostprep.prompt import BOS, cut_reply, make_prompt
from ghostprep.records import Turn
from ghostprep.training.launch_settings import PROMPTS

# What a friend opens with, for a model without a validation set beside it.
OPENERS = (
    "salut, ça va ?",
    "tu fais quoi ce soir ?",
    "on mange où demain ?",
    "t'as vu le match ?",
    "tu rentres quand ?",
    "j'suis en retard, désolé",
    "tu peux m'appeler ?",
    "merci pour hier !",
    "hey, you up?",
    "how was your day?",
    "are you coming on saturday?",
    "lol",
    "can you send me the link?",
    "what did you think of the film?",
    "happy birthday!!",
    "sorry, i can't make it tonight",
)


def val_prompts(path: Path, limit: int) -> list[tuple[str, str]]:
    """Up to `limit` (prompt, my real reply) of `reply/val.jsonl`, drawn evenly over the file."""
    try:
        rows = [json.loads(line)["segments"] for line in path.read_text(encoding="utf-8").split("\n") if line]
        pairs = [(prompt["text"].removeprefix(BOS), cut_reply(mine["text"])[0]) for prompt, mine in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"not the reply/val.jsonl that `ghostprep build` writes ({type(error).__name__})"
        raise InputError(what, "name that one with --prompts", file=path) from error
    step = max(len(pairs) / limit, 1)
    return [pairs[int(number * step)] for number in range(min(limit, len(pairs)))]


def choose_prompts(path: Path | None, limit: int) -> list[tuple[str, str]]:
    """(prompt, my real reply or "") from a validation set, else from the openers.

    Raises InputError where none can be read.
    """
    if path or PROMPTS.is_file():
        pairs = val_prompts(path or PROMPTS, limit)
        if not pairs:
            raise InputError("no prompts in it", "build with more chats", file=path or PROMPTS)
        return pairs
    return [(make_prompt([Turn(False, text, 0, 0)]), "") for text in OPENERS[:limit]]
