"""E-mail addresses, also as people write them to fool robots."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("a@exemple.fr", "[EMAIL]"),
        ("marie (at) gmail point com", "[EMAIL]"),
        ("marie chez gmail point com", "[EMAIL]"),
        ("x.y at gmail.com ok", "[EMAIL] ok"),
        ("tom arobase free point fr", "[EMAIL]"),
        ("marie dot l at gmail", "[EMAIL]"),
        ("its olowoyey@ usc.edu ok", "its [EMAIL] ok"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "look at that dot",
        "see you @ the station",
        "rdv @ midi",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
