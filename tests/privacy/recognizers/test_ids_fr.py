"""French NIR, SIRET and SIREN: keys decide, or a word that says so."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("2 55 08 14 168 025 38", "[NIR]"),
        ("ma sécu 2 55 08 14 168 025", "ma sécu [NIR]"),
        ("732 829 320 00074", "[SIRET]"),
        ("SIREN 732 829 320", "SIREN [SIRET]"),
        ("la poste siret 356 000 000 00001", "la poste siret [SIRET]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "2 55 08 14 168 025 39",
        "732 829 320 00075",
        "la poste siret 356 000 000 00002",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
