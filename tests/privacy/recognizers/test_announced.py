"""What every keyword's window holds to."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mdp: (Soleil2024!)", "mdp: ([PASSWORD])"),
        ('mdp : "Soleil2024!", ok', 'mdp : "[PASSWORD]", ok'),
        ("mdp = Soleil2024", "mdp = [PASSWORD]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "mdp: [NAME] Soleil2024",
        "mdp 18h30",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
