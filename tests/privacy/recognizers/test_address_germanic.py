"""German and Dutch street addresses."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("ich wohne in der Hauptstraße 12a", "ich wohne in der [ADDRESS]"),
        ("lindenallee 3, 10115 Berlin ok", "[ADDRESS] ok"),
        ("Berliner Str. 5", "[ADDRESS]"),
        ("Friedrich-Ebert-Straße 101 in Köln", "[ADDRESS]"),
        ("kottbusser damm 7", "[ADDRESS]"),
        ("Mainzer Landstraße 50", "[ADDRESS]"),
        ("Am Stadtpark 9, 90408 Nürnberg", "[ADDRESS]"),
        ("Meir 12, 2000 Antwerpen", "[ADDRESS]"),
        ("ik woon op Prinsengracht 263, 1016 GV Amsterdam", "ik woon op [ADDRESS]"),
        ("jan van galenstraat 12-2", "[ADDRESS]"),
        ("Eerste Helmersstraat 4 hs", "[ADDRESS]"),
        ("kerkstraat 5 bus 3 ok", "[ADDRESS] ok"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "die straße 3 leute", "parkplatz 12 ist frei", "noch 2 platz 3 frei", "heimweg 20 minuten", "ipad 5",
        "weg 12 km", "de markt 3 dagen", "onderweg 10 minuten", "bahnhof 5", "Hauptstraße 12 km lang",
        "str 5", "warte platz 23 frei", "in der nähe 3 bars", "Berlin, 2024 Sommer",
    ],
)  # fmt: skip
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
