"""Every structured type is found in sentences, and what only looks like it stays."""

import json
from pathlib import Path

import pytest

from benchmarks import pii_corpus
from benchmarks.privacy import development_set, our_finder, score
from ghostprep.config import PrivacyConfig
from ghostprep.privacy import build_name_table
from ghostprep.privacy.masker import Masker

DATA = Path(__file__).parents[2] / "benchmarks" / "data" / "privacy_dev.jsonl"


def make_masker(**options) -> Masker:
    settings = PrivacyConfig(**options)
    return Masker(settings, build_name_table([], [], settings, b"secret"))


@pytest.fixture(scope="module")
def masker() -> Masker:
    return make_masker()


@pytest.mark.parametrize("kind", sorted(pii_corpus.CARRIERS))
def test_generated_spans_are_covered_and_little_else(kind):
    samples = [sample for sample in pii_corpus.generate(11, 120) if sample.spans[0][2] == kind]
    result = score(samples, our_finder([])([sample.text for sample in samples]))
    assert result.planted == 120
    assert result.recall >= 0.99 and result.precision >= 0.98


def test_development_set():
    samples = development_set()
    result = score(samples, our_finder([])([sample.text for sample in samples]))
    assert result.recall >= 0.99 and result.precision >= 0.98


@pytest.mark.parametrize("text", [sample.text for sample in development_set() if not sample.spans])
def test_look_alikes_stay(masker, text):
    assert masker.mask(text) == (text, ())


def test_clean_chat_stays(masker):
    texts = list(pii_corpus.clean_chat(12, 4000))
    assert sum(bool(masked.spans) for masked in masker.mask_many(texts)) <= 4


@pytest.mark.parametrize(
    "text, masked",
    [
        ("06 39 98 12 34", "[PHONE]"),
        ("06\u202f39\u202f98\u202f12\u202f34", "[PHONE]"),
        ("06\u00a039\u00a098\u00a012\u00a034 stp", "[PHONE] stp"),
        ("０６３９９８１２３４", "[PHONE]"),
        ("063998\u200b1234", "[PHONE]"),
        ("0️⃣6️⃣3️⃣9️⃣9️⃣8️⃣1️⃣2️⃣3️⃣4️⃣ 😘", "[PHONE] 😘"),
        ("06.39.98.12.34", "[PHONE]"),
        ("+33 (0)6 39 98 12 34", "[PHONE]"),
        ("0033639981234", "[PHONE]"),
        ("07700 900123", "[PHONE]"),
        ("555-0123", "[PHONE]"),
        ("01 99 00 12 34", "[PHONE]"),
        ("marie (at) gmail point com", "[EMAIL]"),
        ("BE68 5390 0754 7034 merci", "[IBAN] merci"),
        ("be68539007547034", "[IBAN]"),
        ("4111 1111 1111 1111", "[CARD]"),
        ("digicode 45B12", "digicode [CODE]"),
        ("mdp wifi: Soleil2024!", "mdp wifi: [PASSWORD]"),
        ("insta: lea_dpt", "insta: [HANDLE]"),
        ("AB-123-CD", "[PLATE]"),
        ("12 bis rue des Lilas, 75011 Paris", "[ADDRESS]"),
        ("48.8566, 2.3522", "[GPS]"),
        ("passeport n° 12AB34567", "passeport n° [ID]"),
        ("3C:22:FB:12:34:56", "[MAC]"),
        ("mon tel 06 39 98 12 34 et mon mail a@exemple.fr", "mon tel [PHONE] et mon mail [EMAIL]"),
    ],
)
def test_tags_stand_for_what_was_there(masker, text, masked):
    assert masker.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112", "FR14 2004 1010 0505 0001 3M02 607", "2 55 08 14 168 025 39",
        "732 829 320 00075", "BG 12 34 56 A", "666-12-3456", "999.999.999.999",
    ],
)  # fmt: skip
def test_a_wrong_check_digit_is_no_finding(masker, text):
    assert masker.mask(text).spans == ()


def test_offsets_are_in_the_text_as_written(masker):
    text = "e\u0301té 👨‍👩‍👧 0️⃣6️⃣3️⃣9️⃣9️⃣8️⃣1️⃣2️⃣3️⃣4️⃣!"
    (span,) = masker.mask(text).spans
    assert text[span.start : span.end] == "0️⃣6️⃣3️⃣9️⃣9️⃣8️⃣1️⃣2️⃣3️⃣4️⃣"


def test_regions_are_the_users(masker):
    spanish = "llama al 612 34 56 78"
    assert masker.mask(spanish).spans == ()
    assert make_masker(regions=["ES"]).mask(spanish).text == "llama al [PHONE]"
    assert make_masker(regions=["FR"]).mask("(212) 555-0123").spans == ()


def test_the_development_set_is_labelled_soundly():
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    texts = [row["text"] for row in rows]
    assert len(texts) == len(set(texts)) >= 300
    for row in rows:
        for start, end, _ in row["spans"]:
            assert row["text"][start:end].strip() == row["text"][start:end] != ""
