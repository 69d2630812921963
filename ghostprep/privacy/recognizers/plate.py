"""Licence plates."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.recognizer import Recognizer

_L = "A-HJ-NP-TV-Z"
_FR_PLATE = re.compile(
    rf"(?<![\w-])(?:(?!SS|WW)[{_L}]{{2}}(?P<sep>[- ]?)\d{{3}}(?P=sep)(?!SS)[{_L}]{{2}}|(?!ss"
    rf"|ww)[{_L.lower()}]{{2}}-\d{{3}}-(?!ss)[{_L.lower()}]{{2}})(?![\w-])"
)
_UK_PLATE = re.compile(r"(?<![\w-])[A-HJ-PR-Y][A-HJ-PR-Y](?:0[1-9]|[1-7]\d)[ ]?[A-HJ-PR-Z]{3}(?![\w-])")
_ANNOUNCED = re.compile(
    r"\b(?:plaques?|immat\w{0,13}|reg(?:istration)?|licen[cs]e|plates?|num[ée]ro de "
    r"plaque)\b[^\n\d\]]{0,24}?(?<!\w)(?P<n>(?:[a-z]{2}[ -]?\d{3}[ -]?[a-z]{2}"
    r"|[a-z]{2}\d{2}[ -]?[a-z]{3}|\d{2,4}[ -]?[a-z]{2,3}[ -]?(?:\d{2}|2[ab])|[a-z]\d{1,3}[ ]?[a-z]{3}|\d[ "
    r"-]?[a-z]{3}[ -]?\d{3}|\d[a-z]{3}\d{3}|[a-z]{3}[ -]\d{3,4}|[a-z]{2}[ ]?\d{4,6}))(?!\w)",
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
    """French and UK number plates in capitals or with hyphens; after a word other shapes, and a chassis."""

    entity = "LICENSE_PLATE"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in (_FR_PLATE, _UK_PLATE, _OLD_FR_PLATE):
            for match in pattern.finditer(text):
                yield match.span()
        for pattern in (_ANNOUNCED, _CHASSIS):
            yield from (match.span("n") for match in pattern.finditer(text))
