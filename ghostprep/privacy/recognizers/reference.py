"""References of bookings and parcels: with one, a stranger changes the flight or fetches the parcel."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import STOP, words
from ghostprep.privacy.recognizers.announced import TAG, excluded, spelt, tokens_after
from ghostprep.privacy.recognizers.keywords import BOOKING, PARCEL
from ghostprep.privacy.recognizers.recognizer import Recognizer, following

_BOOKING = re.compile(spelt(BOOKING), re.IGNORECASE)
_PARCEL = re.compile(spelt(PARCEL), re.IGNORECASE)
_CARRIERS = re.compile(
    r"(?<!\w)(?:1Z[0-9A-Z]{7}\d{9}|TBA\d{12}|JJ?D\d{16,18}|[6-9][A-Z]\d{11})(?!\w)", re.IGNORECASE
)
_S10 = re.compile(r"(?<!\w)[A-Z]{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}[ ]?[A-Z]{2}(?!\w)")
"""Numbers of parcels that cross a border: the shape says it."""
_BOOKED = re.compile(
    r"(?:#|n°)?(?P<n>\d{3}-\d{10}|\d{4}\.\d{3}\.\d{3}|[A-Z]{2,4}[-_ ]\d{4,10}|(?=[A-Z]{0,11}\d)[A-Z0-9]{5,14}"
    r"|\d{3}[ ]\d{3}[ ]\d{3,4}|(?P<letters>[A-Z]{6}))(?![\w€$£%]|[.,:]\d)"
)
_SENT = re.compile(
    r"(?:#|n°)?(?P<n>1Z[0-9A-Za-z]{7}\d{9}|[A-Za-z]{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}[ ]?[A-Z]{2}"
    r"|\d{3,5}(?:[ ]\d{1,5}){2,7}|(?=[A-Za-z]{0,4}\d)[A-Z]{0,4}\d[\dA-Z]{6,30})(?![\w€$£%]|[.,:]\d)"
)
_GLUE = frozenset(
    words(
        """
c'est c est is ist lautet es è é le la les l' the de du des d'un pour for n° no no. num number numéro numero #
: = -> → airbnb sncf booking booking.com hotel hôtel train avion vol flight blue flying ref réf code ups fedex
dhl usps dpd gls la poste chronopost colissimo mondial relay royal mail avec with suivi colis mon my notre our
en trace tracking trainline ouigo easyjet ryanair id eurostar expedia sur on at via et and lufthansa klm
parcel
"""
    )
)
"""They may stand between the keyword and the reference."""
_WINDOW = 6


class ChatReferenceRecognizer(Recognizer):
    """What stands after "réf de résa" or "tracking" and has digits, or six capitals."""

    entity = "REFERENCE"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in (_CARRIERS, _S10):
            for match in pattern.finditer(text):
                yield match.span()
        for keyword, shape in ((_BOOKING, _BOOKED), (_PARCEL, _SENT)):
            for match in keyword.finditer(text):
                found = _announced(text, match.end(), shape)
                if found:
                    yield found


def _announced(text: str, after: int, shape: re.Pattern[str]) -> tuple[int, int] | None:
    for start, _, raw in tokens_after(text, after, _WINDOW):
        if TAG.search(raw):
            return None
        lead = len(raw) - len(raw.lstrip(":=#("))
        found = shape.match(text, start + lead)
        if found and _is_reference(text, found):
            return found.span("n")
        if raw.lower().rstrip(":=") not in _GLUE and raw.rstrip(":="):
            return None
    return None


def _is_reference(text: str, found: re.Match[str]) -> bool:
    """Six capitals are one only in a sentence that is not shouted."""
    if excluded(found["n"]):
        return False
    letters = found.groupdict().get("letters")
    if not letters:
        return True
    after = following(text, found.end(), 20)
    return letters.lower() not in STOP and (
        not after.strip() or any(map(str.islower, after)) or not after.isupper()
    )
