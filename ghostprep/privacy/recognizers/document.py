"""Numbers of papers: passports, identity cards, licences, health and tax numbers."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.announced import spelt
from ghostprep.privacy.recognizers.paper_words import PAPERS, SHORT
from ghostprep.privacy.recognizers.recognizer import Recognizer
from ghostprep.privacy.recognizers.thing_numbers import OF_A_THING

_NUMBER_SIGN = r"(?:[ ](?:é|è|es|is|ist))?[ ]?(?:n(?:umm?er|[uú]mero|um|[or°º]|\.º)?|#)?[.°º]?[ ]?[:=]?[ ]?"
_ANNOUNCED = re.compile(
    rf"(?:{spelt(PAPERS)}[^\d\n\]]{{0,30}}?"
    rf"|{spelt(SHORT)}{_NUMBER_SIGN})(?P<n>(?<![^\W_])"
    r"(?-i:(?:[A-Z]{1,4}[ -])?[A-Z]{0,5}\d[A-Z0-9]{0,19}"
    r"(?:[ ./-](?:[A-Z]{0,3}\d[A-Z0-9]{0,11}|[A-Z]{1,2}(?=[ ./-]\d)|[A-Z](?!\w))){0,6})"
    r"|(?=[a-z]{0,12}\d)[a-z0-9]{6,20})(?![^\W_])(?!/\w)",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(
    r"(?:\d{1,2}[./ -]\d{1,2}[./ -](?:\d\d){1,2}|\d{1,3}[. ]\d{3}|\d{1,2}[. ]\d{3}[. ]\d{3}"
    r"|(?:19|20)\d\d[/-](?:19|20)?\d\d)\Z"
)
"""A date, an amount, years."""
_PHONE = re.compile(r"(?:0[1-9](?:[ ./-]\d\d){4}|0[67]\d{8}|0\d{4}[ ]\d{3}[ ]?\d{3}|00[1-9][\d ]{8,16})\Z")
"""French, British, international: a phone's number near the word, as in "cc, 06 39 98 12 34"."""
_MEASURED = re.compile(r"[ ]?(?:€|\$|£|%|euros?|eur|km|ans|balles|reais|chf|francs?)(?!\w)", re.IGNORECASE)
_DIGITS = 5
MIXED = re.compile(r"(?<![^\W_])(?=[A-Z]{0,12}\d)[A-Z0-9]{8}")
"""What needs no five digits: capitals and digits in one, as on identity cards."""


class ChatDocumentRecognizer(Recognizer):
    """Numbers without a check digit that all share, or mistyped ones: the word must stand before."""

    entity = "ID_NUMBER"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _ANNOUNCED.finditer(text):
            number = match["n"]
            said = text[match.start() : match.start("n")]
            listed = (
                _NO_NUMBER.match(number)
                or _PHONE.match(number)
                or _MEASURED.match(text, match.end())
                or OF_A_THING.search(said)
            )
            if (_digits_together(number) >= _DIGITS or MIXED.search(number)) and not listed:
                yield match.span("n")


def _digits_together(number: str) -> int:
    """The most digits that no chunk of letters parts: what the pre-filter counts."""
    most = run = 0
    for chunk in number.split():
        run = 0 if chunk.isalpha() else run + sum(map(str.isdigit, chunk))
        most = max(most, run)
    return most
