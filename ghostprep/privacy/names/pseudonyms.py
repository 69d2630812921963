"""Drawing pseudonyms: names that nobody here bears, no two alike, of the same language, gender, first sound.

Where a pool is used up, as by the thousands who write in a public group, names are put together from the
heads and tails of those in it ("Cédric" and "Damien": "Cédrien").
"""

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, count, islice, product

from ghostprep.privacy.chat_words import ORDINARY
from ghostprep.privacy.names.first_names import POOLS
from ghostprep.privacy.names.name_words import AMBIGUOUS
from ghostprep.privacy.names.spelling import fold, squeeze
from ghostprep.privacy.names.surnames import SURNAMES

_STRANGERS = 60
_SOURCES = {
    **POOLS,
    **{f"{language}-surname": names for language, names in SURNAMES.items()},
    "handle": POOLS["fr-f"] + POOLS["fr-m"],
    "stranger": POOLS["fr-f"] + POOLS["fr-m"] + POOLS["en-f"] + POOLS["en-m"],
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
        for candidates in (names.by_sound[soft], names.names):
            free = [name for name, squeezed in candidates if squeezed not in self._used]
            if free:
                return self._give(free[keyed_number(self._salt, key) % len(free)])
        return self._give(next(self._unused(names.invented[soft])))

    def strangers(self) -> tuple[str, ...]:
        """Names kept back for people of whom only NER knows, when everybody else has one."""
        drawn = set(map(fold, self.drawn))
        pool = self._pool("stranger")
        free = [name for name, _ in pool.names if fold(name) not in drawn]
        free.sort(key=lambda name: keyed_number(self._salt, "stranger " + name))
        return tuple(islice(chain(free, self._unused(pool.invented[False])), _STRANGERS))

    def _pool(self, pool: str) -> "_Pool":
        if pool not in self._pools:
            self._pools[pool] = _Pool(_SOURCES[pool], self._taken, self._salt)
        return self._pools[pool]

    def _unused(self, names: Iterator[str]) -> Iterator[str]:
        return (name for name in names if squeeze(fold(name)) not in self._used)

    def _give(self, name: str) -> str:
        self._used.add(squeeze(fold(name)))
        self.drawn.append(name)
        return name


class _Pool:
    """The names of one pool that nobody here bears, and those invented in their likeness, without end."""

    def __init__(self, source: list[str], taken: set[str], salt: bytes) -> None:
        self.names = [(name, squeeze(fold(name))) for name in _suitable(source, taken)]
        self.by_sound = {
            soft: [(name, key) for name, key in self.names if (key[0] in _SOFT) is soft]
            for soft in (True, False)
        }
        self.invented = {soft: _suitable(_invent(source, salt, soft), taken) for soft in (True, False)}


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
