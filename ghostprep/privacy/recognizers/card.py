"""Payment cards."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.announced import spelt
from ghostprep.privacy.recognizers.check_digits import luhn
from ghostprep.privacy.recognizers.keywords import CARD, CARD_END
from ghostprep.privacy.recognizers.recognizer import Recognizer, around

_CARD = re.compile(
    r"(?<!\w)(?<![\d.,][.,])(?:\d{13,19}"
    r"|\d{4}(?P<sep>[ ]{1,2}|[ ]?[-./_][ ]?)\d{4}(?P=sep)\d{4}(?P=sep)\d{1,7}"
    r"|3[47]\d{2}(?P<amex>[ ]{1,2}|[-./])\d{6}(?P=amex)\d{5}"
    r"|3[068]\d{2}(?P<din>[ ]{1,2}|[-./])\d{6}(?P=din)\d{4})(?!\w)"
)
_END = re.compile(
    rf"{spelt(CARD_END)}[ ]{{0,2}}(?:(?:of|de|on|der|della|do|da|van)[ ])?"
    rf"(?:(?:my|ma|la|the|meiner|mi|mia|meu)[ ])?(?:{spelt(CARD)})?[ ]{{0,2}}(?:c'est|are|is|sont|es|[:=])?"
    r"[ ]{0,2}(?P<n>[*x.]{0,4}\d{4})(?![\w,.]{0,9}\d|\w)",
    re.IGNORECASE,
)
_CARD_WORD = re.compile(spelt(CARD), re.IGNORECASE)
_STARRED = re.compile(r"(?<![\w*])(?:[*•]{4}[ -]?|[xX]{4}[ -]?){1,3}(?P<n>\d{4})(?!\w)")
_BRANDS = (
    (re.compile(r"4"), (13, 16, 19)),
    (re.compile(r"5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)"), (16,)),
    (re.compile(r"3[47]"), (15,)),
    (re.compile(r"3(?:0[0-5]|[689])"), (14, 16)),
    (re.compile(r"6(?:011|5|4[4-9]|22)"), (16, 19)),
    (re.compile(r"35(?:2[89]|[3-8])"), (16,)),
    (re.compile(r"5[0678]|6"), (16, 18, 19)),
)


class ChatCardRecognizer(Recognizer):
    """Payment cards: length and first digits of a brand, Luhn; the last four digits that are said of one."""

    entity = "CREDIT_CARD"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _CARD.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            if (
                len(set(digits)) > 1
                and luhn(digits)
                and any(p.match(digits) and len(digits) in n for p, n in _BRANDS)
            ):
                yield match.span()
        for match in _END.finditer(text):
            if _CARD_WORD.search(around(text, match.start(), match.start("n"), 40)):
                yield match.span("n")
        for match in _STARRED.finditer(text):
            yield match.span("n")
