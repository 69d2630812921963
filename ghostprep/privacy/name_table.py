"""Building the table of names: whose names they are, and which pseudonym each of them gets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ghostprep.config import PrivacyConfig
from ghostprep.privacy.names import WORD, Name, NameTable, Role, keyed_number, squeeze
from ghostprep.privacy.normalise import normalise
from ghostprep.privacy.pseudonyms import AMBIGUOUS, FIRST_NAMES, POOLS, SURNAMES_EN, SURNAMES_FR, fold
from ghostprep.privacy.wordlists import NOT_NAMES, ORDINARY, PARTICLES

_HANDLE_SHAPE = re.compile(r"@?(?=[^\s]*[\d_.])[a-z0-9][a-z0-9_.-]{2,39}\Z")
_NUMERIC = re.compile(r"[+()\d\s./-]+\Z")
_VOWELS = "aeiouyh"


@dataclass(slots=True)
class _Person:
    first: tuple[str, ...]
    last: tuple[str, ...]
    aliases: tuple[str, ...] = ()


def build_name_table(
    participants: Iterable[str], titles: Iterable[str], settings: PrivacyConfig, salt: bytes
) -> NameTable:
    """The table for these senders (also mention names), chat titles and the user's own list.

    A sender gives all its name tokens; a phone number or a bare id gives none. A title gives only what is
    surely a name (a first name of the lexicon, and a surname right after it), so that a group called
    "Famille" masks no "famille". Pseudonyms depend on `salt` and on the names, never on their order.
    """
    senders = sorted(set(participants))
    people = [person for sender in senders if (person := _person(sender))]
    people += [person for title in sorted(set(titles)) for person in _title_people(title)]
    for full, forms in sorted(settings.people.items()):
        person = _person(full, strict=False)
        if person:
            person.aliases = tuple(forms)
            people.append(person)
    ignored = {fold(word) for entry in settings.ignore for word in WORD.findall(entry)}
    draft = _Draft(settings.names, salt, ignored)
    for person in people:
        draft.learn(person)
    for sender in senders:
        if _HANDLE_SHAPE.match(sender.strip().lower()) and sender.strip().lower() == sender.strip():
            draft.handles.add(fold(sender.strip()).removeprefix("@"))
    return draft.finish()


def _words(name: str) -> list[str]:
    plain = re.sub(r"\([^)]{0,80}\)", " ", normalise(name).text)
    return re.findall(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", plain)


def _person(name: str, strict: bool = True) -> _Person | None:
    """First and last names in a sender. Words that only say who it is ("Papa", "plombier") are left out."""
    if _NUMERIC.match(normalise(name).text) or re.fullmatch(r"(?:user|channel|chat)\d+", name.strip()):
        return None
    handle = bool(_HANDLE_SHAPE.match(name.strip().lower()))
    found = _words(name)
    given = bool(found) and found[0][0].isupper() and fold(found[0]) in FIRST_NAMES and len(found[0]) > 1
    words = ([found[0]] if given else []) + [word for word in found[given:] if _is_name_word(word, strict)]
    if handle:
        words = [word for word in words if fold(word) in FIRST_NAMES and len(word) > 2]
    if not words:
        return None
    at = (
        0
        if fold(words[0]).split("-")[0] in FIRST_NAMES or len(words) == 1
        else next((index for index, word in enumerate(words) if fold(word).split("-")[0] in FIRST_NAMES), 0)
    )
    return _Person((words[at],), tuple(word for index, word in enumerate(words) if index != at))


def _is_name_word(word: str, strict: bool = True) -> bool:
    folded = fold(word)
    if len(folded) < 2 or folded in PARTICLES:
        return False
    return not (
        strict
        and (
            folded in NOT_NAMES
            or (folded in ORDINARY and folded not in FIRST_NAMES and folded not in AMBIGUOUS)
        )
    )


def _title_people(title: str) -> list[_Person]:
    words = _words(title)
    found: list[_Person] = []
    for index, word in enumerate(words):
        known = fold(word).split("-")[0] in FIRST_NAMES and word[0].isupper() and len(word) > 2
        if not known or not _is_name_word(word) or (fold(word) in AMBIGUOUS and len(words) > 2):
            continue
        follower = words[index + 1] if len(words) == index + 2 else ""
        surname = (
            follower and follower[0].isupper() and _is_name_word(follower) and fold(follower) not in AMBIGUOUS
        )
        found.append(_Person((word,), (follower,) if surname else ()))
    return found


class _Draft:
    """Collects tokens first and assigns pseudonyms at the end, when every real name is known."""

    def __init__(self, mode: Literal["pseudonym", "tag", "keep"], salt: bytes, ignored: set[str]) -> None:
        self.mode, self.salt, self.ignored = mode, salt, ignored
        self.written: dict[str, str] = {}
        self.roles: dict[str, Role] = {}
        self.same: dict[str, str] = {}
        self.compounds: dict[tuple[str, ...], str] = {}
        self.tongue: dict[str, str] = {}
        self.handles: set[str] = set()
        self.pairs: set[tuple[str, str]] = set()

    def learn(self, person: _Person) -> None:
        first = self._add(person.first[0], "first")
        pool = FIRST_NAMES.get(fold(person.first[0]).split("-")[0], "fr-f")
        for word in person.last:
            key = self._add(
                word, "first" if fold(word) in FIRST_NAMES and not self._known_last(word) else "last"
            )
            self.tongue.setdefault(key, pool[:2])
            self.pairs.add((first, key))
        for alias in person.aliases:
            parts = _words(alias)
            if parts:
                key = self._add(parts[0], "first")
                self.same.setdefault(key, first)
            for word in parts[1:]:
                self._add(word, "last")

    def _known_last(self, word: str) -> bool:
        return self.roles.get(fold(word)) == "last"

    def _add(self, word: str, role: Role) -> str:
        """Registers a word and its hyphen parts; returns the key that carries its pseudonym."""
        key = fold(word)
        parts = [fold(part) for part in re.split(r"[-']", word)]
        self.written.setdefault(key, word)
        if self.roles.setdefault(key, role) == "last" and role == "first":
            self.roles[key] = "first"
        if len(parts) > 1:
            self.compounds.setdefault(tuple(parts), key)
            for part, shown in zip(parts, re.split(r"[-']", word), strict=True):
                if len(part) > 2 and part not in PARTICLES and part not in NOT_NAMES:
                    self.written.setdefault(part, shown)
                    self.roles.setdefault(part, role)
                    self.same.setdefault(part, key)
        return key

    def finish(self) -> NameTable:
        if self.mode == "keep":
            return NameTable(mode="keep")
        taken = {squeeze(key) for key in self.written} | {
            squeeze(part) for key in self.compounds for part in key
        }
        keys = sorted(self.written)
        owners = [key for key in keys if self._owner(key) == key]
        drawn = _draw(owners, self, taken)
        table = NameTable(mode=self.mode, salt=self.salt)
        for key in keys:
            name = Name(
                self.written[key], drawn[self._owner(key)], self.roles[key], key in AMBIGUOUS or len(key) < 3
            )
            if "-" not in key and "'" not in key and key not in self.ignored:
                table.names[key] = name
                table.elongated.setdefault(squeeze(key), key)
        for parts, key in self.compounds.items():
            table.compounds[parts] = Name(self.written[key], drawn[self._owner(key)], self.roles[key], False)
        table.elongated = {squeezed: key for squeezed, key in table.elongated.items() if len(squeezed) > 1}
        table.pairs = frozenset(pair for pair in self.pairs if all(key in table.names for key in pair))
        for handle in sorted(self.handles):
            table.handles[handle] = _handle_stand_in(handle, table, drawn, taken, self.salt)
        used = {fold(word) for pseudonym in drawn.values() for word in WORD.findall(pseudonym)}
        used |= {fold(word) for stand_in in table.handles.values() for word in WORD.findall(stand_in)}
        table.strangers = _strangers(self.salt, taken, used)
        table.reserved = frozenset(used | {fold(name) for name in table.strangers})
        return table

    def _owner(self, key: str) -> str:
        """The key whose pseudonym it shares: an alias that of its person, a part that of its compound."""
        for _ in range(4):
            key = self.same.get(key, key)
        return key


def _suitable(names: Iterable[str], taken: set[str]) -> list[str]:
    """Names that belong to nobody here and are no words."""
    return [
        name for name in dict.fromkeys(names)
        if squeeze(fold(name)) not in taken
        and fold(name) not in AMBIGUOUS
        and fold(name) not in ORDINARY
        and len(name) > 2
        and name.isalpha()
    ]  # fmt: skip


def _draw(owners: list[str], draft: _Draft, taken: set[str]) -> dict[str, str]:
    """A pseudonym for each key, no two alike: same language, gender and first sound where one is left."""
    pools = {pool: _suitable(names, taken) for pool, names in POOLS.items()}
    surnames = {"fr": _suitable(SURNAMES_FR, taken), "en": _suitable(SURNAMES_EN, taken)}
    used: set[str] = set()
    drawn: dict[str, str] = {}
    for key in sorted(owners, key=lambda owner: keyed_number(draft.salt, owner)):
        if draft.roles[key] == "last":
            choice = surnames["en" if draft.tongue.get(key) == "en" else "fr"]
        else:
            choice = pools[_pool_for(key)]
        drawn[key] = _pick(choice, key, used, draft.salt)
        used.add(squeeze(fold(drawn[key])))
    return drawn


def _pool_for(key: str) -> str:
    first = re.split(r"[-' ]", key)[0]
    return FIRST_NAMES.get(first) or ("fr-f" if first[-1:] in "ae" else "fr-m")


def _pick(choice: list[str], key: str, used: set[str], salt: bytes) -> str:
    same_sound = [name for name in choice if (fold(name)[0] in _VOWELS) == (key[0] in _VOWELS)]
    for candidates in (same_sound, choice):
        free = [name for name in candidates if squeeze(fold(name)) not in used]
        if free:
            return free[keyed_number(salt, key) % len(free)]
    seed = keyed_number(salt, key)
    for step in range(len(choice) ** 2):
        pair = choice[(seed + step) % len(choice)], choice[(seed // 7 + step * 3 + 1) % len(choice)]
        name = "".join((pair[0], pair[1].lower()))
        if squeeze(fold(name)) not in used:
            return name
    raise ValueError("more names than pseudonyms")


def _handle_stand_in(
    handle: str, table: NameTable, drawn: dict[str, str], taken: set[str], salt: bytes
) -> str:
    """An account name becomes a lower-case first name: its owner's pseudonym where it holds a name."""
    for word in WORD.findall(handle):
        if word in table.names:
            return fold(table.names[word].pseudonym)
    used = {squeeze(fold(name)) for name in drawn.values()} | {
        squeeze(stand_in) for stand_in in table.handles.values()
    }
    return fold(_pick(_suitable(POOLS["fr-f"] + POOLS["fr-m"], taken), handle, used, salt))


def _strangers(salt: bytes, taken: set[str], used: set[str]) -> tuple[str, ...]:
    free = [
        name
        for name in _suitable([*POOLS["fr-f"], *POOLS["fr-m"], *POOLS["en-f"], *POOLS["en-m"]], taken)
        if fold(name) not in used
    ]
    return tuple(sorted(free, key=lambda name: keyed_number(salt, "stranger " + name))[:60])
