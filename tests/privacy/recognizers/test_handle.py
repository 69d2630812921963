"""Account names, mentions and tags of Discord."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("insta: lea_dpt", "insta: [HANDLE]"),
        ("snap lea.dpt", "snap [HANDLE]"),
        ("@lea_dpt", "[HANDLE]"),
        ("abc#1234", "[HANDLE]"),
        ("mon insta c'est leadupont", "mon insta c'est [HANDLE]"),
        ("live:.cid.4471ab88", "[HANDLE]"),
        ("gmail c marie.lnr34", "gmail c [HANDLE]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "rdv @ 18h",
        "@home",
        "insta c'est nul",
        "switch noire",
        "C#",
        "9 pm @potong pasir",
        "go to @hibiscus now",
        "thanks @lot",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mein insta ist _anna.99", "mein insta ist [HANDLE]"),
        ("benutzername: x_max_x6!", "benutzername: [HANDLE]!"),
        ("mi usuario es luna_sol", "mi usuario es [HANDLE]"),
        ("il mio nome utente è marco.rossi22", "il mio nome utente è [HANDLE]"),
        ("op insta ben ik kees_12", "op insta ben ik [HANDLE]"),
        ("meu nick é ines_lua", "meu nick é [HANDLE]"),
    ],
)
def test_found_in_other_languages(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "hast du insta",
        "el usuario no existe",
        "mijn insta doet raar",
    ],
)
def test_stays_in_other_languages(nobody, text):
    assert nobody.mask(text) == (text, ())
