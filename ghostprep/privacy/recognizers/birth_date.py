"""Dates of birth, and where somebody was born."""

import re
from collections.abc import Iterator

from ghostprep.privacy.chat_words import STOP
from ghostprep.privacy.recognizers.address import CITY_WORD
from ghostprep.privacy.recognizers.announced import spelt
from ghostprep.privacy.recognizers.keywords import BORN
from ghostprep.privacy.recognizers.recognizer import Recognizer

_MONTH = (
    r"(?:jan|f[eé]v|feb|fev|m[aä]r|mar|mrt|avr|apr|abr|mai|may|mag|mei|maio|juin|jun|giu|juil|jul|lug|ao[uû]t|aug|ago"
    r"|sep|set|oct|okt|ott|out|nov|d[eé]c|dez|dic|ene|gen|maj)[^\W\d_]{0,8}\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:\d{{1,2}}(?:[ ]?(?P<sep>[/.\-_])[ ]?\d{{1,2}}[ ]?(?P=sep)[ ]?(?:{_YEAR}|\d\d)|[ ]\d\d[ ]{_YEAR})"
    rf"|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|\d{{1,2}}(?:er|st|nd|rd|th|\.|º)?[ -]?(?:de |of )?{_MONTH}[ ,-]{{0,2}}(?:de |del |di )?"
    rf"(?:{_YEAR}|'?\d\d)|{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ](?:{_YEAR}|\d\d)|\d\d[01]\d{_YEAR}"
    rf"|{_MONTH}[ ](?:de |del )?{_YEAR})"
    r"(?![\w/])"
)
_ANNOUNCED = re.compile(
    rf"(?:{spelt(BORN)}|(?<!\w)d\.o\.b)[^\d\n\]]{{0,30}}?(?<![^\W_])(?P<n>{_DATE})", re.IGNORECASE
)
_DATE_FIRST = re.compile(
    rf"(?<![\w/])(?P<n>{_DATE})[ ](?:geboren|nato|nata|nacido|nacida|nascido|nascida"
    r"|c'est ma date de naissance|is my (?:birthday|dob|date of birth)|c'est mon anniv\w{0,8})(?!\w)",
    re.IGNORECASE,
)
_WHERE = re.compile(rf",?[ ](?:à|a|in|en|em|te|au|at)[ ](?P<city>{CITY_WORD}(?:[ -]{CITY_WORD}){{0,2}})")
_WHERE_FIRST = re.compile(
    rf"(?<![^\W_])(?:n[eé]e?|[Bb]orn|geboren|[Nn]at[oa]|[Nn]acid[oa]|[Nn]ascid[oa])[ ]"
    rf"(?:à|a|in|en|em|te|at)[ ](?P<city>{CITY_WORD}(?:[ -]{CITY_WORD}){{0,2}}?)"
    rf"(?=,?[ ](?:le|on|am|el|il|op|em|the)?[ ]?(?i:{_DATE}))"
)


class ChatBirthDateRecognizer(Recognizer):
    """A whole date with its year after "né le", "dob", "geboren am" …; with the town beside it."""

    entity = "DATE_OF_BIRTH"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in (_ANNOUNCED, _DATE_FIRST):
            for match in pattern.finditer(text):
                yield match.span("n")
                where = _WHERE.match(text, match.end("n"))
                if where and where["city"].split()[0].lower() not in STOP:
                    yield where.span("city")
        for match in _WHERE_FIRST.finditer(text):
            yield match.span("city")
