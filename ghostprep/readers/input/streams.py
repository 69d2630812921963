"""What is read through a file: every failure names it, every part is told of, every text comes as UTF-8."""

import codecs
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, TypeVar

from ghostprep.errors import InputError

_OF_BROKEN_ZIPS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError),
    *(NotImplementedError, RuntimeError, LookupError, ArithmeticError),
)

_Result = TypeVar("_Result")


def printable(name: object) -> str:
    """A file name made safe for a terminal: nothing that is unseen, moves the cursor or turns the text."""
    return "".join(c for c in str(name).replace("\u00a0", " ").replace("\u202f", " ") if c.isprintable())


def attempt(name: object, action: Callable[[], _Result]) -> _Result:
    """`action()`, with whatever a file or a zip can throw made an InputError about `name`."""
    try:
        return action()
    except _OF_BROKEN_ZIPS as error:
        what = f"broken zip ({why(error)})"
        raise InputError(what, "export or copy it again", file=printable(name)) from None
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read ({why(error)})", "check the file", file=printable(name)) from None


def why(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return printable(text)


class Checked(io.RawIOBase):
    """Tells of each part that is read; turns every failure into an InputError that names the file."""

    def __init__(self, raw: BinaryIO, name: str, has_read: Callable[[int], object]) -> None:
        self._raw = raw
        self._name = name
        self._has_read = has_read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        data = attempt(self._name, lambda: self._raw.read(len(view)))
        view[: len(data)] = data
        self._has_read(len(data))
        return len(data)

    def close(self) -> None:
        self._raw.close()
        super().close()


class Recoded(io.RawIOBase):
    """UTF-8 of a stream in another encoding."""

    def __init__(self, raw: io.RawIOBase, encoding: str) -> None:
        self._raw = raw
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        ended = False
        while not self._held and not ended:
            data = self._raw.read(len(view)) or b""
            ended = not data
            self._held = self._decoder.decode(data, final=ended).encode()
        part, self._held = self._held[: len(view)], self._held[len(view) :]
        view[: len(part)] = part
        return len(part)

    def close(self) -> None:
        self._raw.close()
        super().close()
