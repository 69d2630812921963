"""E-mail addresses, links, IP addresses and handles."""

import random

from benchmarks.pii.sample import pick

LOCALS = (
    "marie.dupont",
    "lea_dpt",
    "jdoe42",
    "tom",
    "contact",
    "a.martin-petit",
    "zoe2001",
    "n.o.reply",
    "karim.b",
    "the_real_sam",
    "p.nguyen",
    "hello",
    "MARIE.D",
    "jean-luc",
    "x",
    "no-reply+promo",
)
MAIL_HOSTS = (
    "gmail.com",
    "orange.fr",
    "hotmail.co.uk",
    "outlook.com",
    "univ-exemple.fr",
    "protonmail.ch",
    "example.org",
    "mail.example.net",
    "free.fr",
    "yahoo.fr",
    "icloud.com",
    "entreprise.example.com",
    "GMAIL.COM",
    "bbox.fr",
    "students.example.ac.uk",
)


def email(rng: random.Random) -> str:
    local, host = rng.choice(LOCALS), rng.choice(MAIL_HOSTS)
    if rng.random() < 0.8:
        return f"{local}@{host}"
    name, _, rest = host.partition(".")
    french = rest.replace(".", " point ")
    english = rest.replace(".", " dot ")
    return pick(
        rng,
        f"{local} (at) {name} point {french}",
        f"{local} arobase {name} point {french}",
        f"{local} [at] {name} [dot] {rest.replace('.', ' [dot] ')}",
        f"{local} at {name} dot {english}",
        f"{local}(at){host}",
        f"{local} @ {host}",
        f"{local} AT {name} DOT {english}",
    )


def url(rng: random.Random) -> str:
    host = rng.choice(
        [
            "example.com",
            "exemple.fr",
            "boutique-test.fr",
            "my-blog.example.org",
            "drive.example.com",
            "photos.example.net",
            "asso-exemple.org",
        ]
    )
    path = rng.choice(
        [
            "",
            "/",
            "/a/b/c?id=42&x=1",
            "/albums/ete_2023",
            "/s/Ab3-_9xYz",
            "/profil/marie.dupont#photos",
            "/p/(test)",
            "/index.html",
        ]
    )
    return pick(
        rng,
        f"https://{host}{path}",
        f"https://www.{host}{path}",
        f"http://{host}{path}",
        f"www.{host}{path}",
        f"{host}{path}",
        "https://youtu.be/dQw4w9WgXcQ",
        "https://t.me/joinchat/AAAAAE_x",
        "bit.ly/3xYz12",
        "https://maps.example.com/?q=48.85,2.35",
        "wa.me/33639981234",
        f"HTTPS://{host.upper()}/A",
    )


def ip_address(rng: random.Random) -> str:
    private = f"192.168.{rng.randrange(256)}.{rng.randrange(1, 255)}"
    first = rng.choice([203, 198, 82, 176, 91])
    public = f"{first}.{rng.randrange(10, 256)}.{rng.randrange(10, 256)}.{rng.randrange(1, 255)}"
    return pick(
        rng,
        private,
        f"10.0.{rng.randrange(256)}.{rng.randrange(1, 255)}",
        public,
        public,
        f"2001:db8:{rng.randrange(4096):x}::{rng.randrange(1, 65536):x}",
        f"2001:db8:85a3:0:0:8a2e:370:{rng.randrange(4096):x}",
        f"fe80::{rng.randrange(4096):x}:{rng.randrange(1, 65536):x}:1",
    )


def handle(rng: random.Random) -> str:
    return pick(
        rng,
        "lea_dpt",
        "karim.b75",
        "xx_shadow_xx",
        "zoe.mrt",
        "the.real.tom",
        "n1ghtowl",
        "marieetcie33",
        "bigbadwolf_",
        "sunny.side.up",
        "j0hn_doe",
        "mlle_pivoine",
        "dj_patate",
    )
