"""What a build writes: aside first, renamed when it is whole."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ghostprep.errors import InputError
from ghostprep.rows import FORMATS

HALVES = ("train", "val")
WITNESS = "witness"
REPORT = "privacy_report.md"
MANIFEST = "manifest.json"
OUTPUTS = {*FORMATS, f"{WITNESS}.jsonl", REPORT, MANIFEST}

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Makes an InputError about `path` of whatever the disk refuses inside."""
    try:
        yield
    except OSError as error:
        mend = (
            "make room on that disk, or choose another place"
            if error.errno in _FULL
            else "choose another place"
        )
        raise InputError(f"cannot be written ({error.strerror})", mend, file=path) from error


@contextmanager
def replace_folder(out: Path) -> Iterator[Path]:
    """A folder to write into that takes the place of `out` at the end, or vanishes if anything fails.

    Raises InputError where `out` holds anything that no build wrote: it would be lost.
    """
    _refuse_foreign(out)
    aside = out.with_name(f".{out.name}.writing-{os.getpid()}")
    try:
        with writing(out):
            aside.mkdir(parents=True)
            yield aside
            _swap(aside, out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _refuse_foreign(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise InputError("is a file", "choose a folder with --out", file=out)
    if out.is_dir():
        foreign = sorted(path.name for path in out.iterdir() if path.name not in OUTPUTS)
        if foreign:
            raise InputError(
                f"holds {foreign[0]!r}, which no build wrote", "choose a new folder with --out", file=out
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
def replace_file(path: Path) -> Iterator[IO[str]]:
    """A text file that takes the place of `path` once it is whole."""
    aside = path.with_name(f".{path.name}.writing-{os.getpid()}")
    try:
        with writing(path):
            with aside.open("w", encoding="utf-8", newline="\n") as file:
                yield file
            aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


class Datasets:
    """`train.jsonl` and `val.jsonl` in a folder for each of `formats`, and `witness.jsonl`; for a `with`."""

    def __init__(self, folder: Path, formats: Sequence[str]) -> None:
        self._stack = ExitStack()
        self._files: dict[str, IO[bytes]] = {}
        for name in formats:
            (folder / name).mkdir()
        for name in [*(f"{name}/{half}" for name in formats for half in HALVES), WITNESS]:
            self._files[name] = self._stack.enter_context((folder / f"{name}.jsonl").open("wb"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._stack.close()

    def add(self, lines: Mapping[str, bytes]) -> None:
        """Appends JSON lines to files named as "reply/train" or "witness"."""
        for name, block in lines.items():
            self._files[name].write(block)


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below `folder`, by its "/"-separated path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _sha256(path) for path in paths}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
