"""JSON files of any size, decoded as they are read.

A window of some 100 kB is decoded with the C scanner of the standard library: of an indented array all
elements at once, else value by value.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Any, BinaryIO, TypeVar

from ghostprep.errors import InputError
from ghostprep.readers.input.json_document import CUT, LENIENT, broken, mend, nested_too_deeply
from ghostprep.readers.input.sources import NotUtf8Error, Source

BLOCK_BYTES = 1 << 16  # larger ones read slower: they and what they hold no longer fit the cache
LARGEST_VALUE = 1 << 24  # bytes; a message is some thousands
_WIDEST_INDENT = 64
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_COMMA = re.compile(r"[ \t\n\r]*,[ \t\n\r]*")
_INK = re.compile(r"[^ \t\n\r]")

_Scan = Callable[[str, int], tuple[Any, int]]
_scan_fast: _Scan = json.JSONDecoder(strict=False).scan_once  # type: ignore[attr-defined]
_scan_lenient: _Scan = LENIENT.scan_once  # type: ignore[attr-defined]

_Converted = TypeVar("_Converted")


def load_messages(
    source: Source, convert: Callable[[Iterator[Any]], Iterable[_Converted]]
) -> tuple[list[_Converted], dict[str, Any]]:
    """What `convert` makes of a file's list of `messages`, read as a stream; and all other fields, decoded.

    InputError if there is no such list, or the file is not whole.
    """
    messages: list[_Converted] | None = None
    fields: dict[str, Any] = {}
    with JsonStream(source) as stream:
        for key in stream.members():
            if key == "messages" and stream.peek() == "[":
                messages = list(convert(stream.values()))
            else:
                fields[key] = stream.value()
        stream.end()
    if messages is None:
        raise InputError("holds no list of messages", "export it again as JSON", file=source.name)
    return messages, fields


class JsonStream:
    """Walks a JSON file without holding it: `members`, `elements` and `values` go one level down.

    `members` and `elements` stop before each value, which the caller must take (`value`, `skip`, or
    a level further down) before going on. Every fault of the file is an InputError with its line.
    The window is text for the scanner's sake, but of bytes: Latin-1, one character each.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._name = source.name
        self._file = source.open()
        self._blocks = _blocks(self._file, self._name)
        self._text = ""
        self._pos = 0
        self._passed = 0  # bytes of the mended file before the text
        self._scan = _scan_fast
        self._barred = 0  # up to here in the text elements are decoded one by one

    def __enter__(self) -> "JsonStream":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def line(self) -> int:
        """The line of the next character. The file is read anew for it, as only faults need it."""
        line, left = 1, self._passed + self._pos
        with self._source.open() as file:
            for text in _blocks(file, self._name):
                line += text.count("\n", 0, left)
                left -= min(len(text), left)
                if not left:
                    break
        return line

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
        """The elements of the array that comes next, decoded."""
        more = self._open("[", "]")
        while more:
            yield from self._batch()
            more = self._next("]")

    def value(self) -> Any:
        """The value that comes next, decoded."""
        while True:
            try:
                value, end = self._scan(self._text, self._pos)
                window, self._pos = self._text[self._pos : end], end
                return value if window.isascii() else self._scan(_decode(window, self._name), 0)[0]
            except StopIteration as stop:
                at, unfinished = int(stop.value), False
            except json.JSONDecodeError as error:
                at, unfinished = error.pos, error.msg.startswith("Unterminated")
            except RecursionError:
                raise nested_too_deeply(self._name, self.line) from None
            except ValueError:  # a number of thousands of digits
                self._scan = _scan_lenient
                continue
            short = unfinished or bool(CUT.match(self._text, at))
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

    def _batch(self) -> list[Any]:
        """The next elements of an array, decoded: as many as are at hand, or a single one."""
        if self._pos >= self._barred and (end := self._end_of_elements()):
            array = _decode(f"[{self._text[self._pos : end]}]", self._name)
            try:
                elements: list[Any]
                elements, length = self._scan(array, 0)
                if length == len(array):
                    self._pos = end
                    return elements
            except (ValueError, StopIteration, RecursionError):
                pass
            self._barred = end  # one of them is broken, or the end is another's
        return [self.value()]

    def _end_of_elements(self) -> int:
        """Where the last element of the window ends that is whole and has a comma after it; 0: unknown.

        No string holds a line break, so in an indented file a line of the first object's indent and a
        brace ends an element, and the first bracket with less indent ends the array.
        """
        indent = self._indent()
        if not indent:
            return 0
        closing = re.compile(rf"\n[ \t]{{0,{max(len(indent) - 2, 0)}}}\]").search(self._text, self._pos)
        limit = closing.start() if closing else len(self._text)
        brace = self._text.rfind(f"{indent}}},", self._pos, limit)
        if brace < 0:
            self._barred = limit
            return 0
        return brace + len(indent) + 1

    def _indent(self) -> str:
        """The line break and white space right before the next character; "" if there is no such."""
        start = self._text.rfind("\n", max(self._pos - _WIDEST_INDENT, 0), self._pos)
        indent = self._text[start : self._pos] if start >= 0 else ""
        return indent if indent.isspace() else ""

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
            raise _too_large(self._name, self.line)
        self._passed += self._pos
        parts, size = [unread], len(unread)
        for block in self._blocks:
            parts.append(block)
            size += len(block)
            if size > 2 * len(unread):
                break
        self._text = "".join(parts)
        self._pos = 0
        self._barred = 0
        return len(parts) > 1

    def _fault(self) -> InputError:
        return broken(self._name, self.line, cut=not self.peek())


def _blocks(file: BinaryIO, name: str) -> Iterator[str]:
    """The file in blocks that end after a comma, where nothing can be cut: no character, escape or number."""
    carry = file.read(len(_BYTE_ORDER_MARK)).removeprefix(_BYTE_ORDER_MARK)
    while data := file.read(BLOCK_BYTES):
        data = carry + data
        cut = data.rfind(b",") + 1
        carry = data[cut:]
        if cut:
            yield _text(data[:cut])
        elif len(carry) > LARGEST_VALUE:
            raise _too_large(name, 0)
    if carry:
        yield _text(carry)


def _text(block: bytes) -> str:
    return mend(block).decode("latin-1")


def _too_large(name: str, line: int) -> InputError:
    what = f"not a chat export: more than {LARGEST_VALUE >> 20} MB in one value"
    return InputError(what, "take the file out, or export it again", file=name, place=line)


def _decode(window: str, name: str) -> str:
    """Bytes that are characters of a window, as the text that they stand for."""
    try:
        return window if window.isascii() else window.encode("latin-1").decode()
    except UnicodeDecodeError:
        raise NotUtf8Error(name) from None
