"""The whole chain on one screen, in the order in which the data flows:

    read_exports → clean → on_clock → leave_out → [ count_names ] → label_speakers → merge_turns →
    split_sessions → split_train_val → [ mask → make_windows → rows → last gate ] → write

Worker processes do what is in brackets, for some thousand messages at a time. The result does not depend on
how many processes there are.
"""

import os
import pickle
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostprep.clean import clean_chat
from ghostprep.clock import on_clock
from ghostprep.config import PrepConfig
from ghostprep.dialogue import batches, label_speakers, merge_turns, split_sessions
from ghostprep.errors import InputError
from ghostprep.filters import leave_out, refuse_unknown_names
from ghostprep.languages import languages_seen
from ghostprep.manifest import Counts, Manifest, make_manifest, to_json
from ghostprep.memory import collector_off, drain
from ghostprep.output import MANIFEST, REPORT, Datasets, digests, replace_folder
from ghostprep.owner import Me, find_me, missing_names, report_chats_without
from ghostprep.pool import Pool
from ghostprep.privacy import (
    NameTable,
    blind_spots,
    privacy_report,
    unmasked_languages,
    with_regions,
    write_pseudonym_table,
)
from ghostprep.privacy.names.chats import gather, people_in
from ghostprep.privacy.names.evidence import count_names
from ghostprep.privacy.turns import mask_sessions, refuse_leaks
from ghostprep.readers import Reading, read_exports
from ghostprep.recipes import formats, session_rows
from ghostprep.records import Chat, Session
from ghostprep.rows import Row, to_jsonl, turn_texts
from ghostprep.tokens import Count, WordCounts, load_tokenizer
from ghostprep.windows import Split, split_train_val

if TYPE_CHECKING:  # loading Presidio takes two seconds, which the process that reads need not spend
    from ghostprep.privacy.masker import Masker

MESSAGES_PER_TASK = 1000
FEW_BYTES = 2_000_000
"""Of exports: one process is done with so many before others have started."""

Progress = Callable[[str, Iterable[Any], int], Iterable[Any]]
"""(stage, items, how many are expected) → the same items, shown to a person as they pass."""


class Terminal(NamedTuple):
    """How a person is shown that work goes on, and told what is for their eyes alone."""

    progress: Progress
    reading: Reading
    tell: Callable[[str], None]


class Built(NamedTuple):
    """What a build tells: the manifest, notes for the person, and what must not be missed."""

    manifest: Manifest
    notes: list[str]
    warnings: list[str]


class Plan(NamedTuple):
    """What every task of a build is worked by."""

    config: PrepConfig
    names: NameTable
    split: Split


def build(
    paths: Sequence[Path],
    config: PrepConfig,
    out: Path,
    terminal: Terminal,
    table: Path | None = None,
    go_on: bool = False,
) -> Built:
    """Builds the datasets of `paths` into the folder `out`, which is replaced as a whole or not at all.

    `table` names a file for the way back from the pseudonyms to the names; `go_on`: though many chats may be
    mine under another name. Raises InputError.
    """
    counts = Counts()
    pool = Pool(config.workers or os.cpu_count() or 1, "ghostprep.privacy.masker")
    with replace_folder(out) as folder, pool, collector_off():
        with counts.stage("read"):
            chats, unread, notes = read_chats(paths, config, terminal, pool.start)
            counts.totals.update(f"unread/{kind}" for kind in unread)
        with counts.stage("languages"):
            counts.languages = languages_seen(chats)
        config = replace(config, privacy=with_regions(config.privacy, counts.languages))
        me = find_me(chats, config.me)
        report_chats_without(chats, me, terminal.tell, go_on)
        with counts.stage("count names"):
            evidence = gather(partial(pool.map, count_names), chats, config.privacy)
            names = people_in(chats, config, evidence)
        notes += missing_names(chats, config.me)
        if blind := blind_spots(config.privacy):
            notes.append(blind)
        with counts.stage("make turns"):
            sessions = _make_sessions(chats, me, config, counts)
        plan = Plan(config, names, split_train_val(sessions, config.val_share))
        with counts.stage("make rows"), Datasets(folder, formats(config)) as datasets:
            tasks = deque(batches(sessions, MESSAGES_PER_TASK))
            sessions.clear()  # each is let go as soon as it is worked on
            done = pool.map(partial(make_rows, pickle.dumps(plan)), drain(tasks))
            for lines, counted in terminal.progress("making rows", done, len(tasks)):
                datasets.add(lines)
                counts.add(counted)
        manifest = _close_books(chats, counts, config, folder)
        if table:
            write_pseudonym_table(table, names, out)
    return Built(manifest, notes, list(filter(None, [unmasked_languages(counts.languages)])))


def read_chats(
    paths: Sequence[Path], config: PrepConfig, terminal: Terminal, many: Callable[[], None] = lambda: None
) -> tuple[list[Chat], list[str], list[str]]:
    """(every chat, cleaned, without what the settings leave out; kinds of the files left unread; notes).

    `many` is called before the reading, if there is much to read.
    """

    @contextmanager
    def reading(size: int) -> Iterator[Callable[[int], object]]:
        if size > FEW_BYTES:
            many()
        with terminal.reading(size) as has_read:
            yield has_read

    exports = read_exports(paths, config.date_order or None, reading, config.strict)
    conversations, notes = deque(exports.conversations), exports.notes
    unread = [one.kind for one in exports.unread]
    del exports  # so that each conversation is let go when it was cleaned
    cleaned = map(clean_chat, terminal.progress("cleaning", drain(conversations), len(conversations)))
    chats = [on_clock(chat, config.timezone) for chat in cleaned]
    refuse_unknown_names(chats, config)
    return [leave_out(chat, config) for chat in chats], unread, notes


def _make_sessions(chats: Sequence[Chat], me: Me, config: PrepConfig, counts: Counts) -> list[Session]:
    """The sessions of every chat in which somebody else speaks too; the chats let go of their messages."""
    sessions: list[Session] = []
    for number, chat in enumerate(chats):
        messages, chat.messages = label_speakers(chat.messages, me.names_in(chat)), []
        turns = merge_turns(messages, config.merge_gap_minutes * 60)
        if all(turn.mine for turn in turns):
            counts.totals["replies/nobody_else"] += len(turns)
        else:
            sessions += split_sessions(turns, config.session_gap_minutes * 60, number)
    return sessions


def make_rows(packed: bytes, sessions: Sequence[Session]) -> tuple[dict[str, bytes], Counts]:
    """(JSON lines for files named as "reply/train", what was counted). `packed` is a pickled `Plan`.

    Raises MaskingError if anything private is left in a row.
    """
    plan, masker, count = _tools(packed)
    counts = Counts()
    with counts.cpu("mask"):
        masked = mask_sessions(sessions, masker, plan.config.separator)
        counts.add_masking(masked)
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    with counts.cpu("render"):
        for session in masked.sessions:
            made = session_rows(session, plan.split.part(session), plan.config, count)
            counts.add_session(session, made)
            for name, own in made.rows.items():
                rows[name] += own
        lines = {name: to_jsonl(own) for name, own in rows.items()}
    with counts.cpu("search"):
        refuse_leaks(turn_texts(chain.from_iterable(rows.values())), masked.sessions, masker)
    return lines, counts


class _Tools(NamedTuple):
    plan: Plan
    masker: "Masker"
    count: Count


@lru_cache(1)
def _tools(packed: bytes) -> _Tools:
    """What takes a second to make and serves for a whole build."""
    from ghostprep.privacy.masker import Masker

    plan: Plan = pickle.loads(packed)
    count = WordCounts(load_tokenizer(plan.config.tokenizer))
    return _Tools(plan, Masker(plan.config.privacy, plan.names), count)


def _close_books(chats: Sequence[Chat], counts: Counts, config: PrepConfig, folder: Path) -> Manifest:
    for number, messages in counts.failed.items():
        chats[number].drop(messages, "masking_failed")
    if not counts.totals["replies/target"]:
        raise InputError(
            "no reply of yours to learn from: nothing that you wrote comes after a message of somebody else "
            "within one session",
            "give longer chats, or check --me",
        )
    failed, kept = counts.failed.total(), sum(chat.kept for chat in chats)
    blind = [unmasked_languages(counts.languages), blind_spots(config.privacy)]
    report = privacy_report(counts.shapes, kept + failed, failed, list(filter(None, blind)))
    (folder / REPORT).write_text(report, encoding="utf-8")
    manifest = make_manifest(chats, counts, config, digests(folder))
    (folder / MANIFEST).write_text(to_json(manifest), encoding="utf-8")
    return manifest
