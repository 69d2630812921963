"""IP and MAC addresses; versions and clock times stay."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("192.168.1.1", "[IP]"),
        ("ssh 10.0.0.1:8080", "ssh [IP]"),
        ("10.0.0.1:8080 répond", "[IP] répond"),
        ("2001:db8::1", "[IP]"),
        ("3C:22:FB:12:34:56", "[MAC]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "en version 1.2.3.4",
        "999.999.999.999",
        "12:30:45",
        "ab::cd",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
