"""Cuts a WhatsApp text into its entries: what each header opens, up to the next."""

import re
from collections.abc import Iterable, Iterator, Set

from ghostprep.readers.whatsapp.bodies import is_deed
from ghostprep.readers.whatsapp.dates import CLOCK

# "Pia:bin da", from tools that write exports anew; no time, no link, no quotation.
_CLOSE_COLON = re.compile(r"[^\W\d_][^\n:\"«“”„<>]{0,39}(?<!\d):(?=[^\s/:\d])")

Entry = tuple[int, str, int, str, str, bool]
"""(line, date as written, seconds since midnight, opening, body, whether a direction mark opens the line).

The opening is the sender with the colon and the space after it, "" where none is named; with the body it
makes up all that follows the header. A bare tuple: a million are made for a large chat.
"""


def read_entries(
    blocks: Iterable[str], pattern: re.Pattern[str], impossible: Set[str] = frozenset()
) -> tuple[str, list[Entry]]:
    """What stands before the first header, and the entries.

    `pattern` is that of a `Locked` layout. No header has an impossible time, or one of the `impossible`
    dates: such a line is text.
    """
    found = _contents(blocks, pattern, impossible)
    _, _, _, preamble, _ = next(found)
    entries: list[Entry] = []
    openings: dict[str, str] = {}  # name → opening, so that each is held once
    for line, date, clock, content, marked in found:
        name, colon, body = content.partition(": ")
        opening = openings.get(name) if colon else None
        if opening is None:
            opening, body = _split(content)
            if opening.endswith(": "):
                openings[name] = opening
        entries.append((line, date, clock, opening, body, marked))
    return preamble, entries


def _contents(
    blocks: Iterable[str], pattern: re.Pattern[str], impossible: Set[str]
) -> Iterator[tuple[int, str, int, str, bool]]:
    """(line, date, clock, what follows the header, marked). The first is what stands before any header."""
    line, date, clock, content, marked = 0, "", 0, "", False
    seen, is_possible = "", False
    for text in _whole_lines(blocks):
        before, *parts = pattern.split(text)
        content += before
        columns = (parts[number::5] for number in range(5))
        for header, mark, written, time, body in zip(*columns, strict=True):
            if written != seen:
                seen, is_possible = written, written not in impossible
            seconds = CLOCK[time]
            if seconds is None or not is_possible:
                content += header + body
                continue
            yield line, date, clock, content, marked
            line += content.count("\n") + 1
            date, clock, content, marked = seen, seconds, body, mark != ""
    yield line, date, clock, content.removesuffix("\n"), marked


def _whole_lines(blocks: Iterable[str]) -> Iterator[str]:
    """The text again, each part from a line break to before another: no header is cut."""
    held = ["\n"]
    for block in blocks:
        end = block.rfind("\n")
        if end < 0:
            held.append(block)
        else:
            yield "".join([*held, block[:end]])
            held = [block[end:]]
    yield "".join(held)


def _split(content: str) -> tuple[str, str]:
    """(opening, body) of what follows a header. A line that ends with a colon is an opening, too."""
    name, colon, body = content.partition(": ")
    if colon and "\n" not in name:
        return name + colon, body
    first, newline, rest = content.partition("\n")
    if first.endswith(":"):
        return first, newline + rest
    close = _CLOSE_COLON.match(content)
    return (close[0], content[close.end() :]) if close and not is_deed(close[0]) else ("", content)


def name_of(opening: str) -> str:
    """The sender as written."""
    return opening.removesuffix(" ").removesuffix(":")
