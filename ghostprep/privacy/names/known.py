"""What the shipped lists know: first names with gender and how surely each is one, words, celebrities.

The lists are made by `benchmarks/make_name_lists.py`, which says where they come from.
"""

import gzip
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from ghostprep.common_words import COMMON
from ghostprep.privacy.names.spelling import fold

_LISTS = Path(__file__).parent / "lists"

Kind = Literal["common", "both", "rare", "word"]
"""How surely a word is a name. "both": dictionaries have it, chat means the name. "rare": a capital or a cue
is wanted. "word": chat mostly means the word."""


class Known(NamedTuple):
    """A first name of the lists. `gender` is "f", "m" or "x" for either."""

    written: str
    language: str
    gender: str
    kind: Kind


@lru_cache(1)
def first_names() -> dict[str, Known]:
    """Folded name → what is known of it."""
    names: dict[str, Known] = {}
    language, gender, kind = "", "", "common"
    for line in (_LISTS / "first_names.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            language, gender, kind = line.strip("[]").split()
        elif not line.startswith("#"):
            for name in line.split():
                names[fold(name)] = Known(name, language, gender, cast(Kind, kind))
    return names


@lru_cache(1)
def dictionary() -> frozenset[str]:
    """Folded words of the seven languages, chat spellings included, that are no names of the lists."""
    return frozenset(gzip.decompress((_LISTS / "words.txt.gz").read_bytes()).decode("ascii").split())


@lru_cache(1)
def _commonest() -> frozenset[str]:
    """The folded words that no chat of a language does without."""
    return frozenset(fold(word) for words in COMMON.values() for word in words)


@lru_cache(1)
def celebrities() -> frozenset[tuple[str, ...]]:
    """The folded words of each name that is nobody's whom one could meet."""
    lines = (_LISTS / "kept.txt").read_text("utf-8").splitlines()
    return frozenset(tuple(line.split()) for line in lines if not line.startswith("#"))


@lru_cache(1)
def short_forms() -> dict[str, tuple[str, ...]]:
    """Folded diminutive → the folded first names that it stands for."""
    lines = (_LISTS / "diminutives.txt").read_text("utf-8").splitlines()
    pairs = (line.split(":") for line in lines if not line.startswith("#"))
    return {short: tuple(full.split()) for short, full in pairs}


def kind_of(key: str) -> str:
    """How surely a folded word is a name (`Kind`); "" for one that the lists do not know."""
    known = first_names().get(key)
    if not known and key not in short_forms():
        return ""
    if key in _commonest():
        return "word"
    if known:
        return known.kind
    return "rare" if len(key) < 4 or key in dictionary() else "common"
