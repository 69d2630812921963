"""All codes of a list after "backup codes"."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("backup codes google 7381 6568 5531 1336", "backup codes google [CODE]"),
        ("codes de secours: a1b2c-d3e4f, g5h6i-j7k8l merci", "codes de secours: [CODE] merci"),
        ("recovery codes\n12345678\n87654321\nok", "recovery codes\n[CODE]\nok"),
        ("codes de récup 0057-9837-aca6\n149a-5127-be9e", "codes de récup [CODE]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "les codes de secours sont imprimés",
        "t'as des backup codes ?",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
