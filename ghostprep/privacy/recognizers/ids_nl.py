"""Dutch and Belgian numbers of people: rijksregister (NISS, INSZ), VAT numbers that hold a BSN."""

from ghostprep.privacy.recognizers.check_digits import weighted
from ghostprep.privacy.recognizers.national_id import national_id


def is_bsn(number: str) -> bool:
    return weighted(number, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0 and len(set(number)) > 2


def is_rijksregister(number: str) -> bool:
    """Date of birth, serial number, key; who was born since 2000 has a 2 before it for the sum."""
    body, key = int(number[:9]), int(number[9:])
    dated = int(number[2:4]) % 20 <= 12 and int(number[4:6]) <= 31
    return dated and key in (97 - body % 97, 97 - (2_000_000_000 + body) % 97)


IDS = (
    national_id(r"\d", r"\d[ .-]?\d\d[ .-]?\d\d[ .-]?\d{3}[ .-]?\d\d", is_rijksregister),
    national_id("N", r"L[ ]?\d{9}B\d\d", lambda number: is_bsn(number[2:11])),
)
