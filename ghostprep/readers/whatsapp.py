"""WhatsApp: a TXT, or the zip that holds it."""

import calendar
import re
from collections.abc import Iterator, Sequence

from ghostprep.readers.sources import Source
from ghostprep.records import Conversation, Message

PLATFORMS = ("whatsapp",)

_HEADER = re.compile(
    r"^\u200e?\[?(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})[, ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\] | - )",
    re.MULTILINE,
)


def recognises(source: Source) -> bool:
    """A text in which a line opens a message."""
    return _HEADER.search(source.head().decode("utf-8-sig", "replace")) is not None


def read(sources: Sequence[Source], date_order: str | None) -> Iterator[Conversation]:
    """One conversation a file."""
    for source in sources:
        with source.open() as stream:
            text = stream.read().decode("utf-8-sig", "replace").replace("\r\n", "\n")
        heads = list(_HEADER.finditer(text))
        ends = [head.start() for head in heads[1:]] + [len(text)]
        messages = []
        for head, end in zip(heads, ends, strict=True):
            day, month, year, hour, minute, second = (int(group or 0) for group in head.groups())
            time = calendar.timegm((year + 2000 * (year < 100), month, day, hour, minute, second))
            sender, colon, body = text[head.end() : end].partition(": ")
            reason = "system" if not colon else "media" if body.strip() == "<Media omitted>" else ""
            messages.append(Message(sender, time, body.rstrip("\n"), reason))
        yield Conversation("whatsapp", source.relative, messages, source.name, (source.name,))
