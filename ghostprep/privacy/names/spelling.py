"""How names are compared and written: case, accents and elongations make no other name."""

import re
import unicodedata
from functools import lru_cache

from ghostprep.privacy.normalise import INVISIBLE, normalise

WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{INVISIBLE}])*")
"""A run of letters, also in text that is not normalised yet."""
PLAIN_WORD = re.compile(r"[^\W\d_]+")
"""The same in normalised text, and quicker."""
RUN = re.compile(r"(.)\1\1")
"""What makes a spelling an elongation."""
RUNS = re.compile(r"(.)\1\1+")
"""The whole of it."""
_LONGEST_RUN = 12
"""Letters that an elongated pseudonym gets at most, however long somebody held the key."""


def fold(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).replace("ı", "i")


@lru_cache(100_000)  # chat repeats its words, and each is compared in several places
def plain_fold(word: str) -> str:
    """How a word as written is compared: normalised, folded."""
    return word.lower() if word.isascii() else fold(normalise(word).text)


def squeeze(folded: str) -> str:
    """Each run of one letter as a single one: "mariiie" and "marie" meet here."""
    return re.sub(r"(.)\1+", r"\1", folded)


def in_style(pseudonym: str, written: str, name: str) -> str:
    """The pseudonym with the capitals, missing accents and elongation in which `name` was `written`."""
    if written.isascii() and not name.isascii():
        pseudonym = "".join(fold(char).upper() if char.isupper() else fold(char) for char in pseudonym)
    lowered = written.lower()
    if RUN.search(lowered):
        longest = max(len(run.group()) for run in re.finditer(r"(.)\1*", lowered))
        pseudonym += pseudonym[-1] * min(longest - 1, _LONGEST_RUN)
    letters = [char for char in written if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return pseudonym.upper()
    return pseudonym.lower() if letters and letters[0].islower() else pseudonym
