"""Labelled sentences in the other languages that are masked, and clean chat in them.

Written before the patterns; the words are in data/languages/. `held_out` sentences say the same in other
words: what is found in them is the honest figure. French and English have only their papers here.
"""

import random
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.pii.languages.kit import account, filled, password, shaped
from benchmarks.pii.languages.makers import MAKERS
from benchmarks.pii.sample import Maker, Sample, fill

DATA = Path(__file__).parents[2] / "data" / "languages"
CHAT_LANGUAGES = ("de", "es", "it", "nl", "pt")
LANGUAGES = (*CHAT_LANGUAGES, "fr", "en")


@lru_cache
def _words(language: str) -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load((DATA / f"{language}.yaml").read_text("utf-8"))
    return words


def foreign_kinds(language: str) -> list[str]:
    return list(_words(language)["sentences"])


def _maker(language: str, kind: str) -> Maker:
    words = _words(language)
    if kind in words["shapes"]:
        return lambda rng: shaped(rng, *words["shapes"][kind])
    if kind == "PASSWORD":
        return password(words["password"])
    return account(words["account"]) if kind == "HANDLE" else MAKERS[language][kind]


def foreign_samples(language: str, seed: int, per_kind: int, held_out: bool = False) -> Iterator[Sample]:
    """`per_kind` messages of each kind, one planted span each, in a deterministic order."""
    rng = random.Random(f"{language} {seed}")
    words = _words(language)
    for kind, sentences in words["held_out" if held_out else "sentences"].items():
        maker = _maker(language, kind)
        for _ in range(per_kind):
            text, ((start, end, _),) = fill(rng.choice(sentences), maker(rng), kind)
            before, after = rng.choice(words.get("fillers", [""])), rng.choice(words.get("tails", [""]))
            yield Sample(before + text + after, ((start + len(before), end + len(before), kind),))


def foreign_chat(language: str, seed: int, count: int) -> Iterator[str]:
    """Messages without personal data; every third holds numbers that are nobody's."""
    rng = random.Random(f"{language} {seed}")
    words = _words(language)
    for _ in range(count):
        text = rng.choice(words["chat"])
        if rng.random() < 0.34:
            number = filled(rng, rng.choice(words["figures"]))
            text = f"{text} {number}" if rng.random() < 0.5 else number
        text = rng.choice(words["fillers"]) + text + rng.choice(words["tails"])
        yield text.capitalize() if rng.random() < 0.3 else text
