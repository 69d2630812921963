"""Building the table of names: whose names they are, and which pseudonym each of them gets."""

import re
from collections.abc import Iterable
from itertools import chain

from ghostprep.config import PrivacyConfig
from ghostprep.privacy.names.evidence import Evidence, borne, verdicts
from ghostprep.privacy.names.first_names import FIRST_NAMES
from ghostprep.privacy.names.known import first_names, short_forms
from ghostprep.privacy.names.name_words import AMBIGUOUS, NOT_NAMES, PARTICLES
from ghostprep.privacy.names.people import (
    Person,
    account_name,
    listed_person,
    name_words,
    people_of_title,
    person_of,
)
from ghostprep.privacy.names.pseudonyms import Pseudonyms, keyed_number
from ghostprep.privacy.names.spelling import WORD, fold, squeeze
from ghostprep.privacy.names.table import Mode, Name, NameTable, Role


def build_name_table(
    participants: Iterable[str],
    titles: Iterable[str],
    settings: PrivacyConfig,
    salt: bytes,
    evidence: Evidence | None = None,
) -> NameTable:
    """The table for these senders (also mention names), chat titles and the user's own list.

    A sender gives all its name tokens; a phone number or a bare id gives none. A title gives only what is
    surely a name (a first name of the lexicon, and a surname right after it), so that a group called
    "Famille" masks no "famille". Pseudonyms depend on `salt` and on the names, never on their order.
    `evidence` tells of the third parties in the texts.
    """
    if settings.names == "keep":
        return NameTable(mode="keep")
    senders = sorted(set(participants))
    people = [person_of(sender) for sender in senders]
    people += [person for title in sorted(set(titles)) for person in people_of_title(title)]
    people += [listed_person(full, tuple(forms)) for full, forms in sorted(settings.people.items())]
    draft = _Draft()
    for person in people:
        if person:
            draft.learn(person)
    handles = sorted({account_name(sender) for sender in senders} - {""})
    ignored = {fold(word) for entry in settings.ignore for word in WORD.findall(entry)}
    return draft.finish(settings.names, salt, handles, ignored, evidence or Evidence())


class _Draft:
    """Collects tokens first; pseudonyms are drawn when every real name is known."""

    def __init__(self) -> None:
        self.written: dict[str, str] = {}
        self.roles: dict[str, Role] = {}
        self.same: dict[str, str] = {}
        self.compounds: dict[tuple[str, ...], str] = {}
        self.tongue: dict[str, str] = {}
        self.pairs: set[tuple[str, str]] = set()

    def learn(self, person: Person) -> None:
        """Takes in one person's names."""
        first = self._add(person.first, "first")
        pool = FIRST_NAMES.get(fold(person.first).split("-")[0], "fr-f")
        for word in person.last:
            known_last = self.roles.get(fold(word)) == "last"
            key = self._add(word, "first" if fold(word) in FIRST_NAMES and not known_last else "last")
            self.tongue.setdefault(key, pool[:2])
            self.pairs.add((first, key))
        for alias in person.aliases:
            parts = name_words(alias)
            if parts:
                self.same.setdefault(self._add(parts[0], "first"), first)
            for word in parts[1:]:
                self._add(word, "last")

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

    def finish(
        self, mode: Mode, salt: bytes, handles: Iterable[str], ignored: set[str], evidence: Evidence
    ) -> NameTable:
        """The table, with a pseudonym for everybody."""
        pseudonyms = Pseudonyms(salt, self._taken() | set(map(squeeze, evidence.uses)))
        owners = {self._owner(key) for key in self.written}
        drawn = {
            key: pseudonyms.draw(key, self._pool(key))
            for key in sorted(owners, key=lambda owner: (keyed_number(salt, owner), owner))
        }
        table = NameTable(mode=mode, salt=salt)
        for key in sorted(self.written):
            if "-" not in key and "'" not in key and key not in ignored:
                table.names[key] = self._name(key, drawn, key in AMBIGUOUS or len(key) < 3)
                if len(squeeze(key)) > 1:
                    table.elongated.setdefault(squeeze(key), key)
        table.compounds = {parts: self._name(key, drawn) for parts, key in self.compounds.items()}
        table.pairs = frozenset(pair for pair in self.pairs if all(key in table.names for key in pair))
        for handle in handles:
            table.handles[handle] = _handle_stand_in(handle, table, pseudonyms)
        table.verdicts = verdicts(evidence)
        table.third_parties = _third_parties(table, evidence, pseudonyms)
        table.strangers = pseudonyms.strangers()
        table.reserved = frozenset(map(fold, [*pseudonyms.drawn, *chain(*table.strangers.values())]))
        table.ignored = frozenset(ignored)
        return table

    def _taken(self) -> set[str]:
        tokens = [*self.written, *(part for parts in self.compounds for part in parts)]
        return set(map(squeeze, tokens))

    def _owner(self, key: str) -> str:
        """The key whose pseudonym it shares: an alias that of its person, a part that of its compound."""
        for _ in range(4):
            key = self.same.get(key, key)
        return key

    def _pool(self, key: str) -> str:
        if self.roles[key] == "last":
            return "en-surname" if self.tongue.get(key) == "en" else "fr-surname"
        first = re.split(r"[-' ]", key)[0]
        return FIRST_NAMES.get(first) or ("fr-f" if first[-1:] in "ae" else "fr-m")

    def _name(self, key: str, drawn: dict[str, str], capital: bool = False) -> Name:
        return Name(self.written[key], drawn[self._owner(key)], self.roles[key], capital)


def _third_parties(table: NameTable, evidence: Evidence, pseudonyms: Pseudonyms) -> dict[str, Name]:
    """Folded name → who it is, each with a pseudonym of their own."""
    found: dict[str, Name] = {}
    keys = [key for key in borne(evidence, table.verdicts) if key not in table.names]
    keys.sort(key=lambda key: (keyed_number(table.salt, key), key))
    for key in keys:
        known = first_names().get(key)
        written = known.written if known else key.title()
        found[key] = Name(written, pseudonyms.draw(key, _third_party_pool(key)), "first", False)
    return found


def _third_party_pool(key: str) -> str:
    known = first_names().get(key) or first_names().get(next(iter(short_forms().get(key, ())), ""))
    if key in FIRST_NAMES or not known:
        return FIRST_NAMES.get(key, "fr-f" if key[-1:] in "ae" else "fr-m")
    gender = known.gender if known.gender != "x" else "f" if key[-1:] in "ae" else "m"
    return f"{known.language if known.language == 'en' else 'fr'}-{gender}"


def _handle_stand_in(handle: str, table: NameTable, pseudonyms: Pseudonyms) -> str:
    """An account name becomes a lower-case first name: its owner's pseudonym where it holds a name."""
    for word in WORD.findall(handle):
        if word in table.names:
            return fold(table.names[word].pseudonym)
    return fold(pseudonyms.draw(handle, "handle"))
