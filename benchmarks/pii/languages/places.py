"""Street addresses and number plates by country."""

import random

from benchmarks.pii.languages.kit import shaped
from benchmarks.pii.sample import pick


def german_address(rng: random.Random) -> str:
    number = f"{rng.randrange(1, 190)}{pick(rng, '', '', '', 'a', ' b', 'c')}"
    street = pick(
        rng, "Hauptstraße", "Lindenallee", "Bahnhofstr.", "Goethestrasse", "Mühlweg", "Rathausplatz",
        "Kirchgasse", "Ringstraße", "Am Stadtpark", "Schillerstr", "Berliner Straße", "Alte Gasse",
        "Kottbusser Damm", "Karl-Marx-Allee", "Friedrich-Ebert-Str.", "Mainzer Landstraße", "Rosenweg",
    )  # fmt: skip
    if street == "Am Stadtpark":
        return f"{street} {number}, {pick(rng, '90408 Nürnberg', '22303 Hamburg')}"
    town = pick(
        rng, "10115 Berlin", "80331 München", "50667 Köln", "20095 Hamburg", "1010 Wien", "8001 Zürich",
        "60311 Frankfurt am Main", "D-69117 Heidelberg",
    )  # fmt: skip
    whole = f"{street} {number}"
    return pick(rng, whole, whole, whole.lower(), f"{whole}, {town}", f"{whole} in {town}", f"{whole} {town}")


def spanish_address(rng: random.Random) -> str:
    number = f"{rng.randrange(1, 190)}"
    street = pick(
        rng, "Calle Mayor", "calle de Alcalá", "C/ Serrano", "Avenida de la Constitución", "Avda. Diagonal",
        "Plaza de España", "Paseo de Gracia", "Pº del Prado", "Camino Viejo", "Ronda de Toledo",
        "c/ San Miguel", "Carrer de Mallorca", "Calle Reyes Católicos", "av. de América",
    )  # fmt: skip
    door = pick(rng, "", "", "", ", 3B", " 2º 1ª", ", 4º izq", ", bajo", ", piso 3", " 1º A")
    town = pick(rng, "28013 Madrid", "08007 Barcelona", "41001 Sevilla", "46002 Valencia", "Granada")
    whole = f"{street}{pick(rng, ' ', ' ', ', ', ', nº ', ' número ')}{number}{door}"
    return pick(rng, whole, whole, f"{street} {number}".lower(), f"{whole}, {town}")


def italian_address(rng: random.Random) -> str:
    number = f"{rng.randrange(1, 190)}{pick(rng, '', '', '', '/B', 'a', ' bis')}"
    street = pick(
        rng, "via Roma", "Via Giuseppe Garibaldi", "viale Monza", "Piazza del Duomo", "corso Buenos Aires",
        "Via dei Mille", "largo Argentina", "Vicolo Corto", "V.le Europa", "P.zza Dante", "via Nazionale",
        "Corso Vittorio Emanuele II", "Via San Felice", "via dell'Indipendenza",
    )  # fmt: skip
    town = pick(rng, "00184 Roma", "20121 Milano", "80132 Napoli", "40121 Bologna (BO)", "Torino")
    whole = f"{street}{pick(rng, ' ', ' ', ', ', ' n. ', ', n° ')}{number}"
    return pick(rng, whole, whole, f"{street} {number}".lower(), f"{whole}, {town}", f"{whole} - {town}")


def portuguese_address(rng: random.Random) -> str:
    number = f"{rng.randrange(1, 1900)}"
    street = pick(
        rng, "Rua das Flores", "rua Augusta", "Av. da Liberdade", "Avenida Paulista", "Travessa do Carmo",
        "Praça da República", "R. Bela Cintra", "Largo do Rato", "Alameda Santos", "Rua de São Bento",
        "rua Dom Pedro II", "Estrada da Luz", "Calçada do Combro",
    )  # fmt: skip
    door = pick(rng, "", "", "", ", 3º esq", ", apto 42", " - ap 12", ", 2.º Dto", ", casa 2")
    town = pick(
        rng,
        "1250-096 Lisboa",
        "4000-322 Porto",
        "São Paulo - SP, 01310-100",
        "Rio de Janeiro",
        "3000-214 Coimbra",
    )
    whole = f"{street}{pick(rng, ' ', ' ', ', ', ', nº ', ' n. ')}{number}{door}"
    return pick(rng, whole, whole, f"{street} {number}".lower(), f"{whole}, {town}")


def dutch_address(rng: random.Random) -> str:
    number = f"{rng.randrange(1, 290)}{pick(rng, '', '', '', 'a', '-2', ' hs', 'B', ' bis')}"
    street = pick(
        rng, "Kerkstraat", "Prinsengracht", "Dorpsweg", "Stationsplein", "van Woustraat", "Lange Voorhout",
        "Julianalaan", "Eerste Helmersstraat", "Nieuwe Gracht", "Molenpad", "Jan van Galenstraat",
        "Haagse Markt", "Beethovenlaan", "Oudezijds Voorburgwal", "Meir",
    )  # fmt: skip
    town = pick(rng, "1012 AB Amsterdam", "3511LX Utrecht", "2513 AA Den Haag", "9000 Gent", "2000 Antwerpen")
    whole = f"{street} {number}"
    if street in ("Lange Voorhout", "Meir"):
        return f"{street} {number}, {town}"
    bus = f"{street} {rng.randrange(1, 190)} bus {rng.randrange(1, 9)}"
    return pick(rng, whole, whole, bus, whole.lower(), f"{whole}, {town}", f"{whole} {town}")


def german_plate(rng: random.Random) -> str:
    return shaped(
        rng,
        "B-?? ###",
        "M-?? ####",
        "HH-?? ##",
        "KA-? ###",
        "B ?? ####",
        "S-?? ###E",
        "ZH ######",
        "W-#####A",
    )


def spanish_plate(rng: random.Random) -> str:
    letters = "".join(rng.choice("BCDFGHJKLMNPRSTVWXYZ") for _ in "123")
    return shaped(rng, f"#### {letters}", f"####-{letters}", f"####{letters}", f"#### {letters}".lower())


def italian_plate(rng: random.Random) -> str:
    return shaped(rng, "F? ### ??", "G?###??", "E?-###-??", "F?###??").replace("U", "V")


def portuguese_plate(rng: random.Random) -> str:
    return shaped(rng, "A?-##-B?", "##-A?-##", "##-##-X?", "BRA#E##", "ABC-####", "F?? #?##")


def dutch_plate(rng: random.Random) -> str:
    return shaped(rng, "##-X?-##", "G?-###-?", "#-T??-##", "1-A??-###", "X?-##-X?", "##-??-?X")


def door_code(rng: random.Random) -> str:
    return shaped(rng, "####", "####", "#####", "######", "##B##", "A####", "####A", "#####", "C##?", "####")
