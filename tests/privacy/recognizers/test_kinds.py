"""Every structured type is found in sentences, and what only looks like it stays."""

import pytest

from benchmarks import pii
from benchmarks.privacy import development_set, our_finder, score


@pytest.mark.parametrize("kind", sorted(pii.CARRIERS))
def test_generated_spans_are_covered_and_little_else(kind):
    samples = [sample for sample in pii.generate(11, 120) if sample.spans[0][2] == kind]
    result = score(samples, our_finder([])([sample.text for sample in samples]))
    assert result.planted == 120
    assert result.recall >= 0.99 and result.precision >= 0.98


def test_development_set():
    samples = development_set()
    result = score(samples, our_finder([])([sample.text for sample in samples]))
    assert result.recall >= 0.99 and result.precision >= 0.98


@pytest.mark.parametrize("text", [sample.text for sample in development_set() if not sample.spans])
def test_look_alikes_stay(nobody, text):
    assert nobody.mask(text) == (text, ())


def test_clean_chat_stays(nobody):
    texts = list(pii.clean_chat(12, 4000))
    assert sum(bool(masked.spans) for masked in nobody.mask_many(texts)) <= 4


def test_a_number_typed_over_two_bubbles_is_covered_and_nothing_else():
    samples = list(pii.split_over_bubbles(11, 60))
    result = score(samples, our_finder([])([sample.text for sample in samples]))
    assert result.planted == 480
    assert result.recall >= 0.75 and result.precision >= 0.98


def test_the_development_set_is_labelled_soundly():
    samples = development_set()
    assert len({sample.text for sample in samples}) == len(samples) >= 300
    for text, spans in samples:
        for start, end, _ in spans:
            assert text[start:end].strip() == text[start:end] != ""
