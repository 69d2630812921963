"""Names of a table in a message: however they are written, and never inside other words."""

import pytest

PEOPLE = [
    "Léa Dupont",
    "Marie",
    "Jean-Baptiste Le Gall",
    "Rose Martin",
    "Will Smith",
    "Anto",
    "Al",
    "Hope Green",
]


@pytest.fixture(scope="module")
def tagged(make_masker):
    return make_masker(PEOPLE, names="tag", third_parties="off")


@pytest.mark.parametrize(
    "text, expected",
    [
        ("coucou Léa", "coucou [NAME]"),
        ("lea t'es où", "[NAME] t'es où"),
        ("LÉA!!", "[NAME]!!"),
        ("le\u0301a", "[NAME]"),
        ("L\u200bé\u200da", "[NAME]"),
        ("Léaaaaa", "[NAME]"),
        ("Mariiiie viens", "[NAME] viens"),
        ("💖Marie💖", "💖[NAME]💖"),
        ("❤️marie❤️", "❤️[NAME]❤️"),
        ("Léa's late", "[NAME]'s late"),
        ("Léa’s late", "[NAME]’s late"),
        ("d'Anto", "d'[NAME]"),
        ("@Léa regarde", "@[NAME] regarde"),
        ("@Anto", "@[NAME]"),
        ("#marie", "#[NAME]"),
        ("Léa Dupont", "[NAME]"),
        ("Dupont Léa", "[NAME] [NAME]"),
        ("Léa Anto", "[NAME] [NAME]"),
        ("Jean-Baptiste", "[NAME]"),
        ("jean baptiste", "[NAME]"),
        ("JB et Baptiste", "JB et [NAME]"),
        ("Rose est là", "[NAME] est là"),
        ("rose martin est là", "[NAME] est là"),
        ("avec Will", "avec [NAME]"),
        ("Léa,Marie/Anto", "[NAME],[NAME]/[NAME]"),
    ],
)
def test_a_name_is_found_however_it_is_written(tagged, text, expected):
    assert tagged.mask(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "Antonia", "antonia et alors", "alors", "mariage", "Marieke", "une rose", "la rose de Lou",
        "Will you come", "will do", "i hope so", "Hope you're ok", "les Roses", "un Martin-pêcheur",
        "smithers", "al dente", "le gallois", "de", "Le", "green", "baptistère",
    ],
)  # fmt: skip
def test_other_words_stay(tagged, text):
    assert tagged.mask(text) == (text, ())


def test_account_names_are_masked_whole(make_masker):
    masker = make_masker(["karim_b75", "xx.shadow.xx"])
    for text in ("karim_b75", "@karim_b75", "dis à xx.shadow.xx", "KARIM_B75"):
        masked = masker.mask(text)
        assert (
            len(masked.spans) == 1
            and "b75" not in masked.text.lower()
            and "shadow" not in masked.text.lower()
        )


def test_a_name_inside_other_personal_data_goes_with_it(make_masker):
    assert make_masker(["Léa Dupont"]).mask("lea.dupont@exemple.fr").text == "[EMAIL]"


def test_the_longest_of_thousands_of_account_names_is_found(make_masker):
    accounts = [f"user_{number}" for number in range(3000)]
    masked = make_masker(accounts).mask("hier user_12, @user_1234 et user_x12 user_99999")
    assert [(span.start, span.end) for span in masked.spans] == [(5, 12), (14, 24)]
