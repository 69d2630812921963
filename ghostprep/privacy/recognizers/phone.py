"""Phone numbers: shapes of the user's countries, libphonenumber for everything international.

Shapes stand beside libphonenumber because the ranges that regulators keep for fiction (06 39 98 xx xx,
07700 900xxx, 555-01xx) fail its validity check, and because a real number that it does not know yet is
still somebody's.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import phonenumbers

from ghostprep.privacy.recognizers.phone_shapes import ANNOUNCED, DIGITS, SHAPES
from ghostprep.privacy.recognizers.recognizer import Recognizer, before
from ghostprep.privacy.recognizers.thing_numbers import OF_A_THING

_SEP = r"(?:[ \t]{0,2}[.\-/_·•*|][ \t]{0,2}|,|[ \t]{1,3})?"
_START = r"(?<![^\W_]|\+)(?<!\d[.,:])"
_END = r"(?![\dA-Z]|_\d|[a-z]\d|[a-f][a-f\d])"
_INTERNATIONAL = re.compile(
    rf"(?<![^\W_]|\+)(?:[(]?\+[ ]?|00[ ]?)[1-9](?:[)]?{_SEP}[(]?\d[)]?){{6,14}}{_END}"
)
_BARE_COUNTRY = re.compile(
    rf"{_START}(?:33[ .-]?(?:\(0\))?[1-9](?:[ .-]?\d\d){{4}}|44[ ]?7\d{{3}}[ ]?\d{{3}}[ ]?\d{{3}}"
    r"|324\d{8}|417[5-9]\d{7})(?!\w)"
)
_FRENCH_SHORT = re.compile(rf"{_START}[67](?P<sep>[ .-])\d\d(?:(?P=sep)\d\d){{3}}(?!\w)(?![ .,:/-]\d)")
_TRUNK = re.compile(rf"{_START}[(]?[0oO][)]?{_SEP}[1-9](?:[)]?{_SEP}\d){{7,9}}{_END}")
_AMERICAN = re.compile(
    rf"{_START}(?:1[ .-])?(?:\([2-9]\d\d\)[ ]?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]?\d{{4}}(?!\w)(?![.,:-]\d)"
)
_AMERICAN_TIGHT = re.compile(rf"{_START}1?[2-9]\d\d[2-9]\d{{6}}(?!\w)(?![.,:]\d)")
_AMERICAN_LOCAL = re.compile(rf"{_START}(?<!\d[-/])[2-9]\d\d[-. ]?\d{{4}}(?!\w)(?![.,:-]\d)")
_ANY_RUN = re.compile(rf"{_START}[(]?\d(?:[)]?{_SEP}[()]?\d){{6,11}}(?!\w)(?![.,:/-]\d)")
_CONTEXT = re.compile(
    r"(?:\b(?:t[eé]l(?:[eé]phone)?s?|num(?:[eé]ro)?s?|portable|mobile|phone|cell|call|text|txt|ring|whats "
    r"?app|"
    r"appell?e?[rsz]?|joindre|joignable|sms|fax|contact|reach|dial|signal)\b[^\n]{0,40})\Z",
    re.IGNORECASE,
)
_DRAW = re.compile(r"\b(?:loto|tirage|euro ?millions?|keno|lottery|lotto|gagnants?|bingo)\b", re.IGNORECASE)
_TIGHT = r"(?:(?:\+|00)[1-9]\d{8,13}|0[1-9]\d{8,9})"
_GLUED = re.compile(rf"(?<=[^\W\d_]){_TIGHT}(?=[^\W\d_]{{0,16}}(?![^\W_]))")
_GLUED_BEHIND = re.compile(rf"(?<![^\W_]|\+)(?<!\d[.,:])(?P<n>{_TIGHT})[^\W\d_]{{2,16}}(?![^\W_])")
"""Typed without a space before or behind: "appelle0639981234"."""
_LEADING_WORD = re.compile(r"(?<![^\W_])(?=[^\W\d_]{0,15}[a-zà-ÿ])[^\W\d_]{1,16}\Z")
_PAIRS = re.compile(
    r"(?<![\d:.,/-])\(?0[1-9](?P<sep>[ ]{0,3}(?:[.,;:/_|*+-]{1,4}|puis|then|et|et puis|and)[ ]{0,3}"
    r"|\)[ ]?\(|[ ]{2,3})\d\d(?:(?P=sep)\d\d){3}\)?(?!\d|(?P=sep)\d)"
)
_ONE_BY_ONE = re.compile(
    r"(?<![\d.,:/-])(?<!\d[ ])0(?P<sep>[ ]|[ ]?[.,|/_-][ ]?)[1-9](?:(?P=sep)\d){8}(?![ ]?\d)"
)
_TEN = {
    (10,), (2, 2, 2, 2, 2), (4, 3, 3), (4, 2, 2, 2), (4, 6), (3, 3, 2, 2), (3, 3, 4), (2, 4, 4), (2, 8),
    (5, 5), (3, 7), (2, 3, 3, 2), (2, 2, 2, 4), (4, 4, 2), (2, 4, 2, 2), (1, 9), (1, 3, 3, 3),
    (1, 1, 2, 2, 2, 2), (3, 2, 2, 3), (2, 3, 2, 3),
}  # fmt: skip
"""Ways to group ten digits that people use; (2, 2, 4, 2) is a date and an hour."""
_NINE = {(2, 3, 2, 2), (3, 2, 2, 2), (2, 7), (3, 6)}
_DATE = re.compile(r"\d{1,2}(?P<sep>[ ./-])\d{1,2}(?P=sep)(?:19|20)\d\d|(?:19|20)\d\d[./-]\d\d[./-]\d\d")
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{1,3})*,\d|\d{1,3}(?:\.\d{3})+\Z")
_MEASURED = re.compile(
    r"[ ]?(?:€|\$|£|%|euros?|eur|reais|personas|pessoas|persone|mensen|leute)(?!\w)", re.IGNORECASE
)
_GROUP = re.compile(r"\d+|(?<!\w)[oO](?=\d)\d*")


class ChatPhoneRecognizer(Recognizer):
    """`regions`: ISO country codes, the likeliest first; national shapes of others are not looked for."""

    entity = "PHONE_NUMBER"

    def __init__(self, regions: Sequence[str]) -> None:
        self.regions = [region.upper() for region in regions]
        self.shapes = list(dict.fromkeys(SHAPES[region] for region in self.regions if region in SHAPES))
        known = {"FR", "GB", "US", "BE", "CH", "NL", *SHAPES}
        self.others = [region for region in self.regions if region not in known]
        super().__init__()

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _INTERNATIONAL.finditer(text):
            end = _international_end(match)
            if end:
                yield match.start(), end
        for match in _BARE_COUNTRY.finditer(text):
            yield match.span()
        for match in _TRUNK.finditer(text):
            end = self._trunk_end(match, text)
            if end:
                yield match.start(), end
        for match in _GLUED.finditer(text):
            if _LEADING_WORD.search(before(text, match.start(), 17)):
                yield match.span()
        yield from (match.span("n") for match in _GLUED_BEHIND.finditer(text))
        for pattern in (_PAIRS, _ONE_BY_ONE):
            for match in pattern.finditer(text):
                groups = re.findall(r"\d+", match.group())
                if not _is_list(groups, before(text, match.start(), 60)) and groups != sorted(groups):
                    yield match.span()
        if "FR" in self.regions:
            for match in _FRENCH_SHORT.finditer(text):
                if not before(text, match.start(), 2).strip().isdigit() and not _DRAW.search(
                    before(text, match.start(), 60)
                ):
                    yield match.span()
        if "US" in self.regions or "CA" in self.regions:
            yield from _american(text)
        yield from _announced(text)
        yield from self._shaped(text)
        if self.others:
            yield from self._elsewhere(text)

    def _trunk_end(self, match: re.Match[str], text: str) -> int:
        """Where a national number that begins with 0 ends, or 0: the longest plausible grouping."""
        groups, ends = _groups(match)
        for count in range(len(groups), 0, -1):
            taken = groups[:count]
            size = sum(map(len, taken))
            if not self._plausible(taken, size) or re.match(
                r"\.\d|[,:]\d|[-/][1-9]", text[ends[count - 1] :]
            ):
                continue
            separators = [text[a:b].strip(" \t()") for a, b in _gaps(match, count)]
            mobile = taken[0] in ("06", "07") and set(map(len, taken)) == {2}
            if (len(set(separators[1:])) > 1 and not mobile) or _ends_in_date(taken, separators):
                continue
            if _is_list(taken, before(text, match.start(), 60)):
                continue
            return ends[count - 1]
        return 0

    def _plausible(self, groups: list[str], size: int) -> bool:
        shape = tuple(map(len, groups))
        if size == 10:
            return shape in _TEN
        if size == 11:
            return "GB" in self.regions and "".join(groups)[1] in "1237" and min(shape) > 1 and len(shape) < 5
        return size == 9 and "BE" in self.regions and shape in _NINE

    def _shaped(self, text: str) -> Iterator[tuple[int, int]]:
        """Numbers in the shapes of further countries."""
        for shape in self.shapes:
            for match in shape.finditer(text):
                digits = re.sub(r"\D", "", match.group())
                listed = len(set(digits)) < 3 or OF_A_THING.search(before(text, match.start(), 40))
                if len(digits) in DIGITS and not listed and not _MEASURED.match(text, match.end()):
                    yield match.span()

    def _elsewhere(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _ANY_RUN.finditer(text):
            tight = match.group().isdigit()
            called = _CONTEXT.search(before(text, match.start(), 60))
            if tight and not called and not match.group().startswith("0"):
                continue
            if any(_valid(match.group(), region) for region in self.others):
                yield match.span()


def _announced(text: str) -> Iterator[tuple[int, int]]:
    """Numbers of any shape right behind a word such as "llámame al" or "meine Nummer ist"."""
    for match in _ANY_RUN.finditer(text):
        said = before(text, match.start(), 60)
        counted = OF_A_THING.search(said) or _DATE.match(match.group()) or _AMOUNT.match(match.group())
        if ANNOUNCED.search(said) and not counted:
            yield match.span()


def _groups(match: re.Match[str]) -> tuple[list[str], list[int]]:
    found = [(part.group(), part.end()) for part in _GROUP.finditer(match.string, match.start(), match.end())]
    return [group for group, _ in found], [end for _, end in found]


def _gaps(match: re.Match[str], count: int) -> list[tuple[int, int]]:
    spans = [part.span() for part in _GROUP.finditer(match.string, match.start(), match.end())][:count]
    return [(a[1], b[0]) for a, b in pairwise(spans)]


def _ends_in_date(groups: list[str], separators: list[str]) -> bool:
    """`07 06.07.2024`: a number, then a date with separators of its own."""
    written_alike = len(set(separators)) == 1
    return len(groups) == 4 and groups[-1][:2] in ("19", "20") and bool(separators[-1]) and not written_alike


def _is_list(groups: list[str], before: str) -> bool:
    """Counting (01 02 03 04 05, 0123456789) and lottery draws are no numbers to call."""
    joined = "".join(groups)
    if joined in "01234567890" or len(set(joined[1:])) == 1:
        return True
    if all(len(group) == 2 for group in groups):
        values = [int(group.replace("o", "0").replace("O", "0")) for group in groups]
        return all(b - a == values[1] - values[0] for a, b in pairwise(values)) or bool(_DRAW.search(before))
    return False


def _international_end(match: re.Match[str]) -> int:
    """Where a number with country code ends: the longest valid reading, else the longest possible one."""
    ends = [part.end() for part in re.finditer(r"\d+\)?", match.string[: match.end()][match.start() :])]
    possible = 0
    for end in reversed(ends):
        digits = re.sub(r"\(0\)|\D", "", match.group()[:end])
        digits = digits[2:] if digits.startswith("00") else digits
        if len(digits) < 8:
            break
        try:
            number = phonenumbers.parse("+" + digits)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return match.start() + end
        reason = phonenumbers.is_possible_number_with_reason(number)
        if not possible and reason == phonenumbers.ValidationResult.IS_POSSIBLE:
            possible = match.start() + end
    return possible


def _american(text: str) -> Iterator[tuple[int, int]]:
    for match in _AMERICAN.finditer(text):
        digits = re.sub(r"\D", "", match.group())[-10:]
        if digits[3:6] == "555" or _valid(digits, "US") or _valid(digits, "CA"):
            yield match.span()
    for pattern in (_AMERICAN_TIGHT, _AMERICAN_LOCAL):
        for match in pattern.finditer(text):
            fictional = re.search(r"555[-. ]01\d\d\Z", match.group())
            said = before(text, match.start(), 60)
            if fictional or (_CONTEXT.search(said) and not OF_A_THING.search(said)):
                yield match.span()


def _valid(digits: str, region: str) -> bool:
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_valid_number_for_region(number, region))
