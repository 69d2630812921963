"""What can write after a prompt, and how a reply is got from it, whole or in pieces.

    from ghostprep.serving.load import load
    from ghostprep.serving.model import Sampling, stream_reply
    model = load("outputs/mistral7b_qlora/merged")  # or an adapter folder, or http://127.0.0.1:8000/v1
    for piece in stream_reply(model, history, Sampling()): print(piece, end="", flush=True)

Prompts come from `ghostprep.prompt`, and what comes back is cut there and nowhere else. No stop strings are
ever sent: a ghost that does not stop by itself shall be seen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ghostprep.prompt import Spoken, cut_reply, make_prompt

# What may still turn out to be the end token, or the line that opens a next turn.
_UNDECIDED = re.compile(r"(\n[AB]?|<|</|</s)\Z")


@dataclass(frozen=True, slots=True)
class Sampling:
    """How to draw tokens. A temperature of 0 takes the likeliest one each time."""

    temperature: float = 0.7
    top_p: float = 0.95
    max_new_tokens: int = 200
    seed: int | None = None


class Model(Protocol):
    """What writes after a prompt. What it wrote ends in `</s>` exactly where the model stopped by itself."""

    def write(self, prompts: Sequence[str], sampling: Sampling) -> list[str]: ...

    def stream(self, prompt: str, sampling: Sampling) -> Iterator[str]:
        """The same in pieces, as they come."""
        ...


def reply(model: Model, history: Sequence[Spoken], sampling: Sampling) -> tuple[str, bool]:
    """(my reply to `history`, whether the model stopped by itself)."""
    return cut_reply(model.write([make_prompt(history)], sampling)[0])


def stream_reply(model: Model, history: Sequence[Spoken], sampling: Sampling) -> Iterator[str]:
    """My reply to `history` in pieces; together they are what `reply` would give.

    A piece is held back while it may be the beginning of an end token or of a next turn.
    """
    written = shown = ""
    for piece in model.stream(make_prompt(history), sampling):
        written += piece
        sure, _ = cut_reply(_UNDECIDED.sub("", written))
        if len(sure) > len(shown):
            yield sure[len(shown) :]
            shown = sure
        whole, stopped = cut_reply(written)
        if stopped or len(whole) < len(written.strip()):  # ended, or went on as somebody else
            break
    yield cut_reply(written)[0][len(shown) :]
