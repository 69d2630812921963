"""A pseudonym is written as the name was."""

import pytest


@pytest.mark.parametrize(
    "written, check",
    [("LÉA", str.isupper), ("léa", str.islower), ("Léa", str.istitle), ("lea", str.isascii)],
)
def test_a_pseudonym_is_written_as_the_name_was(make_masker, written, check):
    assert check(make_masker(["Léa"]).mask(written).text)


def test_an_elongation_carries_over_but_not_endlessly(make_masker):
    masker = make_masker(["Léa"])
    plain = masker.mask("Léa").text
    for extra, shown in ((3, 3), (40, 12), (2000, 12)):
        assert masker.mask("Lé" + "a" * (extra + 1)).text == plain + plain[-1] * shown
