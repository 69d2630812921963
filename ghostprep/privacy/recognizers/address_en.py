"""British and American street addresses, and British post codes."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import STOP, words
from ghostprep.privacy.recognizers.address import CITY_WORD, is_announced, town_after
from ghostprep.privacy.recognizers.recognizer import Recognizer, before

_SURE = "Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Terrace|Boulevard|Blvd|Crescent|Cres|Parkway|Pkwy"
_UNSURE = (
    "Drive|Dr|Court|Ct|Place|Pl|Square|Sq|Way|Close|Gardens|Gdns|Grove|Hill|Mews|Row|Walk|Park|Green"
    "|View|Highway|Hwy|Broadway|Rise|Quay|Circle|Cir|Trail|Yard|Wharf"
)
_STREET = re.compile(
    r"(?<![\w.,:/£$€-])\d{1,5}[A-Za-z]?,?[ ]"
    r"(?P<name>(?:[^\W\d_][\w'’.-]{0,25}|\d{1,3}(?:st|nd|rd|th))(?:[ ][^\W\d_][\w'’.-]{0,25}){0,3}?)[ ]"
    rf"(?:(?P<sure>{_SURE})|(?P<unsure>{_UNSURE}))(?!\w)(?!')\.?(?:[ ](?:North|South|East|West"
    rf"|[NSEW]{{1,2}})(?!\w))?"
    r"(?:,?[ ](?:flat|apt\.?|apartment|unit|suite|#)[ ]?#?\w{1,5}(?!\w))?",
    re.IGNORECASE,
)
_FLAT = re.compile(r"(?<!\w)(?:Flat|Apt\.?|Apartment|Unit|Suite|Room)[ ]?#?\w{1,5},?[ ]\Z", re.IGNORECASE)
_BROADWAY = re.compile(r"(?<![\w.,:/£$€-])\d{1,5}[ ](?:Broadway|Piccadilly|Strand)(?!\w)")
_UK_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[ABD-HJLNP-UW-Z]{2}(?!\w)"
_CITY = re.compile(
    rf"(?:,?[ ]{{0,2}}\n?{CITY_WORD}(?:[ -]{CITY_WORD}){{0,2}})?,?[ ]{{0,2}}(?:{_UK_POSTCODE}"
    rf"|[A-Z]{{2}}[ ]\d{{5}}(?:-\d{{4}})?(?!\w))"
)
_POSTCODE = re.compile(r"(?<![\w-])[A-Z]{1,2}\d[A-Z\d]?[ ]\d[ABD-HJLNP-UW-Z]{2}(?![\w-])")
_UNITS = frozenset(
    words(
        """
min mins minute minutes hr hrs hour hours sec secs mile miles km kms m block blocks more other people guys
cars star stars way ways car day days mph week weeks month months year years times time down up off step
steps metres meters yard yards big new old long lanes lane double single
"""
    )
)


class ChatEnglishAddressRecognizer(Recognizer):
    """A house number, a name and a kind of street, with the flat before and the town and post code after."""

    entity = "STREET_ADDRESS"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _STREET.finditer(text):
            if _is_street(match, text):
                flat = _FLAT.search(before(text, match.start(), 20))
                start = match.start() - (len(flat.group()) if flat else 0)
                yield start, _town_end(text, match.end())
        for match in _BROADWAY.finditer(text):
            yield match.start(), _town_end(text, match.end())
        for match in _POSTCODE.finditer(text):
            yield match.span()


def _is_street(match: re.Match[str], text: str) -> bool:
    """Whether it is an address, unlike "10 min walk" and "2 miles down the road"."""
    words = match["name"].split()
    compass = len(words) > 1 and words[0].rstrip(".") in ("N", "S", "E", "W", "NE", "NW", "SE", "SW")
    lowered = [word.lower() for word in words[compass:]]
    if (
        any(word in _UNITS for word in lowered)
        or lowered[0] in STOP
        or (STOP & set(lowered[1:])) - {"of", "the", "and"}
        or lowered[-1] in STOP
    ):
        return False
    proper = all(word[:1].isupper() or word[:1].isdigit() or word in ("of", "the", "and") for word in words)
    kind = match["sure"] or match["unsure"]
    if proper and kind[:1].isupper():
        return True
    if len(words) > 2:
        return False
    if (match["sure"] and kind.lower() not in ("st", "ave")) or (match["sure"] and proper):
        return True
    return is_announced(text, match.start(), 30)


def _town_end(text: str, end: int) -> int:
    town = _CITY.match(text, end)
    return town.end() if town else town_after(text, end, (",",))
