"""Which words before a colon are people.

Not every "X: " opens a message of X: a notice may quote a name that holds a colon, a contact may be
called "Dr: Martin", and on iOS a group's notices are signed with the group's title.
"""

from collections.abc import Iterable
from typing import NamedTuple

from ghostprep.readers import reasons
from ghostprep.readers.names import clean_name
from ghostprep.readers.whatsapp.bodies import MARK, Bodies, is_deed, is_event, is_notice, plain
from ghostprep.readers.whatsapp.entries import Entry, name_of

_LONGEST_NAME = 100
_QUOTES = (("«", "»"), ("“", "”"))


class Speaker(NamedTuple):
    """Who signs a message. `prefix`: the part of the name after its colon, which stands in the body."""

    name: str
    prefix: str = ""
    is_title: bool = False


class _Head:
    """What stands before the first colon of some entries, and what these have in common.

    `open` while there is something to learn. `prefix`: how all bodies begin that are no deed, None
    before the first such, "" if they differ; `signed` counts them. `notices` holds all bodies while
    each looks like the app's. `event`: name and body make up a notice, each time.
    """

    __slots__ = ("count", "event", "name", "notices", "open", "prefix", "signed")

    def __init__(self, name: str) -> None:
        self.name = name
        self.open = True
        self.count = 0  # of entries, while open
        self.prefix: str | None = None
        self.signed = 0
        self.notices: list[str] = []
        self.event = True

    def add(self, body: str) -> None:
        if len(self.notices) == self.count and _looks_like_a_notice(body):
            self.notices.append(body)
        else:
            self.notices = []
        self.count += 1
        self._learn_prefix(body)
        self.event = self.event and is_event(plain(f"{self.name}: {body}"))
        self.open = self.count == 1 or self.prefix != "" or self.notices != [] or self.event

    def _learn_prefix(self, body: str) -> None:
        if self.prefix and body.startswith(self.prefix):
            self.signed += 1
        elif self.prefix != "" and not is_deed(body):
            self.prefix = _prefix(body) if self.prefix is None else ""
            self.signed = 1


def find_speakers(entries: Iterable[Entry], title: str, bodies: Bodies) -> dict[str, Speaker]:
    """The opening of an entry → who signs so; nothing for what begins a notice. `title`: of the chat."""
    heads: dict[str, _Head] = {}  # by name
    opened: dict[str, _Head] = {}  # the same by opening: a line may end right after the colon
    for _, _, _, opening, body, _ in entries:
        head = opened.get(opening)
        if head is None:
            name = name_of(opening)
            head = opened[opening] = heads.setdefault(name, _Head(name))
        if head.open:
            head.add(body)
    first = next(iter(heads.values()), None)
    named = ((opening, _speaker(head, title, bodies, head is first)) for opening, head in opened.items())
    return {opening: speaker for opening, speaker in named if speaker}


def _prefix(body: str) -> str:
    name, colon, rest = body.partition(": ")
    is_name = "\n" not in name and len(name) <= _LONGEST_NAME and not rest.startswith("http")
    return name + colon if colon and is_name else ""


def _speaker(head: _Head, title: str, bodies: Bodies, is_first: bool) -> Speaker | None:
    """The person who signs so, or None if it only begins a notice. `is_first`: it signs the first entry."""
    text = plain(head.name)
    if not clean_name(head.name) or len(head.name) > _LONGEST_NAME or _quotes_openly(text) or head.event:
        return None
    if is_deed(text) and head.count == 1:
        return None
    full = f"{head.name}: {head.prefix.removesuffix(': ')}" if head.prefix else ""
    if head.prefix and (head.signed > 1 or _same(full, title)):
        return Speaker(clean_name(full), head.prefix)
    may_be_title = is_first or _same(head.name, title)
    return Speaker(clean_name(head.name), is_title=_signs_only_notices(head, bodies, may_be_title))


def _quotes_openly(text: str) -> bool:
    """Whether a quotation begins that does not end: the colon stands inside it."""
    return text.count('"') % 2 == 1 or any(text.count(a) > text.count(b) for a, b in _QUOTES)


def _same(name: str, title: str) -> bool:
    """Whether a file's title is the name; file systems put "_" for a colon, or nothing."""
    return _letters(name) == _letters(title)


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _looks_like_a_notice(body: str) -> bool:
    return body.startswith(MARK) or is_notice(plain(body))


def _signs_only_notices(head: _Head, bodies: Bodies, may_be_title: bool) -> bool:
    """Whether it is a group's title: all bodies are the app's, and one is surely, or the name fits."""
    if bodies.marked:
        if not head.notices or not all(body.startswith(MARK) for body in head.notices):
            return False
        if may_be_title:
            return True
    verdicts = [bodies.judge(body)[1] for body in head.notices]
    return all(verdict in ("", reasons.SYSTEM) for verdict in verdicts) and any(verdicts)
