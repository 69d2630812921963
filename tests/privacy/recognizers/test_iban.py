"""IBANs and RIBs: the country's length and the check digits."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("BE68 5390 0754 7034 merci", "[IBAN] merci"),
        ("be68539007547034", "[IBAN]"),
        ("FR14 2004 1010 0505 0001 3M02 606", "[IBAN]"),
        ("20041 01005 0500013M026 06", "[IBAN]"),
        ("iban FR76 3000 4008 2700 0101 2345 629", "iban [IBAN]"),
        ("meine IBAN lautet DE89 3704 0044 0532 0130 01 danke", "meine IBAN lautet [IBAN] danke"),
        ("l'iban c'est fr76300040082700010123456", "l'iban c'est [IBAN]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "FR14 2004 1010 0505 0001 3M02 607",
        "iban c'est quoi",
        "FR76 c'est le début",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
