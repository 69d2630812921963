"""Drawing pseudonyms: names that nobody here bears, no two alike, of the same language, gender, first sound.

Where a pool is used up, as by the thousands who write in a public group, names are put together from the
heads and tails of those in it ("Cédric" and "Damien": "Cédrien").
"""

import hashlib
import hmac
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, count, islice, product

from ghostprep.privacy.chat_words import ORDINARY
from ghostprep.privacy.names.first_names import POOLS
from ghostprep.privacy.names.known import first_names, kind_of
from ghostprep.privacy.names.name_words import AMBIGUOUS
from ghostprep.privacy.names.spelling import fold, squeeze
from ghostprep.privacy.names.surnames import SURNAMES

_STRANGERS = 300
"""Of each gender."""


def _further(language: str, gender: str) -> list[str]:
    """The common names of the lists, for when a pool's own are used up."""
    names = first_names().values()
    return [n.written for n in names if (n.language, n.gender, n.kind) == (language, gender, "common")]


_SOURCES = {
    **POOLS,
    **{f"{language}-surname": names for language, names in SURNAMES.items()},
    "handle": POOLS["fr-f"] + POOLS["fr-m"],
}
"""Pool → the names that it is drawn from."""
_SOFT = "aeiouyh"
"""Folded first letters before which French elides ("d'Antoine")."""
_VOWELS = "aàâeéèêëiîïoôuùûüy"
_HEAD_AND_TAIL = re.compile(rf"(.+?[^{_VOWELS}])([{_VOWELS}]+(?:[^{_VOWELS}]+e?)?)\Z", re.IGNORECASE)


def keyed_number(salt: bytes, text: str) -> int:
    """A number that only the holder of the salt can foresee."""
    return int.from_bytes(hmac.new(salt, text.encode(), hashlib.sha256).digest()[:8], "big")


class Pseudonyms:
    """Draws for one table. `taken`: the squeezed tokens of all real names, which nobody may get."""

    def __init__(self, salt: bytes, taken: set[str]) -> None:
        self._salt = salt
        self._taken = taken
        self._pools: dict[str, _Pool] = {}
        self._used: set[str] = set()
        self.drawn: list[str] = []

    def draw(self, key: str, pool: str) -> str:
        """The pseudonym of the folded name `key`. It depends on the salt and on what was drawn before."""
        names = self._pool(pool)
        soft = key[0] in _SOFT
        number = keyed_number(self._salt, key)
        for circle in names.circles(soft, len(key)):
            name = circle.next_free(number, self._used)
            if name:
                return self._give(name)
        return self._give(next(self._unused(names.invented[soft])))

    def strangers(self) -> dict[str, tuple[str, ...]]:
        """Gender → invented names for people of whom nobody knew when names were drawn.

        No list holds them, so that whoever really bears a pseudonym is masked all the same.
        """
        found = {}
        for gender in "fm":
            names = self._unused(self._pool(f"fr-{gender}").invented[False])
            fresh = (name for name in names if not kind_of(fold(name)) and len(name) < 12)
            found[gender] = tuple(islice(fresh, _STRANGERS))
        return {**found, "x": found["f"] + found["m"]}

    def _pool(self, pool: str) -> "_Pool":
        if pool not in self._pools:
            further = _further(*pool.split("-")) if pool in POOLS else []
            self._pools[pool] = _Pool(_SOURCES[pool], further, self._taken, self._salt)
        return self._pools[pool]

    def _unused(self, names: Iterator[str]) -> Iterator[str]:
        return (name for name in names if squeeze(fold(name)) not in self._used)

    def _give(self, name: str) -> str:
        self._used.add(squeeze(fold(name)))
        self.drawn.append(name)
        return name


class _Circle:
    """Names in an order that only the salt knows: who takes one moves nobody else, or few."""

    def __init__(self, names: Iterable[str], salt: bytes) -> None:
        placed = sorted((keyed_number(salt, f"place {name}"), name, squeeze(fold(name))) for name in names)
        self._places = [place for place, _, _ in placed]
        self._names = [(name, squeezed) for _, name, squeezed in placed]
        self._full: int = 0

    def next_free(self, number: int, used: set[str]) -> str:
        """The first name from this place on that is not `used`, or ""."""
        if self._full >= len(self._names):
            return ""
        start = bisect_left(self._places, number)
        for name, squeezed in chain(self._names[start:], self._names[:start]):
            if squeezed not in used:
                return name
        self._full = len(self._names)
        return ""


class _Pool:
    """The names of one pool that nobody here bears, and those invented in their likeness, without end."""

    def __init__(self, source: list[str], further: list[str], taken: set[str], salt: bytes) -> None:
        self._circles: dict[tuple[int, bool, int], _Circle] = {}
        self._tiers = [list(_suitable(source, taken)), list(_suitable(further, taken))]
        self._salt = salt
        self.invented = {soft: _suitable(_invent(source, salt, soft), taken) for soft in (True, False)}

    def circles(self, soft: bool, length: int) -> Iterator[_Circle]:
        """The names of this first sound and of about this length, then of any; then further names."""
        size = _size(length)
        for tier, names in enumerate(self._tiers):
            for wanted in (size, 0):
                at = tier, soft, wanted
                if at not in self._circles:
                    fits = (
                        n for n in names if (fold(n)[0] in _SOFT) is soft and wanted in (0, _size(len(n)))
                    )
                    self._circles[at] = _Circle(fits, self._salt)
                yield self._circles[at]


def _size(length: int) -> int:
    return 1 if length < 5 else 2 if length < 8 else 3


def _suitable(names: Iterable[str], taken: set[str]) -> Iterator[str]:
    """Each name once that belongs to nobody here and is no word."""
    seen = set()
    for name in names:
        folded = fold(name)
        free = name not in seen and squeeze(folded) not in taken
        if free and folded not in AMBIGUOUS and folded not in ORDINARY and len(name) > 2 and name.isalpha():
            seen.add(name)
            yield name


def _invent(source: list[str], salt: bytes, soft: bool) -> Iterator[str]:
    """Heads of the names with that first sound before common tails; when all are used, with more between."""
    parts = [match.groups() for name in source if (match := _HEAD_AND_TAIL.match(name))]
    heads = _shuffled((head for head, _ in parts if (fold(head)[0] in _SOFT) is soft), salt)
    tail_counts = Counter(tail for _, tail in parts)
    tails = _shuffled((tail for tail, times in tail_counts.items() if times > 1), salt)
    inner = [tail for tail in tails if tail[-1] not in _VOWELS]
    for size in count():
        for between in product(inner, repeat=size):
            for shift in range(len(tails)):
                for at, head in enumerate(heads, shift):
                    yield "".join((head, *between, tails[at % len(tails)]))


def _shuffled(parts: Iterable[str], salt: bytes) -> list[str]:
    return sorted(set(parts), key=lambda part: keyed_number(salt, "part " + part))
