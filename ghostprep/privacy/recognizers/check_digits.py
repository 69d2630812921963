"""Sums by which a number proves itself: shared by cards, accounts and registers."""

from collections.abc import Iterable


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1)."""
    total = 0
    for index, char in enumerate(reversed(digits)):
        value = int(char) * (1 + index % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def mod97(text: str) -> int:
    """Letters count from A = 10 (ISO 7064); an IBAN with its head moved to the end leaves 1."""
    return int("".join(str(int(char, 36)) for char in text)) % 97


def mod11_10(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7064, hybrid system mod 11, 10)."""
    product = 10
    for char in digits[:-1]:
        product = ((product + int(char)) % 10 or 10) * 2 % 11
    return (product + int(digits[-1])) % 10 == 1


def weighted(digits: str, weights: Iterable[int]) -> int:
    """The sum of all digits, each times its weight."""
    return sum(int(char) * weight for char, weight in zip(digits, weights, strict=True))
