"""What the values of every language are made of."""

import random
import re
from collections.abc import Sequence

from benchmarks.pii.sample import Maker, digits, pick


def shaped(rng: random.Random, *shapes: str) -> str:
    """One of `shapes` with a digit for each `#`, a capital for each `?`."""
    letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
    return re.sub(
        r"[#?]",
        lambda sign: digits(rng, 1) if sign.group() == "#" else rng.choice(letters),
        pick(rng, *shapes),
    )


def filled(rng: random.Random, template: str) -> str:
    """`template` with its hours, dates, prices, scores and order numbers filled in."""
    return template.format(
        h=rng.randrange(7, 24),
        m=f"{rng.randrange(0, 60, 5):02d}",
        n=rng.randrange(2, 60),
        d=rng.randrange(1, 29),
        dd=f"{rng.randrange(1, 29):02d}",
        mo=f"{rng.randrange(1, 13):02d}",
        y=rng.choice((2019, 2022, 2023, 2024)),
        a=rng.randrange(1, 9),
        b=rng.randrange(1, 9),
        p=rng.choice((3, 12, 45, 90, 150, 280, 999)),
        c=f"{rng.randrange(0, 100, 5):02d}",
        t=rng.randrange(2, 90),
        k=rng.randrange(100, 999),
        o=f"{rng.randrange(1, 9)}{digits(rng, rng.randrange(5, 9))}",
    )


def password(words: Sequence[str]) -> Maker:
    """Passwords that are made of these words."""

    def make(rng: random.Random) -> str:
        word = rng.choice(words)
        return pick(
            rng,
            f"{word}{digits(rng, 2)}",
            f"{word}{digits(rng, 4)}!",
            f"{word}-{digits(rng, 3)}",
            f"{word}_{digits(rng, 2)}$",
            f"{word}*{word}{digits(rng, 1)}",
            f"P@ss{digits(rng, 3)}{word}",
            "".join(rng.choice("abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789") for _ in range(10))
            + "7",
        )

    return make


def account(words: Sequence[str]) -> Maker:
    """Account names that are made of these words."""

    def make(rng: random.Random) -> str:
        first, second = rng.sample(words, 2)
        return pick(
            rng,
            f"{first}_{second}",
            f"{first}.{second}{digits(rng, 2)}",
            f"{first}{second}{digits(rng, 2)}",
            f"_{first}.{digits(rng, 2)}",
            f"x_{first}_x{digits(rng, 1)}",
        )

    return make
