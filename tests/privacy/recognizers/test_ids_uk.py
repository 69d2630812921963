"""British national insurance and NHS numbers."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("AB 12 34 56 C", "[NINO]"),
        ("ab123456c", "[NINO]"),
        ("NHS 943 476 5919", "NHS [NHS]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "BG 12 34 56 A",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
