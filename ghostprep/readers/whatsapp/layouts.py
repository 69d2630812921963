"""How a WhatsApp line opens a message, as data: a new locale is a line in `LAYOUTS` or `DAY_PERIODS`.

A file has one layout. `lock_layout` finds it from the first headers and returns one regex that
matches its headers and no others, so that a line pasted from another export stays text.
"""

import re
from collections import Counter
from typing import NamedTuple

BIDI = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
SPACES = " \u00a0\u202f\u2009"


class Layout(NamedTuple):
    """`{date}` is three numbers with `/`, `.` or `-`; `{time}` is 12 or 24 h, with or without seconds.

    `orders` are the date orders that it is seen with where no number has four digits; the first wins
    if nothing else decides.
    """

    name: str
    template: str
    orders: tuple[str, ...] = ("dmy", "mdy")


LAYOUTS = (
    Layout("iOS", "[{date}, {time}] "),  # most locales
    Layout("iOS", "[{date} {time}] "),  # nl, ja, ko, zh, hu, sv
    Layout("iOS", "[{date} à {time}] "),  # fr, before 2019
    Layout("iOS", "[{date} klo {time}] "),  # fi
    Layout("iOS", "[{date} kl. {time}] "),  # da, nb
    Layout("iOS", "[{date}، {time}] "),  # ar, fa
    Layout("Android", "{date}, {time} - "),  # most locales
    Layout("Android", "{date} {time} - "),  # pt-BR, nl, sv, fr-CA, da, tr, cs, ja, ko, zh, hu
    Layout("Android", "{date} à {time} - "),  # fr, before 2021
    Layout("Android", "{date} às {time} - "),  # pt-PT
    Layout("Android", "{date} klo {time} - "),  # fi
    Layout("Android", "{date} kl. {time} - "),  # da, nb
    Layout("Android", "{date}، {time} - "),  # ar, fa
    Layout("Android", "{date} г., {time} ч. - "),  # bg
    Layout("Android", "{date}, {time} – "),  # dashes made typographic by an editor
    Layout("legacy iOS", "{date} {time}: ", ("ymd", "dmy", "mdy")),
    Layout("legacy iOS", "{date}, {time}: "),
)

# As written, in any case; a space may be any of SPACES. 0: before noon, 12: after.
DAY_PERIODS = {
    "am": 0, "pm": 12,
    "a.m.": 0, "p.m.": 12,
    "a. m.": 0, "p. m.": 12,  # es
    "a m": 0, "p m": 12,
    "ص": 0, "م": 12,  # ar
    "ق.ظ.": 0, "ب.ظ.": 12,  # fa
    "午前": 0, "午後": 12,  # ja
    "오전": 0, "오후": 12,  # ko
    "上午": 0, "下午": 12,  # zh
    "凌晨": 0, "清晨": 0, "早上": 0, "中午": 12, "傍晚": 12, "晚上": 12,  # zh-TW
    "π.μ.": 0, "μ.μ.": 12,  # el
    "öö": 0, "ös": 12,  # tr
    "sa": 0, "ch": 12,  # vi
    "de.": 0, "du.": 12,  # hu
    "dop.": 0, "odp.": 12,  # cs
    "पूर्वाह्न": 0, "अपराह्न": 12,  # hi
}  # fmt: skip

_B = f"[{BIDI}]{{0,3}}"  # bounded, so that no line of them can stall the search
_S = f"[{SPACES}]"


def _spaced(literal: str) -> str:
    return "".join(_S if char == " " else re.escape(char) for char in literal)


_PERIOD = "(?i:" + "|".join(_spaced(word) for word in sorted(DAY_PERIODS, key=len, reverse=True)) + ")"
_SEPARATOR = rf"{_B}([./-]){_B}({_S}?){_B}"
_ANY_DATE = rf"(\d{{1,4}}){_SEPARATOR}\d{{1,2}}{_SEPARATOR}(\d{{1,4}})(\.?)"
_ANY_TIME = rf"({_PERIOD}{_S}?)?\d{{1,2}}([:.])\d{{2}}([:.]\d{{2}})?({_B}{_S}?{_PERIOD})?"


def _header(template: str, date: str, time: str) -> str:
    """The regex source of a header from the line break before it to the space after it.

    Its groups: the whole, the marks before the date, those of `date`, those of `time`.
    """
    before, between, after = re.split(r"\{date\}|\{time\}", template)
    opening = rf"{_spaced(before)}{_B}" if before else ""
    return rf"(\n({_B}){opening}{date}{_B}{_spaced(between)}{_B}{time}{_B}{_spaced(after)})"


_ANY_HEADER = tuple(
    (layout, re.compile(_header(layout.template, _ANY_DATE, _ANY_TIME))) for layout in LAYOUTS
)
_ANY_NAMED = tuple(
    (layout, re.compile(rf"{pattern.pattern}([^\n:]{{1,100}}):")) for layout, pattern in _ANY_HEADER
)
_LEVEL = re.compile(
    r"\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|CRITICAL|CRIT|FATAL|SEVERE)\b"
    r"|\A\W*(?:trace|debug|info|notice|warn|warning|error|critical|fatal)\W*\Z"
)


class Locked(NamedTuple):
    """The layout of one file. The groups of `pattern`: header with its line break, mark, date, time."""

    layout: Layout
    pattern: re.Pattern[str]
    orders: tuple[str, ...]
    """The date orders that the digits allow, the likeliest first."""

    @property
    def is_ios(self) -> bool:
        """Whether the app's own words carry direction marks."""
        return "iOS" in self.layout.name


def count_headers(text: str) -> int:
    """How many lines open a message in some layout."""
    text = "\n" + text
    return sum(len(pattern.findall(text)) for _, pattern in _ANY_HEADER)


def people_speak(text: str) -> bool:
    """Whether a name follows some header, and not mostly the level of a log."""
    names = [name for _, pattern in _ANY_NAMED for *_, name in pattern.findall("\n" + text)]
    return 2 * sum(map(bool, map(_LEVEL.search, names))) < len(names)


def lock_layout(text: str) -> Locked | None:
    """The layout of the majority of the first headers in `text`, or None if no line is a header."""
    found = _first_headers("\n" + text)
    shapes = Counter((number, *_shape(match)) for _, number, match in found)
    if not shapes:
        return None
    # The most common shape; of equally common ones, the one seen first (a Counter keeps that order).
    (number, date, time, orders), _ = shapes.most_common(1)[0]
    layout = LAYOUTS[number]
    pattern = re.compile(_header(layout.template, f"({date})", f"({time})"))
    return Locked(layout, pattern, orders or layout.orders)


_SAMPLE = 200
_SAMPLE_SIZE = 2**15
"""Characters that mostly hold so many: seventeen searches of a long text would cost more than reading it."""


def _first_headers(text: str) -> list[tuple[int, int, re.Match[str]]]:
    """(place, number of the layout, match) of the first headers in some layout; 200 if there are so many."""
    for end in (_SAMPLE_SIZE, len(text)):
        found = sorted(
            (match.start(), number, match)
            for number, (_, pattern) in enumerate(_ANY_HEADER)
            for match, _ in zip(pattern.finditer(text, 0, end), range(_SAMPLE), strict=False)
        )
        if len(found) >= _SAMPLE:
            break
    return found[:_SAMPLE]


def _shape(match: re.Match[str]) -> tuple[str, str, tuple[str, ...]]:
    """What is fixed in a header: regex sources of its date and time, and the orders its digits allow."""
    first, mark1, space1, mark2, space2, last, dot, before, colon, seconds, after = match.groups()[2:]
    year_first, year_last = len(first) == 4, len(last) == 4
    date = (
        (r"\d{4}" if year_first else r"\d{1,2}")
        + _B + re.escape(mark1) + _B + (_S + _B if space1 else "") + r"\d{1,2}"
        + _B + re.escape(mark2) + _B + (_S + _B if space2 else "")
        + (r"\d{4}" if year_last else r"\d{1,2}")
        + re.escape(dot)
    )  # fmt: skip
    time = (
        (rf"{_PERIOD}{_S}?" if before else "")
        + r"\d{1,2}" + re.escape(colon) + r"\d{2}"
        + (r"[:.]\d{2}" if seconds else "")
        + (rf"{_B}{_S}?{_PERIOD}" if after else "")
    )  # fmt: skip
    korean = bool(space1 and space2 and dot)  # "24. 3. 12." is the one short date with the year first
    if year_first or korean:
        return date, time, ("ymd",)
    if mark1 == ".":
        return date, time, ("dmy",)
    return date, time, ("dmy", "mdy") if year_last else ()
