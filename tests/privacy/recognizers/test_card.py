"""Payment cards: Luhn, and the first digits of a brand."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("4111 1111 1111 1111", "[CARD]"),
        ("4111-1111-1111-1111 ok", "[CARD] ok"),
        ("378282246310005", "[CARD]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",
        "1111 1111 1111 1117",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
