"""Payment cards: Luhn, and the first digits of a brand."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("4111 1111 1111 1111", "[CARD]"),
        ("4111-1111-1111-1111 ok", "[CARD] ok"),
        ("378282246310005", "[CARD]"),
        ("ma carte qui se termine par 4471", "ma carte qui se termine par [CARD]"),
        ("card **** 4471", "card **** [CARD]"),
        ("last 4 digits of my card: 4471", "last 4 digits of my card: [CARD]"),
        ("Karte mit der Endung 4471", "Karte mit der Endung [CARD]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",
        "1111 1111 1111 1117",
        "le film se termine par 2001",
        "ending in 1945",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
