"""British numbers of people: national insurance, NHS."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.recognizer import Recognizer, around

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
