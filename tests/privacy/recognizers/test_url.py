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
        ("www . exemple . fr", "[URL]"),
        ("photos-lea point com", "[URL]"),
        ("photos-lea[.]com", "[URL]"),
        ("look at example dot com", "look at [URL]"),
        ("postgres://admin:0ctdOcRpKz2x@db.example.com:5432/prod", "[URL]"),
        ("rtsp://u:p4ss@192.168.1.64:554/s", "[URL]"),
        ("hxxps://exemple.com/a", "[URL]"),
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
        "chaud aussi.on y va ensemble.biz",
        "à un certain point de vue",
        "le point com du lundi",
        "on est au rond point de là-bas",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
