"""French street addresses with post code and town."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("12 bis rue des Lilas, 75011 Paris", "[ADDRESS]"),
        ("rdv 5 rue victor hugo", "rdv [ADDRESS]"),
        ("8 avenue Foch à Lyon demain", "[ADDRESS] demain"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "mes 2 bd préférées",
        "la rue d'à côté",
        "12 rue de quoi",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
