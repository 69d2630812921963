"""Coordinates of a place."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.address import CITY_WORD
from ghostprep.privacy.recognizers.recognizer import Recognizer

_DECIMAL = re.compile(
    r"(?<![\w.,])[-+]?(?P<lat>\d{1,2}\.\d{3,15})[ ]?°?[ ]?[NSns]?[ ]{0,2}[,;/ ][ ]{0,2}[-+]?"
    r"(?P<lon>\d{1,3}\.\d{3,15})(?:[ ]?°?[ ]?[EWOewo](?!\w)|[ ]?°)?(?![\w])"
)
_DECIMAL_COMMA = re.compile(
    r"(?<![\w.,])[-+]?(?P<lat>\d{1,2},\d{4,15})[ ]?°?[ ]?[NS]?[ ]{0,2}[;/ ][ ]{0,2}[-+]?"
    r"(?P<lon>\d{1,3},\d{4,15})(?:[ ]?°?[ ]?[EWO](?!\w)|[ ]?°)?(?![\w])"
)
_COMPASS_FIRST = re.compile(
    r"(?<!\w)[NS][ ]?(?P<lat>\d{1,2}\.\d{3,15})°?[ ]{0,2}[,;/]?[ ]{0,2}[EWO][ ]?"
    r"(?P<lon>\d{1,3}\.\d{3,15})°?(?!\w)"
)
_MINUTES = r"\d{1,2}(?:\.\d{1,6})?[ ]?'[ ]?(?:\d{1,2}(?:\.\d{1,6})?[ ]?(?:\"|'')?)?"
_DEGREES = re.compile(
    rf"(?<![\w.,])\d{{1,2}}[ ]?°[ ]?{_MINUTES}[ ]?[NS][ ]{{0,2}},?[ ]{{0,2}}"
    rf"\d{{1,3}}[ ]?°[ ]?{_MINUTES}[ ]?[EWO](?!\w)",
    re.IGNORECASE,
)
_DEGREES_COMPASS_FIRST = re.compile(
    rf"(?<!\w)[NS][ ]?\d{{1,2}}[ ]?°[ ]?{_MINUTES}[ ]{{0,2}},?[ ]{{0,2}}"
    rf"[EWO][ ]?\d{{1,3}}[ ]?°[ ]?{_MINUTES}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<![^\W_])lat(?:itude)?[ :=]{1,3}-?\d{1,2}\.\d{3,15}[ ,;]{1,3}(?:lon|lng|long)(?:gitude)?[ :=]{1,3}-?"
    r"\d{1,3}\.\d{3,15}(?!\w)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"(?<![\w/:])///[^\W\d_]{2,20}\.[^\W\d_]{2,20}\.[^\W\d_]{2,20}(?!\w)")
_WORDS_SAID = re.compile(
    r"\b(?:what3words|w3w)\b[^\n]{0,20}?(?<![\w.])(?P<n>[^\W\d_]{3,20}\.[^\W\d_]{3,20}\.[^\W\d_]{3,20})(?![\w/])",
    re.IGNORECASE,
)
_PLUS_CODE = re.compile(
    r"(?<![\w+])(?=[2-9+]{0,10}[A-Z])(?:[23456789CFGHJMPQRVWX]{4}){1,2}\+"
    rf"[23456789CFGHJMPQRVWX]{{2,3}}(?![\w+])(?:,?[ ]{CITY_WORD}(?:-{CITY_WORD}){{0,3}})?"
)


class ChatCoordinatesRecognizer(Recognizer):
    """Latitude and longitude in the usual notations, what3words, plus codes."""

    entity = "COORDINATES"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in (_DECIMAL, _DECIMAL_COMMA, _COMPASS_FIRST):
            for match in pattern.finditer(text):
                lat, lon = (float(match[name].replace(",", ".")) for name in ("lat", "lon"))
                exact = (
                    "," in match.group()
                    or ";" in match.group()
                    or min(len(match[name]) - match[name].find(".") for name in ("lat", "lon")) > 4
                )
                if lat <= 90 and lon <= 180 and exact:
                    yield match.span()
        for pattern in (_NAMED, _DEGREES, _DEGREES_COMPASS_FIRST, _WORDS, _PLUS_CODE):
            for match in pattern.finditer(text):
                yield match.span()
        for match in _WORDS_SAID.finditer(text):
            yield match.span("n")
