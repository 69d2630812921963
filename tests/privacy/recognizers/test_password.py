"""Passwords after the word that announces them; a tag announces nothing."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mdp wifi: Soleil2024!", "mdp wifi: [PASSWORD]"),
        ("mon mdp c'est soleil", "mon mdp c'est [PASSWORD]"),
        ("mot de passe: azerty", "mot de passe: [PASSWORD]"),
        ("password is now Hunter22x ok", "password is now [PASSWORD] ok"),
        ("mdp: Soleil2024! le prof est malade", "mdp: [PASSWORD] le prof est malade"),
        ("mdp: [75011 Paris", "mdp: [[PASSWORD] Paris"),
        ("mdp: [EMAIL]", "mdp: [EMAIL]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "le mdp est faux",
        "i forgot my password lol",
        "le prof est malade",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
