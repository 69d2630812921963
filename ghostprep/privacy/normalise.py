"""Text as the recognizers see it: odd spaces, digits and quotes made plain, invisible characters gone.

`normalise` gives the plain text and, where characters were left out, the place of each remaining one in
the text as written; spans found in the plain text map back through `Plain.original`. `views` gives a text
of several lines as the recognizers look at it: line by line, and joined.
"""

from typing import NamedTuple

from ghostprep.records import BUBBLE_BREAK

BATCH_MARK = "\ufdd0"
"""A noncharacter: it stands between texts analysed in one call, and no pattern may step over it."""

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_LINES = "\u2028\u2029\u0085\x0b\x0c\r"
INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\u20e3\ufe00-\ufe0f\ufeff\u0300-\u036f"
)
"""Body of a character class: zero-width and bidi characters, variation selectors, keycap, accents."""


def _class_members(body: str) -> list[int]:
    members: list[int] = []
    at = 0
    while at < len(body):
        last = body[at + 2] if body[at + 1 : at + 2] == "-" else body[at]
        members.extend(range(ord(body[at]), ord(last) + 1))
        at += 3 if last != body[at] else 1
    return members


def _digit_table() -> dict[int, str]:
    """Every decimal digit of every script (full-width, mathematical, Arabic-Indic, …) as ASCII.

    They are all in the first two planes of Unicode: to look through the others would take most of the import.
    """
    return {ord(char): str(int(char)) for char in filter(str.isdecimal, map(chr, range(128, 0x20000)))}


def _build_table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict(_digit_table())
    table.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code not in table})
    table.update(dict.fromkeys(map(ord, _SPACES), " "))
    table.update(dict.fromkeys(map(ord, _HYPHENS), "-"))
    table.update(dict.fromkeys(map(ord, _LINES), "\n"))
    table.update(dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032\u00b4\uff07"), "'"))
    table.update(dict.fromkeys(map(ord, "\u201c\u201d\u2033"), '"'))
    table.update({0x2024: ".", 0xFE52: ".", 0x3002: ".", 0xFE6B: "@", 0xFE55: ":", ord(BATCH_MARK): " "})
    table.update(dict.fromkeys(_class_members(INVISIBLE), None))
    return table


_TO_SPACES = dict.fromkeys(map(ord, "\n" + _LINES), " ")
_TABLE = _build_table()
_CHANGED = frozenset(map(chr, _TABLE))
_DROPPED = frozenset(chr(code) for code, to in _TABLE.items() if to is None)


class Plain(NamedTuple):
    """Normalised text; `places[i]` is where its character i stood as written (None: the same place)."""

    text: str
    places: list[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """A span of the plain text, in code points of the text as written."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end]


def normalise(text: str) -> Plain:
    """The plain form of `text`. A span's end lies before the next kept character, so that the
    invisible characters after a digit (a keycap) belong to it."""
    text = text.replace(BUBBLE_BREAK, "\n")  # most turns hold nothing else to change
    if _CHANGED.isdisjoint(text):
        return Plain(text, None)
    plain = text.translate(_TABLE)
    if len(plain) == len(text):
        return Plain(plain, None)
    places = [at for at, char in enumerate(text) if char not in _DROPPED]
    places.append(len(text))
    return Plain(plain, places)


def views(text: str, joined: bool = True) -> list[Plain]:
    """`text` line by line; and `joined`, if it has several: its bubbles in one line, then all its lines.

    All have the same places. A finished text shows the bubbles of a turn as lines or as one line: whoever
    finds nothing in the views finds nothing in either.
    """
    lines = normalise(text)
    if not joined or "\n" not in lines.text:
        return [lines]
    found = [lines]
    bubbles = text.count(BUBBLE_BREAK)
    if 0 < bubbles < lines.text.count("\n"):
        found.append(Plain(normalise(text.replace(BUBBLE_BREAK, " ")).text, lines.places))
    return [*found, Plain(lines.text.replace("\n", " "), lines.places)]


def in_one_line(text: str) -> str:
    """`text` as written, with a space for each line break."""
    return text.translate(_TO_SPACES)
