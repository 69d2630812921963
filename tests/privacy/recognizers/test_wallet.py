"""Wallet addresses: the shape of each coin."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("btc bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 ok", "btc [WALLET] ok"),
        ("0x52908400098527886E0F7030069857D2E4169EE7", "[WALLET]"),
        ("sol fuFjLvb66jX5s6kD8PRxMFwG4v9cHtcSBvi1xNMDRJYp", "sol [WALLET]"),
        ("1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "[WALLET]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "0x1F",
        "couleur 0xFF00FF",
        "bc1 c'est quoi",
        "SaSalveziSiDocumenteleDinUnitateTeRogFrumos",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
