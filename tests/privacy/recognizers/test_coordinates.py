"""Coordinates in the usual notations."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("48.8566, 2.3522", "[GPS]"),
        ("48,8566 / 2,3522", "[GPS]"),
        ("48°51'12\"N 2°17'40\"E", "[GPS]"),
        ("///table.lampe.chaise", "[GPS]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "12.5, 13.2",
        "99.1234, 200.1234",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
