"""Numbers of people, cards and taxes, with valid check digits."""

import random

from benchmarks.pii.languages.kit import shaped
from benchmarks.pii.numbers import luhn_complete
from benchmarks.pii.sample import digits, grouped, pick


def born(rng: random.Random) -> tuple[str, str, str]:
    """Day, month and year of birth, two digits each."""
    return f"{rng.randrange(1, 29):02d}", f"{rng.randrange(1, 13):02d}", f"{rng.randrange(40, 100):02d}"


def steuer_id(rng: random.Random) -> str:
    """Eleven digits: one stands twice in the first ten, the last is by ISO 7064 (mod 11, 10)."""
    body = rng.sample("0123456789", 9)
    body.insert(rng.randrange(10), rng.choice(body))
    if body[0] == "0":
        body.reverse()
    if body[0] == "0":
        return steuer_id(rng)
    product = 10
    for digit in body:
        product = (product + int(digit)) % 10 or 10
        product = product * 2 % 11
    number = "".join(body) + str((11 - product) % 10)
    return pick(rng, number, grouped(number, (2, 3, 3, 3), " "), grouped(number, (2, 3, 3, 3), "\u00a0"))


def weighted(text: str, weights: tuple[int, ...]) -> int:
    return sum(int(char, 36) * weights[at % len(weights)] for at, char in enumerate(text))


def personalausweis(rng: random.Random) -> str:
    """Nine signs and, often, the check digit of the machine readable line (7, 3, 1)."""
    body = rng.choice("LMNPRTVWXYZ") + "".join(
        rng.choice("0123456789CFGHJKLMNPRTVWXYZ0123456789") for _ in "12345678"
    )
    if sum(map(str.isdigit, body)) < 4:
        return personalausweis(rng)
    return pick(rng, body, body + str(weighted(body, (7, 3, 1)) % 10))


def rentenversicherung(rng: random.Random) -> str:
    day, month, year = born(rng)
    letter, serial = rng.choice("ABCDEFGHKLMNPRSTW"), digits(rng, 2)
    area = rng.choice(("12", "15", "53", "65", "80"))
    plain = f"{area}{day}{month}{year}{ord(letter) - 64:02d}{serial}"
    total = 0
    for char, weight in zip(plain, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1), strict=True):
        total += sum(divmod(int(char) * weight, 10))
    number = f"{area}{day}{month}{year}{letter}{serial}{total % 10}"
    return pick(rng, number, f"{area} {number[2:8]} {letter} {number[9:]}")


def krankenkasse(rng: random.Random) -> str:
    letter, body = rng.choice("ABCDEFGHKLMNPRSTW"), digits(rng, 8)
    total = 0
    for at, char in enumerate(f"{ord(letter) - 64:02d}{body}"):
        total += sum(divmod(int(char) * (1 + at % 2), 10))
    return f"{letter}{body}{total % 10}"


def austrian_insurance(rng: random.Random) -> str:
    while True:
        serial = f"{rng.randrange(100, 999)}"
        date = "".join(born(rng))
        weights = (3, 7, 9, 5, 8, 4, 2, 1, 6)
        check = sum(int(char) * weight for char, weight in zip(serial + date, weights, strict=True)) % 11
        if check < 10:
            return pick(rng, f"{serial}{check} {date}", f"{serial}{check}{date}")


def ahv(rng: random.Random) -> str:
    body = "756" + digits(rng, 9)
    check = -sum(int(char) * (1 + 2 * (at % 2)) for at, char in enumerate(body)) % 10
    number = f"{body}{check}"
    return pick(rng, grouped(number, (3, 4, 4, 2), "."), grouped(number, (3, 4, 4, 2), "."), number)


LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def dni(rng: random.Random) -> str:
    number = digits(rng, 8)
    letter = LETTERS[int(number) % 23]
    return pick(
        rng, f"{number}{letter}", f"{number}-{letter}", f"{number} {letter}", f"{number}{letter}".lower(),
        f"{number[:2]}.{number[2:5]}.{number[5:]}-{letter}",
        f"{number[:2]}.{number[2:5]}.{number[5:]} {letter}",
    )  # fmt: skip


def nie(rng: random.Random) -> str:
    first, number = rng.choice("XYZ"), digits(rng, 7)
    letter = LETTERS[int(f"{'XYZ'.index(first)}{number}") % 23]
    return pick(
        rng, f"{first}{number}{letter}", f"{first}-{number}-{letter}", f"{first}{number}{letter}".lower()
    )


def spanish_insurance(rng: random.Random) -> str:
    area, body = f"{rng.randrange(1, 53):02d}", f"{rng.randrange(10_000_000, 99_999_999)}"
    number = f"{area}{body}{int(area + body) % 97:02d}"
    return pick(rng, number, grouped(number, (2, 8, 2), "/"), grouped(number, (2, 8, 2), " "))


ODD = dict(
    zip(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12,
         14, 16, 10, 22, 25, 24, 23),
        strict=True,
    )
)  # fmt: skip


def codice_fiscale(rng: random.Random) -> str:
    body = shaped(rng, "??????##") + rng.choice("ABCDEHLMPRST")
    body += f"{rng.choice((0, 40)) + rng.randrange(1, 29):02d}" + shaped(rng, "?###")
    even = sum(int(char, 36) if char.isdigit() else int(char, 36) - 10 for char in body[1::2])
    code = body + chr(65 + (even + sum(ODD[char] for char in body[::2])) % 26)
    return pick(rng, code, code, code.lower(), grouped(code, (3, 3, 5, 5), " "))


def partita_iva(rng: random.Random) -> str:
    return pick(rng, "", "IT") + luhn_complete(digits(rng, 10))


def nif(rng: random.Random) -> str:
    body = rng.choice("123") + digits(rng, 7)
    check = 11 - sum(int(char) * (9 - at) for at, char in enumerate(body)) % 11
    number = body + str(check if check < 10 else 0)
    return pick(rng, number, grouped(number, (3, 3, 3), " "))


def citizen_card(rng: random.Random) -> str:
    """Number, check digit, version and check digit of the whole; often only the number is told."""
    body = digits(rng, 9) + rng.choice(("ZX", "ZY", "ZZ"))
    values = [int(char, 36) for char in reversed(body)]
    total = sum(2 * value - 9 * (value > 4) for value in values[::2]) + sum(values[1::2])
    card = f"{body}{-total % 10}"
    spaced = f"{card[:8]} {card[8]} {card[9:]}"
    return pick(rng, spaced, spaced, card, card[:8], f"{card[:8]}-{card[8]}")


def mod11(body: str, highest: int) -> int:
    check = 11 - sum(int(char) * (highest - at) for at, char in enumerate(body)) % 11
    return check if check < 10 else 0


def cpf(rng: random.Random) -> str:
    body = digits(rng, 9)
    body += str(mod11(body, 10))
    body += str(mod11(body, 11))
    dotted = f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}"
    return pick(rng, dotted, dotted, body, f"{body[:9]}-{body[9:]}")


def bsn(rng: random.Random) -> str:
    while True:
        body = rng.choice("12") + digits(rng, 7)
        check = sum(int(char) * (9 - at) for at, char in enumerate(body)) % 11
        if check < 10:
            number = f"{body}{check}"
            return pick(rng, number, grouped(number, (4, 2, 3), "."), grouped(number, (3, 3, 3), " "))


def rijksregister(rng: random.Random) -> str:
    day, month, year = born(rng)
    body = f"{year}{month}{day}{rng.randrange(1, 998):03d}"
    number = f"{body}{97 - int(body) % 97:02d}"
    sizes = (2, 2, 2, 3, 2)
    dotted = f"{year}.{month}.{day}-{number[6:9]}.{number[9:]}"
    return pick(rng, dotted, dotted, grouped(number, sizes, "."), grouped(number, sizes, " "), number)
