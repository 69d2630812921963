"""Payment cards."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.check_digits import luhn
from ghostprep.privacy.recognizers.recognizer import Recognizer

_CARD = re.compile(
    r"(?<!\w)(?<![\d.,][.,])(?:\d{13,19}"
    r"|\d{4}(?P<sep>[ ]{1,2}|[ ]?[-./_][ ]?)\d{4}(?P=sep)\d{4}(?P=sep)\d{1,7}"
    r"|3[47]\d{2}(?P<amex>[ ]{1,2}|[-./])\d{6}(?P=amex)\d{5}"
    r"|3[068]\d{2}(?P<din>[ ]{1,2}|[-./])\d{6}(?P=din)\d{4})(?!\w)"
)
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
    """Payment cards: length and first digits of a brand, Luhn."""

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
