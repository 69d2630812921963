"""Finding the names of a table in a message."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ghostprep.privacy.chat_words import words
from ghostprep.privacy.names.spelling import PLAIN_WORD, fold, plain_fold
from ghostprep.privacy.names.table import Name, NameTable
from ghostprep.privacy.recognizers.recognizer import Recognizer, before

_NOT_AFTER = frozenset(
    words(
        """
un une des les ces mes tes ses nos vos leurs quelques deux trois the an this these those some any every
aux
"""
    )
)
_NOT_NEXT: dict[str, frozenset[str]] = {
    "": frozenset(
        words(
            """
i you u we he she it they this that there to the ya ur your my
"""
        )
    ),
    "ben": frozenset(
        words(
            """
oui non ouais nan si alors voila tu je j c en la quoi ca on il elle ils oe wi pas moi toi dis nn ui
"""
        )
    ),
}
_ENGLISH_VERBS = frozenset(
    words(
        """
will may hope mark grace chase drew rob sue art did can bill pat guy love page price faith josh
"""
    )
)


_HEAD = "-"
"""Not a name by itself, but the first part of one ("anne" of Anne-Sophie)."""
_ACCOUNT = re.compile(
    r"(?<![\w.])@?(?=[a-z-]{0,39}[0-9_.])(?P<name>[a-z0-9][a-z0-9_.-]{2,39})", re.IGNORECASE
)
"""What may be an account name (`people.account_name`): thousands are looked up, not tried one by one."""


class Lookup(dict[str, str]):
    """Word as written → key of the name, `_HEAD` or "", filled as words come by: chat repeats itself."""

    def __init__(self, table: NameTable) -> None:
        super().__init__()
        self.table = table
        self.heads = frozenset(parts[0] for parts in table.compounds)
        self.openers = self.heads | {first for first, _ in table.pairs}

    def __missing__(self, token: str) -> str:
        if len(self) > 300_000:
            self.clear()
        key = self.table.find_key(token)
        if not key and plain_fold(token) in self.openers:
            key = _HEAD
        self[token] = key
        return key


class NameRecognizer(Recognizer):
    """Participants and the user's own list. Neighbouring first and last names are one span."""

    entity = "PERSON"

    def __init__(self, table: NameTable) -> None:
        self.table = table
        self.lookup = Lookup(table)
        super().__init__()

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        yield from self.find_accounts(text)
        lookup = self.lookup
        matches = list(PLAIN_WORD.finditer(text))
        skip_to = 0
        for at in [at for at, match in enumerate(matches) if lookup[match.group()]]:
            if at < skip_to:
                continue
            size, name = self._name_at(text, matches, at)
            if not name:
                continue
            start, end = matches[at].start(), matches[at + size - 1].end()
            skip_to = at + size
            if size == 1 and self._is_pair(text, matches, at):
                skip_to, end = at + 2, matches[at + 1].end()
            elif (
                name.role == "first"
                and skip_to < len(matches)
                and text[end : matches[skip_to].start()] == " "
            ):
                size, name = self._name_at(text, matches, skip_to)
                if name and name.role == "last":
                    skip_to += size
                    end = matches[skip_to - 1].end()
            yield start, end

    def find_accounts(self, text: str) -> Iterator[tuple[int, int]]:
        """Spans of the participants' account names, the longest where several begin alike."""
        match = _ACCOUNT.search(text) if self.table.handles else None
        while match:
            start, end = match.span("name")
            while end > start and (text[end : end + 1].isalnum() or not self._is_account(text[start:end])):
                end -= 1
            if end > start:
                yield match.start(), end
            match = _ACCOUNT.search(text, max(end, match.start() + 1))

    def _is_account(self, written: str) -> bool:
        return fold(written) in self.table.handles

    def _name_at(self, text: str, matches: list[re.Match[str]], at: int) -> tuple[int, Name | None]:
        for size in (3, 2) if plain_fold(matches[at].group()) in self.lookup.heads else ():
            window = matches[at : at + size]
            parts = tuple(plain_fold(match.group()) for match in window)
            if len(parts) == size and parts in self.table.compounds:
                gaps = {text[a.end() : b.start()] for a, b in pairwise(window)}
                if gaps <= {" ", "-", "'"}:
                    return size, self.table.compounds[parts]
        match = matches[at]
        if self._is_pair(text, matches, at):
            return 1, self.table.names[plain_fold(match.group())]
        key = self.lookup[match.group()]
        if not key or key == _HEAD or not self._stands_alone(text, match, key):
            return 0, None
        name = self.table.names[key]
        return (1, name) if not name.capital or self._is_meant(text, matches, at, key) else (0, None)

    def _is_pair(self, text: str, matches: list[re.Match[str]], at: int) -> bool:
        """Whether this word and the next are somebody's first and last name ("clara walker")."""
        if at + 1 >= len(matches) or text[matches[at].end() : matches[at + 1].start()] != " ":
            return False
        return (plain_fold(matches[at].group()), plain_fold(matches[at + 1].group())) in self.table.pairs

    def _stands_alone(self, text: str, match: re.Match[str], key: str) -> bool:
        """Digits and underscores next to a short or ambiguous name make it part of something else."""
        glued = text[match.end() : match.end() + 1], text[max(0, match.start() - 1) : match.start()]
        touching = any(char.isdigit() or char == "_" for char in glued if char)
        return not touching or (len(key) > 2 and not self.table.names[key].capital)

    def _is_meant(self, text: str, matches: list[re.Match[str]], at: int, key: str) -> bool:
        """Whether a capital makes a common word the name here: not in "Will you" or "les Roses"."""
        match = matches[at]
        if (
            at
            and text[matches[at - 1].end() : match.start()] == " "
            and fold(matches[at - 1].group()) in _NOT_AFTER
        ):
            return False
        if (
            _opens_sentence(text, match.start())
            and at + 1 < len(matches)
            and text[match.end() : matches[at + 1].start()] == " "
        ):
            following = fold(matches[at + 1].group())
            if key in _ENGLISH_VERBS and following in _NOT_NEXT[""]:
                return False
            return following not in _NOT_NEXT.get(key, ())
        return True


def _opens_sentence(text: str, start: int) -> bool:
    return before(text, start, 12).rstrip(" \"'«(")[-1:] in ("", ".", "!", "?", "…", "\n", ",")
