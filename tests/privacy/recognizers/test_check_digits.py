"""Sums by which numbers prove themselves."""

import pytest

from ghostprep.privacy.recognizers.check_digits import luhn, mod97


@pytest.mark.parametrize("digits", ["4111111111111111", "732829320", "79927398713"])
def test_luhn_tells_a_wrong_digit(digits):
    assert luhn(digits)
    for at, digit in enumerate(digits):
        assert not luhn(digits[:at] + str((int(digit) + 1) % 10) + digits[at + 1 :])


def test_mod97_counts_letters_from_ten():
    assert mod97("370400440532013000DE89") == mod97("3704004405320130001314" + "89") == 1
