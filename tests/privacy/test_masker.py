"""The masker's promises: nothing is found twice, nothing fails open, the fast path is plain Presidio."""

import json
import pickle
import socket
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import pii
from benchmarks.pii.secrets import KINDS, look_alikes, make_value, samples_of_all
from ghostprep.config import PrivacyConfig
from ghostprep.privacy import MaskingError
from ghostprep.privacy.masker import Masker
from ghostprep.privacy.spans import TAGS
from ghostprep.records import BUBBLE_BREAK

DEVELOPMENT_SET = Path(__file__).parents[2] / "benchmarks" / "data" / "privacy_dev.jsonl"


@pytest.fixture(scope="module")
def corpus(people) -> list[str]:
    texts = [sample.text for sample in pii.generate(3, 25)]
    texts += [sample.text for sample in pii.split_over_bubbles(3, 25)]
    texts += [sample.text for sample in samples_of_all(3, "tuned", 6)]
    texts += list(look_alikes(3, 400))
    texts += list(pii.clean_chat(4, 400))
    texts += [sample.text for sample in pii.name_samples(5, people[:4], 150)]
    return texts + [json.loads(line)["text"] for line in DEVELOPMENT_SET.read_text("utf-8").splitlines()]


PIECES = st.sampled_from(
    [
        "06 39 98 12 34", "Léa", "léa", "Rose", "rose", "Jean", "Baptiste", "jean-baptiste", "@", "mdp",
        "mdp:", "code", "digicode", "45B12", "insta", ":", "c'est", "[PHONE]", "[NAME]", "[", "]", "12",
        "rue", "des Lilas", "75011 Paris", "a@b.fr", "a@b", "gmail", "point com", "(at)", "arobase",
        "https://a.fr/b", ".", "/", "+33", "BE68 5390 0754 7034", "4111 1111 1111 1111", "\n", "\u200b",
        "\u202f", "\ufdd0", "1️⃣", "€", "AB-123-CD", "48.8566, 2.3522", "password is", "Soleil2024!",
        "karim_b75", "@karim_b75", "Will you", "Will", "1.2.3.4", "192.168.1.1", "wifi", "pin",
        "NHS 943 476 5919", "snap lea.dpt", "ok", "x", "°", "0612", "345678", "4111 1111", "1111 1111",
        "BE68 5390", "0754 7034", "martin", "smith", "le", "gall", "Elm", "Road", "appelle", "555-0123",
        "NHS", "943 476", "5919", "version", "plaque", "ab 123", "cd", "AB 123", "CD", "passeport", "SIREN",
        "732 829 320", "Hauptstr.", "gracht", "Berliner", "Calle", "c/", "Mayor", "via", "dei", "nº", "10115",
        "1012 AB", "Amsterdam", "12345678Z", "85.07.30-033.28", "llámame al", "612 34", "L01X00T47", "Perso",
        "ruf an",
        "732 829 320", "mot de", "passe", "FR", "14 2004 1010 0505 0001 3M02 606",
        "sk-proj-zymMlopiWfqUyHRSIf8NFmAUNL", "AKIAMWAWSMKQ2O2WZAHM", "cookie", "session=",
        "05087505798acbc58b504ee8fa5a41c4", "abandon ability able about", "above absent absorb abstract",
        "absurd abuse access accident", "1.", "2. abandon", "fuFjLvb66jX5s6kD8PRxMFwG4v9cHtcSBvi1xNMDRJYp",
        "backup codes", "7381 6568", "5531-1336", "your code is", "482", "913", "G-482913", "est le", "votre",
        "is the password", "c'est le mdp", "--password", "gate", "#4471*", "en bas", "BIC", "ABNANL2A",
        "swift",
        "sort code", "20-45-77", "account", "73819264", "iban", "FR76 3000 4008", "2700 0101 2345 629",
        "card",
        "ending in", "4471", "****", "né le", "14/03/1991", "14 mars 91", "d.o.b", "à Sète", "PNR",
        "QWERTZ", "réf de",
        "résa", "colis", "1Z999AA10123456784", "www", ". exemple", "point fr", "(point)", "w3w",
        "chaise.lampe.piano",
        "8FW4V75V+8Q", "num", "0639981234", "06", "puis", "39", "zéro six", "trente neuf", "quatre vingt dix",
        "oh seven seven", "double oh nine", "Livebox-7F3A", "clé", "key", "Passwort", "Türcode", "geboren am",
        "código de", "wachtwoord is", "m d p", "0 6 3 9 9 8", "1 2 3 4", "sign in", "use",
        "live:.cid.4471ab88", "marie dot l", "at gmail", "gmail c", "vin", "VF1RFB00X56789012",
        "se termine par",
    ]
)  # fmt: skip
GLUE = st.sampled_from([" ", "", " ", ", "])


def texts_of(glue: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.lists(st.tuples(PIECES, glue), max_size=9)
    return parts.map(lambda pairs: "".join(piece + between for piece, between in pairs))


MESSAGES = texts_of(GLUE)
TURNS = texts_of(st.one_of(GLUE, st.just(BUBBLE_BREAK), st.just("\n")))


@st.composite
def numbers_over_bubbles(draw: st.DrawFn) -> str:
    """Generated personal data of any type between two turns, broken anywhere."""
    rng = draw(st.randoms(use_true_random=False))
    makers = [maker for maker, _ in pii.CARRIERS.values()] + [partial(make_value, kind) for kind in KINDS]
    value = draw(st.sampled_from(makers))(rng)
    cut = draw(st.integers(0, len(value)))
    second = value[cut:].lstrip() if draw(st.booleans()) else value[cut:]
    return draw(TURNS) + value[:cut] + draw(st.sampled_from([BUBBLE_BREAK, "\n"])) + second + draw(TURNS)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(MESSAGES, TURNS, numbers_over_bubbles(), st.text(max_size=40)), max_size=6))
def test_fast_path_equals_plain_presidio(masker, texts):
    assert masker.mask_many(texts) == [masker.mask_plainly(text) for text in texts]


def test_fast_path_equals_plain_presidio_on_the_corpora(masker, corpus):
    turns = [BUBBLE_BREAK.join(corpus[at : at + 3]) for at in range(0, len(corpus), 3)]
    assert masker.mask_many(corpus + turns) == [masker.mask_plainly(text) for text in corpus + turns]


@settings(max_examples=300, deadline=None)
@given(MESSAGES, MESSAGES, st.sampled_from([" ", "\n"]))
def test_masking_a_masked_turn_changes_nothing(masker, first, second, joint):
    turn = masker.mask(masker.mask(first).text + joint + masker.mask(second).text).text
    assert masker.mask(turn) == (turn, ())
    assert masker.find_leaks(turn) == ()


@settings(max_examples=300, deadline=None)
@given(st.one_of(TURNS, numbers_over_bubbles()))
def test_a_masked_turn_leaks_nothing_however_its_bubbles_are_joined(masker, turn):
    masked = masker.mask(turn).text
    for text in (
        masked,
        masked.replace(BUBBLE_BREAK, "\n"),
        masked.replace(BUBBLE_BREAK, " "),
        masked.replace(BUBBLE_BREAK, " ").replace("\n", " "),
    ):
        assert masker.find_leaks(text) == ()


@settings(max_examples=300, deadline=None)
@given(st.one_of(TURNS, numbers_over_bubbles(), st.text(max_size=60)))
def test_spans_say_what_was_replaced_and_all_else_stays(masker, text):
    masked, spans = masker.mask(text)
    assert list(spans) == sorted(spans) and all(a.end <= b.start for a, b in pairwise(spans))
    kept, at = [], 0
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        kept.append(text[at : span.start])
        at = span.end
    kept.append(text[at:])
    place = 0
    for piece in kept:
        place = masked.index(piece, place) + len(piece)
    if not spans:
        assert masked == text
    assert masked.count(BUBBLE_BREAK) == "".join(kept).count(BUBBLE_BREAK)


@pytest.fixture(scope="module")
def tagging(make_masker, people) -> Masker:
    return make_masker(people, names="tag")


FOUND_IN_A_SECOND_ROUND = [
    "192.168.1.1@karim_b75612 34 ",
    "192.168.1.1@karim_b75192.168.1.1",
    "use\nPasswort\vvin\vpoint com vin 555-0123\v732 829 320\n4111 1111\v555-0123\v",
    "Perso\n@ appelle\vAmsterdam\n732 829 32048.8566, 2.3522\n@ 48.8566, 2.3522\nok\v4694297\n589",
    "1.2.3.4 wachtwoord is llámame alJean, passeport Livebox-7F3A \ufdd0192.168.1.1, VF1RFB00X56789012 ",
    "llámame al, trente neuf lea_dpt@ex\vample.org(at) dei\ngracht\nréf de, Türcode\nwifi\nLivebox-7F3Aréf",
    "Léa\nle 20-45-77\vPasswort\ncdyour code is à Sète\n732 829 320photos-lea dot com\nLéa\nle 20-45-77\v",
    "gmail c, résa\v0639981234Will you 39 Will you 4111 1111\nkey\ndouble oh nine\voh seven sev\nen",
]
"""What a replacement uncovers, after and beside what was replaced before."""


def with_tags(text, spans):
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], TAGS[span.type]]
        at = span.end
    return "".join([*parts, text[at:]])


@settings(max_examples=300, deadline=None)
@given(st.one_of(TURNS, numbers_over_bubbles()))
def test_the_masked_text_is_the_text_with_a_tag_for_each_span(tagging, text):
    masked, spans = tagging.mask(text)
    assert masked == with_tags(text, spans)


@pytest.mark.parametrize("text", FOUND_IN_A_SECOND_ROUND)
def test_what_a_second_round_finds_has_its_place_in_the_text(masker, tagging, text):
    masked, spans = tagging.mask(text)
    assert masked == with_tags(text, spans)
    assert tagging.mask(masked).spans == ()
    assert masker.mask(text) == masker.mask_plainly(text)


@pytest.mark.parametrize(
    ("bubbles", "masked"),
    [
        (["tel 0612", "345678", "ok"], ["tel [PHONE]", "ok"]),
        (["06 39 98", "12 34"], ["[PHONE]"]),
        (["BE68 5390", "0754 7034 merci"], ["[IBAN] merci"]),
        (["4111 1111", "1111 1111"], ["[CARD]"]),
        (["2 55 08 14 168", "025 38"], ["[NIR]"]),
        (["siret 732 829 320", "00074"], ["siret [SIRET]"]),
        (["AB 12 34", "56 C"], ["[NINO]"]),
        (["nhs 943 476", "5919"], ["nhs [NHS]"]),
        (["j'habite 12 rue des", "Lilas"], ["j'habite [ADDRESS]"]),
        (["48.8566,", "2.3522"], ["[GPS]"]),
        (["mdp: Soleil2024!", "tu viens", "ce soir"], ["mdp: [PASSWORD]", "tu viens", "ce soir"]),
        (["12 rue des Lilas", "Demain à 8h"], ["[ADDRESS]", "Demain à 8h"]),
        (["06 39 98 12 34", "12h30 ok"], ["[PHONE]", "12h30 ok"]),
        (["insta: lea_dpt", "06 39 98 12 34"], ["insta: [HANDLE]", "[PHONE]"]),
        (["marie@exemple.fr", "fr ou com"], ["[EMAIL]", "fr ou com"]),
        (["a\nb", "c"], ["a\nb", "c"]),
        (["mdp c'est Soleil2024!", "le prof est malade"], ["mdp c'est [PASSWORD]", "le prof est malade"]),
    ],
)  # fmt: skip
def test_what_is_typed_over_two_bubbles_is_masked_and_their_neighbours_stay(nobody, bubbles, masked):
    assert nobody.mask(BUBBLE_BREAK.join(bubbles)).text.split(BUBBLE_BREAK) == masked


def test_a_number_grows_over_the_break_and_nothing_else_does(nobody):
    assert nobody.mask("555-0123").text == "[PHONE]"
    assert nobody.mask(f"212{BUBBLE_BREAK}555-0123").spans == ((0, 12, "PHONE_NUMBER"),)
    text = f"mot de passe: Azerty{BUBBLE_BREAK}12 rue des Lilas"
    assert nobody.mask(text).text == f"mot de passe: [PASSWORD]{BUBBLE_BREAK}[ADDRESS]"


def test_a_name_over_the_break_is_written_in_one_bubble(make_masker):
    masker = make_masker(["Rose Martin"], names="tag")
    assert masker.mask(f"vu rose{BUBBLE_BREAK}martin hier").text == "vu [NAME] hier"
    given = make_masker(["Rose Martin"]).mask(f"vu rose{BUBBLE_BREAK}martin hier").text
    assert BUBBLE_BREAK not in given and "rose" not in given and "martin" not in given


def test_line_breaks_of_a_message_and_of_bubbles_are_looked_at_alike_and_together(nobody):
    assert nobody.mask("tel 0612\n345678").text == "tel [PHONE]"
    text = (
        f"6 39{BUBBLE_BREAK}98 12 34\n9h"  # a number only where the bubbles are joined and the lines are not
    )
    masked = nobody.mask(text).text
    assert nobody.find_leaks(masked.replace(BUBBLE_BREAK, " ")) == ()


def test_a_recognizer_that_fails_on_one_bubble_drops_its_turn_alone(masker, monkeypatch):
    from ghostprep.privacy.recognizers.phone import ChatPhoneRecognizer

    whole = ChatPhoneRecognizer.find

    def fail_on_poison(self, text):
        if "poison" in text:
            raise Broken
        return whole(self, text)

    monkeypatch.setattr(ChatPhoneRecognizer, "find", fail_on_poison)
    texts = [
        f"ok{BUBBLE_BREAK}06 39 98 12 34",
        f"ok{BUBBLE_BREAK}poison 12345{BUBBLE_BREAK}ok",
        f"a{BUBBLE_BREAK}b",
    ]
    masked = masker.mask_many(texts)
    assert [each and each.text for each in masked] == [f"ok{BUBBLE_BREAK}[PHONE]", None, f"a{BUBBLE_BREAK}b"]


def test_find_leaks_finds_what_mask_would_replace(masker):
    assert [span.type for span in masker.find_leaks("Léa: 06 39 98 12 34")] == ["PERSON", "PHONE_NUMBER"]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000, "ok" + "." * 4_000, "[" * 10_000 + "]" * 10_000, "1" * 10_000, "@" * 10_000,
        "a@" * 5_000, "1 " * 10_000, "a." * 10_000, "a-" * 10_000, "(" * 10_000, "+" * 10_000,
        "0 1" * 5_000, "1.1." * 5_000, "code " * 3_000, "mdp " * 3_000, "12 rue de " * 2_000,
        "de la " * 4_000, "12 rue " + "de la " * 4_000, "www." * 5_000, "http://" * 3_000, ":" * 20_000,
        "a:" * 9_000, "\u200b" * 20_000, "1\u200b" * 5_000, "AB12" * 5_000, "///" * 5_000, "é" * 20_000,
        "insta : " * 2_000, "_" * 20_000, "'" * 20_000, "12 a b c d " * 2_000, "x at y " * 3_000,
        "x at y dot " * 2_000, "+1 " * 5_000, "0033" * 4_000, "Léa " * 4_000, "a(at)" * 3_000,
        "\v" * 20_000, "Léa\v" * 4_000, "1\v" * 10_000, "06\v39\v98\v12\v34\v" * 1_000, "mdp\v:\n" * 3_000,
        "rose\v" * 4_000, "@Léa\v" * 3_000, "calle de la " * 3_000, "via x 1 " * 3_000,
        "a-" * 5_000 + "straße 1", "straße 1 " * 3_000, "Am Am " * 4_000 + "1, 10115 B", "llama al " * 3_000,
        "passport " * 3_000,
        "pasaporte A1 " * 2_000, "0171 " * 4_000, "12345678 " * 3_000, "(11) 9" * 3_000,
        "er " * 8_000 + "weg 1",
        "rose\v" * 4_000, "@Léa\v" * 3_000,
        "sk-" * 7_000, "eyJ" * 7_000, "eyJaaaaaaaa." * 2_000, "-----BEGIN PRIVATE KEY-----" * 800,
        "aA1" * 7_000,
        "session=" * 2_500, "cookie a=" * 2_000, "abandon " * 3_000, "abandon\v" * 3_000,
        "1. abandon\n" * 2_000,
        "backup codes " * 1_500, "1234-5678-" * 2_000, "gate " * 4_000, "your code is " * 1_500,
        "1 2 3 4 " * 2_500,
        "né le " * 3_000, "14/03/" * 3_000, "né à Sète " * 2_000, "colis " * 3_000, "iban FR76 " * 2_000,
        "iban FR76" + " 1234" * 4_000, "bic " * 5_000, "sort code " * 2_000, "ending in card " * 1_400,
        "*" * 20_000,
        "zero six " * 2_500, "double " * 3_000, "zero-" * 4_000, "06 puis " * 2_500, "num06" * 4_000,
        "www . " * 3_000,
        "www . a" * 3_000, "a point com " * 1_600, "Livebox-" * 2_500, "d.o.b" * 4_000, "--password " * 2_000,
        "c'est le mdp " * 1_500, "aaaa c'est le " * 1_500 + "mdp", "a@b.fr / " * 2_000, "://" * 6_000,
        "w3w " * 5_000,
    ],
)  # fmt: skip
def test_hostile_texts_come_back_masked_to_a_fixed_point(masker, text):
    masked = masker.mask(text)
    assert masker.mask(masked.text).spans == ()


class Broken(Exception):
    pass


def test_a_failing_recognizer_drops_only_its_own_message(masker, monkeypatch):
    from ghostprep.privacy.recognizers.phone import ChatPhoneRecognizer

    whole = ChatPhoneRecognizer.find

    def fail_on_poison(self, text):
        if "poison" in text:
            raise Broken
        return whole(self, text)

    monkeypatch.setattr(ChatPhoneRecognizer, "find", fail_on_poison)
    texts = ["06 39 98 12 34", "poison 12345", "tel 06 39 98 56 78", "ok"]
    masked = masker.mask_many(texts)
    assert [each.text if each else None for each in masked] == ["[PHONE]", None, "tel [PHONE]", "ok"]
    with pytest.raises(MaskingError) as error:
        masker.mask("poison 12345")
    assert "poison" not in str(error.value)


def test_no_network(make_masker, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    masked = make_masker(["Léa"]).mask("Léa: marie@exemple.fr, www.exemple.fr, 06 39 98 12 34, 192.168.1.1")
    assert masked.text.count("[") == 4


def test_masker_of_a_pickled_table_is_the_same(make_table, masker, people, corpus):
    table = pickle.loads(pickle.dumps(make_table(people)))
    assert Masker(PrivacyConfig(), table).mask_many(corpus[:300]) == masker.mask_many(corpus[:300])


def test_nothing_is_printed_or_logged(masker, corpus, capfd, caplog):
    masker.mask_many(corpus[:200])
    assert capfd.readouterr() == ("", "")
    assert not caplog.records
