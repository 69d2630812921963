"""Numbers that a bank or a state gives: cards, IBAN, NIR, SIRET, UK and US numbers. Check digits decide."""

import re
from collections.abc import Iterator

from ghostprep.privacy.base import Recognizer, around, before, luhn

_CARD = re.compile(
    r"(?<!\w)(?<![\d.,][.,])(?:\d{13,19}"
    r"|\d{4}(?P<sep>[ ]{1,2}|[ ]?[-./_][ ]?)\d{4}(?P=sep)\d{4}(?P=sep)\d{1,7}"
    r"|3[47]\d{2}(?P<amex>[ ]{1,2}|[-./])\d{6}(?P=amex)\d{5}"
    r"|3[068]\d{2}(?P<din>[ ]{1,2}|[-./])\d{6}(?P=din)\d{4})(?!\w)"
)
_BRANDS = (
    (re.compile(r"4"), (13, 16, 19)),
    (re.compile(r"5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)"), (16,)),
    (re.compile(r"3[47]"), (15,)),
    (re.compile(r"3(?:0[0-5]|[689])"), (14, 16)),
    (re.compile(r"6(?:011|5|4[4-9]|22)"), (16, 19)),
    (re.compile(r"35(?:2[89]|[3-8])"), (16,)),
    (re.compile(r"5[0678]|6"), (16, 18, 19)),
)


class ChatCardRecognizer(Recognizer):
    """Payment cards: length and first digits of a brand, Luhn."""

    entity = "CREDIT_CARD"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _CARD.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            if (
                len(set(digits)) > 1
                and luhn(digits)
                and any(p.match(digits) and len(digits) in n for p, n in _BRANDS)
            ):
                yield match.span()


IBAN_LENGTHS = {
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
_RIB = re.compile(r"(?<!\w)\d{5}[ .-]?\d{5}[ .-]?[0-9A-Za-z]{11}[ .-]?\d{2}(?!\w)")


class ChatIbanRecognizer(Recognizer):
    """IBANs by country length and mod 97 (a word after a short one is not swallowed); French RIBs by key."""

    entity = "IBAN_CODE"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _IBAN_START.finditer(text):
            end = _iban_end(text, match.start())
            if end:
                yield match.start(), end
        for match in _RIB.finditer(text):
            if _is_rib(re.sub(r"[ .-]", "", match.group()).upper()):
                yield match.span()


def _iban_end(text: str, start: int) -> int:
    length = IBAN_LENGTHS.get(text[start : start + 2].upper(), 0)
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
    return at if whole and _mod97(compact[4:] + compact[:4]) == 1 else 0


def _mod97(text: str) -> int:
    return int("".join(str(int(char, 36)) for char in text)) % 97


def _is_rib(compact: str) -> bool:
    """23 characters whose key holds: 89 × bank + 15 × branch + 3 × account + key ≡ 0 (mod 97)."""
    if len(compact) != 23 or not compact[:10].isdigit() or len(set(compact)) < 4:
        return False
    table = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")
    account = compact[10:21].translate(table)
    return (89 * int(compact[:5]) + 15 * int(compact[5:10]) + 3 * int(account) + int(compact[21:])) % 97 == 0


_NIR = re.compile(
    r"(?<![\w.,])[1278][ .-]?\d{2}[ .-]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .-]?(?:\d{2}|2[ABab])[ .-]?\d{3}[ "
    r".-]?\d{3}"
    r"(?P<key>[ .\-/]{0,3}\d{2})?(?!\w)"
)
_NIR_WORD = re.compile(r"\b(?:s[eé]cu(?:rit[eé])?|nir|insee|vitale|n°? ?ss|cpam|ameli)\b", re.IGNORECASE)


class ChatNirRecognizer(Recognizer):
    """French social security numbers: with a valid key, or without key after a word that says so."""

    entity = "FR_NIR"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _NIR.finditer(text):
            body = re.sub(r"[ .\-/]", "", match.group()).upper()
            if match["key"]:
                number = (
                    int(body[:13].replace("2A", "19", 1).replace("2B", "18", 1))
                    if body[5:7] in ("2A", "2B")
                    else int(body[:13])
                )
                if 97 - number % 97 == int(body[13:]):
                    yield match.span()
                    continue
            if _NIR_WORD.search(around(text, match.start(), match.end(), 60)):
                yield match.span()


_SIRET = re.compile(r"(?<![\w.,+])\d{3}(?P<sep>[ .]?)\d{3}(?P=sep)\d{3}[ .]?\d{5}(?!\w)")
_SIREN = re.compile(
    r"\b(?:siren|rcs(?:[ ][A-Z][\w-]{1,30})?|tva(?:[ ]intra\w{0,20})?)\b[^\d\n]{0,20}(?P<n>(?:FR[ ]?\d\d[ "
    r"]?)?\d{3}[ .]?\d{3}[ .]?\d{3})(?!\d)",
    re.IGNORECASE,
)
_SIRET_WORD = re.compile(
    r"\b(?:siret|siren|entreprise|soci[eé]t[eé]|bo[iî]te|facture|devis|rcs|kbis)\b", re.IGNORECASE
)


class ChatSiretRecognizer(Recognizer):
    """French company numbers: 14 digits by Luhn (La Poste by its own sum), 9 after a word that says so."""

    entity = "FR_SIRET"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _SIRET.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            poste = digits.startswith("356000000") and sum(map(int, digits)) % 5 == 0
            said = _SIRET_WORD.search(around(text, match.start(), match.end(), 40))
            if (poste or luhn(digits)) and len(set(digits)) > 2 and (said or luhn(digits[:9])):
                yield match.span()
        for match in _SIREN.finditer(text):
            if luhn(re.sub(r"\D", "", match["n"])[-9:]):
                yield match.span("n")


_NINO = re.compile(
    r"(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ "
    r"-]?[A-D](?!\w)",
    re.IGNORECASE,
)


class ChatNinoRecognizer(Recognizer):
    """UK national insurance numbers."""

    entity = "UK_NINO"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _NINO.finditer(text):
            yield match.span()


_NHS = re.compile(r"(?<![\w.,])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\w)")
_NHS_WORD = re.compile(r"\bnhs\b", re.IGNORECASE)


class ChatNhsRecognizer(Recognizer):
    """UK health numbers: a check digit (mod 11) and the word NHS nearby, as US phones have the same shape."""

    entity = "UK_NHS"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _NHS.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            total = sum(int(char) * (10 - index) for index, char in enumerate(digits))
            if total % 11 == 0 and _NHS_WORD.search(around(text, match.start(), match.end(), 60)):
                yield match.span()


_SSN = re.compile(r"(?<![\w.,-])(?!000|666|9)\d{3}(?P<sep>[ -]?)(?!00)\d{2}(?P=sep)(?!0000)\d{4}(?![\w-])")
_SSN_WORD = re.compile(r"\b(?:ssn|social(?: security)?(?: number)?|itin)\b", re.IGNORECASE)


class ChatSsnRecognizer(Recognizer):
    """US social security numbers: with hyphens, or otherwise after a word that says so."""

    entity = "US_SSN"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _SSN.finditer(text):
            if match["sep"] == "-" or _SSN_WORD.search(before(text, match.start(), 40)):
                yield match.span()


_DOCUMENT = re.compile(
    r"\b(?:passe?port|cni|carte d'identit[eé]|pi[eè]ce d'identit[eé]|permis(?: de conduire)?|driving "
    r"licen[cs]e|driver'?s licen[cs]e|"
    r"carte (?:de )?s[eé]jour|num[eé]ro fiscal|allocataire caf|id card|steuer-?id|niss|registre national"
    r"|avs)\b"
    r"[^\d\n]{0,30}?(?P<n>(?<!\w)(?=[A-Za-z0-9]{0,12}\d)[A-Za-z0-9]{8,16}|\d{2}[.]\d{2}[.]\d{2}-\d{3}[.]\d{2}"
    r"|\d{3}[.]\d{4}[.]\d{4}[.]\d{2}|\d{2}(?:[ ]\d{2,3}){3,5})(?!\w)",
    re.IGNORECASE,
)


class ChatDocumentRecognizer(Recognizer):
    """Passports, identity cards, licences and tax numbers: no check digit, so the word must stand before."""

    entity = "ID_NUMBER"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _DOCUMENT.finditer(text):
            if sum(char.isdigit() for char in match["n"]) >= 5:
                yield match.span("n")
