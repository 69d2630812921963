"""Numbers of papers, after the word that names the paper."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("passeport n° 12AB34567", "passeport n° [ID]"),
        ("passeport 12AB34567 et commande 98765432", "passeport [ID] et commande 98765432"),
        ("cni: 880692310285", "cni: [ID]"),
        ("mon permis c'est le 13AB45821", "mon permis c'est le [ID]"),
        ("INE 130945821GH", "INE [ID]"),
        ("permis B ZEMIS 0448291.5", "permis B ZEMIS [ID]"),
        ("EIN 12-3456789", "EIN [ID]"),
        ("driving licence MORGA657054SM9IJ", "driving licence [ID]"),
        ("mein Perso L01X00T47 läuft ab", "mein Perso [ID] läuft ab"),
        ("Führerschein Nr. B072RRE2I55", "Führerschein Nr. [ID]"),
        ("mi pasaporte PAB482193", "mi pasaporte [ID]"),
        ("tarjeta sanitaria CYL0001234567", "tarjeta sanitaria [ID]"),
        ("carta d'identità n. CA12345AB", "carta d'identità n. [ID]"),
        ("heb je mijn bsn? 182 197 906", "heb je mijn bsn? [ID]"),
        ("o meu cc é 12345678", "o meu cc é [ID]"),
        ("número de utente 123 456 789", "número de utente [ID]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "commande 12AB34567",
        "mon passeport expire le 12/05/2031",
        "le permis coûte 12 500 €",
        "mein perso läuft ab am 12.05.2031",
        "el dni caduca en 2031",
        "la patente è del 2019",
        "paspoort halen om 10:30",
        "cc pelos 12345 likes",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
