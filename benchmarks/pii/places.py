"""Street addresses, plates and coordinates."""

import random

from benchmarks.pii.sample import digits, pick

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
        number = f"{rng.randrange(1, 220)}{pick(rng, '', '', '', ' bis', ' ter', 'bis')}"
        street = f"{number}{pick(rng, ' ', ' ', ', ')}{rng.choice(FR_STREETS)}"
        style = rng.randrange(5)
        if style <= 1:
            return street
        if style == 2:
            return f"{street}, {rng.choice(FR_CITIES)}"
        if style == 3:
            return f"{street} {rng.choice(FR_CITIES)}"
        return street.lower()
    number = f"{rng.randrange(1, 1900)}{pick(rng, '', '', '', 'B', 'a')}"
    street = f"{pick(rng, '', '', 'Flat 3, ', 'Apt 4B, ')}{number} {rng.choice(EN_STREETS)}"
    return street if rng.random() < 0.5 else f"{street}, {rng.choice(EN_CITIES)}"


PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"


def plate(rng: random.Random) -> str:
    letters = "".join(rng.choice(PLATE_LETTERS) for _ in range(5)).replace("SS", "SD").replace("WW", "WD")
    if rng.random() < 0.75:
        number = digits(rng, 3)
        hyphened = f"{letters[:2]}-{number}-{letters[2:4]}"
        return pick(
            rng, hyphened, hyphened, hyphened.replace("-", " "), hyphened.replace("-", ""), hyphened.lower()
        )
    area, year = (
        rng.choice("BDFGHKLMNP") + rng.choice("ABDEFGK"),
        rng.choice(["09", "12", "19", "21", "58", "70"]),
    )
    return f"{area}{year} {rng.choice('ABCDEFGH')}{rng.choice('JKLMN')}{rng.choice('OPRSTU')}"


def coordinates(rng: random.Random) -> str:
    lat, lon = rng.uniform(-60, 60), rng.uniform(-120, 120)
    return pick(
        rng,
        f"{lat:.4f}, {lon:.4f}",
        f"{lat:.6f},{lon:.6f}",
        f"{lat:.5f} {lon:.5f}",
        f"{abs(lat):.4f}° N, {abs(lon):.4f}° W",
        f"48°51'{rng.randrange(60):02d}\"N 2°17'{rng.randrange(60):02d}\"E",
    )
