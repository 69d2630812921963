"""What every recognizer of this package shares: Presidio's interface, bounded words, tags.

They extend `EntityRecognizer` and not `PatternRecognizer`: the latter gives each pattern a time limit
and skips it when the limit is hit, which lets the text through. Here every quantifier is bounded instead.
"""

import re
from collections.abc import Iterator
from typing import Any

from ghostprep.privacy.normalise import BATCH_MARK
from ghostprep.privacy.presidio import EntityRecognizer, RecognizerResult

LANGUAGE = "xx"
"""The one pseudo-language: chat switches languages inside a sentence, so nothing goes by language."""

SPACE = r"[ \t]"
TOKEN = re.compile(rf"[^\s{BATCH_MARK}]{{1,128}}")
TAG = re.compile(r"\[[A-Z_]{2,20}\]")
TRAILING = re.compile(r"[.,;:)\]}\"'»…>]{1,8}$")


class Recognizer(EntityRecognizer):
    """A Presidio recognizer for one entity type, written as one method: `find`."""

    entity = ""

    def __init__(self) -> None:
        super().__init__(supported_entities=[self.entity], supported_language=LANGUAGE)

    def load(self) -> None:
        """Nothing to load: patterns are compiled with the module."""

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Spans of normalised `text`, in any order, possibly overlapping."""
        raise NotImplementedError

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any) -> list[RecognizerResult]:
        """Presidio's entry point. Findings are certain or absent: the score is always 1."""
        return [RecognizerResult(self.entity, start, end, 1.0) for start, end in self.find(text)]


def before(text: str, start: int, size: int) -> str:
    """Up to `size` characters before `start`, of the same message only."""
    cut = text[max(0, start - size) : start]
    return cut[cut.rfind(BATCH_MARK) + 1 :]


def around(text: str, start: int, end: int, size: int) -> str:
    """What stands within `size` characters of a span, of the same message only."""
    following = text[end : end + size].split(BATCH_MARK, 1)[0]
    return before(text, start, size) + text[start:end] + following


def tokens_after(text: str, start: int, limit: int) -> list[tuple[int, int, str]]:
    """Up to `limit` words after `start`, on this line and the next, never beyond the text's own end."""
    found = []
    stop = text.find(BATCH_MARK, start)
    end = min(len(text) if stop < 0 else stop, start + 200)
    for match in TOKEN.finditer(text, start, end):
        found.append((match.start(), match.end(), match.group()))
        if len(found) == limit:
            break
    return found


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1)."""
    total = 0
    for index, char in enumerate(reversed(digits)):
        value = int(char) * (1 + index % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
