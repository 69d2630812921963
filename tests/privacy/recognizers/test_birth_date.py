"""Whole dates of birth with the town beside; other dates stay."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("né le 14/03/1991 à Sète", "né le [BIRTH] à [BIRTH]"),
        ("anniv le 14/03/91", "anniv le [BIRTH]"),
        ("born in Leeds on 3 May 1988", "born in [BIRTH] on [BIRTH]"),
        ("D.O.B. 1988-05-03", "D.O.B. [BIRTH]"),
        ("née le 1er août 78", "née le [BIRTH]"),
        ("geboren am 14.03.1991", "geboren am [BIRTH]"),
        ("ich bin am 14.03.1991 geboren", "ich bin am [BIRTH] geboren"),
        ("fecha de nacimiento: 3 de mayo de 1988", "fecha de nacimiento: [BIRTH]"),
        ("my dob is March 3rd, 1988", "my dob is [BIRTH]"),
        ("il est né en mars 1988", "il est né en [BIRTH]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "né en 1991",
        "son anniv c'est le 14 mars",
        "rdv le 14/03/2024",
        "je ne viens pas le 14/03",
        "born to run",
        "du 12/05/2023 au 15/05/2023",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
