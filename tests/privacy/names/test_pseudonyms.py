"""Pseudonyms: nobody's name here, no word, and of the gender and first sound of the name."""


def test_different_people_have_different_pseudonyms(make_table):
    from benchmarks.pii import people

    names = make_table(name for name in people(4, 300) if "-" not in name).names
    given = {name.pseudonym for name in names.values()}
    assert len(given) == len(names)


def test_pseudonyms_are_nobody_here_and_no_words(make_table):
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
    table = make_table(people)
    real = set(table.names)
    for name in table.names.values():
        assert not table.find_key(name.pseudonym)
        assert name.pseudonym.lower() not in real


def test_gender_and_first_sound_carry_over(make_masker):
    from ghostprep.privacy.names.first_names import POOLS

    masker = make_masker(["Antoine", "Élodie", "Sophie", "Karim", "Oliver"])
    assert masker.mask("Sophie").text in POOLS["fr-f"]
    assert masker.mask("Karim").text in POOLS["ar-m"]
    assert masker.mask("d'Antoine").text[2] in "AEIOUÉÈYH"


def test_more_people_than_pseudonyms(make_table):
    people = [
        f"{a}{b}{c}"
        for a in "BCDFGHJKLM"
        for b in "aeiou"
        for c in ("lax", "rin", "dov", "mek", "zut", "pil", "gan", "vo", "nid", "sol")
    ] * 3
    table = make_table(people)
    assert len({name.pseudonym for name in table.names.values()}) == len(table.names) == 500
