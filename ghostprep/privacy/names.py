"""Who is who: participants' names as a token set, one pseudonym for each person, everywhere.

A name is compared by folded letters (case, accents, elongations do not matter), token by token, so that
"Anto" is never found inside "Antonia". The table is built once and pickled to the workers.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from ghostprep.config import PrivacyConfig
from ghostprep.privacy.base import Recognizer
from ghostprep.privacy.normalise import INVISIBLE, normalise
from ghostprep.privacy.pseudonyms import AMBIGUOUS, FIRST_NAMES, POOLS, SURNAMES_EN, SURNAMES_FR, fold
from ghostprep.privacy.said import STOP
from ghostprep.privacy.wordlists import NOT_NAMES, PARTICLES

WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{INVISIBLE}])*")
"""A run of letters, also in text that is not normalised yet."""

_HANDLE_SHAPE = re.compile(r"@?(?=[^\s]*[\d_.])[a-z0-9][a-z0-9_.-]{2,39}\Z")
_NUMERIC = re.compile(r"[+()\d\s./-]+\Z")
_RUN = re.compile(r"(.)\1\1")
_VOWELS = "aeiouyh"


def plain_fold(word: str) -> str:
    """How a word as written is compared: normalised, folded."""
    return word.lower() if word.isascii() else fold(normalise(word).text)


Role = Literal["first", "last"]


def squeeze(folded: str) -> str:
    """Each run of one letter as a single one: "mariiie" and "marie" meet here."""
    return re.sub(r"(.)\1+", r"\1", folded)


@dataclass(slots=True)
class Name:
    """One token of somebody's name and what stands for it."""

    written: str
    pseudonym: str
    role: Role
    capital: bool
    """Whether only a capital tells it from a word."""


@dataclass(slots=True)
class NameTable:
    """Folded token → `Name`. `compounds` are hyphenated first names, `handles` whole account names."""

    mode: Literal["pseudonym", "tag", "keep"] = "pseudonym"
    names: dict[str, Name] = field(default_factory=dict)
    compounds: dict[tuple[str, ...], Name] = field(default_factory=dict)
    handles: dict[str, str] = field(default_factory=dict)
    reserved: frozenset[str] = frozenset()
    """Folded pseudonyms: they may stand in a finished text, so nothing ever masks them again."""
    salt: bytes = b""
    strangers: tuple[str, ...] = ()
    """Pseudonyms kept back for people whom only NER finds."""
    elongated: dict[str, str] = field(default_factory=dict)

    def find_key(self, token: str) -> str:
        """The folded name that a word is, or "". Elongation: three or more of a letter in a row."""
        folded = plain_fold(token)
        if folded not in self.names:
            folded = self.elongated.get(squeeze(folded), "") if _RUN.search(folded) else ""
        if folded and self.names[folded].capital and not token[0].isupper():
            return ""
        return folded

    def replacement(self, written: str) -> str:
        """What stands for the span `written`: each name token by its pseudonym, all else as it is."""
        if self.mode == "tag":
            return "[NAME]"
        handle = self.handles.get(plain_fold(written).removeprefix("@"))
        if handle:
            return handle
        whole = self.compounds.get(tuple(plain_fold(word) for word in WORD.findall(written)))
        if whole:
            return _in_style(whole.pseudonym, written, whole.written)
        return self._replace_tokens(written)

    def _replace_tokens(self, written: str) -> str:
        parts, at, matches = [], 0, list(WORD.finditer(written))
        index = 0
        while index < len(matches):
            size, name = self._longest(matches, index, written)
            start, end = matches[index].start(), matches[index + size - 1].end()
            parts += [written[at:start], self._stand_in(written[start:end], name)]
            at, index = end, index + size
        return "".join([*parts, written[at:]])

    def _longest(self, matches: list[re.Match[str]], index: int, written: str) -> tuple[int, Name | None]:
        for size in (3, 2) if self.compounds else ():
            key = tuple(plain_fold(match.group()) for match in matches[index : index + size])
            if len(key) == size and key in self.compounds:
                return size, self.compounds[key]
        key_one = self.find_key(matches[index].group())
        return 1, self.names[key_one] if key_one else None

    def _stand_in(self, written: str, name: Name | None) -> str:
        if name:
            return _in_style(name.pseudonym, written, name.written)
        folded = plain_fold(written)
        if folded in self.reserved or folded in PARTICLES or len(folded) < 2 or not self.strangers:
            return written
        return _in_style(self.strangers[_number(self.salt, folded) % len(self.strangers)], written, written)


def _number(salt: bytes, text: str) -> int:
    return int.from_bytes(hmac.new(salt, text.encode(), hashlib.sha256).digest()[:8], "big")


def _in_style(pseudonym: str, written: str, name: str) -> str:
    """Capitals, missing accents and elongation as the person wrote them."""
    letters = [char for char in written if char.isalpha()]
    if written.isascii() and not name.isascii():
        pseudonym = "".join(fold(char).upper() if char.isupper() else fold(char) for char in pseudonym)
    run = _RUN.search(written.lower())
    if run:
        extra = max(len(match.group()) for match in re.finditer(r"(.)\1*", written.lower())) - 1
        pseudonym += pseudonym[-1] * min(extra, 12)
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return pseudonym.upper()
    return pseudonym.lower() if letters and letters[0].islower() else pseudonym


# --- building ---------------------------------------------------------------------------------------------


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
    """First and last names in a sender. Words that only say who it is ("Papa", "Tom plombier") are left out."""
    if _NUMERIC.match(normalise(name).text) or re.fullmatch(r"(?:user|channel|chat)\d+", name.strip()):
        return None
    handle = bool(_HANDLE_SHAPE.match(name.strip().lower()))
    words = [word for word in _words(name) if _is_name_word(word, strict)]
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
            folded in NOT_NAMES or (folded in STOP and folded not in FIRST_NAMES and folded not in AMBIGUOUS)
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

    def learn(self, person: _Person) -> None:
        first = self._add(person.first[0], "first")
        pool = FIRST_NAMES.get(fold(person.first[0]).split("-")[0], "fr-f")
        for word in person.last:
            key = self._add(
                word, "first" if fold(word) in FIRST_NAMES and not self._known_last(word) else "last"
            )
            self.tongue.setdefault(key, pool[:2])
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
        if squeeze(fold(name)) not in taken and fold(name) not in AMBIGUOUS and fold(name) not in STOP and len(name) > 2 and name.isalpha()
    ]  # fmt: skip


def _draw(owners: list[str], draft: _Draft, taken: set[str]) -> dict[str, str]:
    """A pseudonym for each key, no two alike: of the same language, gender and first sound where one is left."""
    pools = {pool: _suitable(names, taken) for pool, names in POOLS.items()}
    surnames = {"fr": _suitable(SURNAMES_FR, taken), "en": _suitable(SURNAMES_EN, taken)}
    used: set[str] = set()
    drawn: dict[str, str] = {}
    for key in sorted(owners, key=lambda owner: _number(draft.salt, owner)):
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
            return free[_number(salt, key) % len(free)]
    seed = _number(salt, key)
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
    return tuple(sorted(free, key=lambda name: _number(salt, "stranger " + name))[:60])


# --- finding ----------------------------------------------------------------------------------------------

_NOT_AFTER = frozenset(
    [
        "un",
        "une",
        "des",
        "les",
        "ces",
        "mes",
        "tes",
        "ses",
        "nos",
        "vos",
        "leurs",
        "quelques",
        "deux",
        "trois",
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
        "some",
        "any",
        "every",
        "aux",
    ]
)
_NOT_NEXT: dict[str, frozenset[str]] = {
    "": frozenset(
        [
            "i",
            "you",
            "u",
            "we",
            "he",
            "she",
            "it",
            "they",
            "this",
            "that",
            "there",
            "to",
            "the",
            "ya",
            "ur",
            "your",
            "my",
        ]
    ),
    "ben": frozenset(
        [
            "oui",
            "non",
            "ouais",
            "nan",
            "si",
            "alors",
            "voila",
            "tu",
            "je",
            "j",
            "c",
            "en",
            "la",
            "quoi",
            "ca",
            "on",
            "il",
            "elle",
            "ils",
            "oe",
            "wi",
            "pas",
            "moi",
            "toi",
            "dis",
            "nn",
            "ui",
        ]
    ),
}
_ENGLISH_VERBS = frozenset(
    [
        "will",
        "may",
        "hope",
        "mark",
        "grace",
        "chase",
        "drew",
        "rob",
        "sue",
        "art",
        "did",
        "can",
        "bill",
        "pat",
        "guy",
        "love",
        "page",
        "price",
        "faith",
        "josh",
    ]
)


_HEAD = "-"
"""Not a name by itself, but the first part of one ("anne" of Anne-Sophie)."""


class Lookup(dict[str, str]):
    """Word as written → key of the name, `_HEAD` or "", filled as words come by: chat repeats itself."""

    def __init__(self, table: NameTable) -> None:
        super().__init__()
        self.table = table
        self.heads = {parts[0] for parts in table.compounds}

    def __missing__(self, token: str) -> str:
        if len(self) > 300_000:
            self.clear()
        key = self.table.find_key(token)
        if not key and plain_fold(token) in self.heads:
            key = _HEAD
        self[token] = key
        return key


class NameRecognizer(Recognizer):
    """Participants and the user's own list. Neighbouring first and last names are one span."""

    entity = "PERSON"

    def __init__(self, table: NameTable) -> None:
        self.table = table
        self.lookup = Lookup(table)
        self.handles = _handle_pattern(table.handles)
        super().__init__()

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        if self.handles:
            for match in self.handles.finditer(text):
                yield match.span()
        lookup = self.lookup
        matches = list(WORD.finditer(text))
        skip_to = 0
        for at in [at for at, match in enumerate(matches) if lookup[match.group()]]:
            if at < skip_to:
                continue
            size, name = self._name_at(text, matches, at)
            if not name:
                continue
            start, end = matches[at].start(), matches[at + size - 1].end()
            skip_to = at + size
            if (
                name.role == "first"
                and skip_to < len(matches)
                and text[end : matches[skip_to].start()] == " "
            ):
                size, name = self._name_at(text, matches, skip_to)
                if name and name.role == "last":
                    skip_to += size
                    end = matches[skip_to - 1].end()
            yield start, end

    def _name_at(self, text: str, matches: list[re.Match[str]], at: int) -> tuple[int, Name | None]:
        for size in (3, 2) if plain_fold(matches[at].group()) in self.lookup.heads else ():
            window = matches[at : at + size]
            parts = tuple(plain_fold(match.group()) for match in window)
            if len(parts) == size and parts in self.table.compounds:
                gaps = {text[a.end() : b.start()] for a, b in zip(window, window[1:], strict=False)}
                if gaps <= {" ", "-", "'"}:
                    return size, self.table.compounds[parts]
        match = matches[at]
        key = self.lookup[match.group()]
        if not key or key == _HEAD or not self._stands_alone(text, match, key):
            return 0, None
        name = self.table.names[key]
        return (1, name) if not name.capital or self._is_meant(text, matches, at, key) else (0, None)

    def _stands_alone(self, text: str, match: re.Match[str], key: str) -> bool:
        """Digits and underscores next to a short or ambiguous name make it part of something else."""
        glued = text[match.end() : match.end() + 1], text[max(0, match.start() - 1) : match.start()]
        touching = any(char.isdigit() or char == "_" for char in glued if char)
        return not touching or (len(key) > 2 and not self.table.names[key].capital)

    def _is_meant(self, text: str, matches: list[re.Match[str]], at: int, key: str) -> bool:
        """Whether a capitalised word that is also a common word is the name here: not "Will you", not "les Roses"."""
        match = matches[at]
        if (
            at
            and text[matches[at - 1].end() : match.start()] == " "
            and fold(matches[at - 1].group()) in _NOT_AFTER
        ):
            return False
        if at + 1 < len(matches) and text[match.end() : matches[at + 1].start()] == " ":
            following = fold(matches[at + 1].group())
            if key in _ENGLISH_VERBS and following in _NOT_NEXT[""]:
                return False
            return following not in _NOT_NEXT.get(key, ())
        return True


def _handle_pattern(handles: Iterable[str]) -> re.Pattern[str] | None:
    known = sorted(handles, key=len, reverse=True)
    return (
        re.compile(r"(?<![\w.])@?(?:" + "|".join(map(re.escape, known)) + r")(?![^\W_])", re.IGNORECASE)
        if known
        else None
    )
