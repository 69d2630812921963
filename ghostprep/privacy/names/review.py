"""Likely names that no list holds: what a person may add to `privacy.people`."""

from collections import Counter

from ghostprep.privacy.chat_words import ORDINARY
from ghostprep.privacy.names.first_names import FIRST_NAMES
from ghostprep.privacy.names.name_words import NOT_NAMES
from ghostprep.privacy.names.spelling import WORD, plain_fold
from ghostprep.privacy.names.table import NameTable

_LEAST = 2
"""Occurrences that make a capitalised word a likely name."""
_MOST = 100


class NameReview:
    """Finds likely names that no list holds: capitalised in mid-sentence, recurring, seldom in lower case."""

    def __init__(self, names: NameTable) -> None:
        self.names = names
        self.capitalised: Counter[str] = Counter()
        self.lower: Counter[str] = Counter()

    def add(self, text: str) -> None:
        """Counts the words of one unmasked message."""
        if text.isupper():
            return
        for match in WORD.finditer(text):
            word = match.group()
            if word.islower():
                self.lower[plain_fold(word)] += 1
            elif (
                len(word) > 1
                and word[0].isupper()
                and word[1:].islower()
                and _mid_sentence(text, match.start())
            ):
                self.capitalised[word] += 1

    def likely(self) -> list[tuple[str, int]]:
        """(word, count), the commonest first, at most 100; known first names need only one occurrence."""
        found = [(word, count) for word, count in self.capitalised.items() if self._is_likely(word, count)]
        return sorted(found, key=lambda item: (-item[1], item[0]))[:_MOST]

    def _is_likely(self, word: str, count: int) -> bool:
        folded = plain_fold(word)
        if self.names.find_key(word) or folded in ORDINARY or folded in NOT_NAMES:
            return False
        return (count >= _LEAST or folded in FIRST_NAMES) and self.lower[folded] <= count


def _mid_sentence(text: str, start: int) -> bool:
    previous = text[:start].rstrip(" \"'«(@#")
    return (
        bool(previous)
        and previous[-1] not in ".!?…\n:;-–•"
        and (previous[-1].isalnum() or previous[-1] == ",")
    )
