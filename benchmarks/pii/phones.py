"""Phone numbers: ranges that the regulators keep for fiction."""

import random

from benchmarks.pii.sample import digits, grouped, pick

FR_FICTION = ("0199 00", "0261 91", "0353 01", "0465 71", "0536 49", "0639 98")
UK_FICTION = ("07700 900", "020 7946 0", "0161 496 0", "01632 960", "0113 496 0")


def french_phone(rng: random.Random) -> str:
    number = rng.choice(FR_FICTION).replace(" ", "") + digits(rng, 4)
    style = rng.randrange(12)
    pairs = [number[i : i + 2] for i in range(0, 10, 2)]
    if style <= 2:
        return number
    if style <= 6:
        return rng.choice([" ", " ", " ", ".", "-", "\u00a0", "\u202f", "/"]).join(pairs)
    if style == 7:
        return "+33" + rng.choice(["", " ", "\u00a0"]) + number[1] + " " + " ".join(pairs[1:])
    if style == 8:
        return "+33" + number[1:]
    if style == 9:
        return "+33 (0)" + number[1] + " " + " ".join(pairs[1:])
    if style == 10:
        return "0033" + rng.choice(["", " "]) + number[1:]
    return number[:4] + " " + number[4:7] + " " + number[7:]


def british_phone(rng: random.Random) -> str:
    prefix = rng.choice(UK_FICTION)
    tail = digits(rng, 11 - len(prefix.replace(" ", "")))
    number = prefix + tail
    style = rng.randrange(4)
    if style == 0:
        return number
    if style == 1:
        return number.replace(" ", "")
    if style == 2:
        return "+44 " + number[1:]
    return "+44 (0)" + number[1:]


def american_phone(rng: random.Random) -> str:
    area = rng.choice(["212", "415", "305", "617", "312", "206"])
    tail = "01" + digits(rng, 2)
    return pick(
        rng,
        f"({area}) 555-{tail}",
        f"{area}-555-{tail}",
        f"{area}.555.{tail}",
        f"+1 {area} 555 {tail}",
        f"+1{area}555{tail}",
        f"1-{area}-555-{tail}",
        f"{area} 555 {tail}",
        f"555-{tail}",
    )


def belgian_swiss_phone(rng: random.Random) -> str:
    if rng.random() < 0.5:
        number = "047" + digits(rng, 7)
        return pick(
            rng,
            grouped(number, (4, 2, 2, 2), " "),
            "+32 " + grouped(number[1:], (3, 2, 2, 2), " "),
            grouped(number, (4, 2, 2, 2), ".").replace(".", "/", 1),
        )
    number = "07" + rng.choice("6789") + digits(rng, 7)
    return pick(rng, grouped(number, (3, 3, 2, 2), " "), "+41 " + grouped(number[1:], (2, 3, 2, 2), " "))


def odd_phone(rng: random.Random) -> str:
    """Digits as people paste them: keycaps, full width, a zero-width character inside."""
    number = "063998" + digits(rng, 4)
    style = rng.randrange(4)
    if style == 0:
        return "".join(digit + "\ufe0f\u20e3" for digit in number)
    if style == 1:
        return "".join(chr(0xFF10 + int(digit)) for digit in number)
    if style == 2:
        cut = rng.randrange(2, 9)
        return number[:cut] + rng.choice(["\u200b", "\u200d", "\u2060", "\ufeff"]) + number[cut:]
    return "\u2011".join(number[i : i + 2] for i in range(0, 10, 2))


def phone(rng: random.Random) -> str:
    maker = rng.choices(
        [french_phone, british_phone, american_phone, belgian_swiss_phone, odd_phone], [50, 20, 14, 8, 8]
    )[0]
    return maker(rng)
