"""WhatsApp: a TXT, or the zip that holds it, from iOS or Android in any language.

The layout is locked for each file (whatsapp_layouts), the date order inferred (whatsapp_dates), and
what the app wrote told from what people wrote (whatsapp_bodies).
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ghostprep.errors import InputError
from ghostprep.readers import reasons
from ghostprep.readers.input.sources import Source, printable
from ghostprep.readers.whatsapp.bodies import MARK, Bodies, is_notice, notice_reason, plain
from ghostprep.readers.whatsapp.dates import CLOCK, Days
from ghostprep.readers.whatsapp.entries import decode_head, entries, sample, split
from ghostprep.readers.whatsapp.file_names import is_export_name, is_ios_name, title_and_key
from ghostprep.readers.whatsapp.layouts import Locked, count_headers, lock_layout
from ghostprep.readers.whatsapp.speakers import Speaker, Survey, survey
from ghostprep.records import Conversation, Message

PLATFORMS = ("whatsapp",)

_OTHER_FORMATS = (".json", ".jsonl", ".csv", ".log", ".md", ".xml", ".html", ".py")
_OPENING_LINES = 30
_MANY_HEADERS = 50
_IOS_ATTACHMENT = re.compile(r"\d{8}-")


def recognises(source: Source) -> bool:
    """A text that opens messages near its beginning, or that is named like an export."""
    if source.relative.lower().endswith(_OTHER_FORMATS):
        return False
    if is_export_name(source):
        return True
    head = source.head()
    if b"\0" in head and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    opening = decode_head(head).split("\n", _OPENING_LINES)[:_OPENING_LINES]
    return count_headers("\n".join(opening)) > 0


def read(sources: Sequence[Source], date_order: str | None) -> Iterator[Conversation]:
    """One conversation a file; text attachments beside a chat are left unread."""
    for group in _by_folder(sources):
        for source in _chats(group):
            yield _conversation(source, date_order)


def _by_folder(sources: Sequence[Source]) -> list[list[Source]]:
    groups: dict[tuple[str, str], list[Source]] = {}
    for source in sources:
        inside = source.member.rpartition("/")[0] if source.member else str(source.path.parent)
        archive = str(source.path) if source.member else ""
        groups.setdefault((archive, inside), []).append(source)
    return list(groups.values())


def _chats(group: Sequence[Source]) -> Sequence[Source]:
    """The sources of one folder that are chats, not texts that somebody attached."""
    if any(is_ios_name(source) for source in group):
        if group[0].member:
            return [source for source in group if is_ios_name(source)]
        return [source for source in group if not _IOS_ATTACHMENT.match(source.path.name)]
    if not group[0].member or len(group) == 1:
        return group
    archive = title_and_key(Source(group[0].path, "", group[0].path.name))
    for choice in (
        [source for source in group if is_export_name(source) and title_and_key(source) == archive],
        [source for source in group if is_export_name(source)],
    ):
        if choice:
            return choice
    counts = {source: count_headers(sample(source)) for source in group}
    most = max(counts.values())
    return [source for source in group if counts[source] >= min(most, _MANY_HEADERS)][
        : None if most >= _MANY_HEADERS else 1
    ]


def _conversation(source: Source, date_order: str | None) -> Conversation:
    text = sample(source)
    locked = lock_layout(text)
    if locked is None:
        raise InputError(f"{source.name}: {_nothing_seen(text)}: export the chat again, without media")
    title, key = title_and_key(source)
    found = survey(source, locked, title, date_order)
    messages = _Messages(source, locked, found)
    if not found.dated and next(iter(messages), None) is None:
        raise InputError(f"{source.name}: no date in it is possible: try another --date-order")
    layout = f"{locked.layout.name}, {found.order}"
    return Conversation("whatsapp", title, messages, key, (source.name,), layout, found.unparsed)


def _nothing_seen(text: str) -> str:
    if text.startswith("%PDF"):
        return "a PDF, not a text"
    first = next((line for line in text.split("\n") if line.strip()), "")
    if not first:
        return "named like a WhatsApp export, but empty"
    shape = re.sub(r"[^\W\d_]", "a", re.sub(r"\d", "9", printable(first.strip())[:40]))
    return f"named like a WhatsApp export, but no line opens a message (the first looks like '{shape}')"


@dataclass(frozen=True, slots=True)
class _Messages:
    """The messages of one file, read anew at each iteration."""

    source: Source
    locked: Locked
    survey: Survey

    def __iter__(self) -> Iterator[Message]:
        found = entries(self.source, self.locked, Days(self.survey.order.order).__getitem__, CLOCK)
        next(found)  # what stands before the first header
        speakers = self.survey.speakers
        bodies = Bodies(self.locked.is_ios, self.survey.marked)
        judge = bodies.judge
        for line, time, content, marked in found:
            head, colon, body = content.partition(": ")
            speaker = speakers.get(head)
            if speaker is None or not colon:
                head, body = split(content)
                speaker = speakers.get(head)
            if speaker is None:
                yield Message("", time, content, notice_reason(content), line)
                continue
            name, prefix, _ = speaker
            if prefix:
                if not body.startswith(prefix):
                    yield Message("", time, content, reasons.SYSTEM, line)
                    continue
                body = body[len(prefix) :]
            text, reason = judge(body)
            if not reason and bodies.ios and _is_notice_of(speaker, body, marked, bodies.marked):
                reason = reasons.SYSTEM
            yield Message("" if reason == reasons.SYSTEM else name, time, text, reason, line)


def _is_notice_of(speaker: Speaker, body: str, line_marked: bool, file_marked: bool) -> bool:
    """iOS: whether the app wrote the body, in words that no table has, about its sender or the group."""
    if speaker.is_title:
        return True
    if body.startswith(MARK):
        return line_marked or plain(body).startswith(speaker.name)
    return not file_marked and body.startswith(speaker.name) and is_notice(plain(body))
