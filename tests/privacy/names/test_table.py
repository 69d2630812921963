"""Names: one person one pseudonym, never inside other words, natural in the sentence."""

import pytest

from ghostprep.config import PrivacyConfig
from ghostprep.privacy import NameTable, build_name_table
from ghostprep.privacy.masker import Masker

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


def table_of(participants, titles=(), salt=b"secret", **options) -> NameTable:
    return build_name_table(participants, titles, PrivacyConfig(**options), salt)


def masker_of(participants, titles=(), **options) -> Masker:
    return Masker(PrivacyConfig(**options), table_of(participants, titles, **options))


@pytest.fixture(scope="module")
def tagged() -> Masker:
    return masker_of(PEOPLE, names="tag")


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


def test_one_person_has_one_pseudonym_everywhere():
    masker = masker_of(PEOPLE, people={"Antonia Rossi": ["Toni", "Tonia"]})
    pseudonym = masker.mask("Antonia").text
    assert pseudonym != "Antonia"
    assert masker.mask("Toni").text == masker.mask("Tonia").text == pseudonym
    full = masker.mask("Léa Dupont").text.split()
    assert [masker.mask("Léa").text, masker.mask("Dupont").text] == full
    assert masker.mask("jean baptiste").text.lower() == masker.mask("Baptiste").text.lower()


def test_different_people_have_different_pseudonyms():
    from benchmarks.pii_corpus import people

    names = table_of(name for name in people(4, 300) if "-" not in name).names
    given = {name.pseudonym for name in names.values()}
    assert len(given) == len(names)


def test_pseudonyms_are_nobody_here_and_no_words():
    people = [
        "Léa Dupont",
        "Zoé",
        "Manon",
        "Chloé",
        "Thomas",
        "Hugo",
        "Marie-Ève Faure",
        "Emma Watson",
        "Nguyen Van An",
    ]
    table = table_of(people)
    real = set(table.names)
    for name in table.names.values():
        assert not table.find_key(name.pseudonym)
        assert name.pseudonym.lower() not in real


def test_pseudonyms_depend_on_the_salt_and_not_on_the_order():
    assert table_of(PEOPLE).names == table_of(PEOPLE[::-1]).names
    assert table_of(PEOPLE).names != table_of(PEOPLE, salt=b"another").names


@pytest.mark.parametrize(
    "written, check",
    [("LÉA", str.isupper), ("léa", str.islower), ("Léa", str.istitle), ("lea", str.isascii)],
)
def test_a_pseudonym_is_written_as_the_name_was(written, check):
    assert check(masker_of(["Léa"]).mask(written).text)


def test_gender_and_first_sound_carry_over():
    from ghostprep.privacy.names.first_names import POOLS

    masker = masker_of(["Antoine", "Élodie", "Sophie", "Karim", "Oliver"])
    assert masker.mask("Sophie").text in POOLS["fr-f"]
    assert masker.mask("Karim").text in POOLS["ar-m"]
    assert masker.mask("d'Antoine").text[2] in "AEIOUÉÈYH"


def test_keep_and_ignore():
    assert masker_of(PEOPLE, names="keep").mask("Léa: 06 39 98 12 34").text == "Léa: [PHONE]"
    assert masker_of(PEOPLE, ignore=["Rose"]).mask("Rose est là").spans == ()


@pytest.mark.parametrize(
    "sender", ["+33 6 39 98 12 34", "0639981234", "user123456", "Maman", "Papa ❤️", "🦄", "", "Taxi", "Coloc"]
)
def test_senders_that_name_nobody_give_no_names(sender):
    masker = masker_of([sender])
    for text in ("maman et papa", "un taxi pour la coloc", "user", "ok"):
        assert masker.mask(text).spans == ()


@pytest.mark.parametrize(
    "sender, text",
    [
        ("Papa Michel", "michel"),
        ("Tom plombier", "tom"),
        ("Julie (boulot)", "Julie"),
        ("~ Nina", "nina"),
        ("Dr Haddad", "Haddad"),
        ("Ben Affleck", "Ben vient"),
    ],
)
def test_only_the_name_in_a_contact_counts(sender, text):
    masker = masker_of([sender], names="tag")
    assert "[NAME]" in masker.mask(text).text
    assert masker.mask("le plombier et le boulot de papa").spans == ()


def test_account_names_are_masked_whole():
    masker = masker_of(["karim_b75", "xx.shadow.xx"])
    for text in ("karim_b75", "@karim_b75", "dis à xx.shadow.xx", "KARIM_B75"):
        masked = masker.mask(text)
        assert (
            len(masked.spans) == 1
            and "b75" not in masked.text.lower()
            and "shadow" not in masked.text.lower()
        )


@pytest.mark.parametrize(
    "title",
    [
        "Famille ❤️",
        "Les copains",
        "Vacances 2024",
        "Coloc rue Oberkampf",
        "Team foot",
        "EVJF",
        "Soirée chez nous",
    ],
)
def test_group_titles_make_no_word_a_name(title):
    masker = masker_of(["Léa"], titles=[title])
    assert masker.mask("ma famille, les copains, en vacances, soirée foot entre coloc, la team").spans == ()


@pytest.mark.parametrize(
    "title, name",
    [
        ("Marion", "marion"),
        ("Vacances Léa & Théo", "Théo"),
        ("Anniv de Manon 🎂", "manon"),
        ("Karim Benali", "Benali"),
    ],
)
def test_names_in_titles_are_names(title, name):
    assert masker_of([], titles=[title], names="tag").mask(name).text == "[NAME]"


def test_a_name_inside_other_personal_data_goes_with_it():
    assert masker_of(["Léa Dupont"]).mask("lea.dupont@exemple.fr").text == "[EMAIL]"


def test_more_people_than_pseudonyms():
    people = [
        f"{a}{b}{c}"
        for a in "BCDFGHJKLM"
        for b in "aeiou"
        for c in ("lax", "rin", "dov", "mek", "zut", "pil", "gan", "vo", "nid", "sol")
    ] * 3
    table = table_of(people)
    assert len({name.pseudonym for name in table.names.values()}) == len(table.names) == 500
