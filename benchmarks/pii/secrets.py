"""Labelled sentences for each kind of secret in each language, and what only looks like one.

The sentences are data (data/secrets.yaml): `tuned` ones were seen while the patterns were made, `held_out`
ones were not.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from benchmarks.pii import announced as say
from benchmarks.pii import tokens
from benchmarks.pii.sample import Sample, digits

SENTENCES = Path(__file__).parents[1] / "data" / "secrets.yaml"

Values = Callable[[random.Random], str | tuple[str, ...]]
KINDS: dict[str, Values | Mapping[str, Values]] = {
    "api_key": tokens.api_key, "jwt": tokens.jwt, "private_key": tokens.private_key,
    "credentials_url": tokens.credentials_url, "cli_password": tokens.secret, "cookie": tokens.cookie,
    "seed_phrase": tokens.seed_phrase, "wallet": tokens.wallet, "recovery_code": tokens.recovery_codes,
    "one_time_code": say.one_time_code, "value_before": tokens.secret, "password": tokens.secret,
    "wifi": say.wifi, "login": say.login, "door_code": say.door_code, "bic": say.bic,
    "sort_code": say.sort_code, "us_account": say.us_account, "iban_wrong": say.wrong_iban,
    "partial_card": say.partial_card, "card_code": say.card_code, "birth_date": say.birth_date,
    "booking": say.booking, "parcel": say.parcel, "private_link": tokens.private_link,
    "spaced_link": tokens.spaced_link, "what3words": say.what3words, "plus_code": say.plus_code,
    "dms": say.degrees, "phone_glued": say.glued, "phone_pairs": say.split_pairs,
    "phone_spelt": {"fr": say.spelt_french, "en": say.spelt_english},
}  # fmt: skip
"""Kind → what makes its values, or that for each language."""


@lru_cache
def sentences(part: str) -> dict[str, dict[str, list[str]]]:
    """Kind → language → templates, of the `tuned` or the `held_out` part."""
    read: dict[str, dict[str, dict[str, list[str]]]] = yaml.safe_load(SENTENCES.read_text("utf-8"))
    return read[part]


def secret_samples(seed: int, part: str, kind: str, language: str, count: int) -> Iterator[Sample]:
    """`count` messages of one kind in one language, in a deterministic order."""
    rng = random.Random(f"{seed} {part} {kind} {language}")
    templates = sentences(part)[kind][language]
    for _ in range(count):
        values = _make(kind, language)(rng)
        yield _fill(rng.choice(templates), values if isinstance(values, tuple) else (values,), kind)


def samples_of_all(seed: int, part: str, count: int) -> Iterator[Sample]:
    """`count` messages of every kind in every language."""
    for kind, languages in sentences(part).items():
        for language in languages:
            yield from secret_samples(seed, part, kind, language, count)


def make_value(kind: str, rng: random.Random) -> str:
    """One value of a kind, the parts of a pair in one string."""
    values = _make(kind, rng.choice(["fr", "en"]))(rng)
    return values if isinstance(values, str) else " ".join(values)


def _make(kind: str, language: str) -> Values:
    make = KINDS[kind]
    return make[language] if isinstance(make, Mapping) else make


def _fill(template: str, values: tuple[str, ...], kind: str) -> Sample:
    text, spans = "", []
    for piece, value in zip(template.split("{}"), [*values, ""], strict=True):
        text += piece
        if value:
            spans.append((len(text), len(text) + len(value), kind))
        text += value
    return Sample(text, tuple(spans))


def look_alikes(seed: int, count: int) -> Iterator[str]:
    """Messages that hold what looks like a secret, of all languages."""
    read: dict[str, dict[str, list[str]]] = yaml.safe_load(SENTENCES.read_text("utf-8"))
    rng = random.Random(seed)
    templates = [each for language in read["look_alikes"].values() for each in language]
    for _ in range(count):
        yield rng.choice(templates).format(
            n=digits(rng, rng.randrange(3, 5)),
            m=rng.randrange(10, 99),
            s=rng.randrange(2, 9),
            p=f"{rng.randrange(5, 900)},{digits(rng, 2)}",
            o=rng.choice(
                [digits(rng, 7), f"#{digits(rng, 5)}", f"{digits(rng, 3)}-{digits(rng, 7)}-{digits(rng, 7)}"]
            ),
            h="".join(rng.choice("0123456789abcdef") for _ in range(rng.choice([7, 8, 10]))),
            y=rng.randrange(1950, 2026),
            d=rng.randrange(1, 29),
            h2=rng.randrange(8, 23),
        )
