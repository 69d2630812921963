"""The whole chain on one screen: read_exports → clean → label_speakers → [ mask → merge_turns →
split_sessions → make_windows → render ] → split train/val → write.

This process reads, keeps the books and writes; what is in brackets is `work.make_rows`, done by worker
processes for the messages of whole sessions. The result does not depend on how many there are.
"""

import gc
import hashlib
import heapq
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ghostprep import emit, work
from ghostprep.books import Books, Chat, make_manifest
from ghostprep.clean import keep
from ghostprep.config import PrepConfig
from ghostprep.dialogue import cut_at_silences, merge_turns
from ghostprep.errors import InputError
from ghostprep.languages import language_shares
from ghostprep.owner import find_me, names_not_found
from ghostprep.privacy import (
    NameTable,
    blind_spots,
    build_name_table,
    privacy_report,
    write_pseudonym_table,
)
from ghostprep.readers import read_exports
from ghostprep.records import Conversation
from ghostprep.workers import Workers

MESSAGES_PER_TASK = 4000
FEW_MESSAGES = 20_000
"""One process is done with so many before others have started."""
SALT_MESSAGES = 100

Progress = Callable[[str, Iterable[Any], int], Iterable[Any]]
"""(stage, items, how many are expected) → the same items, shown to a person as they pass."""

Task = tuple[list[Chat], list[work.Run]]
"""Runs of messages, and the chat of each: what one worker takes at a time."""


def build(
    paths: Sequence[Path],
    config: PrepConfig,
    out: Path,
    progress: Progress,
    pseudonym_table: Path | None = None,
) -> tuple[Books, dict[str, Any]]:
    """Builds the datasets of `paths` into the folder `out`; returns the books and the manifest.

    `pseudonym_table` names a file for the way back from the pseudonyms to the names.

    Raises InputError before anything is written; `out` is replaced as a whole or not at all.
    """
    books = Books()
    gc.disable()  # millions of tuples, no cycles: looking for some took a fifth of the time
    with (
        emit.replace_folder(out) as folder,
        Workers(config.workers or os.cpu_count() or 1, work.HEAVY, work.prepare) as workers,
    ):
        with books.stage("read"):
            kept = 0
            for chat in read_chats(books, paths, config, progress):
                kept += chat.kept
                if kept > FEW_MESSAGES:
                    workers.start()
        me = find_me([chat.messages for chat in books.chats], config.me)
        _note_missing_names(books, config)
        names = name_table(books.chats, config)
        datasets = emit.Datasets(folder, work.formats(config))
        with books.stage("make rows"):
            tasks = _tasks(books, me, config)
            make = partial(work.make_rows, work.pack(config, names))
            made = workers.map(make, (runs for _, runs in tasks))
            for task, done in zip(progress("making rows", tasks, len(tasks)), made, strict=True):
                _take_rows(books, task, done, datasets)
        with books.stage("write"):
            books.counts.update(datasets.write(config.val_share))
        _refuse_nothing(books)
        (folder / "privacy_report.md").write_text(_privacy_report(books, config), encoding="utf-8")
        manifest = make_manifest(books, config)
        emit.write_manifest(folder, manifest)
        if pseudonym_table:
            write_pseudonym_table(pseudonym_table, names, out)
    return books, manifest


def read_chats(books: Books, paths: Sequence[Path], config: PrepConfig, progress: Progress) -> Iterator[Chat]:
    """Reads and cleans the exports at `paths` into the books, and tells of each conversation."""
    exports = read_exports(paths, config.date_order or None)
    books.notes += exports.warnings
    for conversation in progress("reading", exports.conversations, len(exports.conversations)):
        yield _take_in(books, conversation, config)


def _take_in(books: Books, conversation: Conversation, config: PrepConfig) -> Chat:
    """Cleans one conversation into the books, and leaves it out where the settings say so."""
    kept, dropped = keep(conversation.messages)
    chat = books.open_chat(conversation.platform, conversation.title, kept, dropped)
    if config.max_group_size and len({message.sender for message in kept}) > config.max_group_size:
        _leave_out(chat, "group_size")
    elif config.languages and not _in_language([message.text for message in kept], config):
        _leave_out(chat, "language")
    return chat


def _leave_out(chat: Chat, reason: str) -> None:
    chat.drop(len(chat.messages), reason)
    chat.messages = []


def _in_language(texts: Sequence[str], config: PrepConfig) -> bool:
    shares = language_shares(texts)
    return sum(shares.get(language, 0) for language in config.languages) >= config.language_share


def _privacy_report(books: Books, config: PrepConfig) -> str:
    blind = blind_spots(config.privacy)
    if blind:
        books.notes.append(blind)
    failed = sum(chat.dropped["masking_failed"] for chat in books.chats)
    kept = sum(chat.kept for chat in books.chats)
    return privacy_report(books.spans, kept + failed, failed, blind)


def _note_missing_names(books: Books, config: PrepConfig) -> None:
    missing = names_not_found([chat.messages for chat in books.chats], config.me)
    if missing:
        books.notes.append(
            f"{missing} of the {len(config.me)} names given with --me wrote no message: check the spelling."
        )


def name_table(chats: Sequence[Chat], config: PrepConfig) -> NameTable:
    """Whose names are masked. Without a salt of the user's, the oldest messages are the secret.

    The same exports and settings give the same table, so that `check` knows a pseudonym when it sees one.
    """
    senders = {message.sender for chat in chats for message in chat.messages}
    times = heapq.nsmallest(SALT_MESSAGES, (m.time for chat in chats for m in chat.messages))
    oldest = sorted(
        (m.time, m.sender, m.text) for chat in chats for m in chat.messages if m.time <= times[-1]
    )[:SALT_MESSAGES]
    salt = config.privacy.salt or repr(oldest)
    return build_name_table(
        senders | set(config.me),
        {chat.title for chat in chats},
        config.privacy,
        hashlib.sha256(salt.encode()).digest(),
    )


def _tasks(books: Books, me: set[str], config: PrepConfig) -> list[Task]:
    """The messages of all chats in which somebody else speaks too, taken out of the books."""
    tasks: list[Task] = []
    room = 0
    for chat in books.chats:
        messages, chat.messages = chat.messages, []
        if not messages:
            continue
        whole = work.Run.of(messages, me)
        if all(whole.mine):
            mine = [message._replace(mine=True) for message in messages]
            books.counts["replies/nobody_else"] += len(merge_turns(mine, config.merge_gap_minutes * 60, ""))
            continue
        # Longer than both gaps: no turn and no session goes on over such a silence.
        silence = 60 * max(config.session_gap_minutes, config.merge_gap_minutes) + 1
        for run in map(whole.part, cut_at_silences(whole.times, silence, MESSAGES_PER_TASK)):
            if room < len(run.times):
                tasks.append(([], []))
                room = MESSAGES_PER_TASK
            tasks[-1][0].append(chat)
            tasks[-1][1].append(run)
            room -= len(run.times)
    return tasks


def _take_rows(books: Books, task: Task, made: work.Made, datasets: emit.Datasets) -> None:
    """Puts what became of a task into the datasets and the books, and lets its messages go."""
    chats, runs = task
    runs.clear()
    datasets.add(made.sessions)
    for chat, failed in zip(chats, made.failed, strict=True):
        chat.drop(failed, "masking_failed")
    books.counts.update(made.counts)
    books.spans.update(made.spans)
    for name, seconds in made.seconds.items():
        books.cpu_seconds[name] += seconds


def _refuse_nothing(books: Books) -> None:
    if not any(books.counts[f"rows/completion/{half}"] for half in ("train", "val")):
        raise InputError(
            "no reply of yours to learn from: nothing that you wrote comes after a message of somebody else "
            "within one session. Give longer chats, or check --me."
        )
