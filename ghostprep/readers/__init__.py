"""Chat exports of any platform → conversations. One module a platform; a new one is a line in `READERS`.

A reader is a module with `PLATFORMS`, `recognises(source)` and `read(sources, date_order)`: see
`Reader`. Every parsed message comes out of it; one that is no conversation carries a reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ghostprep.errors import InputError
from ghostprep.readers import telegram, whatsapp
from ghostprep.readers.merge import merge_overlapping
from ghostprep.readers.sources import Source, find_sources, printable
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


READERS: tuple[Reader, ...] = (whatsapp, telegram)

# Never opened: an export of a busy group holds thousands of them.
_MEDIA = (
    *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".tgs", ".mp4", ".mov", ".3gp", ".mkv", ".webm"),
    *(".mp3", ".opus", ".ogg", ".m4a", ".aac", ".amr", ".wav"),
    *(".pdf", ".vcf", ".docx", ".xlsx", ".pptx", ".html", ".css", ".js", ".ttf", ".woff"),
)


@dataclass(frozen=True, slots=True)
class Exports:
    """What the given paths hold: conversations, names of files left unread, and what a person should know."""

    conversations: Sequence[Conversation]
    unrecognised: tuple[str, ...]
    warnings: tuple[str, ...]


def read_exports(paths: Sequence[Path], date_order: str | None = None) -> Exports:
    """Reads files, folders and zips of any platform; overlapping exports of one chat are merged.

    `date_order` is "dmy", "mdy" or "ymd" and overrules what is inferred. InputError if a path
    cannot be read, nothing is recognised, or a recognised export gives no message.
    """
    sources = find_sources(paths)
    recognised = _sort_by_reader(sources)
    conversations: list[Conversation] = []
    for reader, own in recognised:
        found = list(reader.read(own, date_order))
        if not any(_has_messages(conversation) for conversation in found):
            seen = f"looks like {reader.PLATFORMS[0]}, but holds no message"
            raise InputError(f"{own[0].name}: {seen}: export it again")
        conversations += found
    used = {file for conversation in conversations for file in conversation.files}
    unrecognised = tuple(source.name for source in sources if source.name not in used)
    if not recognised:
        raise InputError(_nothing(sources))
    return Exports(merge_overlapping(conversations), unrecognised, ())


def _sort_by_reader(sources: Sequence[Source]) -> list[tuple[Reader, list[Source]]]:
    sorted_sources: list[tuple[Reader, list[Source]]] = [(reader, []) for reader in READERS]
    for source in sources:
        if source.relative.lower().endswith(_MEDIA):
            continue
        for reader, own in sorted_sources:
            if reader.recognises(source):
                own.append(source)
                break
    return [(reader, own) for reader, own in sorted_sources if own]


def _has_messages(conversation: Conversation) -> bool:
    return next(iter(conversation.messages), None) is not None


def _nothing(sources: Sequence[Source]) -> str:
    shown = ", ".join(source.name for source in sources[:5]) + (", …" if len(sources) > 5 else "")
    platforms = ", ".join(platform for reader in READERS for platform in reader.PLATFORMS)
    return f"{printable(shown)}: no chat export recognised: give an export of {platforms}"
