"""Bank accounts: IBANs, and the French RIB."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.announced import spelt
from ghostprep.privacy.recognizers.check_digits import mod97
from ghostprep.privacy.recognizers.keywords import IBAN
from ghostprep.privacy.recognizers.recognizer import Recognizer

LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29,
    "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29,
    "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28,
    "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20,
    "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22,
    "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25,
    "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "ST": 25,
    "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20, "CI": 28, "SN": 28,
    "CM": 27, "MA": 28, "DZ": 26, "BF": 28, "BJ": 28, "ML": 28, "TG": 28, "MG": 27,
}  # fmt: skip
"""Country → length (SWIFT IBAN registry, and the African countries that use the format)."""

_IBAN_START = re.compile(r"(?<![^\W_])(?:[A-Za-z]{2}|[A-Z]{2}[ ])\d{2}(?=[ .\-_]{0,2}[A-Za-z0-9])")
_MISTYPED = re.compile(
    rf"{spelt(IBAN)}[^\d\n\]]{{0,40}}?(?<![^\W_])(?P<n>[A-Z]{{2}}[ ]?\d\d"
    r"(?:[ .\-_\u00a0]?[A-Z]{4}(?=[ .\-_]?\d))?(?:[ .\-_]?(?=[A-Z]{0,6}\d)[A-Z0-9]{1,7}){2,30})(?![^\W_])",
    re.IGNORECASE,
)
_RIB = re.compile(r"(?<!\w)\d{5}[ .-]?\d{5}[ .-]?[0-9A-Za-z]{11}[ .-]?\d{2}(?!\w)")


class ChatIbanRecognizer(Recognizer):
    """IBANs by country length and mod 97 (a word after a short one is not swallowed); French RIBs by key.

    After a word such as "iban" one with a slip of the finger is one too: it is a digit away from somebody's.
    """

    entity = "IBAN_CODE"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _IBAN_START.finditer(text):
            end = _iban_end(text, match.start())
            if end:
                yield match.start(), end
        for match in _MISTYPED.finditer(text):
            if match["n"][:2].upper() in LENGTHS and sum(map(str.isdigit, match["n"])) >= 10:
                yield match.span("n")
        for match in _RIB.finditer(text):
            if _is_rib(re.sub(r"[ .-]", "", match.group()).upper()):
                yield match.span()


def _iban_end(text: str, start: int) -> int:
    length = LENGTHS.get(text[start : start + 2].upper(), 0)
    compact, at, gap = "", start, 0
    while len(compact) < length and at < len(text):
        char = text[at]
        if char.isascii() and char.isalnum():
            compact, gap = compact + char, 0
        elif char in " -._" and gap < 2:
            gap += 1
        else:
            return 0
        at += 1
    whole = (
        length
        and sum(map(str.isdigit, compact)) > 5
        and len(compact) == length
        and not (at < len(text) and text[at].isalnum() and text[at - 1].isalnum())
    )
    return at if whole and mod97(compact[4:] + compact[:4]) == 1 else 0


def _is_rib(compact: str) -> bool:
    """23 characters whose key holds: 89 × bank + 15 × branch + 3 × account + key ≡ 0 (mod 97)."""
    if len(compact) != 23 or not compact[:10].isdigit() or len(set(compact)) < 4:
        return False
    table = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")
    account = compact[10:21].translate(table)
    return (89 * int(compact[:5]) + 15 * int(compact[5:10]) + 3 * int(account) + int(compact[21:])) % 97 == 0
