"""Keys, tokens, seed phrases, wallets, links with a key in them."""

import base64
import random
import string
from collections.abc import Callable
from functools import lru_cache

from mnemonic import Mnemonic

from benchmarks.pii.sample import digits, pick

ALNUM = string.ascii_letters + string.digits
HEX = "0123456789abcdef"
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def chars(rng: random.Random, alphabet: str, count: int) -> str:
    return "".join(rng.choice(alphabet) for _ in range(count))


def api_key(rng: random.Random) -> str:
    upper = string.ascii_uppercase + string.digits
    return pick(
        rng,
        "sk-" + chars(rng, ALNUM, 48),
        "sk-proj-" + chars(rng, ALNUM + "_-", 60) + chars(rng, ALNUM, 4),
        "sk-ant-api03-" + chars(rng, ALNUM + "_-", 60) + "AA",
        "AKIA" + chars(rng, upper, 16),
        chars(rng, ALNUM + "+/", 39) + "a",
        "ghp_" + chars(rng, ALNUM, 36),
        "github_pat_" + chars(rng, ALNUM, 22) + "_" + chars(rng, ALNUM, 59),
        "glpat-" + chars(rng, ALNUM + "_-", 19) + "a",
        f"xoxb-{digits(rng, 12)}-{digits(rng, 12)}-{chars(rng, ALNUM, 24)}",
        "sk_live_" + chars(rng, ALNUM, 24),
        "whsec_" + chars(rng, ALNUM, 32),
        "AIza" + chars(rng, ALNUM + "_-", 34) + "a",
        f"SG.{chars(rng, ALNUM, 22)}.{chars(rng, ALNUM, 43)}",
        "hf_" + chars(rng, string.ascii_letters, 34),
        "npm_" + chars(rng, ALNUM, 36),
        "SK" + chars(rng, HEX, 32),
        f"{digits(rng, 10)}:AA{chars(rng, ALNUM + '_-', 32)}a",
        f"{chars(rng, ALNUM, 24)}.{chars(rng, ALNUM, 6)}.{chars(rng, ALNUM, 27)}",
        chars(rng, HEX, 32),
        chars(rng, HEX, 64),
        "-".join(chars(rng, HEX, size) for size in (8, 4, 4, 4, 12)),
    )


def _part(rng: random.Random, head: str, size: int) -> str:
    body = base64.urlsafe_b64encode(rng.randbytes(size)).decode().rstrip("=")
    return base64.urlsafe_b64encode(head.encode()).decode().rstrip("=") + body


def jwt(rng: random.Random) -> str:
    head = _part(rng, '{"alg":"HS256","typ":"JWT"}', 0)
    body = _part(rng, '{"sub":"', rng.randrange(20, 90))
    return f"{head}.{body}.{_part(rng, '', 32)}"


def private_key(rng: random.Random) -> str:
    kind = pick(rng, "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY")
    lines = "\n".join(chars(rng, ALNUM + "+/", 64) for _ in range(rng.randrange(2, 9)))
    return f"-----BEGIN {kind}-----\n{lines}\n{chars(rng, ALNUM, 20)}==\n-----END {kind}-----"


def secret(rng: random.Random) -> str:
    """A password as people choose one, or as a manager makes it."""
    word = rng.choice(["Soleil", "azerty", "Chouquette", "Monkey", "dragon", "Zebulon", "Licorne", "hunter"])
    return pick(
        rng,
        f"{word}{digits(rng, 2)}",
        f"{word}{digits(rng, 4)}!",
        f"{word}_{digits(rng, 3)}",
        f"{word}@{digits(rng, 2)}",
        chars(rng, ALNUM, 9) + "7k",
        chars(rng, ALNUM, 6) + "-" + chars(rng, ALNUM, 6) + "-" + chars(rng, ALNUM, 5) + "4",
    )


def credentials_url(rng: random.Random) -> str:
    who, host = (
        rng.choice(["admin", "root", "bob", "user"]),
        rng.choice(["db.example.com", "10.0.0.5", "localhost"]),
    )
    word = chars(rng, ALNUM, 12)
    return pick(
        rng,
        f"postgres://{who}:{word}@{host}:5432/prod",
        f"postgresql+psycopg2://{who}:{word}@{host}/app",
        f"mysql://{who}:{word}@{host}/shop",
        f"mongodb+srv://{who}:{word}@cluster0.example.net/test?retryWrites=true",
        f"redis://:{word}@{host}:6379/0",
        f"amqp://{who}:{word}@{host}",
        f"https://{who}:{word}@git.example.com/app.git",
        f"ftp://{who}:{word}@{host}/",
        f"rtsp://{who}:{word}@192.168.1.64:554/stream1",
    )


def cookie(rng: random.Random) -> str:
    return pick(
        rng,
        chars(rng, HEX, 32),
        chars(rng, ALNUM, 26),
        "s%3A" + chars(rng, ALNUM, 32) + "." + chars(rng, ALNUM, 40),
        chars(rng, ALNUM + "_-", 43) + "a",
    )


@lru_cache
def _bip39(language: str) -> tuple[str, ...]:
    return tuple(Mnemonic(language).wordlist)


def seed_phrase(rng: random.Random) -> str:
    listed = _bip39(rng.choice(["english"] * 4 + ["french", "spanish", "italian", "portuguese"]))
    picked = [rng.choice(listed) for _ in range(rng.choice([12, 12, 15, 18, 24]))]
    style = rng.randrange(6)
    if style == 0:
        return "\n".join(f"{at}. {word}" for at, word in enumerate(picked, 1))
    if style == 1:
        return " ".join(f"{at}.{word}" for at, word in enumerate(picked, 1))
    if style == 2:
        picked = [word.capitalize() for word in picked]
    return rng.choice([" ", " ", " ", ", ", "\n", "-"]).join(picked)


def wallet(rng: random.Random) -> str:
    return pick(
        rng,
        "bc1q" + chars(rng, BECH32, 38),
        "bc1p" + chars(rng, BECH32, 58),
        "1" + chars(rng, BASE58, 33),
        "3" + chars(rng, BASE58, 33),
        "0x" + chars(rng, HEX, 40),
        "0x" + chars(rng, HEX + "ABCDEF", 40),
        chars(rng, BASE58, 44),
        "T" + chars(rng, BASE58, 33),
        "L" + chars(rng, BASE58, 33),
        "D" + chars(rng, BASE58, 33),
        "r" + chars(rng, BASE58, 33),
        "4" + chars(rng, BASE58, 94),
        "addr1" + chars(rng, BECH32, 98),
        "ltc1q" + chars(rng, BECH32, 38),
    )


def recovery_codes(rng: random.Random) -> str:
    make: Callable[[], str] = rng.choice(
        [
            lambda: f"{digits(rng, 4)} {digits(rng, 4)}",
            lambda: digits(rng, 8),
            lambda: f"{chars(rng, HEX, 5)}-{chars(rng, HEX, 4)}1",
            lambda: f"{chars(rng, HEX, 4)}-{chars(rng, HEX, 3)}7-{chars(rng, HEX, 4)}",
            lambda: chars(rng, string.ascii_lowercase + string.digits, 9) + "4",
        ]
    )
    return rng.choice([" ", ", ", "\n"]).join(make() for _ in range(rng.choice([1, 3, 4, 10])))


def private_link(rng: random.Random) -> str:
    token = chars(rng, ALNUM, 22)
    link = pick(
        rng,
        f"chat.whatsapp.com/{token}",
        f"us02web.zoom.us/j/{digits(rng, 11)}?pwd={chars(rng, ALNUM, 32)}",
        f"meet.google.com/{chars(rng, string.ascii_lowercase, 3)}-{chars(rng, string.ascii_lowercase, 4)}"
        f"-{chars(rng, string.ascii_lowercase, 3)}",
        f"drive.google.com/file/d/{chars(rng, ALNUM, 33)}/view?usp=sharing",
        f"docs.google.com/document/d/{chars(rng, ALNUM, 44)}/edit#gid=0",
        f"discord.gg/{chars(rng, ALNUM, 8)}",
        f"t.me/+{chars(rng, ALNUM, 16)}",
        f"teams.microsoft.com/l/meetup-join/19%3ameeting_{token}%40thread.v2/0?context=%7b%22Tid%22%7d",
        f"www.dropbox.com/s/{token}/photos.zip?dl=0",
        f"we.tl/t-{chars(rng, ALNUM, 10)}",
        f"1drv.ms/u/s!{token}",
        f"photos.app.goo.gl/{token}",
        f"doodle.com/meeting/participate/id/{token}",
        f"app.example.com/reset?token={token}&email=x%40example.com",
        f"notion.so/Notes-{chars(rng, HEX, 32)}",
        f"calendly.com/marie-x/{token}",
        f"mega.nz/file/{chars(rng, ALNUM, 8)}#{chars(rng, ALNUM, 43)}",
    )
    return pick(rng, "https://", "https://", "") + link


def spaced_link(rng: random.Random) -> str:
    name = rng.choice(["exemple", "mon-blog", "photos-lea", "boutique42"])
    return pick(
        rng,
        f"www . {name} . fr",
        f"www. {name}. com",
        f"{name} point com",
        f"{name} (point) fr",
        f"{name} dot com",
        f"{name}[.]com",
        f"hxxps://{name}.com/a",
    )
