"""Chat exports of any platform → conversations. One module a platform; a new one is a line in `READERS`.

A reader is a module or a package with `PLATFORMS`, `recognises(source)` and `read(sources, date_order)`: see
`Reader`. Every parsed message comes out of it; one that is no conversation carries a reason.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from ghostprep.errors import InputError, Problem
from ghostprep.memory import collector_off
from ghostprep.readers import (
    discord,
    google_chat,
    imessage,
    meta,
    signal,
    slack,
    sms,
    telegram,
    unread,
    whatsapp,
    yields,
)
from ghostprep.readers.input.encoding import NAMES, as_utf8, look_again
from ghostprep.readers.input.sources import NotUtf8Error, Skip, Source, find_sources, refuse
from ghostprep.readers.merge import merge_overlapping
from ghostprep.readers.names import clean_name
from ghostprep.readers.unread import Unread
from ghostprep.readers.whatsapp.dates import ASSUMED
from ghostprep.records import Conversation


class Reader(Protocol):
    """What each module in `READERS` offers."""

    @property
    def PLATFORMS(self) -> tuple[str, ...]:
        """Names of the platforms, as `messages` prints them."""

    def recognises(self, source: Source) -> bool:
        """Whether this reader reads the file, by its head and, where the format demands it, its name.

        Cheap, and never raises on garbage.
        """

    def read(self, sources: Sequence[Source], date_order: str | None) -> Iterator[Conversation]:
        """The conversations in all the sources that this reader recognised, given in one call."""


READERS: tuple[Reader, ...] = (whatsapp, telegram, meta, discord, signal, imessage, google_chat, sms, slack)


Reading = Callable[[int], AbstractContextManager[Callable[[int], object]]]
"""Given the bytes of all recognised files, what the reading happens in; it is told the bytes of each part."""


def _unwatched(size: int) -> AbstractContextManager[Callable[[int], object]]:
    return nullcontext(lambda size: None)


@dataclass(frozen=True, slots=True)
class Exports:
    """What the given paths hold: conversations, the files left unread, and what a person should know."""

    conversations: Sequence[Conversation]
    unread: tuple[Unread, ...]
    warnings: tuple[str, ...]

    @property
    def notes(self) -> list[str]:
        """Everything that a person should be told, a line each."""
        return [*self.warnings, *unread.lines(self.unread)]


def read_exports(
    paths: Sequence[Path],
    date_order: str | None = None,
    reading: Reading = _unwatched,
    strict: bool = False,
) -> Exports:
    """Reads files, folders and zips of any platform; overlapping exports of one chat are merged.

    `date_order` is "dmy", "mdy" or "ymd" and overrules what is inferred. What cannot be read is named in
    `unread`; if `strict`, it is an InputError. So it is where nothing is recognised, or nothing that is
    recognised was written by a person.
    """
    faults: list[Problem] = []  # not the errors, which would hold on to everything that was open
    skip = refuse if strict else lambda error: faults.append(error.problem)
    sources = find_sources(paths, skip)
    recognised = _sort_by_reader(sources, skip)
    size = sum(source.size for _, own in recognised for source in own)
    with reading(size) as has_read, collector_off():
        for _, own in recognised:
            own[:] = [replace(source, has_read=has_read) for source in own]
        conversations = [one for reader, own in recognised for one in _read(reader, own, date_order, skip)]
        merged = merge_overlapping(map(_cleaned, conversations))
    left = _left(sources, merged, faults)
    if not any(map(yields.has_words, merged)):
        raise _nothing(merged, left, faults)
    recoded = [source for _, own in recognised for source in own if source.encoding in NAMES]
    return Exports(merged, left, (*_warnings(merged, recoded), *yields.warnings(merged)))


def _cleaned(conversation: Conversation) -> Conversation:
    title = clean_name(conversation.title) or conversation.platform
    return conversation if title == conversation.title else replace(conversation, title=title)


def _sort_by_reader(sources: Sequence[Source], skip: Skip) -> list[tuple[Reader, list[Source]]]:
    sorted_sources: list[tuple[Reader, list[Source]]] = [(reader, []) for reader in READERS]
    for source in sources:
        if unread.is_media(source):
            continue
        try:
            source = as_utf8(source)
        except InputError as error:
            skip(error)
            continue
        for reader, own in sorted_sources:
            if reader.recognises(source):
                own.append(source)
                break
    return [(reader, own) for reader, own in sorted_sources if own]


def _read(reader: Reader, sources: list[Source], date_order: str | None, skip: Skip) -> list[Conversation]:
    """What the reader makes of the sources, without those that cannot be read.

    `sources` is left as it was read: without them, and with the encodings that the reading has shown.
    """
    while sources:
        try:
            conversations = list(reader.read(sources, date_order))
        except NotUtf8Error as error:
            settled = _in_their_encodings(sources, skip)
            if settled == sources:  # the file changes as it is read
                skip(error)
                settled = []
            sources[:] = settled
        except InputError as error:
            sources[:] = _sound(reader, sources, date_order, error, skip)
        else:
            recoded = {source.name for source in sources if source.encoding}
            return [yields.set_aside(one, recoded) for one in conversations]
    return []


def _in_their_encodings(sources: Sequence[Source], skip: Skip) -> list[Source]:
    known: list[Source] = []
    for source in sources:
        try:
            known.append(look_again(source))
        except InputError as error:
            skip(error)
    return known


def _sound(
    reader: Reader, sources: Sequence[Source], date_order: str | None, error: InputError, skip: Skip
) -> list[Source]:
    """The sources that can be read, each by itself; `skip` is told of the `error` and of the others."""
    skip(error)
    sound: list[Source] = []
    for source in sources if len(sources) > 1 else ():
        try:
            deque(reader.read([source], date_order), maxlen=0)
        except NotUtf8Error:
            pass
        except InputError as fault:
            if str(fault) != str(error):
                skip(fault)
            continue
        sound.append(source)
    if len(sound) < len(sources):
        return sound
    return [source for source in sources if source.name != error.problem.file][: len(sources) - 1]


def _left(
    sources: Sequence[Source], conversations: Sequence[Conversation], faults: Sequence[Problem]
) -> tuple[Unread, ...]:
    """Each file that no conversation comes from, and each that is broken."""
    used = {file for one in conversations for file in one.files}
    broken = [unread.broken(fault) for fault in faults]
    named = {one.name for one in broken}
    rest = [unread.describe(source) for source in sources if source.name not in used | named]
    return (*broken, *rest)


def _nothing(
    conversations: Sequence[Conversation], left: Sequence[Unread], faults: Sequence[Problem]
) -> InputError:
    """Why nothing at all was read: the only fault as it is, else what the files hold."""
    if conversations:
        return yields.nothing_written(conversations)
    if len(faults) == 1 and len(left) == 1:
        what, mend, file, place = faults[0]
        return InputError(what, mend, file=file, place=place)
    return unread.refusal(left, [platform for reader in READERS for platform in reader.PLATFORMS])


def _warnings(conversations: Sequence[Conversation], recoded: Sequence[Source]) -> Iterator[str]:
    for source in recoded:
        encoding = NAMES[source.encoding]
        yield f"{source.name}: not in UTF-8, read as {encoding}: look whether accents are right"
    if foreign := [file for one in conversations if whatsapp.FOREIGN in one.layout for file in one.files]:
        files = ", ".join(foreign)
        yield f"{files}: WhatsApp's own words there are in a language that is not known: look for them"
    for conversation in conversations:
        if ASSUMED in conversation.layout:
            files = ", ".join(conversation.files)
            yield f"{files}: {conversation.layout}: set --date-order to dmy, mdy or ymd if that is wrong"
