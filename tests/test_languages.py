"""langdetect on samples of a conversation, the same every time."""

from collections import Counter

import pytest

from benchmarks.pii.languages import foreign_chat
from ghostprep.languages import language_shares, languages_seen
from ghostprep.records import Chat, Message

FRENCH = [
    "tu viens demain soir ?",
    "oui je pense que je serai là vers huit heures",
    "on mange ensemble alors",
]
ENGLISH = [
    "are you coming tomorrow night? 😘",
    "yes I think I will be there around eight",
    "let us eat together then",
]


def test_a_conversation_has_the_language_it_is_written_in():
    assert next(iter(language_shares(FRENCH * 40))) == "fr"
    assert next(iter(language_shares(ENGLISH * 40))) == "en"


def test_shares_sum_to_one_and_do_not_change():
    texts = [text for pair in zip(FRENCH * 30, ENGLISH * 30, strict=True) for text in pair]
    shares = language_shares(texts)
    assert abs(sum(shares.values()) - 1) < 1e-9
    assert language_shares(texts) == shares


def test_no_words_no_language():
    assert language_shares([]) == {}
    assert language_shares(["👍", "123", "😂😂"]) == {}


@pytest.mark.parametrize("language", ["de", "es", "it", "nl", "pt"])
def test_chat_in_the_other_languages_that_are_masked_is_known(language):
    assert language_shares(list(foreign_chat(language, 1, 400)))[language] >= 0.9


def chat(texts):
    messages = [Message("Lou", at, text) for at, text in enumerate(texts)]
    senders, people = Counter(Lou=len(texts)), frozenset(["Lou"])
    return Chat("whatsapp", "Lou", (), "", (), messages, senders, people, Counter(), len(texts))


POLISH = [
    "co robisz dzisiaj wieczorem",
    "nie wiem jeszcze, chyba zostaję w domu",
    "to może przyjdę do ciebie",
]


def test_languages_are_seen_by_conversation_and_a_few_foreign_words_are_none():
    chats = [
        chat(FRENCH * 40),
        chat(FRENCH * 40 + POLISH),
        chat(POLISH * 40),
        chat((FRENCH + POLISH) * 30),
        chat([]),
    ]
    assert languages_seen(chats) == {
        "fr": Counter(conversations=3, messages=120 + 123 + 180),
        "pl": Counter(conversations=2, messages=120 + 180),
    }
