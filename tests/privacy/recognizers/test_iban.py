"""IBANs and RIBs: the country's length and the check digits."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("BE68 5390 0754 7034 merci", "[IBAN] merci"),
        ("be68539007547034", "[IBAN]"),
        ("FR14 2004 1010 0505 0001 3M02 606", "[IBAN]"),
        ("20041 01005 0500013M026 06", "[IBAN]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "FR14 2004 1010 0505 0001 3M02 607",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
