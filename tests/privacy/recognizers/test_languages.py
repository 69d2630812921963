"""Each kind is found in sentences of each language, also in words that no pattern was made for."""

import pytest

from benchmarks.pii.languages import CHAT_LANGUAGES, LANGUAGES, foreign_chat, foreign_kinds, foreign_samples
from benchmarks.privacy import score
from ghostprep.config import PrivacyConfig
from ghostprep.privacy import build_name_table, with_regions
from ghostprep.privacy.masker import Masker

KINDS = [(language, kind) for language in LANGUAGES for kind in foreign_kinds(language)]


@pytest.fixture(scope="module")
def masker_of():
    def make(language):
        settings = with_regions(PrivacyConfig(third_parties="off"), [language])
        return Masker(settings, build_name_table([], [], settings, b"benchmark"))

    return {language: make(language) for language in LANGUAGES}


def result(masker, samples):
    found = [[span[:2] for span in each.spans] for each in masker.mask_many([s.text for s in samples])]
    return score(samples, found)


@pytest.mark.parametrize(("language", "kind"), KINDS)
def test_generated_spans_are_covered_and_little_else(masker_of, language, kind):
    samples = [each for each in foreign_samples(language, 5, 100) if each.spans[0][2] == kind]
    found = result(masker_of[language], samples)
    assert found.planted == 100
    assert found.recall >= 0.97 and found.precision >= 0.98


@pytest.mark.parametrize("language", CHAT_LANGUAGES)
def test_other_words_are_understood_too(masker_of, language):
    found = result(masker_of[language], list(foreign_samples(language, 6, 40, held_out=True)))
    assert found.recall >= 0.95 and found.precision >= 0.98


@pytest.mark.parametrize("language", CHAT_LANGUAGES)
def test_clean_chat_stays(masker_of, language):
    texts = list(foreign_chat(language, 12, 3000))
    assert sum(bool(masked.spans) for masked in masker_of[language].mask_many(texts)) <= 3


@pytest.mark.parametrize("language", CHAT_LANGUAGES)
def test_fast_path_equals_plain_presidio(masker_of, language):
    masker = masker_of[language]
    texts = [each.text for each in foreign_samples(language, 7, 12)] + list(foreign_chat(language, 8, 150))
    assert masker.mask_many(texts) == [masker.mask_plainly(text) for text in texts]
