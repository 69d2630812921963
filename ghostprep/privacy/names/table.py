"""The table of names: which words are somebody's name, and what stands for each.

A name is compared token by token, so that "Anto" is never found inside "Antonia". The table is built once
(`build_name_table`) and pickled to the workers.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from ghostprep.privacy.names.known import first_names, kind_of
from ghostprep.privacy.names.name_words import PARTICLES
from ghostprep.privacy.names.pseudonyms import keyed_number
from ghostprep.privacy.names.spelling import RUN, RUNS, WORD, in_style, plain_fold, squeeze

Mode = Literal["pseudonym", "tag", "keep"]
Role = Literal["first", "last"]


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

    mode: Mode = "pseudonym"
    names: dict[str, Name] = field(default_factory=dict)
    compounds: dict[tuple[str, ...], Name] = field(default_factory=dict)
    handles: dict[str, str] = field(default_factory=dict)
    pairs: frozenset[tuple[str, str]] = frozenset()
    """(first, last) as people bear them: together they need no capital."""
    reserved: frozenset[str] = frozenset()
    """Folded pseudonyms: they may stand in a finished text, so nothing ever masks them again."""
    salt: bytes = b""
    strangers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Gender → invented names for people of whom only the text at hand tells."""
    elongated: dict[str, str] = field(default_factory=dict)
    """Squeezed token → folded token."""
    verdicts: dict[str, str] = field(default_factory=dict)
    """Folded word → how surely it is a third party's name in this corpus (`known.Kind`)."""
    third_parties: dict[str, Name] = field(default_factory=dict)
    """Folded token → the name of somebody who is talked about and never writes."""
    ignored: frozenset[str] = frozenset()
    """Folded words that the settings tell to leave."""

    def find_key(self, token: str, meant: bool = False) -> str:
        """The folded name that a word is, or "". Elongation: three or more of a letter in a row.

        `meant`: the word is known to be a name here, so that no capital is needed.
        """
        folded = plain_fold(token)
        if folded not in self.names:
            folded = self.elongated.get(squeeze(folded), "") if RUN.search(folded) else ""
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
            return in_style(whole.pseudonym, written, whole.written)
        return self._replace_tokens(written)

    def _replace_tokens(self, written: str) -> str:
        parts, at, matches = [], 0, list(WORD.finditer(written))
        index = 0
        while index < len(matches):
            size, name = self._longest(matches, index)
            start, end = matches[index].start(), matches[index + size - 1].end()
            parts += [written[at:start], self._stand_in(written[start:end], name)]
            at, index = end, index + size
        return "".join([*parts, written[at:]])

    def _longest(self, matches: list[re.Match[str]], index: int) -> tuple[int, Name | None]:
        for size in (3, 2) if self.compounds else ():
            key = tuple(plain_fold(match.group()) for match in matches[index : index + size])
            if len(key) == size and key in self.compounds:
                return size, self.compounds[key]
        word = matches[index].group()
        key_one = self.find_key(word, meant=True)
        return 1, self.names[key_one] if key_one else self.third_parties.get(self.third_party_key(word))

    def third_party_key(self, word: str) -> str:
        """The folded word; for an elongated name ("Juliiiie") the name."""
        key = plain_fold(word)
        if RUN.search(key):
            for letters in (r"\1", r"\1\1"):
                short = RUNS.sub(letters, key)
                if self.verdicts.get(short, kind_of(short)) in ("common", "both"):
                    return short
        return key

    def _stand_in(self, written: str, name: Name | None) -> str:
        if name:
            return in_style(name.pseudonym, written, name.written)
        folded = plain_fold(written)
        if folded in self.reserved or folded in PARTICLES or len(folded) < 2:
            return written
        known = first_names().get(self.third_party_key(written))
        names = self.strangers[known.gender if known else "x"]
        return in_style(names[keyed_number(self.salt, folded) % len(names)], written, written)
