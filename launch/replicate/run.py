"""The ghost behind Replicate's HTTP API: `cog.yaml` names `Runner`.

Prompts, generation and the cutting of replies come from ghostprep's wheel, the same code that made the
training data. Nothing that is said is logged or put into an error.
"""

from pathlib import Path

from cog import BaseRunner, ConcatenateIterator, Input, streaming

from ghostprep.serving.history import merge_in_a_row, one_turn, read_history
from ghostprep.serving.load import load
from ghostprep.serving.model import Model, Sampling, stream_reply

WEIGHTS = Path(__file__).with_name("weights")
TURNS = 20
"""Turns of history that are shown to the model, as in the terminal chat."""


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
        turns = merge_in_a_row([*read_history(history), one_turn(message, "message")])
        sampling = Sampling(temperature, top_p, max_new_tokens, seed)
        yield from filter(None, stream_reply(self.model, turns[-TURNS:], sampling))
