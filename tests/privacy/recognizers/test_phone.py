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
    spanish = "llama al 612 34 56 78"
    assert nobody.mask(spanish).spans == ()
    assert make_masker(regions=["ES"]).mask(spanish).text == "llama al [PHONE]"
    assert make_masker(regions=["FR"]).mask("(212) 555-0123").spans == ()
