"""Door codes, PINs and one-time codes after the word that announces them."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("digicode 45B12", "digicode [CODE]"),
        ("code: 123 456", "code: [CODE]"),
        ("482913 is your code", "[CODE] is your code"),
        ("cvv 123", "cvv [CODE]"),
        ("code ([PHONE]) ok", "code ([PHONE]) ok"),
        ("your code is 482 913", "your code is [CODE]"),
        ("Code : 4 8 2 9 1 3", "Code : [CODE]"),
        ("use 290441 to log in to Instagram", "use [CODE] to log in to Instagram"),
        ("G-482913 est votre code", "[CODE] est votre code"),
        ("le code que t'as reçu c'est 482913", "le code que t'as reçu c'est [CODE]"),
        ("gate code #4471*", "gate code [CODE]"),
        ("tape *4471# à l'entrée", "tape [CODE] à l'entrée"),
        ("en bas c'est 45B12", "en bas c'est [CODE]"),
        ("Ne partagez ce code avec personne : 482913", "Ne partagez ce code avec personne : [CODE]"),
        ("der Türcode ist 4471", "der Türcode ist [CODE]"),
        ("je verificatiecode is 482913", "je verificatiecode is [CODE]"),
        ("cb crypto 394", "cb crypto [CODE]"),
        ("t'as reçu le code ? oui 839201", "t'as reçu le code ? oui [CODE]"),
        ("à l'interphone tu fais B4512", "à l'interphone tu fais [CODE]"),
        ("code du coffre: 19-45-67", "code du coffre: [CODE]"),
        ("badge perdu, tape 2468 puis étoile", "badge perdu, tape [CODE] puis étoile"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "code postal 75011",
        "le code de la route",
        "code 20 balles",
        "use code SAVE20",
        "le portail est à 3000 balles",
        "le code de la maison coûte 1500 balles",
        "là bas c'est 18h30",
        "j'ai codé 2000 lignes",
        "t'as le code ? j'arrive dans 20 min",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("der Code für die Haustür ist 4711", "der Code für die Haustür ist [CODE]"),
        ("Türcode: 12B34", "Türcode: [CODE]"),
        ("el código del portal es 4471", "el código del portal es [CODE]"),
        ("codice portone 4471!", "codice portone [CODE]!"),
        ("o código da porta é 4471", "o código da porta é [CODE]"),
        ("de deurcode is 4471#", "de deurcode is [CODE]"),
        ("código: 4471", "código: [CODE]"),
    ],
)
def test_found_in_other_languages(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "der code geht nicht, raum 305",
        "código postal 28013",
        "pincode vergeten, lokaal 999",
        "código 3 rojo",
        "codice fiscale 2023",
    ],
)
def test_stays_in_other_languages(nobody, text):
    assert nobody.mask(text) == (text, ())
