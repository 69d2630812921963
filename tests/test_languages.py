"""langdetect on samples of a conversation, the same every time."""

from ghostprep.languages import language_shares

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
