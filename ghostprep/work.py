"""What a worker process does: mask texts, and turn sessions into rows that are searched for leaks."""

import gc
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ghostprep.check import row_lines, said
from ghostprep.config import PrepConfig
from ghostprep.emit import FORMATS, Row, completion_row, reply_row, seed_row, session_row, to_jsonl
from ghostprep.privacy import Masker, MaskingError, NameTable, ShapeCounts, count_shapes
from ghostprep.prompt import END
from ghostprep.records import Session
from ghostprep.tokens import LABEL_TOKENS, Count, WordCounts, load_tokenizer, turn_bounds, turn_sizes
from ghostprep.windows import chunk_session, make_windows, replies_in, seed_windows


class Rendered(NamedTuple):
    """JSONL of some sessions for each format, and what was counted on the way.

    `counts` has keys such as "rows/reply", "replies/target", "replies/opener", "tokens/reply".
    """

    jsonl: dict[str, bytes]
    counts: Counter[str]
    spans: ShapeCounts


@dataclass(slots=True)
class _State:
    """What each worker holds: set once by `start`."""

    config: PrepConfig
    masker: Masker
    count: Count


_state: _State


def start(config: PrepConfig, names: NameTable) -> None:
    """Prepare this process; loading Presidio takes about a second, so it happens once."""
    global _state
    gc.disable()  # as in `pipeline.build`
    _state = _State(
        config, Masker(config.privacy, names), WordCounts(load_tokenizer(config.tokenizer or "mistral-v3"))
    )


def mask_texts(texts: Sequence[str]) -> tuple[list[str | None], ShapeCounts]:
    """Each text masked; None where a recognizer failed and the message must be dropped."""
    masked = _state.masker.mask_many(texts)
    spans: ShapeCounts = Counter()
    for text, found in zip(texts, masked, strict=True):
        if found and found.spans:
            spans.update(count_shapes(text, found.spans))
    return [found and found.text for found in masked], spans


def render_sessions(sessions: Sequence[Session]) -> Rendered:
    """Rows of all formats for `sessions`. Raises MaskingError if anything private is left in them."""
    rows: dict[str, list[Row]] = {name: [] for name in formats(_state.config)}
    counts: Counter[str] = Counter()
    sessions, spans = _mask_turns(sessions, counts)
    for session in sessions:
        if _state.config.recipe == "seed":
            _render_seed(session, rows["completion"], counts)
        elif session.turns:
            _render(session, rows, counts)
    counts.update({f"rows/{name}": len(found) for name, found in rows.items()})
    jsonl = {name: to_jsonl(found) for name, found in rows.items()}
    _refuse_leaks(rows, sessions)
    return Rendered(jsonl, counts, spans)


def formats(config: PrepConfig) -> tuple[str, ...]:
    """The datasets that are written; the seed knew one."""
    return FORMATS if config.recipe == "ghostprep" else FORMATS[:1]


def _mask_turns(sessions: Sequence[Session], counts: Counter[str]) -> tuple[list[Session], ShapeCounts]:
    """The sessions with their merged turns masked again: a phone number may be typed in two bubbles."""
    texts, spans = mask_texts(
        [turn.text for session in sessions for turn in session.turns if turn.bubbles > 1]
    )
    again = iter(texts)
    masked = []
    for session in sessions:
        turns = []
        for turn in session.turns:
            text = next(again) if turn.bubbles > 1 else turn.text
            if text is None:
                counts["replies/masking_failed"] += turn.mine
            else:
                turns.append(turn if text == turn.text else turn._replace(text=text))
        masked.append(Session(tuple(turns)))
    return masked, spans


def _render(session: Session, rows: dict[str, list[Row]], counts: Counter[str]) -> None:
    config, turns = _state.config, session.turns
    sizes = turn_bounds(turns)
    if config.tokenizer or sum(sizes) >= config.max_tokens:
        sizes = turn_sizes(turns, _state.count)
    targets = 0
    windows = make_windows(
        session, sizes, config.max_tokens, config.context_turns_min, config.context_turns_max
    )
    for window in windows:
        rows["completion"].append(completion_row(window))
        rows["reply"].append(reply_row(window))
        targets += 1
        if config.tokenizer:
            _count_tokens(counts, "completion", sum(window.sizes), sum(window.sizes))
            _count_tokens(counts, "reply", sum(window.sizes), window.sizes[-1] - LABEL_TOKENS)
    for chunk in chunk_session(session, sizes, config.max_tokens):
        rows["sessions"].append(session_row(chunk))
        if config.tokenizer:
            said = sum(
                size - LABEL_TOKENS for size, train in zip(chunk.sizes, chunk.train, strict=True) if train
            )
            _count_tokens(counts, "sessions", sum(chunk.sizes), said)
    own = sum(turn.mine for turn in turns)
    opener = int(turns[0].mine)
    counts.update(
        {"replies/target": targets, "replies/opener": opener, "replies/too_long": own - targets - opener}
    )


def _render_seed(session: Session, rows: list[Row], counts: Counter[str]) -> None:
    windows = list(seed_windows(session))
    learnt = len({window[-1] for window in windows})
    counts.update({"replies/target": learnt, "replies/never_last": replies_in(session) - learnt})
    for window in windows:
        rows.append(seed_row(window))
        if _state.config.tokenizer:
            tokens = _state.count(rows[-1]["text"].removesuffix(END)) + 2
            _count_tokens(counts, "completion", tokens, tokens)


def _count_tokens(counts: Counter[str], name: str, shown: int, trained: int) -> None:
    counts[f"tokens/{name}/shown"] += shown
    counts[f"tokens/{name}/trained"] += trained


def _refuse_leaks(rows: dict[str, list[Row]], sessions: Sequence[Session]) -> None:
    """Search the rows that are about to be written.

    A line that masking has just been through without a finding is clean; any other is masked to see.
    """
    turns = {turn.text for session in sessions for turn in session.turns}
    searched = {line.strip() for text in turns for line in text.split("\n")}
    written: set[str] = set()
    for found in rows.values():
        for row in found:
            written.update(row_lines(row))
    for masked in _state.masker.mask_many(sorted(set(map(said, written)) - searched)):
        if masked is None or masked.spans:
            raise MaskingError("something private is left in a finished turn")
