"""Chat without personal data, look-alikes in realistic shares."""

import random
from collections.abc import Iterator

from benchmarks.pii.clean_phrases import (
    EN_MIDDLES,
    EN_STARTS,
    EN_TIMES,
    ENDS,
    FR_MIDDLES,
    FR_STARTS,
    FR_TIMES,
    ODD_CLEAN,
)


def _clean_one(rng: random.Random) -> str:
    french = rng.random() < 0.7
    starts, middles, times = (
        (FR_STARTS, FR_MIDDLES, FR_TIMES) if french else (EN_STARTS, EN_MIDDLES, EN_TIMES)
    )
    draw = rng.random()
    if draw < 0.004:
        return rng.choice(ODD_CLEAN)
    if draw < 0.14:
        text = rng.choice(starts)
    elif draw < 0.5:
        text = rng.choice(middles)
    elif draw < 0.85:
        text = f"{rng.choice(starts)} {rng.choice(middles)}"
    else:
        filled = rng.choice(times).format(
            h=rng.randrange(7, 24),
            h2=rng.randrange(7, 24),
            m=f"{rng.randrange(0, 60, 5):02d}",
            m2=rng.randrange(10, 27),
            n=rng.randrange(2, 60),
            d=rng.randrange(1, 29),
            d2=rng.randrange(1, 29),
            mo=f"{rng.randrange(1, 13):02d}",
            a=rng.randrange(1, 9),
            b=rng.randrange(1, 9),
        )
        text = f"{rng.choice(middles)} {filled}" if rng.random() < 0.7 else filled
    text += rng.choice(ENDS)
    return text.capitalize() if rng.random() < 0.25 else text


def clean_chat(seed: int, count: int) -> Iterator[str]:
    """Messages without personal data; one in seven holds a number, one in 250 is a known trap."""
    rng = random.Random(seed)
    for _ in range(count):
        yield _clean_one(rng)
