"""What a person's own messages say of the words in them: one pass that counts, and what follows from it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ghostprep.privacy.chat_words import ORDINARY
from ghostprep.privacy.names.cues import AGAINST, CUE, PLAIN, around, cue, cue_words
from ghostprep.privacy.names.known import dictionary, first_names, kind_of
from ghostprep.privacy.names.name_words import NOT_NAMES
from ghostprep.privacy.names.spelling import PLAIN_WORD, plain_fold
from ghostprep.privacy.names.table import NameTable
from ghostprep.privacy.normalise import normalise
from ghostprep.privacy.recognizers.third_party import ThirdPartyRecognizer

_LEAST_CUES = 3
_CUE_SHARE = 0.3
_AGAINST_SHARE = 0.1
_SHORTEST = 4
"""Letters of a word that only the corpus tells to be a name."""


@dataclass(slots=True)
class Evidence:
    """Counts of folded words that may be names. They add up, in any order."""

    uses: Counter[str] = field(default_factory=Counter)
    cues: Counter[str] = field(default_factory=Counter)
    against: Counter[str] = field(default_factory=Counter)
    masked: Counter[str] = field(default_factory=Counter)
    """Uses that the lists and the words around them tell to be names."""

    def add(self, other: "Evidence") -> None:
        self.uses.update(other.uses)
        self.cues.update(other.cues)
        self.against.update(other.against)
        self.masked.update(other.masked)


class Counting:
    """Counts texts. Build one for each process: it remembers which chunks hold nothing."""

    def __init__(self) -> None:
        self._recognizer = ThirdPartyRecognizer(NameTable())
        self._empty: set[str] = set()
        self._looked: set[str] = set()
        self._unknown: dict[str, bool] = {}

    def count(self, texts: Iterable[str]) -> Evidence:
        """The evidence in these texts."""
        found, empty, looked = Evidence(), self._empty, self._looked
        for text in texts:
            chunks = text.split()
            if empty.issuperset(chunks):
                continue
            new = [chunk for chunk in chunks if chunk not in looked]
            if new:
                self._look(new)
                if empty.issuperset(chunks):
                    continue
            self._count(normalise(text).text, found)
        return found

    def _look(self, chunks: Iterable[str]) -> None:
        if len(self._looked) > 300_000:
            self._looked.clear()
            self._empty.clear()
        self._looked.update(chunks)
        for chunk in chunks:
            words = PLAIN_WORD.findall(normalise(chunk).text)
            if not any(self._recognizer.may_be(word) or self._is_unknown(word) for word in words):
                self._empty.add(chunk)

    def _is_unknown(self, word: str) -> bool:
        if word not in self._unknown:
            key = plain_fold(word)
            self._unknown[word] = (
                len(key) >= _SHORTEST
                and key.isascii()
                and not (key[0] == "j" and key[1] not in "aeiouy")
                and not kind_of(key)
                and key not in dictionary()
                and key not in ORDINARY
                and key not in NOT_NAMES
            )
        return self._unknown[word]

    def _count(self, text: str, found: Evidence) -> None:
        matches = list(PLAIN_WORD.finditer(text))
        for mention in self._recognizer.mentions(text, matches):
            key = mention.key
            found.uses[key] += 1
            found.cues[key] += mention.said >= CUE
            found.against[key] += mention.said == AGAINST
            found.masked[key] += mention.masked
        for at, match in enumerate(matches):
            if self._is_unknown(match.group()):
                near = around(text, matches, at)
                said, key = cue(near), plain_fold(match.group())
                found.uses[key] += 1
                found.cues[key] += said >= PLAIN
                found.against[key] += said == AGAINST or near.before in cue_words()["article"]


@lru_cache(1)
def _counting() -> Counting:
    return Counting()


def count_names(texts: Iterable[str]) -> Evidence:
    """What a worker does: the evidence in some texts."""
    return _counting().count(texts)


def verdicts(evidence: Evidence) -> dict[str, str]:
    """Folded word → the `known.Kind` that this corpus makes of it, where the lists would say otherwise."""
    found: dict[str, str] = {}
    for key, uses in evidence.uses.items():
        cues, against = evidence.cues[key], evidence.against[key]
        known = first_names().get(key)
        if not known or known.kind == "rare":
            enough = cues >= max(1 if known else _LEAST_CUES, _CUE_SHARE * uses)
            alone = against < max(1, _AGAINST_SHARE * uses)
            written = known and uses > 1 and 2 * evidence.masked[key] >= uses
            if (enough and alone) or written:
                found[key] = "common"
        elif known.kind == "word" and cues >= 3 and cues >= 0.3 * uses and against < _AGAINST_SHARE * uses:
            found[key] = "both"
    return found


def borne(evidence: Evidence, made: Mapping[str, str]) -> list[str]:
    """The folded names of third parties in this corpus."""
    return sorted(key for key in evidence.uses if evidence.masked[key] or key in made)
