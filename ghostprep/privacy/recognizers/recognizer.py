"""What every recognizer of this package shares: Presidio's interface, and the words around a finding.

They extend `EntityRecognizer` and not `PatternRecognizer`: the latter gives each pattern a time limit
and skips it when the limit is hit, which lets the text through. Here every quantifier is bounded instead.
"""

from collections.abc import Iterator
from typing import Any

from ghostprep.privacy.normalise import BATCH_MARK
from ghostprep.privacy.presidio import LANGUAGE, EntityRecognizer, RecognizerResult


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


def following(text: str, end: int, size: int) -> str:
    """Up to `size` characters from `end` on, of the same message only."""
    return text[end : end + size].split(BATCH_MARK, 1)[0]


def around(text: str, start: int, end: int, size: int) -> str:
    """What stands within `size` characters of a span, of the same message only."""
    return before(text, start, size) + text[start:end] + following(text, end, size)
