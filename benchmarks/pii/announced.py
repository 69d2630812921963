"""What only a keyword gives away: one-time codes, bookings, parcels, dates of birth, halves of accounts."""

import random
import string

from benchmarks.pii.codes import access_code
from benchmarks.pii.numbers import iban, luhn_complete
from benchmarks.pii.online import email
from benchmarks.pii.sample import digits, grouped, pick
from benchmarks.pii.tokens import ALNUM, chars, secret
from ghostprep.privacy.chat_words import words

UPPER = string.ascii_uppercase
_UPPER_DIGITS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre", "january", "feb", "march", "april", "june", "july", "august", "september", "oct",
    "november", "december",
)  # fmt: skip


def one_time_code(rng: random.Random) -> str:
    number = digits(rng, rng.choice([4, 5, 6, 6, 6, 8]))
    six = digits(rng, 6)
    return pick(
        rng, number, number, number, f"{six[:3]} {six[3:]}", f"{six[:3]}-{six[3:]}", f"G-{six}", " ".join(six)
    )


def door_code(rng: random.Random) -> str:
    number = digits(rng, 4)
    return pick(
        rng, access_code(rng), f"#{number}*", f"*{number}#", f"{number}*", f"{number[:2]} {number[2:]}"
    )


def wifi(rng: random.Random) -> tuple[str, str]:
    name = pick(
        rng,
        f"Livebox-{chars(rng, '0123456789ABCDEF', 4)}",
        f"Freebox-{chars(rng, '0123456789ABCDEF', 6)}",
        f"SFR_{chars(rng, '0123456789ABCDEF', 4)}",
        f"BTHub6-{chars(rng, ALNUM, 4)}",
        f"TP-Link_{chars(rng, '0123456789ABCDEF', 4)}",
        f"Bbox-{chars(rng, '0123456789ABCDEF', 8)}",
    )
    return name, secret(rng)


def login(rng: random.Random) -> tuple[str, str]:
    while "@" not in (mail := email(rng)) or " " in mail:
        pass
    return mail, secret(rng)


def bic(rng: random.Random) -> str:
    place = rng.choice(["FR", "GB", "DE", "ES", "IT", "PT", "NL", "BE", "CH", "LU"])
    short = chars(rng, UPPER, 4) + place + chars(rng, _UPPER_DIGITS, 2)
    return pick(rng, short, short + "XXX", short.lower(), f"{short[:4]} {short[4:6]} {short[6:]}")


def sort_code(rng: random.Random) -> tuple[str, str]:
    sort = digits(rng, 6)
    return pick(rng, grouped(sort, (2, 2), "-"), grouped(sort, (2, 2), " "), sort), digits(rng, 8)


def us_account(rng: random.Random) -> tuple[str, str]:
    return "0" + digits(rng, 8), digits(rng, rng.choice([9, 10, 12]))


def wrong_iban(rng: random.Random) -> str:
    """One digit mistyped, missing or doubled."""
    text = iban(rng)
    places = [at for at, char in enumerate(text) if char.isdigit() and at > 4]
    at = rng.choice(places)
    other = str((int(text[at]) + rng.randrange(1, 10)) % 10)
    return pick(
        rng, text[:at] + other + text[at + 1 :], text[:at] + text[at + 1 :], text[:at] + other + text[at:]
    )


def card_code(rng: random.Random) -> str:
    return digits(rng, 3)


def birth_date(rng: random.Random) -> str:
    day, month, year = rng.randrange(1, 29), rng.randrange(1, 13), rng.randrange(1940, 2012)
    word = rng.choice(MONTHS)
    return pick(
        rng,
        f"{day:02d}/{month:02d}/{year}",
        f"{day:02d}/{month:02d}/{year}",
        f"{day:02d}/{month:02d}/{year % 100:02d}",
        f"{day:02d}.{month:02d}.{year}",
        f"{day}-{month}-{year}",
        f"{year}-{month:02d}-{day:02d}",
        f"{day} {word} {year}",
        f"{day:02d} {month:02d} {year}",
        f"{word} {day}, {year}",
    )


def booking(rng: random.Random) -> str:
    locator = chars(rng, UPPER, 2) + chars(rng, _UPPER_DIGITS, 3) + digits(rng, 1)
    return pick(
        rng,
        locator,
        locator,
        chars(rng, UPPER, 6),
        "HM" + chars(rng, _UPPER_DIGITS, 7) + "4",
        digits(rng, 10),
        f"{digits(rng, 4)}.{digits(rng, 3)}.{digits(rng, 3)}",
        f"{digits(rng, 3)}-{digits(rng, 10)}",
        f"{chars(rng, UPPER, 3)}-{digits(rng, 6)}",
    )


def parcel(rng: random.Random) -> str:
    return pick(
        rng,
        "1Z" + chars(rng, UPPER + string.digits, 7) + digits(rng, 9),
        chars(rng, UPPER, 2) + digits(rng, 9) + "FR",
        f"{chars(rng, UPPER, 2)} {digits(rng, 3)} {digits(rng, 3)} {digits(rng, 3)} GB",
        f"{rng.randrange(6, 9)}{chars(rng, UPPER, 1)}{digits(rng, 11)}",
        digits(rng, 12),
        digits(rng, 8),
        "9400 1" + grouped(digits(rng, 17), (3, 4, 4, 4), " "),
        "JD" + digits(rng, 18),
        "TBA" + digits(rng, 12),
    )


W3W = words(
    """
table chaise lampe tortue velours orange montagne piano rivière tambour filled count soap index home raft
lounge daring lion apple silver moon gentle river candle spoon magnet pigeon rapide bateau fenêtre cuillère
"""
)


def what3words(rng: random.Random) -> str:
    three = ".".join(rng.sample(W3W, 3))
    return pick(rng, f"///{three}", f"///{three}", f"w3w.co/{three}", f"https://what3words.com/{three}")


def plus_code(rng: random.Random) -> str:
    code = "8FW4V" + chars(rng, "23456789CFGHJMPQRVWX", 3) + "+" + chars(rng, "23456789CFGHJMPQRVWX", 2)
    return pick(rng, code, code[4:], f"{code[4:]} Paris", f"{code[4:]} Lyon", code[4:] + "2")


def degrees(rng: random.Random) -> str:
    lat, lon = (
        f"{rng.randrange(40, 52)}°{rng.randrange(60):02d}",
        f"{rng.randrange(9)}°{rng.randrange(60):02d}",
    )
    s, t = f"{rng.randrange(60):02d}", f"{rng.randrange(60):02d}"
    return pick(
        rng,
        f"{lat}'{s}\"N {lon}'{t}\"E",
        f"{lat}′{s}″N {lon}′{t}″E",
        f"{lat}'{s}.4\"N, {lon}'{t}.1\"E",
        f"{lat}' {s}'' N {lon}' {t}'' E",
        f"N {lat}.{s}7' E {lon}.{t}1'",
    )


def split_pairs(rng: random.Random) -> str:
    number = "063998" + digits(rng, 4)
    pairs = [number[at : at + 2] for at in range(0, 10, 2)]
    return pick(
        rng,
        " ".join(number),
        "\n".join(pairs),
        " , ".join(pairs),
        " - ".join(pairs),
        " / ".join(pairs),
        "...".join(pairs),
        "  ".join(pairs),
        " puis ".join(pairs),
        "_".join(pairs),
        "(" + ")(".join(pairs) + ")",
    )


def glued(rng: random.Random) -> str:
    return pick(rng, "063998" + digits(rng, 4), "+3363998" + digits(rng, 4), "07700900" + digits(rng, 3))


_FR_UNITS = words(
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_FR_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre vingt"}
_EN = words("zero one two three four five six seven eight nine")


def _french(number: int) -> str:
    if number < 17:
        return _FR_UNITS[number]
    if number < 20:
        return f"dix {_FR_UNITS[number - 10]}"
    tens, unit = divmod(number, 10)
    if tens in (7, 9):
        tens, unit = tens - 1, unit + 10
        return f"{_FR_TENS[tens]} {_french(unit)}"
    joint = " et " if unit == 1 and tens != 8 else " "
    return f"{_FR_TENS[tens]}{joint}{_FR_UNITS[unit]}" if unit else _FR_TENS[tens]


def spelt_french(rng: random.Random) -> str:
    pairs = [3 * 10 + 9, 98, rng.randrange(10, 100), rng.randrange(10, 100)]
    said = f"zéro six {' '.join(_french(pair) for pair in pairs)}"
    return pick(
        rng,
        said,
        said.replace(" ", "-", 1),
        said.replace("zéro", "zero"),
        said.replace("quatre vingt", "quatre-vingt"),
    )


def spelt_english(rng: random.Random) -> str:
    number = "07700900" + digits(rng, 3)
    said = [_EN[int(digit)] for digit in number]
    if rng.random() < 0.5:
        said = ["oh" if word == "zero" else word for word in said]
    if number[1] == number[2] and rng.random() < 0.5:
        said[1:3] = [f"double {said[1]}"]
    return rng.choice([" ", " ", ", ", "-"]).join(said)


def partial_card(rng: random.Random) -> str:
    return luhn_complete(digits(rng, 15))[-4:]
