"""Numbers that prove themselves: the sums agree with another library's, and look-alikes stay."""

import random

import pytest
from stdnum.at import vnr
from stdnum.be import nn
from stdnum.br import cnpj, cpf
from stdnum.ch import ssn
from stdnum.de import idnr
from stdnum.es import dni, nie
from stdnum.it import codicefiscale
from stdnum.nl import bsn
from stdnum.pt import cc

from benchmarks.pii.languages import ids as made
from ghostprep.privacy.recognizers.ids_de import is_ahv, is_austrian_insurance, is_pension_number, is_tax_id
from ghostprep.privacy.recognizers.ids_es import is_dni, is_nie, is_social_security
from ghostprep.privacy.recognizers.ids_it import is_codice_fiscale
from ghostprep.privacy.recognizers.ids_nl import is_bsn, is_rijksregister
from ghostprep.privacy.recognizers.ids_pt import is_citizen_card, is_cnpj, is_cpf


def right_letter(code):
    return codicefiscale.calc_check_digit(code[:-1]) == code[-1]


SUMS = [
    (is_tax_id, made.steuer_id, idnr.is_valid),
    (is_austrian_insurance, made.austrian_insurance, vnr.is_valid),
    (is_ahv, made.ahv, ssn.is_valid),
    (is_dni, made.dni, dni.is_valid),
    (is_nie, made.nie, nie.is_valid),
    (is_codice_fiscale, made.codice_fiscale, right_letter),
    (is_bsn, made.bsn, bsn.is_valid),
    (is_rijksregister, made.rijksregister, nn.is_valid),
    (is_cpf, made.cpf, cpf.is_valid),
    (is_citizen_card, made.citizen_card, cc.is_valid),
]


def compact(number):
    return "".join(char for char in number.upper() if char.isalnum())


@pytest.mark.parametrize(("holds", "make", "oracle"), SUMS, ids=lambda each: getattr(each, "__name__", ""))
def test_our_sums_agree_with_another_librarys(holds, make, oracle):
    rng = random.Random(1)
    for _ in range(300):
        number = compact(make(rng))
        if make is made.citizen_card and len(number) < 12:
            continue
        assert holds(number) and oracle(number)
        at = rng.choice([at for at, char in enumerate(number) if char.isdigit()])
        wrong = number[:at] + str((int(number[at]) + rng.randrange(1, 10)) % 10) + number[at + 1 :]
        assert holds(wrong) <= oracle(wrong) or make is made.rijksregister


def test_sums_of_what_is_announced_or_rare():
    assert cnpj.is_valid("16727230000197") and is_cnpj("16727230000197") and not is_cnpj("16727230000198")
    assert is_pension_number("15070649C103") and not is_pension_number("15070649C104")
    assert is_social_security("281234567840") and not is_social_security("281234567841")


@pytest.mark.parametrize(
    "number",
    [
        "36 195 828 706", "36195828706", "15070649C103", "15 070649 C 103", "756.9217.0769.85", "12345678Z",
        "12.345.678-Z", "12345678z", "X1234567L", "x-1234567-l", "RSSMRA85T10A562S", "rss mra 85t10 a562s",
        "85.07.30-033.28", "85 07 30 033 28", "390.533.447-05", "390533447-05", "16.727.230/0001-97",
        "00000000 0 ZZ4", "28/12345678/40", "1237 010180", "NL123456782B01",
    ],
)  # fmt: skip
def test_found_alone(nobody, number):
    assert nobody.mask(number).text == "[ID]"
    assert nobody.mask(f"ok {number}, danke").text == "ok [ID], danke"


@pytest.mark.parametrize(
    "text",
    [
        "36195828707", "12345678A", "12345678 a las 8", "x1234567a", "756.9217.0769.84", "390.533.447-06",
        "85.07.30-033.29", "1.234.567 euro", "pedido 12345678", "version 12.345.678", "12 345 678 y",
    ],
)  # fmt: skip
def test_look_alikes_stay(nobody, text):
    assert nobody.mask(text) == (text, ())
