"""What a worker process does: the chain from the messages of whole sessions to rows, searched for leaks."""

import gc
import importlib
import pickle
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple, Self

from ghostprep.check import row_text, said
from ghostprep.config import PrepConfig
from ghostprep.dialogue import label_speakers, merge_turns, split_sessions
from ghostprep.emit import (
    FORMATS,
    Row,
    SessionRows,
    completion_row,
    prompt_and_reply,
    reply_row,
    seed_row,
    session_row,
    to_jsonl,
)
from ghostprep.privacy import MaskingError, NameTable, ShapeCounts, count_shapes
from ghostprep.prompt import BOS, END
from ghostprep.records import Message, Session
from ghostprep.tokens import LABEL_TOKENS, Count, WordCounts, load_tokenizer, turn_bounds, turn_sizes
from ghostprep.windows import chunk_session, make_windows, replies_in, seed_windows

if TYPE_CHECKING:  # loading Presidio takes two seconds, which the process that reads need not spend
    from ghostprep.privacy.masker import Masker

HEAVY = "ghostprep.privacy.masker"
"""What takes long to load: Presidio."""

Rows = dict[str, list[Row]]


class Run(NamedTuple):
    """Messages of one chat from one long silence to another, in columns: so they travel ten times faster."""

    senders: Sequence[str]
    times: Sequence[int]
    texts: Sequence[str]
    mine: Sequence[bool]

    @classmethod
    def of(cls, messages: Sequence[Message], me: Collection[str]) -> Self:
        """`messages`, of which those of `me` (folded names) are mine."""
        senders, times, texts, *_ = zip(*messages, strict=True)
        return cls(senders, times, texts, label_speakers(messages, me))

    def part(self, of: slice) -> Self:
        """Some of the messages."""
        return type(self)(self.senders[of], self.times[of], self.texts[of], self.mine[of])


class Made(NamedTuple):
    """What became of some runs.

    `failed` are the messages of each run that masking failed on; `counts` has keys such as
    "replies/target" and "turns/all"; `seconds` are this process's own, by what it did.
    """

    sessions: list[SessionRows]
    failed: list[int]
    counts: Counter[str]
    spans: ShapeCounts
    seconds: defaultdict[str, float]

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        begun = time.process_time()
        yield
        self.seconds[name] += time.process_time() - begun


class Tools(NamedTuple):
    """What takes a second to make and serves for a whole build."""

    config: PrepConfig
    masker: "Masker"
    count: Count


def prepare() -> None:
    """Readies a worker process, while the main process is still reading."""
    importlib.import_module(HEAVY)
    gc.disable()  # as in `pipeline.build`


def pack(config: PrepConfig, names: NameTable) -> bytes:
    """What `make_rows` works by, once for all tasks of a build."""
    return pickle.dumps((config, names))


@lru_cache(1)
def _unpack(packed: bytes) -> Tools:
    from ghostprep.privacy.masker import Masker

    config, names = pickle.loads(packed)
    count = WordCounts(load_tokenizer(config.tokenizer or "mistral-v3"))
    return Tools(config, Masker(config.privacy, names), count)


def make_rows(packed: bytes, runs: Sequence[Run]) -> Made:
    """mask → merge_turns → split_sessions → make_windows → render.

    Raises MaskingError if anything private is left in a row.
    """
    tools = _unpack(packed)
    made = Made([], [], Counter(), Counter(), defaultdict(float))
    with made.timed("mask"):
        masked = _mask_messages(runs, tools.masker, made)
    with made.timed("dialogue"):
        sessions = [session for messages in masked for session in _sessions(messages, tools)]
        made.counts.update(_count_turns(sessions))
    with made.timed("mask"):
        sessions = _mask_turns(sessions, tools.masker, made)
    with made.timed("render"):
        rows = [_render(session, tools, made) for session in sessions]
    with made.timed("search"):
        _refuse_leaks(rows, sessions, tools.masker)
    return made


def formats(config: PrepConfig) -> tuple[str, ...]:
    """The datasets that are written; the seed knew one."""
    return FORMATS if config.recipe == "ghostprep" else FORMATS[:1]


def _mask(texts: Sequence[str], masker: "Masker", made: Made) -> Iterator[str | None]:
    """Each text masked; None where a recognizer failed: it must not be passed through."""
    masked = masker.mask_many(texts)
    for text, found in zip(texts, masked, strict=True):
        if found and found.spans:
            made.spans.update(count_shapes(text, found.spans))
    return (found and found.text for found in masked)


def _mask_messages(runs: Sequence[Run], masker: "Masker", made: Made) -> list[list[Message]]:
    """The messages of each run, masked; the failed ones are left out and counted."""
    texts = _mask([text for run in runs for text in run.texts], masker, made)
    masked = []
    for run in runs:
        columns = zip(run.senders, run.times, texts, repeat(""), repeat(0), run.mine)
        messages = [Message(*column) for column in columns if column[2] is not None]
        made.failed.append(len(run.texts) - len(messages))
        masked.append(messages)
    return masked


def _sessions(messages: Sequence[Message], tools: Tools) -> list[Session]:
    config = tools.config
    turns = merge_turns(messages, config.merge_gap_minutes * 60, config.bubble_separator)
    return split_sessions(turns, config.session_gap_minutes * 60)


def _count_turns(sessions: Sequence[Session]) -> dict[str, int]:
    turns = [turn.mine for session in sessions for turn in session.turns]
    return {"sessions/all": len(sessions), "turns/all": len(turns), "turns/mine": sum(turns)}


def _mask_turns(sessions: Sequence[Session], masker: "Masker", made: Made) -> list[Session]:
    """The sessions with their merged turns masked again: a phone number may be typed in two bubbles."""
    merged = [turn.text for session in sessions for turn in session.turns if turn.bubbles > 1]
    again = _mask(merged, masker, made)
    masked = []
    for session in sessions:
        turns = []
        for turn in session.turns:
            text = next(again) if turn.bubbles > 1 else turn.text
            if text is None:
                made.counts["replies/masking_failed"] += turn.mine
            else:
                turns.append(turn if text == turn.text else turn._replace(text=text))
        if turns:
            masked.append(Session(tuple(turns)))
    return masked


def _render(session: Session, tools: Tools, made: Made) -> Rows:
    """The rows of one session, which are put into `made` as JSONL."""
    rows: Rows = {name: [] for name in formats(tools.config)}
    render = _render_seed if tools.config.recipe == "seed" else _render_all
    tokens = render(session, rows, tools, made.counts)
    if any(rows.values()):
        counts = {f"rows/{name}": len(own) for name, own in rows.items()} | tokens
        jsonl = tuple(to_jsonl(own) for own in rows.values())
        made.sessions.append(SessionRows(session.start, replies_in(session), jsonl, counts))
    return rows


def _render_all(session: Session, rows: Rows, tools: Tools, counts: Counter[str]) -> dict[str, int]:
    """Fills `rows`; returns the tokens in them, if they are counted."""
    config, turns = tools.config, session.turns
    sizes = turn_bounds(turns)
    if config.tokenizer or sum(sizes) >= config.max_tokens:
        sizes = turn_sizes(turns, tools.count)
    shown = trained = 0
    windows = make_windows(
        session, sizes, config.max_tokens, config.context_turns_min, config.context_turns_max
    )
    for window in windows:
        prompt, reply = prompt_and_reply(window)
        rows["completion"].append(completion_row(prompt, reply))
        rows["reply"].append(reply_row(prompt, reply))
        shown += sum(window.sizes)
        trained += window.sizes[-1] - LABEL_TOKENS
    tokens = _tokens("completion", shown, shown) | _tokens("reply", shown, trained)
    shown = trained = 0
    for chunk in chunk_session(session, sizes, config.max_tokens):
        rows["sessions"].append(session_row(chunk))
        shown += sum(chunk.sizes)
        trained += sum(
            size - LABEL_TOKENS for size, train in zip(chunk.sizes, chunk.train, strict=True) if train
        )
    tokens |= _tokens("sessions", shown, trained)
    targets, opener = len(rows["reply"]), int(turns[0].mine)
    counts["replies/target"] += targets
    counts["replies/opener"] += opener
    counts["replies/too_long"] += sum(turn.mine for turn in turns) - targets - opener
    return tokens if config.tokenizer else {}


def _render_seed(session: Session, rows: Rows, tools: Tools, counts: Counter[str]) -> dict[str, int]:
    size = 0
    windows = list(seed_windows(session))
    learnt = len({window[-1] for window in windows})
    counts["replies/target"] += learnt
    counts["replies/never_last"] += replies_in(session) - learnt
    for window in windows:
        row = seed_row(window)
        rows["completion"].append(row)
        if tools.config.tokenizer:
            size += tools.count(row["text"].removesuffix(END)) + 2
    return _tokens("completion", size, size) if tools.config.tokenizer else {}


def _tokens(name: str, shown: int, trained: int) -> dict[str, int]:
    return {f"tokens/{name}/shown": shown, f"tokens/{name}/trained": trained}


def _refuse_leaks(rendered: Sequence[Rows], sessions: Sequence[Session], masker: "Masker") -> None:
    """Search the rows that are about to be written.

    A line that masking has just been through without a finding is clean; any other is masked to see.
    """
    turns = {turn.text for session in sessions for turn in session.turns}
    searched = {line.strip() for text in turns for line in text.split("\n")}
    rows = [row for formats in rendered for own in formats.values() for row in own]
    texts = {row_text(row).removeprefix(BOS) for row in rows}  # a window's two rows say the same
    written = set("\n".join(texts).split("\n"))
    for masked in masker.mask_many(sorted(set(map(said, written)) - searched)):
        if masked is None or masked.spans:
            raise MaskingError("something private is left in a finished turn")
