"""What a worker process does: mask texts, and turn sessions into rows that are searched for leaks."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ghostprep.check import row_texts
from ghostprep.config import PrepConfig
from ghostprep.emit import FORMATS, Row, completion_row, reply_row, seed_row, session_row, to_jsonl
from ghostprep.privacy import Masker, MaskingError, NameTable
from ghostprep.records import Session, Turn
from ghostprep.tokens import Encode, load_tokenizer, turn_bounds, turn_sizes
from ghostprep.windows import chunk_session, make_windows, seed_windows

SpanCounts = Counter[tuple[str, str]]
"""Replacements by (type, shape)."""


class Rendered(NamedTuple):
    """JSONL of some sessions for each format, and what was counted on the way.

    `counts` has keys such as "rows/reply", "replies/target", "replies/opener", "tokens/reply".
    """

    jsonl: dict[str, bytes]
    counts: Counter[str]
    spans: SpanCounts


@dataclass(slots=True)
class _State:
    """What each worker holds: set once by `start`."""

    config: PrepConfig
    masker: Masker
    encode: Encode


_state: _State


def start(config: PrepConfig, names: NameTable) -> None:
    """Prepare this process; loading Presidio takes about a second, so it happens once."""
    global _state
    _state = _State(config, Masker(config.privacy, names), load_tokenizer(config.tokenizer or "mistral-v3"))


def mask_texts(texts: Sequence[str]) -> tuple[list[str | None], SpanCounts]:
    """Each text masked; None where a recognizer failed and the message must be dropped."""
    masked = _state.masker.mask_many(texts)
    spans: SpanCounts = Counter()
    for found in masked:
        if found:
            spans.update((span.type, "") for span in found.spans)
    return [found and found.text for found in masked], spans


def render_sessions(sessions: Sequence[Session]) -> Rendered:
    """Rows of all formats for `sessions`. Raises MaskingError if anything private is left in them."""
    rows: dict[str, list[Row]] = {name: [] for name in formats(_state.config)}
    counts: Counter[str] = Counter()
    spans: SpanCounts = Counter()
    for session in sessions:
        session = _mask_joined(session, counts, spans)
        if _state.config.recipe == "seed":
            rows["completion"] += map(seed_row, seed_windows(session))
        else:
            _render(session, rows, counts)
    counts.update({f"rows/{name}": len(found) for name, found in rows.items()})
    jsonl = {name: to_jsonl(found) for name, found in rows.items()}
    _refuse_leaks(jsonl)
    return Rendered(jsonl, counts, spans)


def formats(config: PrepConfig) -> tuple[str, ...]:
    """The datasets that are written; the seed knew one."""
    return FORMATS if config.recipe == "ghostprep" else FORMATS[:1]


def _mask_joined(session: Session, counts: Counter[str], spans: SpanCounts) -> Session:
    """The session with its merged turns masked again: a phone number may be typed in two bubbles."""
    turns: list[Turn] = []
    for turn in session.turns:
        if turn.bubbles > 1:
            try:
                again = _state.masker.mask(turn.text)
            except MaskingError:
                counts["replies/masking_failed"] += turn.mine
                continue
            if again.spans:
                spans.update((span.type, "") for span in again.spans)
                turn = turn._replace(text=again.text)
        turns.append(turn)
    return Session(tuple(turns))


def _render(session: Session, rows: dict[str, list[Row]], counts: Counter[str]) -> None:
    config, turns = _state.config, session.turns
    if not turns:
        return
    sizes = turn_bounds(turns)
    if config.tokenizer or sum(sizes) >= config.max_tokens:
        sizes = turn_sizes(turns, _state.encode)
    targets = 0
    windows = make_windows(
        session, sizes, config.max_tokens, config.context_turns_min, config.context_turns_max
    )
    for window in windows:
        rows["completion"].append(completion_row(window))
        rows["reply"].append(reply_row(window))
        targets += 1
    for chunk in chunk_session(session, sizes, config.max_tokens):
        row = session_row(chunk, turns[0])
        if any(message["train"] for message in row["messages"]):
            rows["sessions"].append(row)
    own = sum(turn.mine for turn in turns)
    opener = int(turns[0].mine)
    counts.update(
        {"replies/target": targets, "replies/opener": opener, "replies/too_long": own - targets - opener}
    )


def _refuse_leaks(jsonl: dict[str, bytes]) -> None:
    """Search the very bytes that are about to be written; a turn that stands in many rows counts once."""
    lines = (line for block in jsonl.values() for line in block.split(b"\n") if line)
    texts = {text for line in lines for text in row_texts(json.loads(line))}
    for text in texts:
        leaks = _state.masker.find_leaks(text)
        if leaks:
            raise MaskingError(f"{leaks[0].type} left in a finished turn")
