"""Bank and identity numbers, with valid check digits."""

import random

from benchmarks.pii.sample import digits, grouped, pick


def luhn_complete(body: str) -> str:
    total = 0
    for index, char in enumerate(reversed(body)):
        value = int(char) * (2 if index % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


def card(rng: random.Random) -> str:
    kind = rng.randrange(6)
    sizes: tuple[int, ...] = (4, 4, 4, 4)
    if kind == 0:
        number, sizes = luhn_complete("37" + digits(rng, 12)), (4, 6, 5)
    elif kind <= 3:
        number = luhn_complete("4" + digits(rng, 14))
    else:
        number = luhn_complete("5" + rng.choice("12345") + digits(rng, 13))
    return pick(
        rng,
        number,
        grouped(number, sizes, " "),
        grouped(number, sizes, "-"),
        grouped(number, sizes, "\u00a0"),
    )


IBAN_BODIES: tuple[tuple[str, int], ...] = (
    ("FR", 23),
    ("FR", 23),
    ("BE", 12),
    ("DE", 18),
    ("CH", 17),
    ("GB", 18),
    ("LU", 16),
    ("ES", 20),
    ("NL", 14),
)


def iban(rng: random.Random) -> str:
    country, size = rng.choice(IBAN_BODIES)
    if country in ("GB", "NL"):
        bank = "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(4))
        body = bank + digits(rng, size - 4)
    elif country == "FR":
        body = digits(rng, 20) + rng.choice("ABCDEFGH0123") + digits(rng, 2)
    else:
        body = digits(rng, size)
    as_number = "".join(str(int(char, 36)) for char in body + country)
    text = f"{country}{98 - int(as_number + '00') % 97:02d}{body}"
    groups = " ".join(text[i : i + 4] for i in range(0, len(text), 4))
    return pick(
        rng,
        text,
        groups,
        groups,
        groups.lower(),
        text.lower(),
        groups.replace(" ", "\u00a0"),
        groups.replace(" ", "-"),
    )


def nir(rng: random.Random) -> str:
    department = pick(rng, f"{rng.randrange(1, 20):02d}", f"{rng.randrange(21, 96):02d}", "2A", "2B")
    born = f"{rng.choice('12')}{rng.randrange(40, 100):02d}{rng.randrange(1, 13):02d}"
    body = f"{born}{department}{rng.randrange(1, 990):03d}{rng.randrange(1, 999):03d}"
    key = 97 - int(body.replace("2A", "19").replace("2B", "18")) % 97
    spaced = f"{body[0]} {body[1:3]} {body[3:5]} {body[5:7]} {body[7:10]} {body[10:13]} {key:02d}"
    return pick(rng, f"{body}{key:02d}", spaced, spaced, spaced.replace(" ", "\u202f"), f"{body} {key:02d}")


def siret(rng: random.Random) -> str:
    siren = luhn_complete(digits(rng, 8))
    number = luhn_complete(siren + digits(rng, 4))
    return pick(
        rng,
        number,
        grouped(number, (3, 3, 3, 5), " "),
        grouped(number, (3, 3, 3, 5), "\u00a0"),
        grouped(number, (9, 5), " "),
    )


def nino(rng: random.Random) -> str:
    prefix = rng.choice(["AB", "CE", "JK", "PW", "SR", "HL", "EA"])
    serial, suffix = digits(rng, 6), rng.choice("ABCD")
    spaced = f"{prefix} {grouped(serial, (2, 2, 2), ' ')} {suffix}"
    return pick(rng, prefix + serial + suffix, spaced, spaced, spaced.lower())


def nhs(rng: random.Random) -> str:
    while True:
        body = rng.choice("46") + digits(rng, 8)
        check = 11 - sum(int(char) * (10 - index) for index, char in enumerate(body)) % 11
        if check != 10:
            number = body + str(check % 11)
            return pick(rng, number, grouped(number, (3, 3, 4), " "), grouped(number, (3, 3, 4), "-"))


def ssn(rng: random.Random) -> str:
    return f"{rng.choice([219, 457, 323, 78 + 500])}-{rng.randrange(10, 99)}-{rng.randrange(1000, 9999)}"
