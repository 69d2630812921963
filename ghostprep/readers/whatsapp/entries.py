"""Cuts a WhatsApp text into its messages, block by block, so that a file of any size needs little memory."""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO

from ghostprep.readers.input.sources import Source
from ghostprep.readers.whatsapp.layouts import Locked

_BLOCK = 2**18  # larger blocks leave the processor's cache: slower
_SAMPLE = 2**18
_WINDOW = 2**14


# (line number, time, what follows the header, whether a direction mark opens the line). A bare tuple:
# a million are made on every run.
Entry = tuple[int, int, str, bool]


def blocks(source: Source, size: int = _BLOCK) -> Iterator[str]:
    """The decoded text in blocks, line ends as LF. Bytes that are no UTF-8 become U+FFFD."""
    with source.open() as stream:
        yield from _decoded(stream, size)


def sample(source: Source) -> str:
    """The beginning of the text: enough to find its layout."""
    with source.open() as stream:
        return next(_decoded(stream, _SAMPLE), "")


def decode_head(data: bytes) -> str:
    """The text of the first bytes of a file."""
    return codecs.getincrementaldecoder(_encoding(data))("replace").decode(data).replace("\r\n", "\n")


def _encoding(start: bytes) -> str:
    return "utf-16" if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"


def _decoded(stream: BinaryIO, size: int) -> Iterator[str]:
    data = stream.read(size)
    decoder = codecs.getincrementaldecoder(_encoding(data))("replace")
    held = ""
    while data:
        text = held + decoder.decode(data)
        held = "\r" if text.endswith("\r") else ""
        yield text.removesuffix(held).replace("\r\n", "\n")
        data = stream.read(size)
    yield held + decoder.decode(b"", final=True)


def entries(
    source: Source, locked: Locked, days: Callable[[str], int | None], clock: Mapping[str, int | None]
) -> Iterator[Entry]:
    """Every entry of the file. The first is what stands before the first header: line 0, mostly empty.

    `days` turns the date of a header into seconds, and is called when the date changes; `clock` holds
    those of the time. Where either gives None, no entry begins: the line is text.
    """
    line, time, marked, content = 0, 0, False, ""
    date, midnight = "", None
    for text in _whole_entries(blocks(source), locked.pattern):
        # The pattern's groups: the header, the mark before it, its date, its time.
        before, *parts = locked.pattern.split(text)
        content += before
        quarters = (parts[number::5] for number in range(5))
        for header, mark, written, moment, body in zip(*quarters, strict=True):
            if written != date:
                date, midnight = written, days(written)
            seconds = clock[moment]
            if midnight is None or seconds is None:
                content += header + body
                continue
            yield line, time, content, marked
            line += content.count("\n") + 1
            time, content, marked = midnight + seconds, body, mark != ""
    yield line, time, content.removesuffix("\n"), marked


def _whole_entries(blocks: Iterable[str], pattern: re.Pattern[str]) -> Iterator[str]:
    """The text again, after a line break, in blocks that end where an entry ends."""
    held, fresh = "\n", ""
    for block in blocks:
        fresh += block
        if len(fresh) < len(held):
            continue  # one endless message: doubling keeps the search linear
        text = held + fresh
        last = _last_header(text, pattern)
        if last > 0:
            yield text[:last]
            held = text[last:]
        else:
            held = text
        fresh = ""
    yield held + fresh


def _last_header(text: str, pattern: re.Pattern[str]) -> int:
    """Where the last header begins, or 0: looked for in ever larger ends of the text."""
    window = _WINDOW
    while True:
        begin = max(0, len(text) - window)
        last = max((match.start() for match in pattern.finditer(text, begin)), default=0)
        if last or not begin:
            return last
        window *= 8


def split(content: str) -> tuple[str, str]:
    """`(sender, body)` of what follows a header, or `("", content)` where no sender is named."""
    head, colon, body = content.partition(": ")
    if colon and "\n" not in head:
        return head, body
    first, newline, rest = content.partition("\n")
    if first.endswith(":"):
        return first[:-1], newline + rest
    return "", content
