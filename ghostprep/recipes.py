"""How a session becomes rows: this project's recipe in four formats, or the seed's, the baseline to beat."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ghostprep.config import PrepConfig
from ghostprep.prompt import END
from ghostprep.records import Session
from ghostprep.rows import (
    FORMATS,
    Row,
    completion_row,
    mixed_row,
    prompt_and_reply,
    reply_row,
    seed_recipe_row,
    session_row,
)
from ghostprep.tokens import LABEL_TOKENS, Count, turn_sizes
from ghostprep.windows import Part, chunk_session, make_windows, seed_recipe_windows


class SessionRows(NamedTuple):
    """The rows of one session, by the file that they belong in: "reply/train", "witness".

    `replies` counts my turns by what became of them ("target", "opener", …); `tokens` has keys such as
    "reply/shown/train" (all that an epoch computes) and "reply/trained/train" (those with loss).
    """

    rows: dict[str, list[Row]]
    replies: Counter[str]
    tokens: Counter[str]


def formats(config: PrepConfig) -> tuple[str, ...]:
    """The datasets that a recipe writes. The seed trained on completion; reply is what all validate on."""
    return ("completion", "reply") if config.recipe == "seed" else tuple(FORMATS)


def session_rows(session: Session, part: Part, config: PrepConfig, count: Count) -> SessionRows:
    """All rows of one session. `count` gives the tokens of a text."""
    sizes = turn_sizes(session.turns, count)
    made = _own_rows(session, sizes, config)
    if part == "witness":
        return _witness_rows(made)
    if config.recipe == "seed":
        made = _seed_rows(session, made, sizes, config.max_tokens, count)
    return SessionRows(
        {f"{name}/{part}": rows for name, rows in made.rows.items()},
        made.replies,
        Counter({f"{name}/{part}": tokens for name, tokens in made.tokens.items()}),
    )


def _witness_rows(made: SessionRows) -> SessionRows:
    """The replies alone, in a file of their own."""
    replies = made.replies.copy()
    replies["witness"] = replies.pop("target")
    return SessionRows({"witness": made.rows["reply"]}, replies, Counter())


def _own_rows(session: Session, sizes: Sequence[int], config: PrepConfig) -> SessionRows:
    rows: dict[str, list[Row]] = {name: [] for name in FORMATS}
    tokens: Counter[str] = Counter()
    for window in make_windows(
        session, sizes, config.max_tokens, config.context_turns_min, config.context_turns_max
    ):
        prompt, reply = prompt_and_reply(window)
        rows["completion"].append(completion_row(prompt, reply))
        rows["reply"].append(reply_row(prompt, reply))
        rows["mixed"].append(mixed := mixed_row(window, prompt, reply))
        shown, trained = sum(window.sizes), window.sizes[-1] - LABEL_TOKENS
        tokens["reply/shown"] += shown
        tokens["reply/trained"] += trained
        tokens["mixed/trained"] += shown if len(mixed["segments"]) == 1 else trained
    tokens["completion/shown"] = tokens["completion/trained"] = tokens["reply/shown"]
    tokens["mixed/shown"] = tokens["reply/shown"]
    for chunk in chunk_session(session, sizes, config.max_tokens):
        rows["sessions"].append(session_row(chunk))
        tokens["sessions/shown"] += sum(chunk.sizes)
        tokens["sessions/trained"] += sum(
            size - LABEL_TOKENS for size, train in zip(chunk.sizes, chunk.train, strict=True) if train
        )
    targets, opener = len(rows["reply"]), int(session.turns[0].mine)
    too_long = session.replies - targets
    return SessionRows(rows, Counter(target=targets, opener=opener, too_long=too_long), tokens)


def _seed_rows(
    session: Session, own: SessionRows, sizes: Sequence[int], budget: int, count: Count
) -> SessionRows:
    windows = list(seed_recipe_windows(session, sizes, budget))
    rows = [seed_recipe_row(window) for window in windows]
    size = sum(count(row["text"].removesuffix(END)) + 2 for row in rows)
    targets, too_long = len({window[-1] for window in windows}), own.replies["too_long"]
    never_last = session.replies - targets - too_long
    return SessionRows(
        {"completion": rows, "reply": own.rows["reply"]},
        Counter(target=targets, opener=own.replies["opener"], too_long=too_long, never_last=never_last),
        Counter({"completion/shown": size, "completion/trained": size}),
    )
