"""`data.json` as sigexport writes it, one JSON object a line, in a folder named after the chat.

Dates are local. The owner is called "Me".
"""

import re
from collections.abc import Iterator

from ghostprep.readers import reasons
from ghostprep.readers.dates import iso_seconds
from ghostprep.readers.input.json_document import parse_json
from ghostprep.readers.input.sources import Source
from ghostprep.readers.names import clean_name
from ghostprep.records import Conversation, Message

_HEAD = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{(?=[^\n]*"date"\s*:\s*")(?=[^\n]*"sender"\s*:)[^\n]*"body"\s*:')
# Before sigexport told calls apart, this was all that it wrote of one.
_CALL = re.compile(r"(?:Incoming|Outgoing|Missed) (?:voice |video )?call(?: \([^)]*\))?")


def recognises(source: Source) -> bool:
    """A first line that is an object with a date, a sender and a body."""
    return bool(_HEAD.search(source.head()))


def read(source: Source) -> Iterator[Conversation]:
    """The one conversation of the file. InputError, with its line, if it is broken."""
    outer = source.path.stem if source.member else source.path.parent.name
    title = clean_name(source.relative.rpartition("/")[0].rpartition("/")[2] or outer)
    messages = sorted(_messages(source), key=lambda message: message.time)
    yield Conversation("signal", title, messages, title.casefold(), (source.name,), "sigexport")


def _messages(source: Source) -> Iterator[Message]:
    last = 0
    with source.open() as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                message = _message(parse_json(line, source.name, number), number, last)
                last = message.time
                yield message


def _message(raw: object, number: int, last: int) -> Message:
    if not isinstance(raw, dict) or not isinstance(raw.get("body", ""), str | None):
        return Message("", last, "", reasons.UNSUPPORTED, number)
    time, utc = iso_seconds(raw.get("date"))
    sender = clean_name(raw.get("sender"))
    text = (raw.get("body") or "").rstrip(" ")  # sigexport adds two spaces, for Markdown
    reason = ""
    if raw.get("deleted") is True:
        text, reason = "", reasons.DELETED
    elif raw.get("call") is True or ("call" not in raw and _CALL.fullmatch(text)):
        text, reason = "", reasons.CALL
    elif not text:
        reason = reasons.MEDIA if raw.get("attachments") or raw.get("sticker") else reasons.EMPTY
    if not sender or time < 0:
        reason = reason or (reasons.UNDATED if sender else reasons.SENDERLESS)
    return Message(sender, time if time >= 0 else last, text, reason, number, sender == "Me", utc)
