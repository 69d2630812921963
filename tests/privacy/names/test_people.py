"""Whom senders and titles name: never a word that only says who it is."""

import pytest


@pytest.mark.parametrize(
    "sender", ["+33 6 39 98 12 34", "0639981234", "user123456", "Maman", "Papa ❤️", "🦄", "", "Taxi", "Coloc"]
)
def test_senders_that_name_nobody_give_no_names(make_masker, sender):
    masker = make_masker([sender])
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
def test_only_the_name_in_a_contact_counts(make_masker, sender, text):
    masker = make_masker([sender], names="tag")
    assert "[NAME]" in masker.mask(text).text
    assert masker.mask("le plombier et le boulot de papa").spans == ()


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
def test_group_titles_make_no_word_a_name(make_masker, title):
    masker = make_masker(["Léa"], titles=[title])
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
def test_names_in_titles_are_names(make_masker, title, name):
    assert make_masker([], titles=[title], names="tag").mask(name).text == "[NAME]"
