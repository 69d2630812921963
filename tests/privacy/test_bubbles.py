"""What is typed over two or three bubbles is masked as if it were typed in one, whatever its type."""

import random

import pytest

from benchmarks import pii
from benchmarks.pii.sample import Sample, fill
from benchmarks.pii.secrets import KINDS, secret_samples, sentences
from benchmarks.privacy import our_finder, score
from ghostprep.privacy import MaskingError
from ghostprep.privacy.spans import TAGS
from ghostprep.privacy.turns import mask_sessions, refuse_leaks
from ghostprep.records import BUBBLE_BREAK, Session, Turn

BROKEN = {
    "PHONE_NUMBER": ["tel 0612", "345678"],
    "IBAN_CODE": ["BE68 5390", "0754", "7034"],
    "CREDIT_CARD": ["4111 1111", "1111", "1111"],
    "FR_NIR": ["2 55 08", "14 168", "025 38"],
    "FR_SIRET": ["siret 732 829 320", "00074"],
    "UK_NHS": ["nhs 943", "476", "5919"],
    "UK_NINO": ["AB 12", "34", "56 C"],
    "US_SSN": ["ssn 219", "09 9999"],
    "ID_NUMBER": ["passeport", "n°", "12AB34567"],
    "EMAIL_ADDRESS": ["marie.dupont", "@exemple.fr"],
    "URL": ["www", ". exemple", ". fr"],
    "STREET_ADDRESS": ["j'habite 12 rue des", "Lilas", "75011 Paris"],
    "COORDINATES": ["48.8566,", "2.3522"],
    "IP_ADDRESS": ["l'ip du serveur", "192.168.1.12"],
    "MAC_ADDRESS": ["la mac", "00:1b:44:11:3a:b7"],
    "LICENSE_PLATE": ["AB", "123", "CD"],
    "PASSWORD": ["mdp wifi", "c'est", "Soleil2024!"],
    "ACCESS_CODE": ["code de vérification", "482", "913"],
    "HANDLE": ["mon insta", "c'est", "lea_dpt"],
    "SEED_PHRASE": [
        "abandon ability able about above",
        "absent absorb abstract",
        "absurd abuse access accident",
    ],
    "CRYPTO_WALLET": ["btc", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"],
    "SECRET": ["zX8kQ2mN7pL4vB9cR1tY6w", "qW3eR5tY7u"],
    "WIFI": ["Livebox-7F3A", "hT6kP9w2Zs"],
    "BANK_ACCOUNT": ["sort code", "20 45", "77"],
    "DATE_OF_BIRTH": ["né le 14/03/", "1991"],
    "REFERENCE": ["colis", "LP 123 456", "789 FR"],
    "PERSON": ["vu rose", "martin", "hier"],
}


@pytest.mark.parametrize("entity", TAGS)
@pytest.mark.parametrize("separator", ["\n", " "])
def test_every_type_is_masked_and_nothing_of_it_is_left(masker, entity, separator):
    session = Session((Turn(False, BUBBLE_BREAK.join(BROKEN[entity]), 0, 9, len(BROKEN[entity])),))
    masked = mask_sessions([session], masker, separator)
    assert entity in {kind for kind, _ in masked.shapes}
    text = masked.sessions[0].turns[0].text
    assert not any(char.isdigit() for char in text) and "martin" not in text and "Lilas" not in text
    refuse_leaks([text], [], masker)


@pytest.mark.parametrize("separator", ["\n", " "])
@pytest.mark.parametrize("entity", sorted(set(TAGS) - {"WIFI"}))
def test_the_gate_reads_whole_turns(masker, entity, separator):
    """What each type's bubbles hold is seen by the gate too, and by no line of it alone."""
    with pytest.raises(MaskingError):
        refuse_leaks([separator.join(BROKEN[entity])], [], masker)


@pytest.mark.parametrize(
    ("bubbles", "masked"),
    [
        (["12 rue des Lilas", "75011 Paris", "super"], ["[ADDRESS]", "super"]),
        (["12 rue des Lilas 75011", "Super"], ["[ADDRESS]", "Super"]),
        (["12 rue des Lilas 75011 Paris", "Léo arrive"], ["[ADDRESS]", "Léo arrive"]),
        (["101 bis square", "Carpeaux"], ["[ADDRESS]"]),
        (["code 4521", "12 personnes"], ["code [CODE]", "12 personnes"]),
        (["né le 14/03/1991", "18h30 ok"], ["né le [BIRTH]", "18h30 ok"]),
        (["colis 6A12345678901", "il arrive"], ["colis [REF]", "il arrive"]),
    ],
)
def test_what_ends_by_itself_grows_and_its_neighbours_stay(nobody, bubbles, masked):
    assert nobody.mask(BUBBLE_BREAK.join(bubbles)).text.split(BUBBLE_BREAK) == masked


def broken(sample: Sample, rng: random.Random) -> Sample | None:
    """One or two of the spaces in the planted span, or the one before it, become bubble breaks."""
    start, end, _ = sample.spans[0]
    gaps = [at for at in range(max(0, start - 1), end) if sample.text[at] == " "]
    cuts = rng.sample(gaps, min(len(gaps), rng.choice([1, 2])))
    text = "".join(BUBBLE_BREAK if at in cuts else char for at, char in enumerate(sample.text))
    return Sample(text, sample.spans) if cuts else None


def samples_of(kind: str) -> list[Sample]:
    if kind in pii.CARRIERS:
        maker, templates = pii.CARRIERS[kind]
        rng = random.Random(kind)
        return [fill(rng.choice(templates), maker(rng), kind) for _ in range(120)]
    languages = sentences("tuned")[kind]
    return [sample for language in languages for sample in secret_samples(5, "tuned", kind, language, 120)]


@pytest.mark.parametrize("kind", sorted([*pii.CARRIERS, *KINDS]))
def test_generated_spans_over_bubbles_are_covered_and_little_else(kind):
    rng = random.Random(7)
    samples = [turn for sample in samples_of(kind) if (turn := broken(sample, rng))]
    result = score(samples, our_finder([])([sample.text for sample in samples]))
    assert result.recall >= (0.9 if kind == "STREET_ADDRESS" else 0.99) and result.precision >= 0.98
