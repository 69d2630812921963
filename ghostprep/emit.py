"""The three datasets as JSONL, written aside and renamed, and the manifest."""

import hashlib
import io
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, NamedTuple

import jsonlines
import orjson

from ghostprep.errors import InputError
from ghostprep.prompt import BOS, END, make_prompt, make_reply, neutralise, render_turn
from ghostprep.records import Turn, Window
from ghostprep.windows import Chunk, validation_start

FORMATS = ("completion", "reply", "sessions")
_BLOCK = 1 << 20
OUTPUTS = {*FORMATS, "manifest.json", "privacy_report.md"}

Row = dict[str, Any]


def prompt_and_reply(window: Window) -> tuple[str, str]:
    """What both rows of a window are made of."""
    return make_prompt(window.context), make_reply(window.reply.text)


def completion_row(prompt: str, reply: str) -> Row:
    """Axolotl `type: completion`: the whole window as text, the end token after each turn of mine."""
    return {"text": prompt + reply}


def reply_row(prompt: str, reply: str) -> Row:
    """Axolotl `type: input_output`: the prompt without loss, the reply with it."""
    return {"segments": [{"label": False, "text": BOS + prompt}, {"label": True, "text": reply}]}


def session_row(chunk: Chunk) -> Row:
    """Axolotl `type: chat_template`: every turn once, `train` on my replies that were not trained yet.

    The content carries the space after the label: the template would leave it untrained.
    """
    return {
        "messages": [
            {
                "role": "assistant" if turn.mine else "user",
                "content": " " + neutralise(turn.text),
                "train": train,
            }
            for turn, train in zip(chunk.turns, chunk.train, strict=True)
        ]
    }


def seed_row(turns: Sequence[Turn]) -> Row:
    """A window of the hobby project: no end token but the last."""
    return {"text": "\n".join(render_turn(turn, end="") for turn in turns) + END}


def to_jsonl(rows: Iterable[Row]) -> bytes:
    """Rows as UTF-8 JSON lines."""
    buffer = io.BytesIO()
    with jsonlines.Writer(buffer, dumps=orjson.dumps) as writer:
        writer.write_all(rows)
    return buffer.getvalue()


@contextmanager
def replace_folder(out: Path) -> Iterator[Path]:
    """A folder to write into that takes the place of `out` at the end, or vanishes if anything fails.

    Raises InputError where `out` holds anything that no build wrote: it would be lost.
    """
    _refuse_foreign(out)
    aside = out.with_name(f".{out.name}.writing-{os.getpid()}")
    try:
        aside.mkdir(parents=True)
    except OSError as error:
        raise InputError(
            f"{out}: cannot be written ({error.strerror}); choose another folder with --out."
        ) from error
    try:
        yield aside
        _swap(aside, out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _refuse_foreign(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise InputError(f"{out}: is a file; choose a folder with --out.")
    if out.is_dir():
        foreign = sorted(path.name for path in out.iterdir() if path.name not in OUTPUTS)
        if foreign:
            raise InputError(
                f"{out}: holds {foreign[0]!r}, which no build wrote; choose a new folder with --out."
            )


def _swap(aside: Path, out: Path) -> None:
    old = out.with_name(f".{out.name}.old-{os.getpid()}")
    if out.exists():
        out.rename(old)
    try:
        aside.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


class SessionRows(NamedTuple):
    """The rows of one session: its start in seconds, its replies, JSONL of each format.

    `counts` has keys such as "rows/reply" and "tokens/reply/shown".
    """

    start: int
    replies: int
    jsonl: tuple[bytes, ...]
    counts: dict[str, int]


class Datasets:
    """`format/train.jsonl` and `format/val.jsonl` in `folder`, for each of `formats`.

    Which sessions validate is known only when all are there, so their rows wait in one file a format.
    """

    def __init__(self, folder: Path, formats: Sequence[str]) -> None:
        self._folder = folder
        self._formats = formats
        self._sessions: list[tuple[int, int, list[int], dict[str, int]]] = []
        for name in formats:
            self._waiting(name).touch()

    def _waiting(self, name: str) -> Path:
        return self._folder / f"{name}.waiting"

    def add(self, sessions: Sequence[SessionRows]) -> None:
        """Puts the rows of some sessions behind those that are there."""
        for start, replies, jsonl, counts in sessions:
            self._sessions.append((start, replies, [len(block) for block in jsonl], counts))
        for index, name in enumerate(self._formats):
            with self._waiting(name).open("ab") as file:
                file.writelines(session.jsonl[index] for session in sessions)

    def write(self, val_share: float) -> Counter[str]:
        """Writes the files; returns the counts of all sessions, with "/train" or "/val" behind each key."""
        begin = validation_start([session[:2] for session in self._sessions], val_share)
        counts: Counter[str] = Counter()
        halves = []
        for start, _, _, counted in self._sessions:
            halves.append("val" if begin is not None and start >= begin else "train")
            counts.update({f"{key}/{halves[-1]}": count for key, count in counted.items()})
        for index, name in enumerate(self._formats):
            sizes = [sizes[index] for _, _, sizes, _ in self._sessions]
            self._write_format(name, zip(halves, sizes, strict=True))
        return counts

    def _write_format(self, name: str, blocks: Iterable[tuple[str, int]]) -> None:
        folder = self._folder / name
        folder.mkdir()
        with (
            self._waiting(name).open("rb") as waiting,
            (folder / "train.jsonl").open("wb") as train,
            (folder / "val.jsonl").open("wb") as val,
        ):
            for half, stretch in groupby(blocks, key=itemgetter(0)):
                _copy(waiting, train if half == "train" else val, sum(size for _, size in stretch))
        self._waiting(name).unlink()


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    while size:
        block = source.read(min(size, _BLOCK))
        target.write(block)
        size -= len(block)


@contextmanager
def replace_file(path: Path) -> Iterator[IO[str]]:
    """A text file that takes the place of `path` once it is whole."""
    aside = path.with_name(f".{path.name}.writing-{os.getpid()}")
    try:
        with aside.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        aside.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); choose another place.") from error
    finally:
        aside.unlink(missing_ok=True)


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    """`manifest.json` with the digest of every file beside it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    manifest["files"] = {str(path.relative_to(folder).as_posix()): sha256(path) for path in paths}
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")
