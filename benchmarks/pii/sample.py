"""One labelled message, and what its makers draw with."""

import random
from collections.abc import Callable
from typing import NamedTuple


class Sample(NamedTuple):
    """One message; `spans` are (start, end, type) in code points."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


Maker = Callable[[random.Random], str]


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def pick(rng: random.Random, *options: str) -> str:
    return rng.choice(options)


def grouped(text: str, sizes: tuple[int, ...], separator: str) -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(text[at : at + size])
        at += size
    return separator.join(part for part in [*parts, text[at:]] if part)


def fill(template: str, value: str, kind: str) -> Sample:
    start = template.index("{}")
    return Sample(template.replace("{}", value, 1), ((start, start + len(value), kind),))
