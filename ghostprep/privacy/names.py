"""Who is who: participants' names as a token set, one pseudonym for each person, everywhere.

A name is compared by folded letters (case, accents, elongations do not matter), token by token, so that
"Anto" is never found inside "Antonia". The table is built once and pickled to the workers.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from ghostprep.privacy.normalise import INVISIBLE, normalise
from ghostprep.privacy.pseudonyms import fold
from ghostprep.privacy.wordlists import PARTICLES

WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{INVISIBLE}])*")
"""A run of letters, also in text that is not normalised yet."""

_RUN = re.compile(r"(.)\1\1")


@lru_cache(100_000)  # chat repeats its words, and each is compared in several places
def plain_fold(word: str) -> str:
    """How a word as written is compared: normalised, folded."""
    return word.lower() if word.isascii() else fold(normalise(word).text)


Role = Literal["first", "last"]


def squeeze(folded: str) -> str:
    """Each run of one letter as a single one: "mariiie" and "marie" meet here."""
    return re.sub(r"(.)\1+", r"\1", folded)


@dataclass(slots=True)
class Name:
    """One token of somebody's name and what stands for it."""

    written: str
    pseudonym: str
    role: Role
    capital: bool
    """Whether only a capital tells it from a word."""


@dataclass(slots=True)
class NameTable:
    """Folded token → `Name`. `compounds` are hyphenated first names, `handles` whole account names."""

    mode: Literal["pseudonym", "tag", "keep"] = "pseudonym"
    names: dict[str, Name] = field(default_factory=dict)
    compounds: dict[tuple[str, ...], Name] = field(default_factory=dict)
    handles: dict[str, str] = field(default_factory=dict)
    pairs: frozenset[tuple[str, str]] = frozenset()
    """(first, last) as people bear them: together they need no capital."""
    reserved: frozenset[str] = frozenset()
    """Folded pseudonyms: they may stand in a finished text, so nothing ever masks them again."""
    salt: bytes = b""
    strangers: tuple[str, ...] = ()
    """Pseudonyms kept back for people whom only NER finds."""
    elongated: dict[str, str] = field(default_factory=dict)

    def find_key(self, token: str, meant: bool = False) -> str:
        """The folded name that a word is, or "". Elongation: three or more of a letter in a row.

        `meant`: the word is known to be a name here, so that no capital is needed.
        """
        folded = plain_fold(token)
        if folded not in self.names:
            folded = self.elongated.get(squeeze(folded), "") if _RUN.search(folded) else ""
        if folded and not meant and self.names[folded].capital and not token[0].isupper():
            return ""
        return folded

    def replacement(self, written: str) -> str:
        """What stands for the span `written`: each name token by its pseudonym, all else as it is."""
        if self.mode == "tag":
            return "[NAME]"
        handle = self.handles.get(plain_fold(written).removeprefix("@"))
        if handle:
            return handle
        whole = self.compounds.get(tuple(plain_fold(word) for word in WORD.findall(written)))
        if whole:
            return _in_style(whole.pseudonym, written, whole.written)
        return self._replace_tokens(written)

    def _replace_tokens(self, written: str) -> str:
        parts, at, matches = [], 0, list(WORD.finditer(written))
        index = 0
        while index < len(matches):
            size, name = self._longest(matches, index, written)
            start, end = matches[index].start(), matches[index + size - 1].end()
            parts += [written[at:start], self._stand_in(written[start:end], name)]
            at, index = end, index + size
        return "".join([*parts, written[at:]])

    def _longest(self, matches: list[re.Match[str]], index: int, written: str) -> tuple[int, Name | None]:
        for size in (3, 2) if self.compounds else ():
            key = tuple(plain_fold(match.group()) for match in matches[index : index + size])
            if len(key) == size and key in self.compounds:
                return size, self.compounds[key]
        key_one = self.find_key(matches[index].group(), meant=True)
        return 1, self.names[key_one] if key_one else None

    def _stand_in(self, written: str, name: Name | None) -> str:
        if name:
            return _in_style(name.pseudonym, written, name.written)
        folded = plain_fold(written)
        if folded in self.reserved or folded in PARTICLES or len(folded) < 2 or not self.strangers:
            return written
        return _in_style(
            self.strangers[keyed_number(self.salt, folded) % len(self.strangers)], written, written
        )


def keyed_number(salt: bytes, text: str) -> int:
    """A number that only the holder of the salt can foresee."""
    return int.from_bytes(hmac.new(salt, text.encode(), hashlib.sha256).digest()[:8], "big")


def _in_style(pseudonym: str, written: str, name: str) -> str:
    """Capitals, missing accents and elongation as the person wrote them."""
    letters = [char for char in written if char.isalpha()]
    if written.isascii() and not name.isascii():
        pseudonym = "".join(fold(char).upper() if char.isupper() else fold(char) for char in pseudonym)
    run = _RUN.search(written.lower())
    if run:
        extra = max(len(match.group()) for match in re.finditer(r"(.)\1*", written.lower())) - 1
        pseudonym += pseudonym[-1] * min(extra, 12)
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return pseudonym.upper()
    return pseudonym.lower() if letters and letters[0].islower() else pseudonym
