"""The first pass over a WhatsApp file: its date order, and which words before a colon are people.

Not every "X: " opens a message of X: a notice may quote a name that holds a colon, a contact may be
called "Dr: Martin", and on iOS a group's notices are signed with the group's title.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ghostprep.readers import reasons
from ghostprep.readers.input.sources import Source
from ghostprep.readers.names import clean_name
from ghostprep.readers.whatsapp.bodies import MARK, Bodies, is_deed, is_event, is_notice, plain
from ghostprep.readers.whatsapp.dates import CLOCK, DateOrder, Days, infer_order
from ghostprep.readers.whatsapp.entries import entries, split
from ghostprep.readers.whatsapp.layouts import Locked

_LONGEST_NAME = 100
_QUOTES = (("«", "»"), ("“", "”"))


class Speaker(NamedTuple):
    """Who signs a message. `prefix`: the part of the name after its colon, which stands in the body."""

    name: str
    prefix: str = ""
    is_title: bool = False


class Survey(NamedTuple):
    """What is known of a file before its messages are read.

    `unparsed`: lines before the first header. `dated`: there are headers, and each has a possible date.
    """

    order: DateOrder
    speakers: Mapping[str, Speaker]
    marked: bool
    unparsed: tuple[int, ...]
    dated: bool


class _Head:
    """What stands before the first colon of some entries, and what they have in common.

    `open` while there is something to learn. `prefix`: how all bodies begin that are no deed, None
    before the first such, "" if they differ; `signed` counts them. `notices` holds all bodies while
    each looks like the app's. `event`: head and body make up a notice, each time.
    """

    __slots__ = ("event", "notices", "open", "prefix", "repeated", "signed")

    def __init__(self, head: str, body: str) -> None:
        self.repeated = False
        self.prefix: str | None = None
        self.signed = 0
        self.notices = [body] if _looks_like_a_notice(body) else []
        self.event = is_event(plain(f"{head}: {body}"))
        self._learn(body)
        self.open = True

    def add(self, head: str, body: str) -> None:
        self.repeated = True
        self._learn(body)
        if self.notices and _looks_like_a_notice(body):
            self.notices.append(body)
        else:
            self.notices = []
        self.event = self.event and is_event(plain(f"{head}: {body}"))
        self.open = self.prefix != "" or self.notices != [] or self.event

    def _learn(self, body: str) -> None:
        if self.prefix and body.startswith(self.prefix):
            self.signed += 1
        elif self.prefix != "" and not is_deed(body):
            self.prefix = _prefix(body) if self.prefix is None else ""
            self.signed = 1


def survey(source: Source, locked: Locked, title: str, date_order: str | None) -> Survey:
    """Reads the file once."""
    dates: list[str] = []

    def note(date: str) -> int:
        dates.append(date)
        return 0

    heads: dict[str, _Head] = {}
    found = entries(source, locked, note, CLOCK)
    preamble = next(found)[2]
    marked = False
    for _, _, content, opens_marked in found:
        if not marked:
            marked = opens_marked or MARK in content
        head, colon, body = content.partition(": ")
        state = heads.get(head)
        if state is None or not colon:
            head, body = split(content)
            state = heads.get(head)
        if state is None:
            heads[head] = _Head(head, body)
        elif state.open:
            state.add(head, body)
    bodies = Bodies(locked.is_ios, marked)
    named = ((head, _speaker(head, state, title, bodies)) for head, state in heads.items())
    unparsed = tuple(number for number, line in enumerate(preamble.split("\n")) if line.strip())
    order = infer_order(dates, locked.orders, date_order)
    dated = bool(heads) and None not in map(Days(order.order).__getitem__, dates)
    return Survey(order, {head: speaker for head, speaker in named if speaker}, marked, unparsed, dated)


def _prefix(body: str) -> str:
    name, colon, rest = body.partition(": ")
    is_name = "\n" not in name and len(name) <= _LONGEST_NAME and not rest.startswith("http")
    return name + colon if colon and is_name else ""


def _speaker(head: str, state: _Head, title: str, bodies: Bodies) -> Speaker | None:
    """The person who signs with `head`, or None if it only begins a notice."""
    text = plain(head)
    if not clean_name(head) or len(head) > _LONGEST_NAME or _quotes_openly(text) or state.event:
        return None
    if is_deed(text) and not state.repeated:
        return None
    full = f"{head}: {state.prefix.removesuffix(': ')}" if state.prefix else ""
    if state.prefix and (state.signed > 1 or _same(full, title)):
        return Speaker(clean_name(full), state.prefix)
    return Speaker(clean_name(head), is_title=_signs_only_notices(state, bodies))


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


def _signs_only_notices(state: _Head, bodies: Bodies) -> bool:
    """Whether the head is a group's title: all its bodies are the app's, and one is surely a notice."""
    if bodies.marked and not all(body.startswith(MARK) for body in state.notices):
        return False
    verdicts = [bodies.judge(body)[1] for body in state.notices]
    return all(verdict in ("", reasons.SYSTEM) for verdict in verdicts) and any(verdicts)
