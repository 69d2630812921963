"""The text files of imessage-exporter, one a chat.

A message is a date line, a sender line ("Me" is the owner), the text, and a blank line. Replies in a
thread stand there twice, indented below what they answer and at their own time: the first is left out.
"""

import re
from collections.abc import Iterator

from ghostprep.readers import reasons
from ghostprep.readers.dates import MONTHS, english_seconds
from ghostprep.readers.input.sources import NotUtf8Error, Source
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
    r"This message responded to an earlier message\.|Sent with (?:Confetti|Echo|Fireworks|Balloons|Heart"
    r"|Lasers|Shooting Star[t]?|Sparkles|Spotlight"
    r"|Slam|Loud|Gentle|Invisible Ink)|Transcription: .*"
)
_REACTIONS = re.compile(r"(?:Tapbacks|Reactions):")
_REACTION = re.compile(r" {4,}\S.*|\S{1,20} by \S.*|Sticker from \S.*")
_INK = re.compile(r".*\S.*")
_ATTACHMENT = re.compile(
    r"(?:~?/|[A-Za-z]:\\|\.{0,2}/|attachments/).*\.\w{1,5}|.*[/\\]Attachments[/\\].*"
    r"|Attachment missing(?: name metadata)?!|(?:\S{1,30} )?Sticker from .{1,100}(?:: .*| not found!)"
    r"|Unable to format app message: .*|Digital Touch Message: .*|Photo album: .*"
    r"|Apple (?:Cash|Pay) transaction: .*|(?:Expected|Was expected|Checked in) at .{1,40}"
)
_EDITED = re.compile(r"Edited .{1,60}? later: (.*)", re.DOTALL)
_DELETED = "This message was deleted from the conversation!"
_PART_UNSENT = re.compile(r".{1,60} unsent this message part(?: .{1,60} after sending)?!")
_LOCATION = re.compile(r"(?:Started sharing|Stopped sharing|Shared) location!")
_APP_CARD = re.compile(r"(?:[A-Z]\w*(?: [A-Z]\w*){0,2}|[a-z]\w*(?:\.\w+){2,6}) message:")
_UNSENT = re.compile(r".{1,200} (?:unsent (?:this|a) message\b.*|deleted a message\.)")
_NOT_WRITTEN = (
    (_ATTACHMENT, reasons.MEDIA),
    (_PART_UNSENT, reasons.DELETED),
    (_LOCATION, reasons.LOCATION),
)
"""Lines that stand in the place of something else."""
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
            yield Message("", last, "", reasons.UNDATED, number)
            continue
        last = time
        if not _OPENING.fullmatch(lines[0]):
            yield Message("", time, "", reasons.SYSTEM, number)
            continue
        sender = clean_name(lines[1]) if len(lines) > 1 else ""
        text, reason = _text_and_reason(lines[2:])
        if not sender:
            reason = reasons.SENDERLESS
        yield Message(sender, time, text, reason, number, sender == "Me")


def _blocks(source: Source) -> Iterator[tuple[int, list[str]]]:
    """(first line's number, lines) of each message; it opens with a date line after a blank line."""
    block: list[str] = []
    start, blank = 0, True
    with source.open() as stream:
        for number, raw in enumerate(stream, 1):
            try:
                line = raw.decode().removeprefix("\ufeff").rstrip("\r\n")
            except UnicodeDecodeError:
                raise NotUtf8Error(source.name) from None
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
    if lines and (lines[0] == _DELETED or (len(lines) > 1 and _APP_CARD.fullmatch(lines[0]))):
        return "", reasons.DELETED if lines[0] == _DELETED else reasons.UNSUPPORTED
    gone = ""  # why there is no text, if there is none
    written: list[str] = []
    for line in _own_lines(lines):
        if reason := next((reason for pattern, reason in _NOT_WRITTEN if pattern.fullmatch(line)), ""):
            gone = reason
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
    return (text, "") if text else ("", gone or reasons.EMPTY)


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
