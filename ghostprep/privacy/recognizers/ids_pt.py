"""Portuguese and Brazilian numbers of people and firms: cartão de cidadão, CPF, CNPJ."""

from ghostprep.privacy.recognizers.check_digits import weighted
from ghostprep.privacy.recognizers.national_id import national_id


def is_cpf(number: str) -> bool:
    first, second = (weighted(number[:size], range(size + 1, 1, -1)) * 10 % 11 % 10 for size in (9, 10))
    return [first, second] == [int(number[9]), int(number[10])] and len(set(number)) > 1


def is_cnpj(number: str) -> bool:
    weights = (5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
    first = weighted(number[:12], weights) * 10 % 11 % 10
    second = weighted(number[:13], (6, *weights)) * 10 % 11 % 10
    return [first, second] == [int(number[12]), int(number[13])]


def is_citizen_card(number: str) -> bool:
    """Every second sign from the right is doubled, letters count from A = 10."""
    values = [int(char, 36) for char in reversed(number)]
    doubled = (2 * value - 9 * (value > 4) for value in values[1::2])
    return (sum(values[::2]) + sum(doubled)) % 10 == 0


IDS = (
    national_id(r"\d", r"\d\d\.\d{3}\.\d{3}[-.]\d\d|\d{8}-\d\d", is_cpf),
    national_id(r"\d", r"\d\.\d{3}\.\d{3}/\d{4}-\d\d", is_cnpj),
    national_id(r"\d", r"\d{7}[ -]?\d[ ]?[A-Z]{2}\d", is_citizen_card),
)
