"""British and American street addresses."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("221 Baker Street", "[ADDRESS]"),
        ("Flat 3, 12 Elm Avenue, London NW1 6XE", "[ADDRESS]"),
        ("at 16 church lane", "at [ADDRESS]"),
        ("NW1 6XE", "[ADDRESS]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "10 min walk",
        "2 miles down the road",
        "4 way street",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
