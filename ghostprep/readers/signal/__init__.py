"""Signal: its own plaintext export (`main.jsonl`), and the `data.json` of sigexport."""

from collections.abc import Iterator, Sequence

from ghostprep.readers.input.sources import Source
from ghostprep.readers.signal import native, sigexport
from ghostprep.records import Conversation

PLATFORMS = ("signal",)


def recognises(source: Source) -> bool:
    """A first line that is Signal's header, or one of sigexport's messages."""
    return native.recognises(source) or sigexport.recognises(source)


def read(sources: Sequence[Source], date_order: str | None) -> Iterator[Conversation]:
    """One conversation for each chat. InputError, with its line, if a file is broken."""
    for source in sources:
        yield from native.read(source) if native.recognises(source) else sigexport.read(source)
