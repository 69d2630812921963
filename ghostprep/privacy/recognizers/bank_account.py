"""Accounts and banks of countries without IBANs, and the code of a bank."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.announced import spelt
from ghostprep.privacy.recognizers.iban import LENGTHS
from ghostprep.privacy.recognizers.keywords import ACCOUNT, BIC, ROUTING, SORT
from ghostprep.privacy.recognizers.recognizer import Recognizer

_GAP = r"[ ]{0,2}(?:n°|no\.?|number|#)?[ ]{0,2}(?:c'est|est|is|are|ist|lautet|es|è|é|[:=])?[ ]{0,2}"
_OWN = r"(?:(?:de|da|della|meiner|von|van|mi|mijn|ma|my|of|la|do)[ ]|(?:bank|banque|banca|banco)[ ]){0,4}"
_BIC = re.compile(
    rf"(?P<key>{spelt(BIC)}(?:[ ]?[/-][ ]?swift)?[ ]{{0,2}}{_OWN}{_GAP})"
    r"(?P<n>(?-i:[A-Z]{4}[ ][A-Z]{2}[ ][A-Z0-9]{2}(?:[ ][A-Z0-9]{3})?)|[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_COUNTRIES = frozenset(
    [*LENGTHS, "US", "CA", "AU", "NZ", "JP", "CN", "HK", "SG", "IN", "ZA", "MX", "RU", "KR", "TH"]
)
_SORT = re.compile(rf"{spelt(SORT)}{_GAP}(?P<n>\d\d(?P<sep>[- ]?)\d\d(?P=sep)\d\d)(?!\w)", re.IGNORECASE)
_ROUTING = re.compile(rf"{spelt(ROUTING)}{_GAP}(?P<n>\d{{9}})(?!\w)", re.IGNORECASE)
_ACCOUNT = re.compile(
    rf"(?:{spelt(ACCOUNT)}|(?<![^\W_])a/c){_GAP}(?P<n>\d{{7,12}}|\d{{4}}[ -]\d{{4}})(?!\w)", re.IGNORECASE
)
_SHORT_SORT = re.compile(rf"(?<![^\W_])s/c{_GAP}(?P<n>\d\d([- ]?)\d\d\2\d\d)(?!\w)", re.IGNORECASE)


_NO_WORD = re.compile(r"[b-df-hj-np-tv-xz]{4}", re.IGNORECASE)


class ChatBankAccountRecognizer(Recognizer):
    """BICs, sort codes, routing and account numbers: no sum proves them, so the word must stand before."""

    entity = "BANK_ACCOUNT"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in (_SORT, _SHORT_SORT, _ROUTING, _ACCOUNT):
            for match in pattern.finditer(text):
                yield match.span("n")
        for match in _BIC.finditer(text):
            country = match["n"].replace(" ", "")[4:6].upper()
            if country in _COUNTRIES and _is_bic(match["n"], match["key"].strip()):
                yield match.span("n")


def _is_bic(written: str, lead: str) -> bool:
    """ "taylor swift concerts" has the letters of one."""
    lettered = written.isalpha() and not written.isupper() and lead.lower() == "swift"
    return not lettered or bool(_NO_WORD.search(written))
