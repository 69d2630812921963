"""Door codes, PINs and one-time codes after the word that announces them."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("digicode 45B12", "digicode [CODE]"),
        ("code: 123 456", "code: [CODE]"),
        ("482913 is your code", "[CODE] is your code"),
        ("cvv 123", "cvv [CODE]"),
        ("code ([PHONE]) ok", "code ([PHONE]) ok"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "code postal 75011",
        "le code de la route",
        "code 20 balles",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
