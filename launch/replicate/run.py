"""The ghost behind Replicate's HTTP API: `cog.yaml` names `Runner`.

Input is checked here; prompts, generation and the cutting of replies come from the wheel, the same code that
made the training data. Nothing that is said is logged or put into an error.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cog import BaseRunner, ConcatenateIterator, Input, streaming
from generate import Model, Sampling, load, stream_reply

from ghostprep.errors import InputError

WEIGHTS = Path(__file__).with_name("weights")
TURNS = 20
"""Turns of history that are shown to the model, as in the terminal chat."""


class Said(NamedTuple):
    """One turn: the ghost's (`mine`), or yours."""

    mine: bool
    text: str


class Runner(BaseRunner):
    """Loads the merged model once, then answers one message at a time."""

    model: Model

    def setup(self) -> None:
        self.model = load(str(WEIGHTS))

    # Inputs are plain literals: Replicate reads this signature without running it. Roles are user (you) and
    # assistant (the ghost), oldest first; the last TURNS count.
    @streaming
    def run(
        self,
        message: str = Input(description="What you text.", min_length=1, max_length=2000),
        history: str = Input(
            description='What was said before, a JSON list: [{"role": "user", "content": "yo"}, …]',
            default="[]",
            max_length=100000,
        ),
        temperature: float = Input(
            description="0 is always the likeliest reply.", default=0.7, ge=0.0, le=2.0
        ),
        top_p: float = Input(
            description="Draw only from the likeliest tokens that make up this share.",
            default=0.95,
            ge=0.01,
            le=1.0,
        ),
        max_new_tokens: int = Input(description="A reply is cut there.", default=200, ge=1, le=1000),
        seed: int | None = Input(
            description="The same seed, the same reply. Leave empty for chance.", default=None
        ),
    ) -> ConcatenateIterator[str]:
        """One reply of the ghost, in pieces."""
        turns = [*read_history(history), Said(False, one_turn(message, "message"))]
        sampling = Sampling(temperature, top_p, max_new_tokens, seed)
        yield from pieces(self.model, turns[-TURNS:], sampling)


def pieces(model: Model, turns: list[Said], sampling: Sampling) -> Iterator[str]:
    """The reply as Replicate streams it: no empty pieces."""
    return filter(None, stream_reply(model, turns, sampling))


def read_history(history: str) -> list[Said]:
    """Turns from JSON. Raises InputError that says which entry is wrong."""
    try:
        entries = json.loads(history or "[]")
    except (ValueError, RecursionError) as error:
        raise InputError("history: not JSON; give a list of {role, content}.") from error
    if not isinstance(entries, list):
        raise InputError("history: not a list; give a list of {role, content}.")
    return [read_entry(entry, f"history[{number}]") for number, entry in enumerate(entries)]


def read_entry(entry: Any, name: str) -> Said:
    if not isinstance(entry, dict) or entry.keys() != {"role", "content"}:
        raise InputError(f"{name}: needs exactly role and content.")
    if entry["role"] not in ("user", "assistant"):
        raise InputError(f"{name}.role: must be user (you) or assistant (the ghost).")
    return Said(entry["role"] == "assistant", one_turn(entry["content"], f"{name}.content"))


def one_turn(text: Any, name: str) -> str:
    """`text` as a turn. Raises InputError for what is no text or blank."""
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"{name}: must be text, and not blank.")
    return text.strip()
