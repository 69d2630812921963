"""Likely names that no list holds."""

from ghostprep.privacy import NameReview


def test_review_lists_recurring_capitalised_words_that_nothing_else_explains(make_table):
    review = NameReview(make_table(["Léa Dupont"]))
    for text in (
        "hier avec Gontran",
        "et Gontran a dit",
        "chez Gontran ou pas",
        "je vais à Carrefour",
        "avec Léa",
        "oui Mais non",
        "trop Chaud ici",
        "vraiment Chaud dehors",
        "il fait chaud",
        "chaud chaud",
        "Gontran",
        "HIER AVEC TOUT LE MONDE",
    ):
        review.add(text)
    assert review.likely() == [("Gontran", 3)]


def test_a_known_first_name_needs_one_occurrence_and_no_more_than_a_hundred_are_listed(make_table):
    review = NameReview(make_table(["Léa Dupont"]))
    review.add("hier avec Manon et Ysaline")
    assert review.likely() == [("Manon", 1)]
    for number in range(150):
        word = "X" + "".join(chr(97 + int(digit)) for digit in f"{number:03}")
        review.add(f"avec {word} et {word}")
    assert len(review.likely()) == 100
