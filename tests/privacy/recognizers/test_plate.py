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


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mein Kennzeichen ist B-AB 1234", "mein Kennzeichen ist [PLATE]"),
        ("HH-XY 99 steht im weg", "[PLATE] steht im weg"),
        ("la matrícula es 1234 BCD", "la matrícula es [PLATE]"),
        ("targa ab123cd", "targa [PLATE]"),
        ("a placa é ABC1D23", "a placa é [PLATE]"),
        ("kenteken 12-XB-34", "kenteken [PLATE]"),
        ("1-ABC-123 geparkeerd", "[PLATE] geparkeerd"),
        ("ZH 123456, kennzeichen ZH 123456", "ZH 123456, kennzeichen [PLATE]"),
    ],
)
def test_found_in_other_languages(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "welches kennzeichen, 3 von 5",
        "la matrícula cuesta 1200",
        "T-SHIRT 12",
        "targa di 34 km",
        "van 10-12-24",
    ],
)
def test_stays_in_other_languages(nobody, text):
    assert nobody.mask(text) == (text, ())
