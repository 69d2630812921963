"""Twelve words of a BIP-39 list on end, however they are listed."""

import pytest

ENGLISH = "abandon ability able about above absent absorb abstract absurd abuse access accident"
FRENCH = "abaisser abandon abdiquer abeille abolir aborder aboutir aboyer abrasif abreuver abriter abroger"
SPANISH = "ábaco abdomen abeja abierto abogado abono aborto abrazo abrir abuelo abuso acabar"


@pytest.mark.parametrize("phrase", [ENGLISH, FRENCH, SPANISH, ENGLISH.title(), f"{ENGLISH} {ENGLISH}"])
@pytest.mark.parametrize("between", [" ", ", ", "\n", "-", "  "])
def test_found(nobody, phrase, between):
    assert nobody.mask(f"garde {phrase.replace(' ', between)} ok").text == "garde [SEED] ok"


@pytest.mark.parametrize("form", ["{at}. {word}\n", "{at}.{word} ", "{at}) {word}, "])
def test_numbered_lists_are_found(nobody, form):
    listed = "".join(form.format(at=at, word=word) for at, word in enumerate(ENGLISH.split(), 1))
    assert nobody.mask(listed).text.rstrip("\n, ") == "[SEED]"


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH.rsplit(" ", 1)[0],
        "can you bring some fruit and vegetable juice to the beach party because our fridge is empty",
        "we are about to make the best decision of the whole week so please come home soon and bring food",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
