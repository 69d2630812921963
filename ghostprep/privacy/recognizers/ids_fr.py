"""French numbers of people and companies: NIR, SIRET, SIREN."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.check_digits import luhn
from ghostprep.privacy.recognizers.recognizer import Recognizer, around

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
