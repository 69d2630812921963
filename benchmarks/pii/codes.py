"""Passwords and the codes of doors."""

import random

from benchmarks.pii.sample import digits, pick


def access_code(rng: random.Random) -> str:
    return pick(
        rng,
        digits(rng, 4),
        digits(rng, 4),
        digits(rng, 5),
        digits(rng, 6),
        f"{digits(rng, 2)}B{digits(rng, 2)}",
        f"{digits(rng, 4)}A",
        f"A{digits(rng, 4)}",
        f"B{digits(rng, 2)}C{digits(rng, 1)}",
        f"{digits(rng, 4)}#",
    )


def password(rng: random.Random) -> str:
    word = rng.choice(["Soleil", "azerty", "chaton", "Monkey", "dragon", "pizza", "Licorne", "football"])
    return pick(
        rng,
        f"{word}{digits(rng, 2)}",
        f"{word}{digits(rng, 4)}!",
        f"{word}-{digits(rng, 3)}",
        f"P@ss{digits(rng, 3)}{word}",
        f"{word}_{digits(rng, 2)}$",
        "".join(rng.choice("abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789") for _ in range(10))
        + "7",
        f"{word}*{word}{digits(rng, 1)}",
    )
