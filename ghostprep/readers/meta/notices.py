"""Tells the sentences that Messenger and Instagram write in a person's place (phrases/).

A sentence counts only as a whole message, and only when the person that it names is a participant, so that
nothing a person typed is taken for one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ghostprep.readers.meta.phrases import SENTENCES, YOU

_LONGEST = 400  # characters; longer texts are no notice, and would only slow the patterns down
_START = 2
"""Letters by which sentences are looked up."""
_WHOM = ".{1,100}"
_Known = tuple[re.Pattern[str], str]


def _compiled(sentence: str) -> re.Pattern[str]:
    named = sentence.replace("{who}", "(?P<who>.{1,100}?)", 1).replace("{who}", _WHOM)
    return re.compile(named.replace("{whom}", _WHOM), re.DOTALL)


def _by_start() -> dict[str, list[_Known]]:
    """Sentences that begin with letters of their own, by the first of these."""
    found: defaultdict[str, list[_Known]] = defaultdict(list)
    for sentence, reason in SENTENCES:
        if not sentence.startswith("{who}"):
            found[sentence[:_START]].append((_compiled(sentence), reason))
    return dict(found)


def _after_names() -> list[_Known]:
    """What follows the name in sentences that begin with one: a pattern for each reason."""
    tails: defaultdict[str, list[str]] = defaultdict(list)
    for sentence, reason in SENTENCES:
        if sentence.startswith("{who}"):
            tails[reason].append(sentence.removeprefix("{who}").replace("{whom}", _WHOM))
    return [(re.compile("|".join(own), re.DOTALL), reason) for reason, own in tails.items()]


_FIXED, _NAMED = _by_start(), _after_names()


class Notices:
    """The sentences that the app may have written in a thread of these people."""

    def __init__(self, people: Iterable[str]) -> None:
        self._names = set(YOU)
        self._starts = set(_FIXED)
        for name in people:
            self.add(name)

    def add(self, name: str) -> None:
        """One more person of the thread: notices use the full name or the first."""
        new = {name, *name.split()[:1]} - {""}
        self._names |= new
        self._starts |= {f"{part} "[:_START] for part in new}

    def reason(self, text: str) -> str:
        """Why `text` is no message of a person; "" if it is one."""
        if text[:_START] not in self._starts or len(text) > _LONGEST:
            return ""
        for pattern, reason in _FIXED.get(text[:_START], ()):
            notice = pattern.fullmatch(text)
            if notice and ("who" not in pattern.groupindex or notice["who"] in self._names | {None}):
                return reason
        return next(self._reasons_after_a_name(text), "")

    def _reasons_after_a_name(self, text: str) -> Iterator[str]:
        for name in self._names:
            if text.startswith(f"{name} "):
                rest = text[len(name) :]
                yield from (reason for pattern, reason in _NAMED if pattern.fullmatch(rest))
