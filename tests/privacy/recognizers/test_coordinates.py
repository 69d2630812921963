"""Coordinates in the usual notations."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("48.8566, 2.3522", "[GPS]"),
        ("48,8566 / 2,3522", "[GPS]"),
        ("48°51'12\"N 2°17'40\"E", "[GPS]"),
        ("///table.lampe.chaise", "[GPS]"),
        ("on est au V75V+8Q Paris", "on est au [GPS]"),
        ("VHWJ+J9", "[GPS]"),
        ("w3w chaise.lampe.piano", "w3w [GPS]"),
        ("43°36'43\"N 3°52'38\"E", "[GPS]"),
        ("N 42°24.127' E 7°33.561'", "[GPS]"),
        ("lat 48.8566 lon 2.3522", "[GPS]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "12.5, 13.2",
        "99.1234, 200.1234",
        "2345+67 ça fait combien",
        "oui.non.peut-être",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
