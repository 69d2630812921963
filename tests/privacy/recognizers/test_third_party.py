"""People who are talked about: found by lists and by what stands beside, never where a word is a word."""

import pytest


@pytest.fixture(scope="module")
def tagged(make_masker):
    return make_masker(names="tag")


@pytest.mark.parametrize(
    "text, expected",
    [
        ("on dort chez gaetan", "on dort chez [NAME]"),
        ("Solèèène a dit oui", "[NAME] a dit oui"),
        ("jean-luc est là", "[NAME] est là"),
        ("mme roussel est absente", "mme [NAME] est absente"),
        ("M. Delcourt a signé", "M. [NAME] a signé"),
        ("j'ai croisé Rose au métro", "j'ai croisé [NAME] au métro"),
        ("do you have Dominic Ashworth's number", "do you have [NAME]'s number"),
        ("my ex jared texted me", "my ex [NAME] texted me"),
        ("my tía Guadalupe", "my tía [NAME]"),
        ("d'après Margaux", "d'après [NAME]"),
    ],
)
def test_a_third_party_is_found(tagged, text, expected):
    assert tagged.mask(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "une rose rouge", "will you come", "i hope so", "ma mère arrive", "Harry Potter ce soir",
        "un film de Omar Sy",
        "rue Victor Hugo", "place Jean Jaurès", "la saint patrick", "wesh jai faim", "hee hee", "mdr t'es où",
        "on est à Nancy", "mon iban", "[NINO]", "Bonne nuit",
    ],
)  # fmt: skip
def test_other_words_stay(tagged, text):
    assert tagged.mask(text) == (text, ())


def test_names_without_end_are_masked(tagged):
    for piece in ("Jean-", "mme ", "chez Zoé ", "ma tante A", "aaa"):
        assert tagged.mask_many([piece * 3000])[0] is not None


@pytest.mark.parametrize(
    "text",
    ["hey ben onderweg", "weg van 12 km", "Vale cuál es la clave", "la mia partita iva", "mevrouw van 12"],
)
def test_the_commonest_words_of_a_language_are_no_names_and_a_particle_is_masked_by_nothing(
    make_masker, text
):
    assert make_masker().mask(text).text == text
