"""American social security numbers."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.recognizer import Recognizer, before

_SSN = re.compile(r"(?<![\w.,-])(?!000|666|9)\d{3}(?P<sep>[ -]?)(?!00)\d{2}(?P=sep)(?!0000)\d{4}(?![\w-])")
_SSN_WORD = re.compile(r"\b(?:ssn|social(?: security)?(?: number)?|itin)\b", re.IGNORECASE)


class ChatSsnRecognizer(Recognizer):
    """US social security numbers: with hyphens, or otherwise after a word that says so."""

    entity = "US_SSN"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _SSN.finditer(text):
            if match["sep"] == "-" or _SSN_WORD.search(before(text, match.start(), 40)):
                yield match.span()
