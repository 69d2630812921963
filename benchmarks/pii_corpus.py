"""Chat-like sentences with planted personal data, written before the patterns and without looking at them.

Everything is invented: numbers come from fictional ranges where a country has one, and check digits are
valid where the type has them. `generate(seed, per_type)` yields labelled samples in French and English,
`clean_chat(seed, count)` yields messages without any personal data, look-alikes in realistic shares.
"""

import random
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ghostprep.records import BUBBLE_BREAK


class Sample(NamedTuple):
    """One message; `spans` are (start, end, type) in code points."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def _words(text: str) -> list[str]:
    return text.split()


Maker = Callable[[random.Random], str]


def _digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def _pick(rng: random.Random, *options: str) -> str:
    return rng.choice(options)


def _grouped(text: str, sizes: tuple[int, ...], separator: str) -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(text[at : at + size])
        at += size
    return separator.join(part for part in [*parts, text[at:]] if part)


# --- phone numbers: ranges that the regulators keep for fiction -------------------------------------------

FR_FICTION = ("0199 00", "0261 91", "0353 01", "0465 71", "0536 49", "0639 98")
UK_FICTION = ("07700 900", "020 7946 0", "0161 496 0", "01632 960", "0113 496 0")


def french_phone(rng: random.Random) -> str:
    number = rng.choice(FR_FICTION).replace(" ", "") + _digits(rng, 4)
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
    tail = _digits(rng, 11 - len(prefix.replace(" ", "")))
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
    tail = "01" + _digits(rng, 2)
    return _pick(
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
        digits = "047" + _digits(rng, 7)
        return _pick(
            rng,
            _grouped(digits, (4, 2, 2, 2), " "),
            "+32 " + _grouped(digits[1:], (3, 2, 2, 2), " "),
            _grouped(digits, (4, 2, 2, 2), ".").replace(".", "/", 1),
        )
    digits = "07" + rng.choice("6789") + _digits(rng, 7)
    return _pick(rng, _grouped(digits, (3, 3, 2, 2), " "), "+41 " + _grouped(digits[1:], (2, 3, 2, 2), " "))


def odd_phone(rng: random.Random) -> str:
    """Digits as people paste them: keycaps, full width, a zero-width character inside."""
    number = "063998" + _digits(rng, 4)
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


# --- internet ---------------------------------------------------------------------------------------------

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
    return _pick(
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
    return _pick(
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
    return _pick(
        rng,
        private,
        f"10.0.{rng.randrange(256)}.{rng.randrange(1, 255)}",
        public,
        public,
        f"2001:db8:{rng.randrange(4096):x}::{rng.randrange(1, 65536):x}",
        f"2001:db8:85a3:0:0:8a2e:370:{rng.randrange(4096):x}",
        f"fe80::{rng.randrange(4096):x}:{rng.randrange(1, 65536):x}:1",
    )


# --- numbers with a check digit ---------------------------------------------------------------------------


def _luhn_complete(body: str) -> str:
    total = 0
    for index, char in enumerate(reversed(body)):
        value = int(char) * (2 if index % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


def card(rng: random.Random) -> str:
    kind = rng.randrange(6)
    if kind == 0:
        number, sizes = _luhn_complete("37" + _digits(rng, 12)), (4, 6, 5)
    elif kind <= 3:
        number, sizes = _luhn_complete("4" + _digits(rng, 14)), (4, 4, 4, 4)
    else:
        number, sizes = _luhn_complete("5" + rng.choice("12345") + _digits(rng, 13)), (4, 4, 4, 4)
    return _pick(
        rng,
        number,
        _grouped(number, sizes, " "),
        _grouped(number, sizes, "-"),
        _grouped(number, sizes, "\u00a0"),
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
        body = bank + _digits(rng, size - 4)
    elif country == "FR":
        body = _digits(rng, 20) + rng.choice("ABCDEFGH0123") + _digits(rng, 2)
    else:
        body = _digits(rng, size)
    as_number = "".join(str(int(char, 36)) for char in body + country)
    text = f"{country}{98 - int(as_number + '00') % 97:02d}{body}"
    groups = " ".join(text[i : i + 4] for i in range(0, len(text), 4))
    return _pick(
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
    department = _pick(rng, f"{rng.randrange(1, 20):02d}", f"{rng.randrange(21, 96):02d}", "2A", "2B")
    born = f"{rng.choice('12')}{rng.randrange(40, 100):02d}{rng.randrange(1, 13):02d}"
    body = f"{born}{department}{rng.randrange(1, 990):03d}{rng.randrange(1, 999):03d}"
    key = 97 - int(body.replace("2A", "19").replace("2B", "18")) % 97
    spaced = f"{body[0]} {body[1:3]} {body[3:5]} {body[5:7]} {body[7:10]} {body[10:13]} {key:02d}"
    return _pick(rng, f"{body}{key:02d}", spaced, spaced, spaced.replace(" ", "\u202f"), f"{body} {key:02d}")


def siret(rng: random.Random) -> str:
    siren = _luhn_complete(_digits(rng, 8))
    number = _luhn_complete(siren + _digits(rng, 4))
    return _pick(
        rng,
        number,
        _grouped(number, (3, 3, 3, 5), " "),
        _grouped(number, (3, 3, 3, 5), "\u00a0"),
        _grouped(number, (9, 5), " "),
    )


def nino(rng: random.Random) -> str:
    prefix = rng.choice(["AB", "CE", "JK", "PW", "SR", "HL", "EA"])
    digits, suffix = _digits(rng, 6), rng.choice("ABCD")
    spaced = f"{prefix} {_grouped(digits, (2, 2, 2), ' ')} {suffix}"
    return _pick(rng, prefix + digits + suffix, spaced, spaced, spaced.lower())


def nhs(rng: random.Random) -> str:
    while True:
        body = rng.choice("46") + _digits(rng, 8)
        check = 11 - sum(int(char) * (10 - index) for index, char in enumerate(body)) % 11
        if check != 10:
            number = body + str(check % 11)
            return _pick(rng, number, _grouped(number, (3, 3, 4), " "), _grouped(number, (3, 3, 4), "-"))


def ssn(rng: random.Random) -> str:
    return f"{rng.choice([219, 457, 323, 78 + 500])}-{rng.randrange(10, 99)}-{rng.randrange(1000, 9999)}"


# --- places, codes, handles -------------------------------------------------------------------------------

FR_STREETS = (
    "rue des Lilas",
    "avenue Victor Hugo",
    "bd Voltaire",
    "boulevard de la République",
    "impasse des Acacias",
    "chemin du Moulin",
    "place du Marché",
    "allée des Tilleuls",
    "quai de la Fosse",
    "rue de l'Église",
    "route de Narbonne",
    "cours Lafayette",
    "av. Jean Jaurès",
    "rue du 8 mai 1945",
    "square Carpeaux",
    "passage du Génie",
    "rue Mouffetard",
)
FR_CITIES = (
    "75011 Paris",
    "69003 Lyon",
    "33000 Bordeaux",
    "31400 Toulouse",
    "44000 Nantes",
    "59800 Lille",
    "13006 Marseille",
    "35000 Rennes",
    "42000 Saint-Étienne",
    "06300 Nice",
)
EN_STREETS = (
    "Oak Street",
    "Baker Street",
    "Elm Avenue",
    "Maple Drive",
    "Church Lane",
    "Station Road",
    "Park Ave",
    "Victoria Terrace",
    "Mill Close",
    "Queens Rd",
    "Sunset Blvd",
    "Primrose Court",
    "High Street",
    "St John's Way",
)
EN_CITIES = (
    "London NW1 6XE",
    "Leeds LS6 2AB",
    "Springfield, IL 62704",
    "Austin, TX 78701",
    "Bristol BS8 1TH",
    "Manchester M14 5RT",
    "Brooklyn, NY 11215",
)


def address(rng: random.Random) -> str:
    if rng.random() < 0.6:
        number = f"{rng.randrange(1, 220)}{_pick(rng, '', '', '', ' bis', ' ter', 'bis')}"
        street = f"{number}{_pick(rng, ' ', ' ', ', ')}{rng.choice(FR_STREETS)}"
        style = rng.randrange(5)
        if style <= 1:
            return street
        if style == 2:
            return f"{street}, {rng.choice(FR_CITIES)}"
        if style == 3:
            return f"{street} {rng.choice(FR_CITIES)}"
        return street.lower()
    number = f"{rng.randrange(1, 1900)}{_pick(rng, '', '', '', 'B', 'a')}"
    street = f"{_pick(rng, '', '', 'Flat 3, ', 'Apt 4B, ')}{number} {rng.choice(EN_STREETS)}"
    return street if rng.random() < 0.5 else f"{street}, {rng.choice(EN_CITIES)}"


PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"


def plate(rng: random.Random) -> str:
    letters = "".join(rng.choice(PLATE_LETTERS) for _ in range(5)).replace("SS", "SD").replace("WW", "WD")
    if rng.random() < 0.75:
        digits = _digits(rng, 3)
        hyphened = f"{letters[:2]}-{digits}-{letters[2:4]}"
        return _pick(
            rng, hyphened, hyphened, hyphened.replace("-", " "), hyphened.replace("-", ""), hyphened.lower()
        )
    area, year = (
        rng.choice("BDFGHKLMNP") + rng.choice("ABDEFGK"),
        rng.choice(["09", "12", "19", "21", "58", "70"]),
    )
    return f"{area}{year} {rng.choice('ABCDEFGH')}{rng.choice('JKLMN')}{rng.choice('OPRSTU')}"


def access_code(rng: random.Random) -> str:
    return _pick(
        rng,
        _digits(rng, 4),
        _digits(rng, 4),
        _digits(rng, 5),
        _digits(rng, 6),
        f"{_digits(rng, 2)}B{_digits(rng, 2)}",
        f"{_digits(rng, 4)}A",
        f"A{_digits(rng, 4)}",
        f"B{_digits(rng, 2)}C{_digits(rng, 1)}",
        f"{_digits(rng, 4)}#",
    )


def password(rng: random.Random) -> str:
    word = rng.choice(["Soleil", "azerty", "chaton", "Monkey", "dragon", "pizza", "Licorne", "football"])
    return _pick(
        rng,
        f"{word}{_digits(rng, 2)}",
        f"{word}{_digits(rng, 4)}!",
        f"{word}-{_digits(rng, 3)}",
        f"P@ss{_digits(rng, 3)}{word}",
        f"{word}_{_digits(rng, 2)}$",
        "".join(rng.choice("abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789") for _ in range(10))
        + "7",
        f"{word}*{word}{_digits(rng, 1)}",
    )


def handle(rng: random.Random) -> str:
    return _pick(
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


def coordinates(rng: random.Random) -> str:
    lat, lon = rng.uniform(-60, 60), rng.uniform(-120, 120)
    return _pick(
        rng,
        f"{lat:.4f}, {lon:.4f}",
        f"{lat:.6f},{lon:.6f}",
        f"{lat:.5f} {lon:.5f}",
        f"{abs(lat):.4f}° N, {abs(lon):.4f}° W",
        f"48°51'{rng.randrange(60):02d}\"N 2°17'{rng.randrange(60):02d}\"E",
    )


# --- sentences --------------------------------------------------------------------------------------------

CARRIERS: dict[str, tuple[Maker, tuple[str, ...]]] = {
    "PHONE_NUMBER": (
        phone,
        (
            "mon num c'est le {}",
            "appelle moi au {} stp",
            "{}",
            "tiens : {}",
            "c'est {} le numéro de ma mère je crois",
            "jsuis joignable au {}😉",
            "{} voilà",
            "nouveau numéro {}, supprime l'ancien",
            "bjr, {} pour le rdv de 18h30",
            "le plombier: {}!!",
            "si jamais (urgence) {}",
            "note le\n{}",
            "call me on {} when u land",
            "my number is {}",
            "text {} if you're lost",
            "it's {} btw",
            "{} thats my new phone",
            "ring {} and ask for the manager",
            "whatsapp me: {}",
            "tel. {}",
            "fax/tel:{}",
            "ya 2 numéros, prends le {} plutôt",
            "my mum's cell is {} lol",
            "a 14h au {} ou demain",
        ),
    ),
    "EMAIL_ADDRESS": (
        email,
        (
            "mon mail c'est {}",
            "envoie tout à {} stp",
            "{}",
            "écris lui sur {} elle répond vite",
            "mail: {}",
            "jte file mon adresse {} 😘",
            "t'as reçu sur {} ?",
            "my email is {}",
            "send it to {} please",
            "cc {} and me",
            "{} is the one i use",
            "just paypal me at: {}",
            "ajoute ({}) dans la boucle",
            "met {} en copie.",
            "contact : {}, merci",
        ),
    ),
    "URL": (
        url,
        (
            "regarde {}",
            "{}",
            "c'est là: {} mdr",
            "t'as vu ça ? {}",
            "le lien {} marche plus",
            "j'ai mis les photos sur {}",
            "check {} lol",
            "{} this is so good",
            "is it on {} ?",
            "here ({})",
            "link: {}",
            "inscris toi ici {} avant vendredi",
            "omg {}!",
        ),
    ),
    "IP_ADDRESS": (
        ip_address,
        (
            "connecte toi sur {}",
            "l'ip du serveur minecraft c'est {}",
            "ping {} pour voir",
            "mon ip: {}",
            "my ip is {}",
            "the nas is at {}",
            "ssh to {} and restart it",
            "serveur {} down encore",
            "try {} in the browser",
            "c'est {} l'imprimante",
        ),
    ),
    "CREDIT_CARD": (
        card,
        (
            "ma carte c'est {}",
            "le numéro {} exp 04/27",
            "paye avec {} stp",
            "{}",
            "my card number is {}",
            "use {} for the tickets",
            "visa {} ok?",
            "card: {} thx",
            "prends la carte bleue {}, je te fais confiance",
            "CB {}",
        ),
    ),
    "IBAN_CODE": (
        iban,
        (
            "mon iban {}",
            "{} merci",
            "fais le virement sur {} stp",
            "IBAN : {}",
            "{}",
            "voilà mon rib {} au nom de maman",
            "send the rent to {} please",
            "my iban is {} cheers",
            "acc {} ok",
            "l'iban du proprio c'est {} et c'est 650 euros",
        ),
    ),
    "FR_NIR": (
        nir,
        (
            "mon numéro de sécu c'est {}",
            "sécu : {}",
            "{}",
            "la cpam demande le {} pour le dossier",
            "nir {} et voila",
            "tu peux me noter {} stp c'est ma carte vitale",
            "n° ss {}",
            "it asks my french social security number, {}",
        ),
    ),
    "FR_SIRET": (
        siret,
        (
            "mon siret {}",
            "SIRET : {}",
            "le siret de la boite c'est {}",
            "{} c'est le numéro siret pour la facture",
            "mets {} (siret) sur le devis",
            "siret n°{} stp",
        ),
    ),
    "UK_NINO": (
        nino,
        (
            "my national insurance number is {}",
            "NI number {}",
            "{} is my nino",
            "they need my NI: {}",
            "nino = {} ok",
            "put {} on the form",
            "mon numéro anglais c'est {}",
        ),
    ),
    "UK_NHS": (
        nhs,
        (
            "my nhs number is {}",
            "NHS no {}",
            "nhs: {}",
            "{} is the nhs number they gave me",
            "quote nhs number {} when you call",
        ),
    ),
    "US_SSN": (
        ssn,
        (
            "my ssn is {}",
            "SSN {}",
            "social security: {}",
            "{}",
            "they asked for {} at the bank",
            "mon ssn américain {}",
        ),
    ),
    "STREET_ADDRESS": (
        address,
        (
            "j'habite au {}",
            "rdv {} à 20h",
            "{}",
            "l'adresse c'est {} stp viens",
            "livre au {}!",
            "on est au {} tu sonnes",
            "jsuis garé devant {}",
            "chez moi: {}",
            "i live at {}",
            "come to {} tonight",
            "the party is at {} x",
            "send the parcel to {}",
            "address: {}",
            "meet me outside {} in 10",
        ),
    ),
    "LICENSE_PLATE": (
        plate,
        (
            "ma plaque c'est {}",
            "la clio {} est mal garée",
            "immat {}",
            "c'est une 208 grise {}",
            "{} la voiture du voisin",
            "the car is a white golf {}",
            "my reg is {}",
            "plate: {}",
            "t'as vu la bagnole immatriculée {} ?",
            "un uber noir plaque {}",
        ),
    ),
    "ACCESS_CODE": (
        access_code,
        (
            "digicode {}",
            "le code de la porte c'est {}",
            "code porte : {}",
            "code {} puis 3ème étage",
            "le digicode c'est {} et après interphone",
            "le code de l'immeuble: {}",
            "mon code pin c'est le {}",
            "code du portail {}",
            "door code is {}",
            "the gate code: {}",
            "pin is {}",
            "entry code {} then second floor",
            "ton code de vérification est {}",
            "your verification code is {}",
            "code alarme {}",
            "code boîte à clés {}",
            "my PIN: {}",
            "code: {}",
            "use code {} for the front door",
        ),
    ),
    "PASSWORD": (
        password,
        (
            "mdp wifi: {}",
            "le mdp c'est {}",
            "mot de passe : {}",
            "mdp {}",
            "le mot de passe du wifi c'est {}",
            "password: {}",
            "the wifi password is {}",
            "pw: {}",
            "pass : {}",
            "mon mdp netflix = {}",
            "password for netflix is {} shh",
            "le code wifi c'est {}",
            "wifi key {}",
            "mdp: {} (majuscule au début)",
            "clé wifi : {}",
            "my password is {} don't tell",
            "login admin mdp {}",
        ),
    ),
    "HANDLE": (
        handle,
        (
            "ajoute moi @{}",
            "insta: {}",
            "mon insta c'est {}",
            "snap : {}",
            "mon snap c {}",
            "follow @{} on insta",
            "my ig is {}",
            "add me on snap: {}",
            "@{} regarde ça",
            "tiktok: {}",
            "my twitter is @{}",
            "telegram @{}",
            "psn: {}",
            "c'est qui @{} ?",
            "son insta c'est {} je crois",
            "discord: {}",
            "pseudo : {}",
            "instagram {}",
            "snapchat: {}",
        ),
    ),
    "COORDINATES": (
        coordinates,
        (
            "on est là {}",
            "gps: {}",
            "{}",
            "le spot c'est {} garde le secret",
            "we're at {}",
            "coords {} for the trailhead",
            "mets {} dans maps",
            "pinned: {}!",
        ),
    ),
}

FILLER_FR = (
    "",
    "",
    "",
    "ok ",
    "mdr ",
    "attends ",
    "oui oui ",
    "alors ",
    "bon ",
    "coucou ",
    "dsl ",
    "Salut! ",
    "hey ",
    "😂 ",
    "et sinon, ",
    "du coup ",
)
TAIL_FR = (
    "",
    "",
    "",
    " mdr",
    " 😊",
    " bisous",
    " ok?",
    " !",
    " stp",
    " merci bcp",
    " hein",
    " haha",
    " à tte",
    "...",
    " lol",
    " 👍🏽",
)


def _fill(template: str, value: str, kind: str) -> Sample:
    start = template.index("{}")
    return Sample(template.replace("{}", value, 1), ((start, start + len(value), kind),))


def _wrap(sample: Sample, rng: random.Random) -> Sample:
    """Filler before and after, and now and then capitals at the start: people do not write templates."""
    if not sample.spans:
        return sample
    before, after = rng.choice(FILLER_FR), rng.choice(TAIL_FR)
    spans = tuple((start + len(before), end + len(before), kind) for start, end, kind in sample.spans)
    return Sample(before + sample.text + after, spans)


def generate(seed: int, per_type: int) -> Iterator[Sample]:
    """`per_type` samples of each structured type, one planted span each, in a deterministic order."""
    rng = random.Random(seed)
    for kind, (maker, templates) in CARRIERS.items():
        for _ in range(per_type):
            yield _wrap(_fill(rng.choice(templates), maker(rng), kind), rng)


_TIGHT_CUTS = {
    "PHONE_NUMBER": (2, 4, 6), "CREDIT_CARD": (4, 8, 12), "IBAN_CODE": (4, 8, 12), "FR_NIR": (5, 7, 10, 13),
    "FR_SIRET": (3, 6, 9), "UK_NINO": (4, 6), "UK_NHS": (3, 6), "US_SSN": (3, 5),
}  # fmt: skip
"""Number types, and where one that is written without spaces is cut: between its groups."""


def split_over_bubbles(seed: int, per_type: int) -> Iterator[Sample]:
    """Turns of two or three bubbles, a number of each type typed over two of them."""
    rng = random.Random(seed)
    for kind, tight in _TIGHT_CUTS.items():
        maker, templates = CARRIERS[kind]
        for _ in range(per_type):
            value = maker(rng)
            gaps = [at for at in range(3, len(value) - 3) if value[at] in " -./\u00a0\u202f\u2011"]
            cut = rng.choice(gaps or tight)
            broken = value[:cut] + BUBBLE_BREAK + value[cut + bool(gaps) :]
            sample = _fill(rng.choice(templates), broken, kind)
            yield sample if rng.random() < 0.5 else _then(sample, rng.choice(TAIL_FR).strip())


def _then(sample: Sample, bubble: str) -> Sample:
    return Sample(sample.text + BUBBLE_BREAK + bubble, sample.spans) if bubble else sample


# --- chat without personal data ---------------------------------------------------------------------------

FR_STARTS = (
    "ok",
    "oui",
    "non",
    "mdr",
    "ptdr",
    "jsp",
    "attends",
    "bah",
    "nan mais",
    "franchement",
    "jure",
    "wsh",
    "coucou",
    "salut",
    "hello",
    "bon",
    "dac",
    "grave",
    "trop bien",
    "mon dieu",
    "sérieux",
    "du coup",
    "en vrai",
    "au fait",
    "tkt",
    "ah",
    "ouais",
    "yes",
    "jpp",
    "allez",
)
FR_MIDDLES = (
    "j'arrive dans 5 min",
    "je suis devant la porte",
    "tu viens ce soir",
    "on se voit demain",
    "j'ai oublié mon chargeur",
    "elle a dit quoi",
    "il pleut encore",
    "c'était trop bien hier",
    "je rentre du taf",
    "faut que je dorme",
    "t'as mangé",
    "on commande des pizzas",
    "j'ai raté mon bus",
    "le prof est malade",
    "y a plus de lait",
    "je te raconte après",
    "ma mère m'a appelée",
    "on part quand en vacances",
    "j'ai trop mal au crâne",
    "il fait une chaleur",
    "tu peux me rappeler",
    "je te rejoins là-bas",
    "j'ai fini ma série",
    "elle est trop belle ta photo",
    "on fait quoi ce weekend",
    "ça te dit un ciné",
    "je suis dans le train",
    "la réunion a duré trois plombes",
    "t'inquiète pas",
    "merci pour tout",
    "bonne chance pour ton exam",
    "il m'a laissée en vu",
    "faut qu'on parle",
    "je t'envoie la photo",
    "j'ai rien compris au cours",
    "le resto était nul",
    "on a gagné le match",
    "je suis claquée",
    "tu me manques",
    "dors bien",
    "j'ai pas de réseau",
    "mon tel est à plat",
    "le wifi rame",
    "je passe chez toi",
    "on se retrouve à la gare",
)
FR_TIMES = (
    "à {h}h",
    "à {h}h{m}",
    "vers {h}h30",
    "dans {n} min",
    "le {d}/{mo}",
    "le {d} juin",
    "ça coûte {n},{m} €",
    "j'en ai {n}",
    "y en a {n}00",
    "{n}% de chance",
    "score {a}-{b}",
    "{n} personnes",
    "chapitre {a}.{b}",
    "salle {a}0{b}",
    "bus {n}",
    "il en reste {n}",
    "{n}k abonnés",
    "voie {a}",
    "page {n}{a}",
    "{h}h-{h2}h",
    "du {d}/{mo} au {d2}/{mo}",
    "en 20{m2}",
    "{n} euros chacun",
    "x{n}",
)
EN_STARTS = (
    "ok",
    "yeah",
    "nah",
    "lol",
    "omg",
    "wait",
    "hey",
    "so",
    "tbh",
    "honestly",
    "haha",
    "sure",
    "idk",
    "well",
    "oh",
    "right",
    "sorry",
    "btw",
    "dude",
    "mate",
)
EN_MIDDLES = (
    "i'm on my way",
    "are you coming tonight",
    "see you tomorrow",
    "i forgot my keys again",
    "what did she say",
    "it's raining so hard",
    "that was so much fun",
    "i need to sleep",
    "have you eaten",
    "let's get pizza",
    "missed my bus",
    "we're out of milk",
    "tell you later",
    "my mum called",
    "when do we leave",
    "it's way too hot",
    "can you call me back",
    "meet you there",
    "finished the show",
    "love that picture",
    "what are we doing this weekend",
    "fancy a film",
    "i'm on the train",
    "that meeting took forever",
    "don't worry",
    "thanks for everything",
    "good luck with the exam",
    "he left me on read",
    "we need to talk",
    "sending the photo",
    "did not get that class at all",
    "the food was awful",
    "we won the game",
    "i'm shattered",
    "miss you",
    "sleep well",
    "no signal here",
    "my phone is dying",
    "will you be there",
    "may i come too",
    "hope you're ok",
    "mark my words",
    "i'll rob a bank at this point",
    "grace period is over",
)
EN_TIMES = (
    "at {h}:{m}",
    "at {a}pm",
    "in {n} mins",
    "on {mo}/{d}",
    "it's ${n}.{m}",
    "got {n} of them",
    "{n}% sure",
    "{a}-{b} final score",
    "{n} people",
    "room {a}0{b}",
    "bus {n}",
    "{n}k followers",
    "page {n}",
    "£{n}",
    "back in 20{m2}",
    "{h}-{h2}",
    "v{a}.{b}",
)
ODD_CLEAN = (
    "1️⃣ lait 2️⃣ oeufs", "la version 1.2.3.4 marche pas", "ouais.so what", "ok.no", "salut.ca va",
    "b4 u go", "m8", "x10000", "RN 113", "Paris 13", "3,14159265358979", "mdp oublié",
    "c'est quoi le code", "code promo HIVER20", "code postal 75011", "insta c'est mort", "snap moi",
    "password is wrong", "see u @home", "@ 8pm", "photo.jpg", "node.js", "2 places pour le concert",
    "10 min walk", "loto 06 12 23 34 45", "0123456789", "commande 302-1234567-7654321", "vol AF1234",
    "iPhone 15", "12:30:45",
)  # fmt: skip
ENDS = (
    "",
    "",
    "",
    "",
    "",
    "",
    " ?",
    " !",
    " 😂",
    " ❤️",
    " mdr",
    " lol",
    "...",
    " 😭😭",
    " 👍🏽",
    " xd",
    " !!",
    " hein",
    " stp",
    " :)",
)


def _clean_one(rng: random.Random) -> str:
    french = rng.random() < 0.7
    starts, middles, times = (
        (FR_STARTS, FR_MIDDLES, FR_TIMES) if french else (EN_STARTS, EN_MIDDLES, EN_TIMES)
    )
    draw = rng.random()
    if draw < 0.004:
        return rng.choice(ODD_CLEAN)
    if draw < 0.14:
        text = rng.choice(starts)
    elif draw < 0.5:
        text = rng.choice(middles)
    elif draw < 0.85:
        text = f"{rng.choice(starts)} {rng.choice(middles)}"
    else:
        filled = rng.choice(times).format(
            h=rng.randrange(7, 24),
            h2=rng.randrange(7, 24),
            m=f"{rng.randrange(0, 60, 5):02d}",
            m2=rng.randrange(10, 27),
            n=rng.randrange(2, 60),
            d=rng.randrange(1, 29),
            d2=rng.randrange(1, 29),
            mo=f"{rng.randrange(1, 13):02d}",
            a=rng.randrange(1, 9),
            b=rng.randrange(1, 9),
        )
        text = f"{rng.choice(middles)} {filled}" if rng.random() < 0.7 else filled
    text += rng.choice(ENDS)
    return text.capitalize() if rng.random() < 0.25 else text


def clean_chat(seed: int, count: int) -> Iterator[str]:
    """Messages without personal data; one in seven holds a number, one in 250 is a known trap."""
    rng = random.Random(seed)
    for _ in range(count):
        yield _clean_one(rng)


FIRST = _words(
    """
Léa Manon Chloé Camille Inès Sarah Jade Louise Zoé Emma Anaïs Pauline Mathilde Clara Juliette Marie Lucie
Fatou Aïcha Yasmine Nora Karima Hugo Lucas Théo Nathan Enzo Louis Gabriel Jules Maxime Antoine Thomas
Kévin Mehdi Karim Youssef Mamadou Olivier Jean-Baptiste Anne-Sophie François Rémi Benoît Cédric Jérôme
Émilie Hélène Célia Maëlys Oliver Jack Harry Charlie Thomas Emily Olivia Amelia Sophie Grace Megan Hannah
Will Rose Pierre Ben Sam Max Nina Lola Eva Tom Noé Ali Samir Bilal Sofia Rachel Becky Liam Ethan Ryan
"""
)
LAST = _words(
    """
Dupont Moreau Girard Lefebvre Roussel Blanchard Garnier Chevalier Faure Andre Mercier Blanc Guerin Boyer
Perrin Morin Mathieu Clement Gauthier Dumont Lopez Fontaine Robin Masson Sanchez Barbier Arnaud Benali
Traoré Diallo Nguyen Haddad Cohen Smith Jones Taylor Brown Wilson Evans Thomas Johnson Roberts Walker
Wright Hughes Edwards Lewis Wood Patel
"""
)
NAME_CARRIERS = (
    "coucou {} ça va",
    "{} vient ce soir",
    "t'as vu {} hier ?",
    "dis à {} que c'est bon",
    "{}!!",
    "c'est {} qui l'a dit",
    "avec {} et les autres",
    "joyeux anniv {} ❤️",
    "{}: on part",
    "je suis chez {}",
    "appelle {} stp",
    "la soeur de {} arrive",
    "{} is coming too",
    "did {} call you",
    "happy birthday {}!",
    "tell {} i said hi",
    "omg {} 😂",
    "it's {}'s fault",
    "me and {} are late",
    "ask {} about it",
    "{}😘",
    "@{} regarde",
    "tu connais {} ?",
    "{}, tu viens ?",
    "(avec {})",
    "«{}» mdr",
    "merci {}",
)


def people(seed: int, count: int) -> list[str]:
    """`count` different invented full names."""
    rng = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        found[f"{rng.choice(FIRST)} {rng.choice(LAST)}"] = None
    return list(found)


def strangers() -> list[str]:
    """People who are no participants and share no name with one."""
    return [
        "Philippine Vasseur",
        "Gontran Delattre",
        "Ottilie Marlow",
        "Barnabé Quéré",
        "Thelma Winslow",
        "Ysaline Rault",
    ]


def _written(rng: random.Random, first: str, last: str) -> str:
    """A name as people type it: as it is, lower case, without accents, elongated, in capitals, in full."""
    bare = "".join(char for char in unicodedata.normalize("NFD", first) if not unicodedata.combining(char))
    word = (
        first
        in (
            "Will",
            "Rose",
            "Pierre",
            "Grace",
            "Ben",
            "Sam",
            "Max",
            "Camille",
            "Tom",
            "Noé",
            "Olivier",
            "Olivia",
            "Louis",
        )
        or len(first) < 3
    )
    if word:
        return rng.choice([first, first.upper(), f"{first} {last}"])
    vowel = next((char for char in reversed(first.lower()) if char in "aeiouéèïë"), first[-1])
    return rng.choice(
        [
            first,
            first,
            first.lower(),
            first.lower(),
            bare.lower(),
            bare,
            first.upper(),
            first.replace(vowel, vowel * 4),
            f"{first} {last}",
            f"{first.lower()} {last.lower()}",
            first.replace("-", " "),
        ]
    )


def name_samples(seed: int, names: list[str], count: int) -> Iterator[Sample]:
    """`count` messages that hold one of `names`, in the ways that people write them."""
    rng = random.Random(seed)
    for _ in range(count):
        first, last = rng.choice(names).split(" ", 1)
        template = rng.choice(NAME_CARRIERS)
        yield _fill(template, _written(rng, first, last), "PERSON")
