"""Licence plates."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.announced import spelt
from ghostprep.privacy.recognizers.keywords import PLATE
from ghostprep.privacy.recognizers.recognizer import Recognizer

_L = "A-HJ-NP-TV-Z"
_FR_PLATE = re.compile(
    rf"(?<![\w-])(?:(?!SS|WW)[{_L}]{{2}}(?P<sep>[- ]?)\d{{3}}(?P=sep)(?!SS)[{_L}]{{2}}|(?!ss"
    rf"|ww)[{_L.lower()}]{{2}}-\d{{3}}-(?!ss)[{_L.lower()}]{{2}})(?![\w-])"
)
_UK_PLATE = re.compile(r"(?<![\w-])[A-HJ-PR-Y][A-HJ-PR-Y](?:0[1-9]|[1-7]\d)[ ]?[A-HJ-PR-Z]{3}(?![\w-])")
_ABROAD = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ ]\d{2,4}[EH]?|[A-Z]{2}-\d\d-[A-Z]{2}"
    r"|\d\d-[A-Z]{2}-(?:[A-Z]{2}|\d\d)"
    r"|[A-Z]{2}-\d{3}-[A-Z]|\d\d-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2,3}|[A-Z]{3}\d[A-Z]\d\d)(?![\w-])"
)
"""German, Dutch, Portuguese, Belgian and Brazilian ones in capitals."""
_ANNOUNCED_SHAPES = (
    r"[a-z]{2}[ -]?\d{3}[ -]?[a-z]{2}|[a-z]{2}\d{2}[ -]?[a-z]{3}|\d{2,4}[ -]?[a-z]{2,3}[ -]?(?:\d{2}|2[ab])"
    r"|[a-z]\d{1,3}[ ]?[a-z]{3}|\d[ -]?[a-z]{3}[ -]?\d{3}|[a-z]{3}[ -]\d{3,4}|[a-z]{2}[ ]?\d{4,6}"
    r"|[a-zäöü]{1,3}[ -][a-z]{1,2}[ -]?\d{1,4}[eh]?|[a-z]{1,2}[ -]\d{2,5}[ ]?[a-z]{1,2}"
    r"|\d{4}[ -]?[b-df-hj-np-tv-z]{3}"
    r"|[a-z]{1,2}[ -]\d{4}[ -][a-z]{1,2}|[a-z]{3}[ -]?\d[a-z\d]\d\d"
    r"|(?=[\d-]{0,8}[a-z])(?=[a-z-]{0,8}\d)[a-z\d]{1,3}-[a-z\d]{2,3}-[a-z\d]{1,3}"
)
_SMALL = (
    r"(?:es|is|en|de|le|la|un|il|di|no|ma|et|du|a|e|ist|in|au|at|on|op|bei|der|die|das|auf|con|por|met|uit|van|del"
    r"|dei|mit|von|zum|um|am|the|sur|est|at|to|of)[ ]"
)
_ANNOUNCED = re.compile(
    rf"(?:{spelt(PLATE)}|\b(?:plaques?|immat\w{{0,13}}|reg(?:istration)?|licen[cs]e|plates?"
    rf"|num[ée]ro de plaque)\b)[^\n\d\]]{{0,24}}?(?<!\w)(?P<n>(?!{_SMALL})(?:{_ANNOUNCED_SHAPES}))(?!\w)",
    re.IGNORECASE,
)
_CHASSIS = re.compile(
    r"\b(?:vin|ch[aâ]ssis)\b[^\n\d\]]{0,20}?(?<!\w)(?P<n>(?=[A-Z]{0,16}\d)[A-HJ-NPR-Z0-9]{17})(?!\w)",
    re.IGNORECASE,
)
_OLD_FR_PLATE = re.compile(
    rf"(?<![\w-])\d{{2,4}}[- ][{_L}]{{2,3}}[- ](?:0[1-9]|[1-8]\d|9[0-5]|2[AB])(?![\w-])"
)


class ChatPlateRecognizer(Recognizer):
    """Plates whose shape is enough, in capitals or with hyphens; after a word others, and a chassis."""

    entity = "LICENSE_PLATE"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in (_FR_PLATE, _UK_PLATE, _OLD_FR_PLATE, _ABROAD):
            for match in pattern.finditer(text):
                yield match.span()
        for pattern in (_ANNOUNCED, _CHASSIS):
            yield from (match.span("n") for match in pattern.finditer(text))
