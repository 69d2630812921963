"""Every kind of secret is found in every language, and what only looks like one stays."""

import pytest

from benchmarks.pii.secrets import KINDS, look_alikes, secret_samples, sentences
from benchmarks.privacy import our_finder, score


@pytest.mark.parametrize("part", ["tuned", "held_out"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_generated_secrets_are_covered_and_little_else(kind, part):
    samples = [
        sample
        for language in sentences(part)[kind]
        for sample in secret_samples(11, part, kind, language, 120)
    ]
    result = score(samples, our_finder([])([sample.text for sample in samples]))
    assert result.planted >= 120
    assert result.recall >= (0.99 if part == "tuned" else 0.95) and result.precision >= 0.98


def test_look_alikes_stay(nobody):
    texts = list(look_alikes(12, 4000))
    assert sum(bool(masked.spans) for masked in nobody.mask_many(texts)) <= 4
