"""Numbers of people that prove themselves, by country: see the rooms `ids_*`."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ghostprep.privacy.recognizers.recognizer import Recognizer


class NationalId(NamedTuple):
    """How a number is written, and whether its check digits `hold` (of the number without separators)."""

    pattern: re.Pattern[str]
    holds: Callable[[str], bool]


def national_id(first: str, rest: str, holds: Callable[[str], bool]) -> NationalId:
    """A number that stands alone; its `first` sign comes apart, so that `re` is quick to skip to the next."""
    return NationalId(re.compile(rf"{first}(?<![\w.,+-].)(?:{rest})(?![\w])(?![.,-]\d)"), holds)


class ChatNationalIdRecognizer(Recognizer):
    """Numbers whose shape and check digits are enough: nothing has to announce them."""

    entity = "ID_NUMBER"

    def __init__(self, ids: tuple[NationalId, ...]) -> None:
        self.ids = ids
        super().__init__()

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern, holds in self.ids:
            for match in pattern.finditer(text):
                if holds(re.sub(r"[ ./-]", "", match.group()).upper()):
                    yield match.span()
