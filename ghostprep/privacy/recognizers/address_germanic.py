"""Street addresses that end in a number: German and Dutch, and those that a post code gives away."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import STOP
from ghostprep.privacy.names.first_names import FIRST_NAMES
from ghostprep.privacy.recognizers.address import CITY_WORD
from ghostprep.privacy.recognizers.address_words import (
    GERMANIC_ADJECTIVES,
    GERMANIC_KINDS,
    GERMANIC_LINKS,
    MEASURES,
    NO_STREETS,
    any_of,
)
from ghostprep.privacy.recognizers.recognizer import Recognizer, before

_CITY = rf"{CITY_WORD}(?:[ -](?:am|an der|aan den|bij|{CITY_WORD})){{0,3}}"
_COMMON_KINDS = frozenset(("platz", "weg", "markt", "pad", "plein"))
"""They stand behind other words as well ("warte, platz 3")."""
_ADJECTIVES = frozenset(GERMANIC_ADJECTIVES.split("|"))
_LINKS = frozenset(GERMANIC_LINKS.split("|"))
_NUMBER = r"\d{1,4}(?:[ ]?[A-Fa-f](?!\w)|-\d{1,3}|[ ](?:hs|bis|huis|bus[ ]\d{1,3}))?(?![^\W_])(?![.,:/]\d)"
_AT_NUMBER = re.compile(rf"(?<=[^\W\d_]|\.),?[ ](?P<number>{_NUMBER})", re.IGNORECASE)
_STREET = re.compile(
    rf"(?<![^\W_])(?P<word>(?:[^\W\d_]{{1,20}}-){{0,2}}[^\W\d_]{{0,25}}?(?P<kind>{GERMANIC_KINDS}))\Z",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"(?<![^\W_])(?:(?-i:[A-ZÀ-Þ][\w'’-]{{1,20}}[ ])?(?:{GERMANIC_LINKS})[ ](?:(?:de[rn]?|het)[ ])?"
    rf"|(?:{GERMANIC_ADJECTIVES}|[^\W\d_-]{{3,20}}er)[ ])\Z",
    re.IGNORECASE,
)
"""Before a street in one word: "Jan van", "Eerste", "Mainzer"."""
_NAME = re.compile(r"(?<![^\W_])(?P<name>[^\W\d_][\w'’-]{2,25})[ ]\Z")
"""Before a kind of street that is a word of its own."""
_BY_TOWN = re.compile(
    rf"(?<![\w.])(?:{CITY_WORD}[ ])(?:(?:{CITY_WORD}|d[eiao]r?|van|den)[ ]){{0,3}}{_NUMBER}[ ]?,?[ ]"
    rf"(?=(?:[A-Z]{{1,2}}-)?\d{{4,5}}[ ]?(?:[A-Z]{{2}}[ ])?[A-Z])"
)
_POST_CODE = r"(?:[A-Z]{1,2}-)?(?:\d{4}[ ]?[A-Z]{2}|\d{4,5})(?!\w)"
_TOWN = re.compile(rf"[ ]?,?[ ](?:in[ ])?{_POST_CODE}(?:[ ]{_CITY})?|,[ ]{_CITY}|[ ]in[ ]{_CITY}")
_MEASURED = re.compile(rf"[ ]{{0,2}}(?:{any_of(MEASURES)})(?![^\W_])", re.IGNORECASE)


class ChatGermanicAddressRecognizer(Recognizer):
    """A word that ends in a kind of street, or has its name before it, and a house number; the town after."""

    entity = "STREET_ADDRESS"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for number in _AT_NUMBER.finditer(text):
            said = before(text, number.start(), 90)
            start = _name_start(said)
            if start is not None and not _MEASURED.match(text, number.end()):
                yield number.start() - len(said) + start, _town_end(text, number.end())
        for match in _BY_TOWN.finditer(text):
            yield match.start(), _town_end(text, match.end() - 1)


def _name_start(said: str) -> int | None:
    """Where the name of the street begins in what stands before the number.

    None: it is no street, as in "parkplatz 12" or "die straße 3".
    """
    last = said[said.rfind(" ") + 1 :]
    match = _STREET.search(last)
    if not match:
        return None
    start, word = len(said) - len(last) + match.start(), match["word"].lower()
    said = said[:start]
    if len(word) > len(match["kind"]):
        return None if word in NO_STREETS or word in STOP else start - _lead(said)
    name = _NAME.search(said)
    if not name or name["name"].lower() in STOP - _ADJECTIVES | NO_STREETS:
        return None
    if match["kind"].lower() in _COMMON_KINDS:
        named = name["name"].endswith("se") or (name["name"].endswith("er") and name["name"][0].isupper())
    else:
        named = name["name"].endswith(("er", "e"))
    return name.start() if named else None


def _lead(said: str) -> int:
    """How much of what stands before a street in one word belongs to its name: "Jan van", "Eerste"."""
    lead = _LEAD.search(said)
    if not lead or lead.group().split()[0].lower() in STOP - _LINKS - _ADJECTIVES:
        return 0
    first = _NAME.search(said[: lead.start()])
    named = first and first["name"].lower() in FIRST_NAMES and lead.group().split()[0].lower() in _LINKS
    return len(said) - (first.start() if first and named else lead.start())


def _town_end(text: str, end: int) -> int:
    town = _TOWN.match(text, end)
    return town.end() if town else end
