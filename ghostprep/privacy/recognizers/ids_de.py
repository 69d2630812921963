"""German, Austrian and Swiss numbers of people: tax, pension, insurance."""

from collections import Counter

from ghostprep.privacy.recognizers.check_digits import mod11_10, weighted
from ghostprep.privacy.recognizers.national_id import national_id


def is_tax_id(number: str) -> bool:
    """Of its first ten digits one stands twice or three times, all others at most once."""
    repeated = sorted(Counter(number[:10]).values())[-2:]
    return repeated[-1] in (2, 3) and repeated[0] < 2 and mod11_10(number)


def is_pension_number(number: str) -> bool:
    """Area, date of birth, initial, serial number; the initial counts as two digits."""
    digits = f"{number[:8]}{ord(number[8]) - 64:02d}{number[9:11]}"
    sums = (
        sum(divmod(int(char) * weight, 10))
        for char, weight in zip(digits, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1), strict=True)
    )
    return _is_date(number[2:6]) and sum(sums) % 10 == int(number[11])


def is_austrian_insurance(number: str) -> bool:
    """Serial number, check digit, date of birth."""
    total = weighted(number[:3] + number[4:], (3, 7, 9, 5, 8, 4, 2, 1, 6))
    return _is_date(number[4:8]) and total % 11 == int(number[3])


def is_ahv(number: str) -> bool:
    return weighted(number, (1, 3) * 6 + (1,)) % 10 == 0


def _is_date(day_and_month: str) -> bool:
    """Days count from 51 where a number was taken already."""
    return 1 <= int(day_and_month[:2]) % 50 <= 31 and 1 <= int(day_and_month[2:]) <= 12


IDS = (
    national_id(r"[1-9]", r"\d(?P<sep>[ ]?)\d{3}(?P=sep)\d{3}(?P=sep)\d{3}", is_tax_id),
    national_id(r"\d", r"\d[ ]?\d{6}[ ]?[A-Z][ ]?\d{3}", is_pension_number),
    national_id(r"[1-9]", r"\d{3}[ ]\d{6}", is_austrian_insurance),
    national_id("7", r"56(?P<sep>[ .]?)\d{4}(?P=sep)\d{4}(?P=sep)\d\d", is_ahv),
)
