"""The table: one pseudonym for each person, whatever the order and the number of people."""

from itertools import product

import pytest

from ghostprep.privacy.names.first_names import FIRST_NAMES

ONSETS = ("ba", "ro", "li", "men", "dou", "ka", "ster", "vil", "go", "tan")
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


def test_one_person_has_one_pseudonym_everywhere(make_masker):
    masker = make_masker(PEOPLE, people={"Antonia Rossi": ["Toni", "Tonia"]})
    pseudonym = masker.mask("Antonia").text
    assert pseudonym != "Antonia"
    assert masker.mask("Toni").text == masker.mask("Tonia").text == pseudonym
    full = masker.mask("Léa Dupont").text.split()
    assert [masker.mask("Léa").text, masker.mask("Dupont").text] == full
    assert masker.mask("jean baptiste").text.lower() == masker.mask("Baptiste").text.lower()


def test_pseudonyms_depend_on_the_salt_and_not_on_the_order(make_table):
    assert make_table(PEOPLE).names == make_table(PEOPLE[::-1]).names
    assert make_table(PEOPLE).names != make_table(PEOPLE, salt=b"another").names


def test_keep_and_ignore(make_masker):
    assert make_masker(PEOPLE, names="keep").mask("Léa: 06 39 98 12 34").text == "Léa: [PHONE]"
    assert make_masker(PEOPLE, ignore=["Rose"]).mask("Rose est là").spans == ()


@pytest.mark.parametrize("known", [True, False], ids=["names of the lexicon", "other names"])
def test_thousands_of_people_have_a_pseudonym_each(make_table, known):
    firsts = list(FIRST_NAMES) if known else ["".join(parts) for parts in product(ONSETS, repeat=3)]
    people = [
        f"{firsts[at % len(firsts)]} {''.join(ONSETS[int(d)] for d in str(at))}".title() for at in range(4000)
    ]
    table = make_table(people)
    given = {name.pseudonym.lower() for name in table.names.values()}
    assert len(given) == len(table.names) > 4000
    assert not given & table.names.keys()
    assert all(pseudonym.isalpha() and len(pseudonym) < 20 for pseudonym in given)
    assert table.names == make_table(people[::-1]).names


def test_thousands_of_accounts_have_a_pseudonym_each(make_table):
    table = make_table([f"gamer_{at}" for at in range(4000)])
    assert len(set(table.handles.values())) == len(table.handles) == 4000


def test_where_participants_bear_every_known_name_strangers_still_get_one(make_table):
    table = make_table([name.title() for name in FIRST_NAMES])
    assert len(set(table.strangers["x"])) >= 60
    assert not {stranger.lower() for stranger in table.strangers["x"]} & table.names.keys()
