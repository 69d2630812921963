"""Numbers of papers, after the word that names the paper."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("passeport n° 12AB34567", "passeport n° [ID]"),
        ("passeport 12AB34567 et commande 98765432", "passeport [ID] et commande 98765432"),
        ("cni: 880692310285", "cni: [ID]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "commande 12AB34567",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
