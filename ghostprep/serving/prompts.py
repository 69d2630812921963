"""What a model is tried with: prompts with my real replies, else what a friend opens with."""

from pathlib import Path

from ghostprep.errors import InputError
from ghostprep.prompt import make_prompt
from ghostprep.records import Turn
from ghostprep.rows import Row, parse_row, read_rows
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
    """Up to `limit` (prompt, my real reply) of `reply/val.jsonl`, drawn evenly over the file.

    Raises InputError for a file that `ghostprep build` did not write so.
    """
    pairs = [_prompt_and_reply(path, line, row) for line, row in read_rows(path)]
    step = max(len(pairs) / limit, 1)
    return [pairs[int(number * step)] for number in range(min(limit, len(pairs)))]


def _prompt_and_reply(path: Path, line: int, row: Row | None) -> tuple[str, str]:
    parsed = parse_row(row) if row and "segments" in row else None
    if parsed is None or parsed.faults:
        what, mend = "no row of the reply/val.jsonl that `ghostprep build` writes", "name that with --prompts"
        raise InputError(what, mend, file=path, place=line)
    *context, reply = parsed.turns
    return make_prompt(context), reply.text


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
