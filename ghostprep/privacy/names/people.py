"""Who is meant by a sender's name, a chat's title or an entry of the user's list: first and last names."""

import re
from dataclasses import dataclass

from ghostprep.privacy.chat_words import ORDINARY
from ghostprep.privacy.names.first_names import FIRST_NAMES
from ghostprep.privacy.names.name_words import AMBIGUOUS, NOT_NAMES, PARTICLES
from ghostprep.privacy.names.spelling import fold
from ghostprep.privacy.normalise import normalise

_HANDLE_SHAPE = re.compile(r"@?(?=[^\s]*[\d_.])[a-z0-9][a-z0-9_.-]{2,39}\Z")
_NUMERIC = re.compile(r"[+()\d\s./-]+\Z")
_BARE_ID = re.compile(r"(?:user|channel|chat)\d+")


@dataclass(slots=True)
class Person:
    """A first name, surnames, and other forms that the user's list gives."""

    first: str
    last: tuple[str, ...]
    aliases: tuple[str, ...] = ()


def person_of(name: str) -> Person | None:
    """Who a sender is. Words that only say who it is ("Papa", "plombier") are left out."""
    return _person(name, strict=True)


def listed_person(name: str, aliases: tuple[str, ...]) -> Person | None:
    """Who an entry of the user's list is: every word of it counts."""
    person = _person(name, strict=False)
    if person:
        person.aliases = aliases
    return person


def people_of_title(title: str) -> list[Person]:
    """Who a chat's title surely names: first names of the lexicon, and a surname that closes the title."""
    words = name_words(title)
    found: list[Person] = []
    for index, word in enumerate(words):
        known = fold(word).split("-")[0] in FIRST_NAMES and word[0].isupper() and len(word) > 2
        if not known or not _is_name_word(word) or (fold(word) in AMBIGUOUS and len(words) > 2):
            continue
        follower = words[index + 1] if len(words) == index + 2 else ""
        surname = (
            follower and follower[0].isupper() and _is_name_word(follower) and fold(follower) not in AMBIGUOUS
        )
        found.append(Person(word, (follower,) if surname else ()))
    return found


def account_name(sender: str) -> str:
    """The folded account name that a sender is ("karim_b75"), or ""."""
    bare = sender.strip()
    return fold(bare).removeprefix("@") if bare == bare.lower() and _HANDLE_SHAPE.match(bare) else ""


def name_words(name: str) -> list[str]:
    """Words with their hyphens and apostrophes; what stands in brackets is no name."""
    plain = re.sub(r"\([^)]{0,80}\)", " ", normalise(name).text)
    return re.findall(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", plain)


def _person(name: str, strict: bool) -> Person | None:
    if _NUMERIC.match(normalise(name).text) or _BARE_ID.fullmatch(name.strip()):
        return None
    found = name_words(name)
    given = bool(found) and found[0][0].isupper() and fold(found[0]) in FIRST_NAMES and len(found[0]) > 1
    words = found[:given] + [word for word in found[given:] if _is_name_word(word, strict)]
    if _HANDLE_SHAPE.match(name.strip().lower()):
        words = [word for word in words if fold(word) in FIRST_NAMES and len(word) > 2]
    if not words:
        return None
    known = (at for at, word in enumerate(words) if fold(word).split("-")[0] in FIRST_NAMES)
    first = next(known, 0)
    return Person(words[first], tuple(words[:first] + words[first + 1 :]))


def _is_name_word(word: str, strict: bool = True) -> bool:
    folded = fold(word)
    if len(folded) < 2 or folded in PARTICLES:
        return False
    ordinary = folded in ORDINARY and folded not in FIRST_NAMES and folded not in AMBIGUOUS
    return not (strict and (folded in NOT_NAMES or ordinary))
