"""The whole chain on one screen: read_exports → clean → mask → label_speakers → merge_turns →
split_sessions → split train/val → make_windows → render → write.

This process reads and keeps the books; worker processes mask messages, then render sessions and search
the rows for anything private. The result does not depend on how many there are.
"""

import gc
import hashlib
import heapq
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from ghostprep import emit, work
from ghostprep.books import Books, Chat, count_session, make_manifest
from ghostprep.clean import keep
from ghostprep.config import PrepConfig
from ghostprep.dialogue import label_speakers, merge_turns, split_sessions
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
from ghostprep.records import Conversation, Session
from ghostprep.windows import validation_start
from ghostprep.workers import Workers

TEXTS_PER_TASK = 4000
SESSIONS_PER_TASK = 400
SALT_MESSAGES = 100

Progress = Callable[[str, Iterable[Any], int], Iterable[Any]]
"""(stage, items, how many are expected) → the same items, shown to a person as they pass."""


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
    with emit.replace_folder(out) as folder:
        with books.stage("read"):
            read_chats(books, paths, config, progress)
        me = find_me([chat.messages for chat in books.chats], config.me)
        _note_missing_names(books, config)
        names = name_table(books.chats, config)
        with Workers(config.workers or os.cpu_count() or 1, work.start, config, names) as workers:
            with books.stage("mask"):
                _mask(books, workers, progress)
            with books.stage("dialogue"):
                sessions = _sessions(books, me, config)
                start = validation_start(sessions, config.val_share)
            with books.stage("write"):
                _write(books, sessions, start, workers, folder, config, progress)
        (folder / "privacy_report.md").write_text(_privacy_report(books, config), encoding="utf-8")
        manifest = make_manifest(books, config)
        emit.write_manifest(folder, manifest)
        if pseudonym_table:
            write_pseudonym_table(pseudonym_table, names, out)
    return books, manifest


def read_chats(books: Books, paths: Sequence[Path], config: PrepConfig, progress: Progress) -> None:
    """Reads and cleans the exports at `paths` into the books."""
    exports = read_exports(paths, config.date_order or None)
    books.notes += exports.warnings
    for conversation in progress("reading", exports.conversations, len(exports.conversations)):
        _take_in(books, conversation, config)


def _take_in(books: Books, conversation: Conversation, config: PrepConfig) -> None:
    """Cleans one conversation into the books, and leaves it out where the settings say so."""
    kept, dropped = keep(conversation.messages)
    chat = books.open_chat(conversation.platform, conversation.title, kept, dropped)
    if config.max_group_size and len({message.sender for message in kept}) > config.max_group_size:
        _leave_out(chat, "group_size")
    elif config.languages and not _in_language([message.text for message in kept], config):
        _leave_out(chat, "language")


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
    oldest = heapq.nsmallest(
        SALT_MESSAGES, ((m.time, m.sender, m.text) for chat in chats for m in chat.messages)
    )
    salt = config.privacy.salt or repr(oldest)
    return build_name_table(
        senders | set(config.me),
        {chat.title for chat in chats},
        config.privacy,
        hashlib.sha256(salt.encode()).digest(),
    )


def _mask(books: Books, workers: Workers, progress: Progress) -> None:
    """Masks every message; one that a recognizer failed on is dropped, never passed through."""
    batches = [
        (chat, chat.messages[start : start + TEXTS_PER_TASK])
        for chat in books.chats
        for start in range(0, len(chat.messages), TEXTS_PER_TASK)
    ]
    for chat in books.chats:
        chat.messages = []
    masked = workers.map(work.mask_texts, ([message.text for message in batch] for _, batch in batches))
    for (chat, batch), (texts, spans) in zip(progress("masking", batches, len(batches)), masked, strict=True):
        books.spans.update(spans)
        for message, text in zip(batch, texts, strict=True):
            if text is None:
                chat.drop(1, "masking_failed")
            else:
                chat.messages.append(message if text == message.text else message._replace(text=text))


def _sessions(books: Books, me: set[str], config: PrepConfig) -> list[Session]:
    """The sessions of all chats in which somebody else speaks too."""
    sessions: list[Session] = []
    for chat in books.chats:
        messages, chat.messages = label_speakers(chat.messages, me), []
        turns = merge_turns(messages, config.merge_gap_minutes * 60, config.bubble_separator)
        if all(turn.mine for turn in turns):
            books.counts["replies/nobody_else"] += len(turns)
        else:
            sessions += split_sessions(turns, config.session_gap_minutes * 60)
    for session in sessions:
        count_session(books, session)
    return sessions


def _write(
    books: Books,
    sessions: Sequence[Session],
    val_start: int | None,
    workers: Workers,
    folder: Path,
    config: PrepConfig,
    progress: Progress,
) -> None:
    """Renders the sessions in the workers and writes what comes back."""
    halves: dict[str, list[Session]] = {"train": [], "val": []}
    for session in sessions:
        halves["val" if val_start is not None and session.start >= val_start else "train"].append(session)
    tasks = [
        (half, own[start : start + SESSIONS_PER_TASK])
        for half, own in halves.items()
        for start in range(0, len(own), SESSIONS_PER_TASK)
    ]
    with emit.open_datasets(folder, work.formats(config)) as files:
        rendered = workers.map(work.render_sessions, (own for _, own in tasks))
        for (half, _), done in zip(progress("writing", tasks, len(tasks)), rendered, strict=True):
            books.spans.update(done.spans)
            for key, count in done.counts.items():
                books.counts[f"{key}/{half}" if key.startswith(("rows/", "tokens/")) else key] += count
            for name, block in done.jsonl.items():
                files[name, half].write(block)
    if not any(books.counts[f"rows/completion/{half}"] for half in halves):
        raise InputError(
            "no reply of yours to learn from: nothing that you wrote comes after a message of somebody else "
            "within one session. Give longer chats, or check --me."
        )
