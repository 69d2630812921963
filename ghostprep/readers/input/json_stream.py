"""JSON for the readers: whole files (`load_json`), and files larger than memory (`JsonStream`).

The stream decodes with the C scanner of the standard library what a window of some 100 kB holds: of an
indented array all elements at once, else value by value. It also mends what Telegram writes against the
standard: control characters as `\\x0B`.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, BinaryIO, NamedTuple

from ghostprep.errors import InputError
from ghostprep.readers.input.sources import Source

BLOCK_BYTES = 1 << 16  # larger ones read slower: they and what they hold no longer fit the cache
LARGEST_VALUE = 1 << 24  # bytes; a Telegram message is some thousands
_WIDEST_INDENT = 64
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_COMMA = re.compile(r"[ \t\n\r]*,[ \t\n\r]*")
# What a file may end with in the middle of a token: an escape such as \u00e9, or `tru`.
_CUT = re.compile(r"(?:\\?u?[0-9A-Fa-f]{0,4}|[a-zN-]{0,8})\s*\Z")
_INK = re.compile(r"[^ \t\n\r]")
_ESCAPED_X = re.compile(rb"\\x")
# A `\x0B` counts only after an even run of backslashes: `\\x0B` is a backslash that someone typed.
_BAD_ESCAPE = re.compile(rb"(?<!\\)((?:\\\\)*)\\x([0-9A-Fa-f]{2})")

_Scan = Callable[[str, int], tuple[Any, int]]


def _modest_int(digits: str) -> int | None:
    """None for a number so long that Python refuses it: the field is then simply malformed."""
    return int(digits) if len(digits) < 40 else None


_lenient = json.JSONDecoder(strict=False, parse_int=_modest_int)
_scan_fast: _Scan = json.JSONDecoder(strict=False).scan_once  # type: ignore[attr-defined]
_scan_lenient: _Scan = _lenient.scan_once  # type: ignore[attr-defined]


def load_json(source: Source) -> Any:
    """The whole file, decoded. InputError with the line if it is not JSON, or ends in the middle."""
    with source.open() as stream:
        return parse_json(stream.read(), source.name)


def parse_json(data: bytes, name: str, line: int = 1) -> Any:
    """One JSON document; `name` and its first `line` are for the error. InputError if it is broken."""
    text = _mend(data).decode("utf-8-sig", "replace")
    try:
        return _decode_document(text)
    except json.JSONDecodeError as error:
        cut = error.msg.startswith("Unterminated") or bool(_CUT.match(text, error.pos))
        raise _broken(name, line + error.lineno - 1, cut) from None
    except RecursionError:
        raise InputError(f"{name}: nested too deeply for a chat export: export it again") from None


def _decode_document(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError:
        raise
    except ValueError:  # a number of thousands of digits
        return _lenient.decode(text)


def _broken(name: str, line: int, cut: bool) -> InputError:
    if cut:
        return InputError(f"{name}, line {line}: the file ends in the middle: export it again")
    return InputError(f"{name}, line {line}: not valid JSON: export it again, and do not edit the file")


def _mend(block: bytes) -> bytes:
    return _BAD_ESCAPE.sub(rb"\1\\u00\2", block) if _ESCAPED_X.search(block) else block


class Place(NamedTuple):
    """Where a value stands in a file: a block's first byte, and bytes into the mended block."""

    block: int
    skip: int


START = Place(0, 0)


class JsonStream:
    """Walks a JSON file without holding it: `members`, `elements` and `values` go one level down.

    `members` and `elements` stop before each value, which the caller must take (`value`, `skip`, or
    a level further down) before going on. Every fault of the file is an InputError with its line.
    The window is text for the scanner's sake, but of bytes: Latin-1, one character each.
    """

    def __init__(self, source: Source, place: Place = START) -> None:
        self._source = source
        self._name = source.name
        self._start = place.block
        self._file = _open_at(source, place.block)
        self._blocks = _blocks(self._file, place.block, self._name)
        self._text = ""
        self._pos = 0
        self._passed = 0  # bytes from `_start` to the text
        self._scan = _scan_fast
        self._barred = 0  # up to here in the text elements are decoded one by one
        self._marks: list[tuple[int, int]] = []  # (index in the text, byte) of each block's start
        skip = place.skip
        while self._more() and skip > len(self._text):
            skip -= len(self._text)
            self._pos = len(self._text)
        self._pos = min(skip, len(self._text))

    def __enter__(self) -> "JsonStream":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def position(self) -> int:
        """Bytes of the mended file before the next character, from the start of the stream's first block."""
        return self._passed + self._pos

    @property
    def line(self) -> int:
        """The line of the next character. The file is read anew for it, as only faults need it."""
        with _open_at(self._source, 0) as file:
            line = 1 + sum(block.count(b"\n") for block in _head_of(file, self._start))
            left = self.position
            for _, text in _blocks(file, self._start, self._name):
                line += text.count("\n", 0, left)
                left -= min(len(text), left)
                if not left:
                    break
        return line

    def place(self) -> Place:
        """Where the next value stands; a new stream can start there."""
        start, byte = self._marks[bisect_right(self._marks, self._pos, key=lambda mark: mark[0]) - 1]
        return Place(byte, self._pos - start)

    def peek(self) -> str:
        """The next character that is no white space; "" at the end of the file."""
        while not (ink := _INK.search(self._text, self._pos)):
            self._pos = len(self._text)
            if not self._more():
                return ""
        self._pos = ink.start()
        return ink.group()

    def members(self) -> Iterator[str]:
        """The keys of the object that comes next."""
        more = self._open("{", "}")
        while more:
            if self.peek() != '"':
                raise self._fault()
            key = self.value()
            if self.peek() != ":":
                raise self._fault()
            self._pos += 1
            self.peek()
            yield key
            more = self._next("}")

    def elements(self) -> Iterator[None]:
        """One turn for each element of the array that comes next."""
        more = self._open("[", "]")
        while more:
            yield
            more = self._next("]")

    def values(self) -> Iterator[Any]:
        """The elements of the array that comes next, decoded: as many at a time as are at hand."""
        for end in self._runs():
            if end and (batch := self._elements(end)):
                self._pos = end
                yield from batch
            else:
                yield self.value()

    def _elements(self, end: int) -> list[Any]:
        """All up to `end`; [] if they must be decoded one by one: one is broken, or ends elsewhere."""
        array = _decode(f"[{self._text[self._pos : end]}]")
        try:
            elements: list[Any]
            elements, length = self._scan(array, 0)
            if length == len(array):
                return elements
        except (ValueError, StopIteration, RecursionError):
            pass
        self._barred = end
        return []

    def stretches(self, key: str) -> Iterator[str]:
        """The array that comes next as text, passed over fast: each stretch is one or more elements.

        Nothing but the last element needs to be decoded. `key` is the array's own: text with it is
        always decoded, for it may lie in the next array of that name.
        """
        for end in self._runs():
            start, text = self._pos, self._text
            if end and text.find(f'"{key}"', start, end) < 0:
                self._pos = end
            else:
                self._barred = max(end, self._barred)
                self.value()
                start = start if self._text is text else 0
            yield self._text[start : self._pos]

    def _runs(self) -> Iterator[int]:
        """One turn for each run of elements of the array that comes next, which the caller must take:
        where it ends, or 0 for a single element whose end is found by decoding it.

        No string holds a line break, so in an indented file a line of the first object's indent and a
        brace ends an element, and the first bracket with less indent ends the array. Elements that are
        indented no deeper than the array come singly: its end could not be told from theirs.
        """
        self.peek()
        line = self._text[self._text.rfind("\n", 0, self._pos) : self._pos]
        outer = len(line) - len(line.lstrip())
        more = self._open("[", "]")
        while more:
            indent = self._indent() if self._pos >= self._barred else ""
            yield self._end_of_elements(indent) if len(indent) > outer else 0
            more = self._next("]")

    def _indent(self) -> str:
        """The line break and white space right before the next character; "" if there is no such."""
        start = self._text.rfind("\n", max(self._pos - _WIDEST_INDENT, 0), self._pos)
        indent = self._text[start : self._pos] if start >= 0 else ""
        return indent if indent.isspace() else ""

    def _end_of_elements(self, indent: str) -> int:
        """Where the last element of the window ends that is whole and has a comma after it; 0: nowhere."""
        closing = re.compile(rf"\n[ \t]{{0,{max(len(indent) - 2, 0)}}}\]").search(self._text, self._pos)
        limit = closing.start() if closing else len(self._text)
        brace = self._text.rfind(f"{indent}}},", self._pos, limit)
        if brace < 0:
            self._barred = limit
            return 0
        return brace + len(indent) + 1

    def value(self) -> Any:
        """The value that comes next, decoded."""
        while True:
            try:
                value, end = self._scan(self._text, self._pos)
                window, self._pos = self._text[self._pos : end], end
                return value if window.isascii() else self._scan(_decode(window), 0)[0]
            except StopIteration as stop:
                at, unfinished = int(stop.value), False
            except json.JSONDecodeError as error:
                at, unfinished = error.pos, error.msg.startswith("Unterminated")
            except RecursionError:
                raise InputError(
                    f"{self._name}, line {self.line}: nested too deeply for a chat export: export it again"
                ) from None
            except ValueError:  # a number of thousands of digits
                self._scan = _scan_lenient
                continue
            short = unfinished or bool(_CUT.match(self._text, at))
            if not short or not self._more():
                self._pos = len(self._text) if short else at
                raise self._fault()

    def skip(self, depth: int = 3) -> None:
        """Passes over the value that comes next, holding no more than what lies `depth` levels down."""
        kind = self.peek()
        if depth and kind == "{":
            for _ in self.members():
                self.skip(depth - 1)
        elif depth and kind == "[":
            for _ in self.elements():
                self.skip(depth - 1)
        else:
            self.value()

    def end(self) -> None:
        """InputError unless nothing but white space is left."""
        if self.peek():
            raise self._fault()

    def expect(self, position: int) -> None:
        """InputError unless the stream has come to `position`: what was passed over before is not whole."""
        if self.position != position:
            raise self._fault()

    def _open(self, bracket: str, closing: str) -> bool:
        if self.peek() != bracket:
            raise self._fault()
        self._pos += 1
        if self.peek() != closing:
            return True
        self._pos += 1
        return False

    def _next(self, closing: str) -> bool:
        comma = _COMMA.match(self._text, self._pos)
        if comma and comma.end() < len(self._text):
            self._pos = comma.end()
            return True
        mark = self.peek()
        if mark not in {",", closing}:
            raise self._fault()
        self._pos += 1
        if mark == closing:
            return False
        self.peek()
        return True

    def _more(self) -> bool:
        """Reads on, at least doubling what is unread so that retries stay linear. False at the end."""
        unread = self._text[self._pos :]
        if len(unread) > LARGEST_VALUE:
            raise self._fault()
        self._passed += self._pos
        kept = bisect_right(self._marks, self._pos, key=lambda mark: mark[0]) - 1
        self._marks = [(start - self._pos, byte) for start, byte in self._marks[max(kept, 0) :]]
        parts, size = [unread], len(unread)
        for byte, block in self._blocks:
            self._marks.append((size, byte))
            parts.append(block)
            size += len(block)
            if size > 2 * len(unread):
                break
        self._text = "".join(parts)
        self._pos = 0
        self._barred = 0
        return len(parts) > 1

    def _fault(self) -> InputError:
        return _broken(self._name, self.line, cut=not self.peek())


def _open_at(source: Source, byte: int) -> BinaryIO:
    if byte and not source.member:
        try:
            file = source.path.open("rb")
            file.seek(byte)
        except OSError:
            raise InputError(f"{source.name}: can no longer be read: run again") from None
        return file
    stream = source.open()
    for _ in _head_of(stream, byte):
        pass
    return stream


def _head_of(file: BinaryIO, size: int) -> Iterator[bytes]:
    """The next `size` bytes, block by block."""
    while size and (block := file.read(min(size, BLOCK_BYTES))):
        size -= len(block)
        yield block


def _blocks(file: BinaryIO, start: int, name: str) -> Iterator[tuple[int, str]]:
    """(first byte, text) of consecutive blocks. Each ends after a comma, where nothing can be cut:
    no character, no escape, no number."""
    carry = b""
    while data := file.read(BLOCK_BYTES):
        data = carry + data
        cut = data.rfind(b",") + 1
        carry = data[cut:]
        if cut:
            yield start, _text(data[:cut], start)
            start += cut
        elif len(carry) > LARGEST_VALUE:
            raise InputError(f"{name}: not a chat export: 16 MB without a comma")
    if carry:
        yield start, _text(carry, start)


def _text(block: bytes, start: int) -> str:
    return _mend(block if start else block.removeprefix(_BYTE_ORDER_MARK)).decode("latin-1")


def _decode(window: str) -> str:
    """Bytes that are characters of a window, as the text that they stand for."""
    return window if window.isascii() else window.encode("latin-1").decode("utf-8", "replace")
