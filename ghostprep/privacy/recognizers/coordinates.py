"""Coordinates of a place."""

import re
from collections.abc import Iterator

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
_DEGREES = re.compile(
    r"(?<![\w.,])\d{1,2}[ ]?°[ ]?\d{1,2}(?:\.\d{1,6})?[ ]?'[ ]?(?:\d{1,2}(?:\.\d{1,6})?[ ]?(?:\"|'')?)?[ "
    r"]?[NS][ ]{0,2},?[ ]{0,2}"
    r"\d{1,3}[ ]?°[ ]?\d{1,2}(?:\.\d{1,6})?[ ]?'[ ]?(?:\d{1,2}(?:\.\d{1,6})?[ ]?(?:\"|'')?)?[ ]?[EWO](?!\w)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"(?<![\w/:])///[^\W\d_]{2,20}\.[^\W\d_]{2,20}\.[^\W\d_]{2,20}(?!\w)")
_PLUS_CODE = re.compile(
    r"(?<![\w+])(?=[A-Z]{0,7}\d)(?:[23456789CFGHJMPQRVWX]{4}){1,2}\+[23456789CFGHJMPQRVWX]{2,3}(?![\w+])"
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
        for pattern in (_DEGREES, _WORDS, _PLUS_CODE):
            for match in pattern.finditer(text):
                yield match.span()
