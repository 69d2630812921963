"""The three datasets as JSONL, written aside and renamed, and the manifest."""

import hashlib
import io
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

import jsonlines

from ghostprep.errors import InputError
from ghostprep.prompt import BOS, END, make_prompt, make_reply, neutralise, render, render_turn
from ghostprep.records import Turn, Window
from ghostprep.windows import Chunk

FORMATS = ("completion", "reply", "sessions")
OUTPUTS = {*FORMATS, "manifest.json", "privacy_report.md"}

Row = dict[str, Any]


def completion_row(window: Window) -> Row:
    """Axolotl `type: completion`: the whole window as text, the end token after each turn of mine."""
    return {"text": render((*window.context, window.reply))}


def reply_row(window: Window) -> Row:
    """Axolotl `type: input_output`: the prompt without loss, the reply with it."""
    return {
        "segments": [
            {"label": False, "text": BOS + make_prompt(window.context)},
            {"label": True, "text": make_reply(window.reply.text)},
        ]
    }


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
    buffer = io.StringIO()
    with jsonlines.Writer(buffer, compact=True) as writer:
        writer.write_all(rows)
    return buffer.getvalue().encode()


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


@contextmanager
def open_datasets(folder: Path, formats: Iterable[str]) -> Iterator[dict[tuple[str, str], IO[bytes]]]:
    """(format, "train" or "val") → an open file `format/half.jsonl` in `folder`."""
    with ExitStack() as stack:
        files: dict[tuple[str, str], IO[bytes]] = {}
        for name in formats:
            (folder / name).mkdir()
            for half in ("train", "val"):
                files[name, half] = stack.enter_context((folder / name / f"{half}.jsonl").open("wb"))
        yield files


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
