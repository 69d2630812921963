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
