"""Messages with one planted number, address or secret each."""

import random
from collections.abc import Iterator

from benchmarks.pii.carriers import CARRIERS
from benchmarks.pii.sample import Sample, fill
from ghostprep.records import BUBBLE_BREAK

FILLER_FR = (
    "",
    "",
    "",
    "ok ",
    "mdr ",
    "attends ",
    "oui oui ",
    "alors ",
    "bon ",
    "coucou ",
    "dsl ",
    "Salut! ",
    "hey ",
    "😂 ",
    "et sinon, ",
    "du coup ",
)
TAIL_FR = (
    "",
    "",
    "",
    " mdr",
    " 😊",
    " bisous",
    " ok?",
    " !",
    " stp",
    " merci bcp",
    " hein",
    " haha",
    " à tte",
    "...",
    " lol",
    " 👍🏽",
)


def _wrap(sample: Sample, rng: random.Random) -> Sample:
    """Filler before and after, and now and then capitals at the start: people do not write templates."""
    if not sample.spans:
        return sample
    before, after = rng.choice(FILLER_FR), rng.choice(TAIL_FR)
    spans = tuple((start + len(before), end + len(before), kind) for start, end, kind in sample.spans)
    return Sample(before + sample.text + after, spans)


def generate(seed: int, per_type: int) -> Iterator[Sample]:
    """`per_type` samples of each structured type, one planted span each, in a deterministic order."""
    rng = random.Random(seed)
    for kind, (maker, templates) in CARRIERS.items():
        for _ in range(per_type):
            yield _wrap(fill(rng.choice(templates), maker(rng), kind), rng)


_TIGHT_CUTS = {
    "PHONE_NUMBER": (2, 4, 6), "CREDIT_CARD": (4, 8, 12), "IBAN_CODE": (4, 8, 12), "FR_NIR": (5, 7, 10, 13),
    "FR_SIRET": (3, 6, 9), "UK_NINO": (4, 6), "UK_NHS": (3, 6), "US_SSN": (3, 5),
}  # fmt: skip
"""Number types, and where one that is written without spaces is cut: between its groups."""


def split_over_bubbles(seed: int, per_type: int) -> Iterator[Sample]:
    """Turns of two or three bubbles, a number of each type typed over two of them."""
    rng = random.Random(seed)
    for kind, tight in _TIGHT_CUTS.items():
        maker, templates = CARRIERS[kind]
        for _ in range(per_type):
            value = maker(rng)
            gaps = [at for at in range(3, len(value) - 3) if value[at] in " -./\u00a0\u202f\u2011"]
            cut = rng.choice(gaps or tight)
            broken = value[:cut] + BUBBLE_BREAK + value[cut + bool(gaps) :]
            sample = fill(rng.choice(templates), broken, kind)
            yield sample if rng.random() < 0.5 else _then(sample, rng.choice(TAIL_FR).strip())


def _then(sample: Sample, bubble: str) -> Sample:
    return Sample(sample.text + BUBBLE_BREAK + bubble, sample.spans) if bubble else sample
