"""Italian numbers of people and firms: codice fiscale, partita IVA."""

from ghostprep.privacy.recognizers.check_digits import luhn
from ghostprep.privacy.recognizers.national_id import national_id

_D = "[0-9LMNP-Vlmnp-v]"
"""A digit, or the letter that stands for it where two people would share a code."""
_CODE = (
    rf"[A-Za-z]{{2}}[ ]?[A-Za-z]{{3}}[ ]?{_D}{{2}}[A-EHLMPRSTa-ehlmprst]{_D}{{2}}[ ]?"
    rf"[A-Za-z]{_D}{{3}}[A-Za-z]"
)
_ODD = dict(
    zip(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12,
         14, 16, 10, 22, 25, 24, 23),
        strict=True,
    )
)  # fmt: skip
_DIGITS = 5
"""A code has seven, or some less: the pre-filter counts on so many."""


def is_codice_fiscale(code: str) -> bool:
    even = sum(int(char) if char.isdigit() else ord(char) - 65 for char in code[1:15:2])
    letter = chr(65 + (even + sum(_ODD[char] for char in code[:15:2])) % 26)
    return sum(map(str.isdigit, code)) >= _DIGITS and letter == code[15]


IDS = (
    national_id("[A-Za-z]", _CODE, is_codice_fiscale),
    national_id("I", r"T[ ]?\d{11}", lambda number: luhn(number[2:])),
)
