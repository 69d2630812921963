"""Files, folders and zips alike: every readable thing under the given paths becomes one `Source`.

A zip is never unpacked, but for a database in it (`database.py`): its members are only read as streams. One
that claims to grow out of all proportion to its packed size is refused; and `zipfile` gives no more of it
than it claims. Links that lead out of the given folder are not followed.
"""

import contextlib
import functools
import io
import os
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from ghostprep.errors import InputError
from ghostprep.readers.input.streams import Checked, Recoded, attempt, printable, why

HEAD_BYTES = 65536
# Chat text packs 4 to 40 times smaller; a bomb 1,000 times.
MAX_RATIO = 200
FREE_BYTES = 64 * 2**20
MAX_MEMBER_BYTES = 16 * 2**30
_ZIP_MAGIC = b"PK\x03\x04"
_ZIPS_OF_OTHERS = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".pages", ".numbers", ".epub", ".apk")
# zipfile unpacks the others in steps whose size the packed bytes choose.
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class NotUtf8Error(InputError):
    """Bytes of the file are no UTF-8: it is in another encoding, or damaged (see encoding.py)."""

    def __init__(self, name: str) -> None:
        super().__init__("not in UTF-8", "export it again, or save it as UTF-8", file=name)


Skip = Callable[[InputError], None]
"""Told of each file that cannot be read; raises, or lets the others be read."""


def _untold(size: int) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file that a reader may read: a file on disk, or a member of a zip.

    `relative` is the "/"-separated NFC path below the path that was given (for members: `member`,
    the NFC name inside the zip); readers match folder layouts on it. `encoding` is what the bytes are in
    where that is not UTF-8, or UTF-8 with damage: readers are given UTF-8 all the same. `has_read` is told
    the bytes of each part that is read.
    """

    path: Path
    member: str = ""
    relative: str = ""
    encoding: str = ""
    has_read: Callable[[int], object] = field(default=_untold, compare=False, repr=False)

    @property
    def name(self) -> str:
        """What people see: "chat.zip: _chat.txt" or "inbox/x/message_1.json"."""
        return printable(
            f"{self.path.name}: {self.member}" if self.member else self.relative or self.path.name
        )

    @property
    def folder(self) -> str:
        """The folder that it lies in, on disk or within the zip, as a path that tells it from any other."""
        return f"{self.path}/{self.member}".rpartition("/")[0] if self.member else str(self.path.parent)

    @property
    def size(self) -> int:
        """Bytes when unpacked, as the file system or the zip claims."""
        if self.member:
            return _member(self).file_size
        return attempt(self.name, lambda: self.path.stat().st_size)

    def open(self) -> BinaryIO:
        """A buffered stream of UTF-8. InputError, here or while reading, if the file cannot be read."""
        opened = _open_member(self) if self.member else _open_file(self)
        raw: io.RawIOBase = Checked(opened, self.name, self.has_read)
        if self.encoding:
            raw = Recoded(raw, self.encoding)
        return cast(BinaryIO, io.BufferedReader(raw, 1 << 18))

    def head(self, size: int = HEAD_BYTES) -> bytes:
        """The first `size` bytes, at most HEAD_BYTES."""
        return _head(self)[:size]


def refuse(error: InputError) -> None:
    """Nothing that cannot be read is skipped."""
    raise error


def find_sources(paths: Sequence[Path], skip: Skip = refuse) -> list[Source]:
    """All files under `paths` in a fixed order, each once; zips give their members.

    Hidden files and `__MACOSX` are left out. `skip` is told of an empty folder, a broken zip, a dead link and
    whatever else cannot be read. InputError: no path, or one that does not exist.
    """
    if not paths:
        raise InputError("no path given", "name the chat exports, or the folder that holds them")
    found: dict[tuple[str, str], Source] = {}
    real = functools.cache(os.path.realpath)
    for path in paths:
        for source in _under(Path(path), skip):
            found.setdefault((real(source.path), source.member), source)
    return list(found.values())


def _under(path: Path, skip: Skip) -> Iterator[Source]:
    mode = _mode(path)
    if stat.S_ISDIR(mode):
        yield from _in_folder(path, skip)
    elif stat.S_ISREG(mode):
        try:
            source = Source(path, "", readable(path.name))
            packed = source.head(4) == _ZIP_MAGIC and not path.name.lower().endswith(_ZIPS_OF_OTHERS)
            yield from _members(path) if packed or _is_zip_name(path.name) else [source]
        except InputError as error:
            skip(error)
    else:
        raise InputError("neither a file nor a folder", "give a chat export", file=printable(path))


def _in_folder(path: Path, skip: Skip) -> Iterator[Source]:
    root = os.path.realpath(path)
    is_empty = True
    for file in _walk(path, root, {root}, skip):
        is_empty = False
        try:
            yield from _members(file) if _is_zip_name(file.name) else [_source(path, file)]
        except InputError as error:
            skip(error)
    if is_empty:
        skip(InputError("holds no files", "put your chat exports there", file=printable(path)))


def _source(folder: Path, file: Path) -> Source:
    return Source(file, "", readable(file.relative_to(folder).as_posix()))


def readable(name: str) -> str:
    """A file's name as NFC; bytes in it that are no UTF-8, as old disks have them, as Windows' letters."""
    try:
        name.encode()
    except UnicodeEncodeError:
        name = os.fsencode(name).decode("cp1252", "ignore")
    return unicodedata.normalize("NFC", name)


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        raise InputError("no such file or folder", "check the path", file=printable(path)) from None
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"cannot be read ({why(error)})", "check the path", file=printable(path)) from None


def _walk(folder: Path, root: str, seen: set[str], skip: Skip) -> Iterator[Path]:
    """Regular files below `folder`, sorted; linked folders are entered once, so loops end."""
    try:
        entries = attempt(folder, lambda: sorted(os.listdir(folder)))
    except InputError as error:
        skip(error)
        return
    for entry in entries:
        path = folder / entry
        if _is_hidden(entry):
            continue
        try:
            mode = _mode_within(path, root)
        except InputError as error:
            skip(error)
            continue
        if stat.S_ISREG(mode):
            yield path
        elif stat.S_ISDIR(mode) and (real := os.path.realpath(path)) not in seen:
            seen.add(real)
            yield from _walk(path, root, seen, skip)


def _mode_within(path: Path, root: str) -> int:
    """InputError for a link that leads nowhere, or out of `root`."""
    if path.is_symlink():
        real = os.path.realpath(path)
        if not os.path.exists(real):
            raise InputError("a dead link", "copy what it stood for", file=printable(path))
        if os.path.commonpath([real, root]) != root:
            what = "a link out of the given folder, not followed"
            raise InputError(what, "give what it leads to as well", file=printable(path))
    return _mode(path)


def _is_hidden(part: str) -> bool:
    return (part.startswith(".") and part not in {".", ".."}) or part == "__MACOSX"


def _is_zip_name(name: str) -> bool:
    return name.lower().endswith(".zip")


def _members(path: Path) -> list[Source]:
    names = (name for name in _archive(path).members if not any(map(_is_hidden, PurePosixPath(name).parts)))
    members = [Source(path, name, name) for name in names]
    if not members:
        raise InputError("holds no files", "put your chat exports there", file=printable(path.name))
    return members


class _Archive:
    """An open zip with its members under their NFC names, in name order."""

    def __init__(self, path: Path) -> None:
        self.zip = zipfile.ZipFile(path)
        named = {_nfc_name(info): info for info in self.zip.infolist() if not info.is_dir()}
        self.members = dict(sorted(named.items()))


def _nfc_name(info: zipfile.ZipInfo) -> str:
    name = info.filename
    if not info.flag_bits & 0x800:  # phones write UTF-8 names without saying so
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def _archive(path: Path) -> _Archive:
    def opened() -> _Archive:
        status = path.stat()
        # A forked worker must not share a file position with its parent, hence the process id.
        return _cached_archive(path, status.st_mtime_ns, status.st_size, os.getpid())

    return attempt(path, opened)


@functools.lru_cache(maxsize=8)
def _cached_archive(path: Path, mtime: int, size: int, pid: int) -> _Archive:
    return _Archive(path)


def _member(source: Source) -> zipfile.ZipInfo:
    try:
        return _archive(source.path).members[source.member]
    except KeyError:
        raise InputError("no longer in the zip", "run again", file=source.name) from None


def _open_member(source: Source) -> BinaryIO:
    info = _member(source)
    if info.flag_bits & 0x1:
        raise InputError("encrypted", "unpack it with its password and give the folder", file=source.name)
    if info.compress_type not in _BOUNDED:
        what = f"packed by method {info.compress_type}, not by deflate"
        raise InputError(what, "unzip it yourself and give the folder", file=source.name)
    # What the header claims to be the packed size cannot exceed the zip's own.
    packed = min(info.compress_size, attempt(source.path, lambda: source.path.stat().st_size))
    if info.file_size > min(MAX_MEMBER_BYTES, max(FREE_BYTES, packed * MAX_RATIO)):
        what = "unpacks to an absurd size (a zip bomb?)"
        raise InputError(what, "unzip it yourself and give the folder", file=source.name)
    return cast(BinaryIO, attempt(source.name, lambda: _archive(source.path).zip.open(info)))


def _open_file(source: Source) -> BinaryIO:
    return cast(BinaryIO, attempt(source.name, lambda: open(source.path, "rb", buffering=0)))


@functools.lru_cache(maxsize=4)
def _head(source: Source) -> bytes:
    with source.open() as stream:
        return stream.read(HEAD_BYTES)
