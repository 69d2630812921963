"""Messages that hold a participant's name."""

import random
import unicodedata
from collections.abc import Iterator

from benchmarks.pii.sample import Sample, fill

FIRST = """
Léa Manon Chloé Camille Inès Sarah Jade Louise Zoé Emma Anaïs Pauline Mathilde Clara Juliette Marie Lucie
Fatou Aïcha Yasmine Nora Karima Hugo Lucas Théo Nathan Enzo Louis Gabriel Jules Maxime Antoine Thomas
Kévin Mehdi Karim Youssef Mamadou Olivier Jean-Baptiste Anne-Sophie François Rémi Benoît Cédric Jérôme
Émilie Hélène Célia Maëlys Oliver Jack Harry Charlie Thomas Emily Olivia Amelia Sophie Grace Megan Hannah
Will Rose Pierre Ben Sam Max Nina Lola Eva Tom Noé Ali Samir Bilal Sofia Rachel Becky Liam Ethan Ryan
""".split()  # noqa: SIM905 - a long list reads better so
LAST = """
Dupont Moreau Girard Lefebvre Roussel Blanchard Garnier Chevalier Faure Andre Mercier Blanc Guerin Boyer
Perrin Morin Mathieu Clement Gauthier Dumont Lopez Fontaine Robin Masson Sanchez Barbier Arnaud Benali
Traoré Diallo Nguyen Haddad Cohen Smith Jones Taylor Brown Wilson Evans Thomas Johnson Roberts Walker
Wright Hughes Edwards Lewis Wood Patel
""".split()  # noqa: SIM905 - a long list reads better so
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
        yield fill(template, _written(rng, first, last), "PERSON")
