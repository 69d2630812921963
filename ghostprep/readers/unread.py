"""Files that nobody reads: what each is, by its name and first bytes, and what to do about it.

Most are media of a chat. An export of an app that is not read, or of one that is read but in another of its
formats, is told by its signature in `FOREIGN`: a new one is one more entry there.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ghostprep.errors import InputError, Problem
from ghostprep.readers.foreign import FOREIGN
from ghostprep.readers.input.sources import Source

_SHOWN = 5
# Never opened: an export of a busy group holds thousands of them.
_MEDIA = {
    "picture": (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".tgs", ".svg", ".ico"),
    "video": (".mp4", ".mov", ".3gp", ".mkv", ".webm"),
    "sound": (".mp3", ".opus", ".ogg", ".m4a", ".aac", ".amr", ".wav"),
    "contact": (".vcf",),
    "part of a page": (".css", ".js", ".ttf", ".woff", ".woff2"),
}
_MEDIA_KINDS = {ending: kind for kind, endings in _MEDIA.items() for ending in endings}
_ENDING = re.compile(r"\.\w{1,5}\Z")
_MAGIC = {
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"{": "JSON of another kind",
    b"[": "JSON of another kind",
    b"<": "HTML or XML",
}
BROKEN = "cannot be read"


class Unread(NamedTuple):
    """`kind` is one of few, for counting; `mend` says how to have the file read, "" where it is no chat."""

    name: str
    kind: str
    mend: str = ""


def is_media(source: Source) -> bool:
    """Whether the file's name says that no chat is in it."""
    return _media_kind(source) != ""


def describe(source: Source) -> Unread:
    """What the file is. It need not be readable."""
    if kind := _media_kind(source):
        return Unread(source.name, kind)
    try:
        head = source.head().removeprefix(codecs.BOM_UTF8)
    except InputError as error:
        return broken(error.problem)
    for export in FOREIGN:
        if export.fits(source.relative, head):
            return Unread(source.name, export.name, export.mend)
    return Unread(source.name, _kind(head))


def broken(problem: Problem) -> Unread:
    """A file that cannot be read."""
    what, mend, file, place = problem
    where = f" (line {place})" if place else ""
    return Unread(str(file), BROKEN, f"{what}{where}; {mend}")


def lines(unread: Sequence[Unread]) -> Iterator[str]:
    """A line for each kind that a person can do something about, and one for all the rest."""
    rest: dict[str, list[str]] = {}
    mends: dict[tuple[str, str], list[str]] = {}
    for name, kind, mend in unread:
        (mends.setdefault((kind, mend), []) if mend else rest.setdefault(kind, [])).append(name)
    for (kind, mend), names in mends.items():
        yield f"left unread: {_few(names)}: {mend if kind == BROKEN else f'{kind}; {mend}'}"
    if rest:
        counted = ", ".join(f"{kind} {len(names):,}" for kind, names in rest.items())
        yield f"left unread: {counted}: {_few([name for names in rest.values() for name in names])}"


def refusal(unread: Sequence[Unread], platforms: Iterable[str]) -> InputError:
    """The error where nothing at all was recognised: what was seen, and how to get something better."""
    known_first = sorted(unread, key=lambda one: not one.mend)
    seen = _few([f"{name} ({kind})" for name, kind, _ in known_first])
    mends = list(dict.fromkeys(one.mend for one in known_first if one.mend))
    mends.append(f"give an export of {', '.join(platforms)}")
    return InputError(f"no chat export recognised in {seen}", "; ".join(mends))


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _media_kind(source: Source) -> str:
    ending = _ENDING.search(source.relative.lower())
    return _MEDIA_KINDS.get(ending.group(), "") if ending else ""


def _kind(head: bytes) -> str:
    """What a file is, in words, by its first bytes."""
    bare = head.lstrip()
    kinds = (kind for magic, kind in _MAGIC.items() if bare.startswith(magic))
    return next(kinds, "empty" if not bare else "binary" if b"\0" in head else "text of another kind")
