"""American social security numbers."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("219-09-9999", "[SSN]"),
        ("ssn 219099999", "ssn [SSN]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "666-12-3456",
        "219099999",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
