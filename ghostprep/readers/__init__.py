"""Chat exports of any platform → conversations. One module a platform; a new one is a line in `READERS`.

A reader is a module or a package with `PLATFORMS`, `recognises(source)` and `read(sources, date_order)`: see
`Reader`. Every parsed message comes out of it; one that is no conversation carries a reason.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ghostprep.errors import InputError
from ghostprep.memory import collector_off
from ghostprep.readers import discord, google_chat, imessage, meta, signal, slack, sms, telegram, whatsapp
from ghostprep.readers.input.sources import Source, find_sources
from ghostprep.readers.merge import merge_overlapping
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

# Never opened: an export of a busy group holds thousands of them.
_MEDIA = (
    *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".tgs", ".mp4", ".mov", ".3gp", ".mkv", ".webm"),
    *(".mp3", ".opus", ".ogg", ".m4a", ".aac", ".amr", ".wav"),
    *(".pdf", ".vcf", ".docx", ".xlsx", ".pptx", ".css", ".js", ".ttf", ".woff"),
)


@dataclass(frozen=True, slots=True)
class Exports:
    """What the given paths hold: conversations, names of files left unread, and what a person should know."""

    conversations: Sequence[Conversation]
    unrecognised: tuple[str, ...]
    warnings: tuple[str, ...]


def read_exports(
    paths: Sequence[Path],
    date_order: str | None = None,
    about_to_read: Callable[[int], None] = lambda size: None,
) -> Exports:
    """Reads files, folders and zips of any platform; overlapping exports of one chat are merged.

    `date_order` is "dmy", "mdy" or "ymd" and overrules what is inferred; `about_to_read` is told the bytes of
    all recognised files. InputError if a path cannot be read, nothing is recognised, or a recognised export
    gives no message.
    """
    sources = find_sources(paths)
    recognised = _sort_by_reader(sources)
    about_to_read(sum(source.size for _, own in recognised for source in own))
    with collector_off():
        conversations = [one for reader, own in recognised for one in _read(reader, own, date_order)]
        merged = merge_overlapping(conversations)
    used = {file for conversation in conversations for file in conversation.files}
    unread = [source for source in sources if source.name not in used]
    _refuse_nested_zips(unread, {source.path for source in sources if source.name in used})
    if not recognised:
        raise _nothing_recognised(sources)
    return Exports(merged, tuple(source.name for source in unread), tuple(_warnings(merged)))


def _read(reader: Reader, sources: Sequence[Source], date_order: str | None) -> list[Conversation]:
    conversations = list(reader.read(sources, date_order))
    if not any(conversation.messages for conversation in conversations):
        platform = reader.PLATFORMS[0]
        what = f"looks like {platform}, but holds no message"
        raise InputError(what, "export it again", file=sources[0].name)
    return conversations


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


def _refuse_nested_zips(unread: Sequence[Source], read: Set[Path]) -> None:
    """A zip in a zip may be an attachment, unless nothing else in the outer one was read."""
    for source in unread:
        if source.member.lower().endswith(".zip") and source.path not in read:
            raise InputError("a zip inside a zip", "unzip the outer one first", file=source.name)


def _warnings(conversations: Sequence[Conversation]) -> Iterator[str]:
    for conversation in conversations:
        if ASSUMED in conversation.layout:
            files = ", ".join(conversation.files)
            yield f"{files}: {conversation.layout}: set --date-order to dmy, mdy or ymd if that is wrong"


def _nothing_recognised(sources: Sequence[Source]) -> InputError:
    seen = ", ".join(f"{source.name} ({_kind(source)})" for source in sources[:_SHOWN])
    more = f" and {len(sources) - _SHOWN} more" if len(sources) > _SHOWN else ""
    platforms = ", ".join(platform for reader in READERS for platform in reader.PLATFORMS)
    return InputError(f"no chat export recognised in {seen}{more}", f"give an export of {platforms}")


_SHOWN = 5
_KINDS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"{": "JSON of another kind",
    b"[": "JSON of another kind",
    b"<": "HTML or XML",
}


def _kind(source: Source) -> str:
    """What a file is, in words, by its first bytes."""
    head = source.head().lstrip()
    kinds = (kind for magic, kind in _KINDS.items() if head.startswith(magic))
    return next(kinds, "empty" if not head else "binary" if b"\0" in head else "text of another kind")
