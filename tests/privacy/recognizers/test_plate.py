"""Licence plates, and other shapes after a word such as plaque."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("AB-123-CD", "[PLATE]"),
        ("ab-123-cd", "[PLATE]"),
        ("AB12 CDE", "[PLATE]"),
        ("1234 AB 75", "[PLATE]"),
        ("plaque a12 bcd", "plaque [PLATE]"),
        ("plaque AB-123-CD merci\nen 2015", "plaque [PLATE] merci\nen 2015"),
        ("vin VF1RFB00X56789012", "vin [PLATE]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "SS-123-CD",
        "a12 bcd",
        "un vin de 2015",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
