"""Networks by the name that the router came with, and the key behind."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("wifi Livebox-7F3A / hT6kP9w2Zs", "wifi [WIFI] / [WIFI]"),
        ("réseau BTHub6-CPSy clé Soleil82", "réseau [WIFI] clé [WIFI]"),
        ("connecte toi à SFR_17A3", "connecte toi à [WIFI]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "orange-clémentine",
        "ma livebox est morte",
        "la sfr box",
        "sky-high",
        "tim-burton",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
