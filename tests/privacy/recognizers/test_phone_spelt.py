"""Phone numbers in words; counting is none."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (
            "mon num zero six trente neuf quatre vingt dix huit quarante et un vingt sept ok",
            "mon num [PHONE] ok",
        ),
        ("call oh seven seven double oh nine oh oh one two three", "call [PHONE]"),
        ("four one five, five five five, zero one three two", "[PHONE]"),
        ("+33 six trente neuf quatre vingt dix huit douze trente quatre", "[PHONE]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "un deux trois quatre cinq six sept huit neuf dix",
        "zéro six fois sur dix",
        "one two three go",
        "quatre vingt dix neuf euros",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
