"""The pass over a person's own messages that counts what may be a name."""

from collections.abc import Iterable

from ghostprep.privacy.chat_words import ORDINARY
from ghostprep.privacy.names.cues import AGAINST, CUE, PLAIN, around, cue, cue_words
from ghostprep.privacy.names.evidence import Evidence
from ghostprep.privacy.names.known import dictionary, kind_of
from ghostprep.privacy.names.name_words import NOT_NAMES
from ghostprep.privacy.names.spelling import PLAIN_WORD, plain_fold
from ghostprep.privacy.names.table import NameTable
from ghostprep.privacy.normalise import normalise
from ghostprep.privacy.recognizers.third_party import ThirdPartyRecognizer

_SHORTEST = 4
"""Letters of a word that only the corpus tells to be a name."""


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
