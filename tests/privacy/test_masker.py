"""The masker's promises: nothing is found twice, nothing fails open, the fast path is plain Presidio."""

import json
import pickle
import socket
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import pii_corpus
from ghostprep.config import PrivacyConfig
from ghostprep.privacy import MaskingError, build_name_table
from ghostprep.privacy.masker import Masker

PEOPLE = [
    "Léa Dupont",
    "Jean-Baptiste Le Gall",
    "Rose Martin",
    "Will Smith",
    "karim_b75",
    "Théo 🏀",
    "+33 6 39 98 00 11",
]
DEVELOPMENT_SET = Path(__file__).parents[2] / "benchmarks" / "data" / "privacy_dev.jsonl"


def make_masker(*people: str, **options) -> Masker:
    config = PrivacyConfig(**options)
    return Masker(config, build_name_table(people, [], config, b"secret"))


@pytest.fixture(scope="module")
def masker() -> Masker:
    return make_masker(*PEOPLE)


def corpus() -> list[str]:
    texts = [sample.text for sample in pii_corpus.generate(3, 25)]
    texts += list(pii_corpus.clean_chat(4, 400))
    texts += [sample.text for sample in pii_corpus.name_samples(5, PEOPLE[:4], 150)]
    return texts + [json.loads(line)["text"] for line in DEVELOPMENT_SET.read_text("utf-8").splitlines()]


PIECES = st.sampled_from(
    [
        "06 39 98 12 34", "Léa", "léa", "Rose", "rose", "Jean", "Baptiste", "jean-baptiste", "@", "mdp",
        "mdp:", "code", "digicode", "45B12", "insta", ":", "c'est", "[PHONE]", "[NAME]", "[", "]", "12",
        "rue", "des Lilas", "75011 Paris", "a@b.fr", "a@b", "gmail", "point com", "(at)", "arobase",
        "https://a.fr/b", ".", "/", "+33", "BE68 5390 0754 7034", "4111 1111 1111 1111", "\n", "\u200b",
        "\u202f", "\ufdd0", "1️⃣", "€", "AB-123-CD", "48.8566, 2.3522", "password is", "Soleil2024!",
        "karim_b75", "@karim_b75", "Will you", "Will", "1.2.3.4", "192.168.1.1", "wifi", "pin",
        "NHS 943 476 5919", "snap lea.dpt", "ok", "x", "°",
    ]
)  # fmt: skip
MESSAGES = st.lists(st.tuples(PIECES, st.sampled_from([" ", "", " ", ", "])), max_size=9).map(
    lambda parts: "".join(piece + glue for piece, glue in parts)
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(MESSAGES, st.text(max_size=40)), max_size=6))
def test_fast_path_equals_plain_presidio(masker, texts):
    assert masker.mask_many(texts) == [masker.mask_plainly(text) for text in texts]


def test_fast_path_equals_plain_presidio_on_the_corpora(masker):
    texts = corpus()
    assert masker.mask_many(texts) == [masker.mask_plainly(text) for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        "marie chez gmail point com", "https:\u200b//intranet", "lockcode 451", "12 ch.  des Pins",
        "ip a:b:c:d:e:f:a:1", "l\u02bcLéa", "plaque a1 bcd", "1°2'N 3°4'W", "abc#1234", "otp 451",
    ],
)  # fmt: skip
def test_rare_signs_pass_the_pre_filter(masker, text):
    assert masker.mask(text).spans == masker.mask_plainly(text).spans != ()


@settings(max_examples=300, deadline=None)
@given(MESSAGES, MESSAGES, st.sampled_from([" ", "\n"]))
def test_masking_a_masked_turn_changes_nothing(masker, first, second, joint):
    turn = masker.mask(masker.mask(first).text + joint + masker.mask(second).text).text
    assert masker.mask(turn) == (turn, ())
    assert masker.find_leaks(turn) == ()


@settings(max_examples=200, deadline=None)
@given(st.one_of(MESSAGES, st.text(max_size=60)))
def test_spans_say_what_was_replaced(masker, text):
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


def test_no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    masked = make_masker("Léa").mask("Léa: marie@exemple.fr, www.exemple.fr, 06 39 98 12 34, 192.168.1.1")
    assert masked.text.count("[") == 4


def test_masker_of_a_pickled_table_is_the_same(masker):
    config = PrivacyConfig()
    table = pickle.loads(pickle.dumps(build_name_table(PEOPLE, [], config, b"secret")))
    texts = corpus()[:300]
    assert Masker(config, table).mask_many(texts) == masker.mask_many(texts)


def test_nothing_is_printed_or_logged(masker, capfd, caplog):
    masker.mask_many(corpus()[:200])
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("call (415) 555-0132, 020 7946 0958", "call [PHONE], [PHONE]"),
        ("le 06/07 06.07.2024 à midi", "le 06/07 06.07.2024 à midi"),
        ("0639981234/0639981235", "[PHONE]/[PHONE]"),
        ("ssh 10.0.0.1:8080", "ssh [IP]"),
        ("10.0.0.1:8080 répond", "[IP] répond"),
        ("en version 1.2.3.4", "en version 1.2.3.4"),
    ],
)
def test_neighbours_neither_hide_nor_join_numbers(masker, text, masked):
    assert masker.mask(text).text == masked
