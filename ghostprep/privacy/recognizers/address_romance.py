"""Street addresses with the kind first and the number last: Spanish, Italian, Portuguese, Belgian French."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import STOP
from ghostprep.privacy.names.first_names import FIRST_NAMES
from ghostprep.privacy.recognizers.address import CITY_WORD, is_announced, town_after
from ghostprep.privacy.recognizers.address_words import (
    DOORS,
    ELIDED,
    MEASURES,
    NUMBERED,
    PARTICLES,
    ROMANCE_KINDS,
    UNSURE_KINDS,
    any_of,
)
from ghostprep.privacy.recognizers.recognizer import Recognizer, before

_WORD = rf"(?:{ELIDED})?[^\W\d_][\w'’-]{{1,25}}\.?"
_SMALL = rf"(?:(?:{any_of(PARTICLES)})[ ])"
_NUMBER = r"\d{1,4}(?:[ ]?[A-Da-d](?!\w)|/[A-Za-z](?!\w)|[ ]bis)?(?![^\W_])(?![.,:/]\d)"
_STREET = re.compile(
    rf"(?<![^\W_])(?P<kind>{any_of(ROMANCE_KINDS)})(?:[ ]{{1,2}}|(?<=[/.]))"
    rf"(?P<name>{_SMALL}{{0,2}}{_WORD}(?:[ ]{_SMALL}{{0,2}}{_WORD}){{0,3}}?)"
    rf",?[ ]{{1,2}}(?:n(?:[º°.]|\.[º°]|[uú]mero|um\.|o\.|r\.?)[ ]?)?(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_DOOR = re.compile(rf"(?:,|[ ]-)?[ ](?:{any_of(DOORS)})(?!\w)", re.IGNORECASE)
_MEASURED = re.compile(rf"[ ]{{0,2}}(?:{any_of(MEASURES)})(?![^\W_])", re.IGNORECASE)
_TOWN = re.compile(
    rf"[ ]?(?:,|-)?[ ](?:(?:CH-|I-|E-|P-)?(?:\d{{4}}-\d{{3}}|\d{{5}}-\d{{3}}|\d{{4,5}})[ ]+)?"
    rf"{CITY_WORD}(?:[ -](?:d[eiao]s?|del|la|el|{CITY_WORD})){{0,3}}"
    rf"(?:[ ]-[ ][A-Z]{{2}}(?!\w))?(?:[ ]\([A-Z]{{2}}\))?(?:,[ ]\d{{5}}-\d{{3}}(?!\d))?"
)
_POSTED = re.compile(r"\d{4}")
_SMALL_WORD = re.compile(rf"(?:{any_of(PARTICLES)})\Z", re.IGNORECASE)
_LINKED = re.compile(rf"(?:{any_of(PARTICLES)})[ ]|{ELIDED}", re.IGNORECASE)
_FRENCH = frozenset(("rue", "avenue", "boulevard", "bd", "chaussée", "chaussee", "impasse", "chemin", "quai"))
_AT = re.compile(r"(?<![^\W_])(?:è|é|in|en|na)[ ]\Z", re.IGNORECASE)
_MAY_STOP = frozenset(("san", "santa", "são", "sao", "mayor", "nova", "nueva", "via"))


class ChatRomanceAddressRecognizer(Recognizer):
    """A kind of street, its name and a house number, with the door and the town after."""

    entity = "STREET_ADDRESS"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _STREET.finditer(text):
            if _is_street(match, text):
                yield match.start(), _town_end(text, _door_end(text, match.end()))


def _is_street(match: re.Match[str], text: str) -> bool:
    """Whether it is an address, unlike "la plaza tiene 3 bares" and "via whatsapp 2 ore fa"."""
    if _MEASURED.match(text, match.end()):
        return False
    words = [word for word in match["name"].split() if not _SMALL_WORD.match(word)]
    lowered = [word.lower().rstrip(".") for word in words]
    if not words or lowered[-1] in NUMBERED or any(word in STOP - _MAY_STOP for word in lowered):
        return False
    proper = all(word[:1].isupper() or "'" in word or "’" in word for word in words)
    if proper or match["kind"].lower() not in UNSURE_KINDS:
        return True
    return len(words) < 4 and (_is_named(match, lowered) or _is_meant(match, text))


def _is_named(match: re.Match[str], words: list[str]) -> bool:
    """Whether a name in lower case is one: "via dei mille", "via giuseppe garibaldi"."""
    linked = match["kind"].lower() not in _FRENCH and bool(_LINKED.match(match["name"]))
    return linked or any(word in FIRST_NAMES for word in words)


def _is_meant(match: re.Match[str], text: str) -> bool:
    town = _TOWN.match(text, match.end())
    posted = town is not None and bool(_POSTED.search(town.group()))
    return posted or bool(_AT.search(before(text, match.start(), 5))) or is_announced(text, match.start(), 40)


def _door_end(text: str, end: int) -> int:
    for _ in range(2):
        door = _DOOR.match(text, end)
        end = door.end() if door else end
    return end


def _town_end(text: str, end: int) -> int:
    town = _TOWN.match(text, end)
    if town and (_POSTED.search(town.group()) or town.group().lstrip()[0] in ",-"):
        return town.end()
    return town_after(text, end, (",",))
