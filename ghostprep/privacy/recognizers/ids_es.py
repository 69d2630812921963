"""Spanish numbers of people: DNI, NIE, social security."""

from ghostprep.privacy.recognizers.national_id import national_id

_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def is_dni(number: str) -> bool:
    return _LETTERS[int(number[:-1]) % 23] == number[-1]


def is_nie(number: str) -> bool:
    return is_dni(f"{'XYZ'.index(number[0])}{number[1:]}")


def is_social_security(number: str) -> bool:
    return int(number[:10]) % 97 == int(number[10:])


IDS = (
    national_id(r"\d", r"\d(?P<dot>\.?)\d{3}(?P=dot)\d{3}(?:[ -]?[A-HJ-NP-TV-Z]|-?[a-hj-np-tv-z])", is_dni),
    national_id("[XYZxyz]", r"-?\d{7}-?[A-HJ-NP-TV-Za-hj-np-tv-z]", is_nie),
    national_id(r"\d", r"\d(?P<sep>[ /])\d{8}(?P=sep)\d\d", is_social_security),
)
