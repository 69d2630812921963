"""The text files of imessage-exporter, one a chat.

A message is a date line, a sender line ("Me" is the owner), the text, and a blank line. Replies in a
thread stand there twice, indented below what they answer and at their own time: the first is left out.
"""

import re
from collections.abc import Iterator

from ghostprep.readers import reasons
from ghostprep.readers.dates import MONTHS, english_seconds
from ghostprep.readers.input.sources import Source
from ghostprep.readers.names import clean_name
from ghostprep.records import Conversation, Message

_DATE = (
    rf"(?P<month>{'|'.join(name[:3] for name in MONTHS)}) (?P<day>[ 0-9]?[0-9]), (?P<year>[0-9]{{4}}) +"
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2}) (?P<half>[AP])M"
)
_DATE_LINE = re.compile(_DATE)
_OPENING = re.compile(rf"{_DATE}(?: \(Read by [^\n]*\))?")
_ANNOUNCEMENT = re.compile(rf"{_DATE} (?!\(Read by )\S[^\n]*")
_REPLY = re.compile(rf" {{4,}}{_DATE}.*")
_HEAD = re.compile(rf"\A\ufeff?\s*{_DATE}(?: \(Read by [^\n]*\)\r?\n\S|\r?\n\S| \S)")

_NOTE = re.compile(
    r"This message responded to an earlier message\.|This message was deleted from the conversation!"
    r"|Sent with (?:Confetti|Echo|Fireworks|Balloons|Heart|Lasers|Shooting Star[t]?|Sparkles|Spotlight"
    r"|Slam|Loud|Gentle|Invisible Ink)|Transcription: .*"
)
_REACTIONS = re.compile(r"(?:Tapbacks|Reactions):")
_REACTION = re.compile(r" {4,}\S.*|\S{1,20} by \S.*|Sticker from \S.*")
_INK = re.compile(r".*\S.*")
_ATTACHMENT = re.compile(
    r"(?:~?/|[A-Za-z]:\\|\.{0,2}/|attachments/).*\.\w{1,5}|.*[/\\]Attachments[/\\].*|Attachment missing!"
)
_EDITED = re.compile(r"Edited .{1,60}? later: (.*)", re.DOTALL)
_UNSENT = re.compile(r".{1,200} (?:unsent (?:this|a) message\b.*|deleted a message\.)")
_LINK = re.compile(r"https?://\S+")


def recognises(source: Source) -> bool:
    """A text file that opens with the exporter's date line."""
    return bool(_HEAD.search(source.head(400).decode("utf-8", "ignore")))


def read(source: Source) -> Iterator[Conversation]:
    """The one conversation of the file, titled as the file is."""
    title = clean_name(source.relative.rpartition("/")[2].rpartition(".")[0] or source.name)
    messages = sorted(_messages(source), key=lambda message: message.time)
    yield Conversation("imessage", title, messages, title.casefold(), (source.name,), "imessage-exporter")


def _messages(source: Source) -> Iterator[Message]:
    last = 0
    for number, lines in _blocks(source):
        time = _seconds(lines[0])
        if time < 0:  # a 31st of February
            yield Message("", last, "", reasons.UNSUPPORTED, number)
            continue
        last = time
        if not _OPENING.fullmatch(lines[0]):
            yield Message("", time, "", reasons.SYSTEM, number)
            continue
        sender = clean_name(lines[1]) if len(lines) > 1 else ""
        text, reason = _text_and_reason(lines[2:])
        if not sender:
            reason = reasons.UNSUPPORTED
        yield Message(sender, time, text, reason, number, sender == "Me")


def _blocks(source: Source) -> Iterator[tuple[int, list[str]]]:
    """(first line's number, lines) of each message; it opens with a date line after a blank line."""
    block: list[str] = []
    start, blank = 0, True
    with source.open() as stream:
        for number, raw in enumerate(stream, 1):
            line = raw.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r\n")
            if blank and (_OPENING.fullmatch(line) or _ANNOUNCEMENT.fullmatch(line)):
                if block:
                    yield start, block
                block, start = [line], number
            elif block:
                block.append(line)
            blank = not line.strip()
    if block:
        yield start, block


def _seconds(line: str) -> int:
    found = _DATE_LINE.match(line)
    return english_seconds(**found.groupdict()) if found else -1


def _text_and_reason(lines: list[str]) -> tuple[str, str]:
    attached = False
    written: list[str] = []
    for line in _own_lines(lines):
        if _ATTACHMENT.fullmatch(line):
            attached = True
        else:
            written.append(line)
    text = "\n".join(written).strip("\n")
    if edits := [n for n, line in enumerate(written) if _EDITED.fullmatch(line)]:
        text = _EDITED.sub(r"\1", "\n".join(written[edits[-1] :]).strip("\n"), count=1)
    if _UNSENT.fullmatch(text):
        return "", reasons.DELETED
    if text == "SharePlay Message\nEnded":
        return "", reasons.SYSTEM
    if written and _LINK.fullmatch(text.split("\n")[0]):
        text = text.split("\n")[0]  # what follows is the preview of the page
    if text:
        return text, ""
    return "", reasons.MEDIA if attached else reasons.EMPTY


def _own_lines(lines: list[str]) -> Iterator[str]:
    """The lines of a message without replies to it, reactions and the exporter's notes."""
    inside: re.Pattern[str] | None = None  # what the lines of the part that is passed over look like
    for line in lines:
        if _REPLY.fullmatch(line):
            inside = _INK
        elif _REACTIONS.fullmatch(line):
            inside = _REACTION
        elif inside and inside.fullmatch(line):
            continue
        elif inside and not line.strip():
            inside = None  # the blank line that ends the part
        elif not _NOTE.fullmatch(line):
            inside = None
            yield line
