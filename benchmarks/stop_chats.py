"""Invented two-person chats for the stop experiment: the same seed gives the same chats.

Every line is drawn from templates with slots, an answer depends on what was asked, and people wander from
topic to topic, so that a small model has something to learn and cannot learn the chats by heart.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import yaml

from ghostprep.records import Session, Turn

_TEMPLATES = yaml.safe_load((Path(__file__).parent / "data" / "stop_chats.yaml").read_text(encoding="utf-8"))
SLOTS: dict[str, list[str]] = _TEMPLATES["slots"]
EXCHANGES: list[dict[str, list[str]]] = _TEMPLATES["exchanges"]
ADDED: list[str] = _TEMPLATES["added"]


def _fill(rng: random.Random, template: str) -> str:
    while "{" in template:
        start, end = template.index("{"), template.index("}")
        template = template[:start] + rng.choice(SLOTS[template[start + 1 : end]]) + template[end + 1 :]
    return template + rng.choice(["", "", "", "", " !", "..", " " + rng.choice(SLOTS["emoji"])])


def _lines(rng: random.Random) -> Iterator[tuple[bool, str]]:
    """(mine, text) of one session. In a tenth of the turns somebody adds another; I open some topics too."""
    for exchange in rng.sample(EXCHANGES, rng.randint(3, 7)):
        i_ask = rng.random() < 0.25
        yield i_ask, _fill(rng, rng.choice(exchange["said"]))
        if rng.random() < 0.1:
            yield i_ask, _fill(rng, rng.choice(ADDED))
        yield not i_ask, _fill(rng, rng.choice(exchange["answered"]))
        if rng.random() < 0.1:
            yield not i_ask, _fill(rng, rng.choice(ADDED))


def invent_sessions(count: int, seed: int) -> list[Session]:
    """`count` sessions of 6 to 20 turns or so."""
    rng = random.Random(seed)
    return [_session(rng, 10_000 * number) for number in range(count)]


def _session(rng: random.Random, start: int) -> Session:
    said = enumerate(_lines(rng))
    return Session(tuple(Turn(mine, text, start + 60 * i, start + 60 * i) for i, (mine, text) in said))
