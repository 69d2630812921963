"""Accounts, sort codes and BICs after the word that announces them."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("acc no 73819264 sort 204577", "acc no [BANK] sort [BANK]"),
        ("sort code 20-45-77 account 73819264", "sort code [BANK] account [BANK]"),
        ("routing 021000021 account 1234567890", "routing [BANK] account [BANK]"),
        ("le bic c'est FKIWFR2DXXX", "le bic c'est [BANK]"),
        ("BIC FKIW FR 2D XXX ok", "BIC [BANK] ok"),
        ("bic: xoomgb2y for the transfer", "bic: [BANK] for the transfer"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "taylor swift concerts",
        "a swift reply",
        "sort it out",
        "mon compte 12 abonnés",
        "un bic bleu",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
