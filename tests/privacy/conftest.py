"""Maskers for a few people and for nobody."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from ghostprep.config import PrivacyConfig
from ghostprep.privacy import NameTable, build_name_table
from ghostprep.privacy.masker import Masker

PEOPLE = (
    "Léa Dupont", "Jean-Baptiste Le Gall", "Rose Martin", "Will Smith", "karim_b75", "Théo 🏀",
    "+33 6 39 98 00 11",
)  # fmt: skip


@pytest.fixture(scope="session")
def people() -> tuple[str, ...]:
    """Senders: some of their names are words too, one is an account, one a number."""
    return PEOPLE


@pytest.fixture(scope="session")
def make_table() -> Callable[..., NameTable]:
    """Senders, titles and options of `privacy` → their table."""

    def make(senders: Iterable[str], titles: Iterable[str] = (), salt: bytes = b"secret", **options: Any):
        return build_name_table(senders, titles, PrivacyConfig(**options), salt)

    return make


@pytest.fixture(scope="session")
def make_masker(make_table) -> Callable[..., Masker]:
    """Senders, titles and options of `privacy` → a masker."""
    return lambda senders=(), titles=(), **options: Masker(
        PrivacyConfig(**options), make_table(senders, titles, **options)
    )


@pytest.fixture(scope="session")
def masker(make_masker, people) -> Masker:
    """Knows `people`."""
    return make_masker(people)


@pytest.fixture(scope="session")
def nobody(make_masker) -> Masker:
    """Knows no names."""
    return make_masker(third_parties="off")
