"""Numbers of papers: passports, identity cards, licences, tax numbers."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.recognizer import Recognizer

_DOCUMENT = re.compile(
    r"\b(?:passe?port|cni|carte d'identit[eé]|pi[eè]ce d'identit[eé]|permis(?: de conduire)?|driving "
    r"licen[cs]e|driver'?s licen[cs]e|"
    r"carte (?:de )?s[eé]jour|num[eé]ro fiscal|allocataire caf|id card|steuer-?id|niss|registre national"
    r"|avs)\b"
    r"[^\d\n\]]{0,30}?(?P<n>(?<!\w)(?=[A-Za-z0-9]{0,12}\d)[A-Za-z0-9]{8,16}|\d{2}[.]\d{2}[.]\d{2}-\d{3}[.]\d{2}"
    r"|\d{3}[.]\d{4}[.]\d{4}[.]\d{2}|\d{2}(?:[ ]\d{2,3}){3,5})(?!\w)",
    re.IGNORECASE,
)


class ChatDocumentRecognizer(Recognizer):
    """Passports, identity cards, licences and tax numbers: no check digit, so the word must stand before."""

    entity = "ID_NUMBER"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _DOCUMENT.finditer(text):
            if sum(char.isdigit() for char in match["n"]) >= 5:
                yield match.span("n")
