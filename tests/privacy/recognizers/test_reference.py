"""Bookings and parcels after their keyword; order numbers stay."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("réf de résa XK4P2Z", "réf de résa [REF]"),
        ("PNR QWERTZ pour demain", "PNR [REF] pour demain"),
        ("ma résa airbnb c'est HMABCDEFG4", "ma résa airbnb c'est [REF]"),
        ("n° voyageur flying blue 2081447193", "n° voyageur flying blue [REF]"),
        ("colis n°6A12345678901", "colis n°[REF]"),
        ("ups 1Z999AA10123456784", "ups [REF]"),
        ("LP 123 456 789 FR", "[REF]"),
        ("royal mail AB 123 456 789 GB ok", "royal mail [REF] ok"),
        ("virement reçu, ref VIR-88213", "virement reçu, ref [REF]"),
        ("die Sendungsnummer ist 123456789012", "die Sendungsnummer ist [REF]"),
        ("booking.com confirmation 4012345678", "[URL] confirmation [REF]"),
        ("amazon TBA123456789000", "amazon [REF]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "commande 302-1234567-7654321",
        "commande 12345678",
        "mon colis est arrivé à 18h30",
        "RESERVATION DEMAIN SOIR",
        "réservation pour 4 à 20h",
        "le suivi est nul",
        "dossier à rendre lundi",
        "vol AF1234",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
