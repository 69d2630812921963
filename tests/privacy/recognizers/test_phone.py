"""Phone numbers, however they are typed, and what only looks like one."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("06 39 98 12 34", "[PHONE]"),
        ("06\u202f39\u202f98\u202f12\u202f34", "[PHONE]"),
        ("06\xa039\xa098\xa012\xa034 stp", "[PHONE] stp"),
        ("０６３９９８１２３４", "[PHONE]"),
        ("𝟎𝟔 𝟑𝟗 𝟗𝟖 𝟏𝟐 𝟑𝟒", "[PHONE]"),
        ("063998\u200b1234", "[PHONE]"),
        ("0️⃣6️⃣3️⃣9️⃣9️⃣8️⃣1️⃣2️⃣3️⃣4️⃣ 😘", "[PHONE] 😘"),
        ("06.39.98.12.34", "[PHONE]"),
        ("+33 (0)6 39 98 12 34", "[PHONE]"),
        ("0033639981234", "[PHONE]"),
        ("07700 900123", "[PHONE]"),
        ("555-0123", "[PHONE]"),
        ("01 99 00 12 34", "[PHONE]"),
        ("call (415) 555-0132, 020 7946 0958", "call [PHONE], [PHONE]"),
        ("0639981234/0639981235", "[PHONE]/[PHONE]"),
        ("appelle0639981234", "appelle[PHONE]"),
        ("num+33639981234", "num[PHONE]"),
        ("0639981234mdr", "[PHONE]mdr"),
        ("0 6 3 9 9 8 4 1 2 7", "[PHONE]"),
        ("06 puis 39 puis 98 puis 12 puis 34", "[PHONE]"),
        ("06, 39, 98, 12, 34", "[PHONE]"),
        ("(06)(39)(98)(12)(34)", "[PHONE]"),
        ("06-39 98-12 34", "[PHONE]"),
        ("0|6|3|9|9|8|1|2|3|4", "[PHONE]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "le 06/07 06.07.2024 à midi",
        "01 02 03 04 05",
        "tirage du loto 02 14 23 31 45",
        "01, 02, 03, 04, 05",
        "FR0639981234",
        "0 1 2 3 4 5 6 7 8 9",
        "07 06.07.2024",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())


def test_regions_are_the_users(nobody, make_masker):
    spanish = "el 612 34 56 78 no va"
    assert nobody.mask(spanish).spans == ()
    assert make_masker(regions=["ES"]).mask(spanish).text == "el [PHONE] no va"
    assert make_masker(regions=["FR"]).mask("(212) 555-0123").spans == ()


@pytest.mark.parametrize(
    "text",
    [
        "ruf mich an unter 0171 3920012", "llámame al 612 345 678", "il mio numero è 333 1234567",
        "liga-me para o 912 345 678", "bel me op 06-12345678", "meu zap é (11) 91234-5678",
        "tel: 0664 1234567",
    ],
)  # fmt: skip
def test_a_word_that_announces_a_number_is_enough_in_any_country(nobody, text):
    masked = nobody.mask(text).text
    assert masked.endswith("[PHONE]") and not any(map(str.isdigit, masked))


@pytest.mark.parametrize(
    ("region", "numbers", "others"),
    [
        ("DE", ["030 23125123", "(030) 23125-12", "0171/3920012", "01713920012"], ["0830 - 0945", "0301"]),
        ("AT", ["0664 1234567", "01 8901123"], ["01 2024"]),
        ("ES", ["612345678", "91 234 56 78", "612-345-678"], ["912.345.678 €", "pedido 612345678"]),
        ("IT", ["333 1234567", "02 48123456", "3331234567"], ["05/12/2024", "ordine 3331234567"]),
        ("PT", ["912 345 678", "91 234 56 78", "213 456 789"], ["fatura 912345678"]),
        ("BR", ["(11) 91234-5678", "91234-5678", "(21) 3456-7890"], ["11 a 12", "2019-2024"]),
        ("NL", ["06-12345678", "020 123 45 67", "0172-412345"], ["bestelling 412345678"]),
    ],
)  # fmt: skip
def test_shapes_of_a_country(make_masker, region, numbers, others):
    masker = make_masker(regions=[region])
    assert [masker.mask(f"{number} ok").text for number in numbers] == ["[PHONE] ok"] * len(numbers)
    assert [masker.mask(text).text for text in others] == others


@pytest.mark.parametrize(
    "text", ["llama a las 18:30", "tengo tu número, 1.250.000 personas", "bel om 12.05.2024"]
)
def test_what_follows_such_a_word_may_be_no_number(nobody, text):
    assert nobody.mask(text).spans == ()
