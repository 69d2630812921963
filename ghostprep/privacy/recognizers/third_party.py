"""Finding people who are talked about and never write: first names of the lists, what follows a title."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ghostprep.privacy.chat_words import ORDINARY, words
from ghostprep.privacy.names.cues import AGAINST, CUE, SURE, Around, around, cue, cue_words
from ghostprep.privacy.names.known import celebrities, kind_of
from ghostprep.privacy.names.name_words import PARTICLES
from ghostprep.privacy.names.spelling import PLAIN_WORD, RUN, plain_fold, squeeze
from ghostprep.privacy.names.table import NameTable
from ghostprep.privacy.recognizers.recognizer import Recognizer, before
from ghostprep.privacy.spans import TAGS

_TITLE = "title"
"""The kind of a word after which a name is looked for."""
_OPENERS = ("", ".", "!", "?", "…", "\n", ":", ";", "-", "(", "*", "•")
_SHORTEST_UNKNOWN = 3


class Mention(NamedTuple):
    """A word that may be a name: its folded form, what the words around say, whether it is masked."""

    at: int
    key: str
    said: int
    masked: bool


class _Kinds(dict[str, str]):
    """Word as written → how surely it is a name, `_TITLE`, or "": filled as words come by."""

    def __init__(self, table: NameTable) -> None:
        super().__init__()
        self.table = table
        self.reserved = set(map(squeeze, table.reserved))

    def __missing__(self, word: str) -> str:
        if len(self) > 300_000:
            self.clear()
        if RUN.search(plain_fold(word)) and squeeze(plain_fold(word)) in self.reserved:
            return ""
        key = self.table.third_party_key(word)
        self[word] = kind = self._kind(key)
        return kind

    def _kind(self, key: str) -> str:
        known_otherwise = key in self.table.reserved or key in self.table.names or key in self.table.ignored
        if known_otherwise or key in PARTICLES:  # which nothing stands for
            return ""
        parts = cue_words()
        if key == "m" or key in parts["title"] or key in parts["kin"]:
            return _TITLE
        return self.table.verdicts.get(key) or kind_of(key)


class ThirdPartyRecognizer(Recognizer):
    """Neighbouring names are one span. What the corpus says (`NameTable.verdicts`) outweighs the lists."""

    entity = "PERSON"

    def __init__(self, table: NameTable) -> None:
        self.table = table
        self.kinds = _Kinds(table)
        super().__init__()

    def may_be(self, word: str) -> bool:
        """Whether anything makes a name of this word, or of one after it."""
        kind = self.kinds[word]
        return bool(kind) and (kind != _TITLE or plain_fold(word) in _FORMAL)

    def signs(self, word: str) -> str:
        """What a word is to whom looks for names: "name", "perhaps", "title", "kin", "cue" or ""."""
        kind = self.kinds[word]
        if kind == _TITLE:
            return "title" if plain_fold(word) in _FORMAL else "kin"
        if kind:
            return "name" if kind in ("common", "both") else "perhaps"
        return "cue" if plain_fold(word) in _beside() else ""

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        matches = list(PLAIN_WORD.finditer(text))
        end = 0
        for mention in self.mentions(text, matches):
            at = mention.at
            if mention.masked and matches[at].start() >= end:
                last = self._last_of_name(text, matches, at)
                end = matches[last].end()
                yield matches[at].start(), end

    def mentions(self, text: str, matches: Sequence[re.Match[str]]) -> Iterator[Mention]:
        """Every word that may be a name."""
        kinds = self.kinds
        for at, match in enumerate(matches):
            kind = kinds[match.group()]
            if kind == _TITLE:
                yield from self._after_title(text, matches, at + 1)
            elif kind and not _is_tag(text, match):
                near = around(text, matches, at)
                said = cue(near)
                if said != AGAINST and self._is_compound(text, matches, at):
                    said = SURE
                masked = (
                    said != AGAINST
                    and self._is_meant(text, match, kind, said, near)
                    and not _is_celebrity(matches, at)
                )
                yield Mention(at, self.table.third_party_key(match.group()), said, masked)

    def _after_title(self, text: str, matches: Sequence[re.Match[str]], at: int) -> Iterator[Mention]:
        """A word that no list knows, right after "Mme" or "ma tante"."""
        if at >= len(matches):
            return
        word = matches[at].group()
        key = self.table.third_party_key(word)
        table = self.table
        if self.kinds[word] or key in table.reserved or key in table.names or key in table.ignored:
            return
        if len(key) < _SHORTEST_UNKNOWN or key in ORDINARY or key in PARTICLES or key in cue_words()["after"]:
            return
        if cue(around(text, matches, at)) != SURE or _is_celebrity(matches, at):
            return
        formal = plain_fold(matches[at - 1].group()) in _FORMAL
        if formal or (_is_capital(text, matches[at])):
            yield Mention(at, key, SURE, True)

    def _is_compound(self, text: str, matches: Sequence[re.Match[str]], at: int) -> bool:
        """Whether a hyphen, or a space after "Jean", joins it with the next name."""
        if at + 1 == len(matches) or self.kinds[matches[at + 1].group()] in ("", _TITLE):
            return False
        gap = text[matches[at].end() : matches[at + 1].start()]
        return gap == "-" or (gap == " " and plain_fold(matches[at].group()) in _HEADS)

    def _is_meant(self, text: str, match: re.Match[str], kind: str, said: int, near: Around) -> bool:
        parts = cue_words()
        key = plain_fold(match.group())
        if key in parts["cities"] and (said < CUE or near.before in parts["city"]):
            return False
        if kind == "common" or said == SURE:
            return True
        capital = _is_capital(text, match)
        article = near.before in parts["article"]
        if kind == "both":
            return capital or not article or said >= CUE
        if said >= CUE:
            return True
        if not capital or article:
            return False
        return not _opens(text, match.start()) or (kind == "rare" and len(key) > 3)

    def _last_of_name(self, text: str, matches: Sequence[re.Match[str]], at: int) -> int:
        """The last word of the name that begins at `at`: second names, a surname."""
        capital = _is_capital(text, matches[at])
        while at + 1 < len(matches):
            gap = text[matches[at].end() : matches[at + 1].start()]
            word = matches[at + 1].group()
            key = plain_fold(word)
            sure = self.kinds[word] in ("common", "both", "rare", "word")
            head = gap == " " and sure and plain_fold(matches[at].group()) in _HEADS
            if (
                head
                or (gap == "-" and (sure or (capital and word[0].isupper())))
                or (gap == " " and capital and word[0].isupper() and self._is_surname(word, key))
            ):
                at += 1
            else:
                break
        return at

    def _is_surname(self, word: str, key: str) -> bool:
        table = self.table
        return (
            len(key) > 2
            and not word.isupper()
            and key not in ORDINARY
            and key not in table.reserved
            and key not in table.names
            and key not in table.ignored
        )


_TAGS = frozenset(TAGS.values())
_HEADS = ("jean", "marie", "anne", "pierre")
"""First parts of double names."""
_FORMAL = frozenset(
    words(
        """
mme mlle melle monsieur madame mademoiselle mr mrs m dr docteur frau herr senora senor signora signor
mevrouw meneer
"""
    )
)
"""Titles after which any word is a name."""


@lru_cache(1)
def _beside() -> frozenset[str]:
    parts = cue_words()
    return frozenset().union(*(parts[part] for part in ("before", "greeting", "of", "after", "title", "kin")))


def _is_tag(text: str, match: re.Match[str]) -> bool:
    """Whether it is what masking itself wrote: "[NINO]"."""
    return text[match.start() - 1 : match.end() + 1] in _TAGS


def _is_capital(text: str, match: re.Match[str]) -> bool:
    """A capital that tells something: not where all letters are capitals."""
    return text[match.start()].isupper() and not match.group().isupper()


def _opens(text: str, start: int) -> bool:
    return before(text, start, 12).rstrip(" \"'«")[-1:] in _OPENERS


def _is_celebrity(matches: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the word is part of a well-known name."""
    known = celebrities()
    for first in (at, at - 1, at - 2):
        if first < 0:
            break
        for size in range(at - first + 1, 4):
            if tuple(plain_fold(match.group()) for match in matches[first : first + size]) in known:
                return True
    return False
