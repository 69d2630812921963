"""iMessage and SMS of an iPhone or Mac: `chat.db` itself, and the text files of imessage-exporter."""

from collections.abc import Iterator, Sequence

from ghostprep.readers.imessage import chat_db, text_files
from ghostprep.readers.input.sources import Source
from ghostprep.records import Conversation

PLATFORMS = ("imessage",)


def recognises(source: Source) -> bool:
    """The database or what SQLite left beside it, or a text file that opens with the exporter's date line."""
    return chat_db.recognises(source) or text_files.recognises(source)


def read(sources: Sequence[Source], date_order: str | None) -> Iterator[Conversation]:
    """One conversation for each chat. InputError if a database is broken or foreign."""
    beside = [source for source in sources if chat_db.is_beside(source)]
    for source in sources:
        if chat_db.is_database(source):
            yield from chat_db.read(source, [one for one in beside if chat_db.belongs(one, source)])
        elif source not in beside:
            yield from text_files.read(source)
