"""American social security numbers."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.recognizer import Recognizer, before
from ghostprep.privacy.recognizers.thing_numbers import OF_A_THING

_SSN = re.compile(r"(?<![\w.,-])(?!000|666|9)\d{3}(?P<sep>[ -]?)(?!00)\d{2}(?P=sep)(?!0000)\d{4}(?![\w-])")
_SSN_WORD = re.compile(r"\b(?:ssn|social(?: security)?(?: number)?|itin)\b", re.IGNORECASE)


class ChatSsnRecognizer(Recognizer):
    """US social security numbers: with hyphens, or otherwise after a word that says so."""

    entity = "US_SSN"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _SSN.finditer(text):
            said = before(text, match.start(), 40)
            if match["sep"] == "-" or (_SSN_WORD.search(said) and not OF_A_THING.search(said)):
                yield match.span()
