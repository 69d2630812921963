"""What a corpus tells of its own words."""

from ghostprep.config import PrivacyConfig
from ghostprep.privacy import build_name_table
from ghostprep.privacy.masker import Masker
from ghostprep.privacy.names.evidence import Evidence, count_names

TEXTS = [
    "on mange chez zorbik", "je suis avec zorbik", "zorbik est en retard", "hier vu zorbik",
    "dis à Sylvain de venir",
    "sylvain dort",
    "un brimbo", "chez le brimbo", "avec un brimbo",
]  # fmt: skip


def masker_of(texts, **options):
    settings = PrivacyConfig(**options)
    return Masker(settings, build_name_table([], [], settings, b"secret", count_names(texts)))


def test_a_word_that_no_dictionary_knows_is_a_name_where_people_stand():
    masker = masker_of(TEXTS)
    assert [masker.mask(text).text != text for text in TEXTS] == [True] * 6 + [False] * 3
    assert masker.mask("et zorbik ?").text != "et zorbik ?"


def test_one_third_party_has_one_pseudonym_that_the_corpus_does_not_hold():
    masker = masker_of(TEXTS)
    given = {masker.mask(text).text.split()[at].lower() for text, at in ((TEXTS[4], 2), (TEXTS[5], 0))}
    assert len(given) == 1 and not given & {"sylvain", "zorbik"}
    assert masker.find_leaks(masker.mask(TEXTS[4]).text) == ()


def test_evidence_adds_up_in_any_order():
    whole = count_names(TEXTS)
    parts = Evidence()
    for text in reversed(TEXTS):
        parts.add(count_names([text]))
    assert parts == whole


def test_off_finds_nobody():
    assert masker_of(TEXTS, third_parties="off").mask(TEXTS[4]).spans == ()
