"""Links with a scheme or without; a full stop without its space is no link."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("https://exemple.fr/a?b=1.", "[URL]."),
        ("www.exemple.fr", "[URL]"),
        ("wa.me/33639981234", "[URL]"),
        ("(voir exemple.fr)", "(voir [URL])"),
        ("https:\u200b//intranet", "[URL]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "ok.de",
        "c'est.fr",
        "asp.net",
        "notes.txt",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
