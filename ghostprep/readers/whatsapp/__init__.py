"""WhatsApp: a TXT, or the zip that holds it, from iOS or Android in any language.

The layout is locked for each file (whatsapp_layouts), the date order inferred (whatsapp_dates), and
what the app wrote told from what people wrote (whatsapp_bodies).
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from ghostprep.errors import InputError
from ghostprep.readers import reasons
from ghostprep.readers.input.sources import Source
from ghostprep.readers.input.streams import printable
from ghostprep.readers.input.text import decode_head, text_blocks
from ghostprep.readers.whatsapp.bodies import MARK, Bodies, is_notice, plain
from ghostprep.readers.whatsapp.dates import find_midnights, infer_order
from ghostprep.readers.whatsapp.entries import Entry, read_entries
from ghostprep.readers.whatsapp.file_names import is_export_name, is_ios_name, title_and_key
from ghostprep.readers.whatsapp.layouts import count_headers, lock_layout, people_speak
from ghostprep.readers.whatsapp.messages import read_messages
from ghostprep.readers.whatsapp.speakers import find_speakers
from ghostprep.records import Conversation

PLATFORMS = ("whatsapp",)

_OTHER_FORMATS = (".json", ".jsonl", ".csv", ".log", ".md", ".xml", ".html", ".py")
_OPENING_LINES = 30
_MANY_HEADERS = 50
_OPENING_ENTRIES, _SOME_NOTICES = 2000, 3
FOREIGN = "the app's own words in an unknown language"
_IOS_ATTACHMENT = re.compile(r"\d{8}-")


def recognises(source: Source) -> bool:
    """A text in which people speak near its beginning, or that is named like an export."""
    if source.relative.lower().endswith(_OTHER_FORMATS):
        return False
    if is_export_name(source):
        return True
    head = source.head()
    if b"\0" in head:
        return False
    text = decode_head(head)
    opening = text.split("\n", _OPENING_LINES)[:_OPENING_LINES]
    return count_headers("\n".join(opening)) > 0 and people_speak(text)


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
    counts = {source: count_headers(next(text_blocks(source), "")) for source in group}
    most = max(counts.values())
    return [source for source in group if counts[source] >= min(most, _MANY_HEADERS)][
        : None if most >= _MANY_HEADERS else 1
    ]


def _conversation(source: Source, date_order: str | None) -> Conversation:
    blocks = text_blocks(source)
    opening = next(blocks, "")
    locked = lock_layout(opening)
    if locked is None:
        raise InputError(_nothing_seen(opening), "export the chat again, without media", file=source.name)
    preamble, entries = read_entries(itertools.chain([opening], blocks), locked.pattern)
    dates = [date for _, date, *_ in entries]
    order = infer_order(dates, locked.orders, date_order)
    midnights = find_midnights(set(dates), order.order)
    title, key = title_and_key(source)
    bodies = Bodies(locked.is_ios, locked.is_ios and _has_marks(entries))
    bodies.foreign = _is_foreign(entries[:_OPENING_ENTRIES], bodies)
    speakers = find_speakers(entries, title, bodies)
    if impossible := set(dates) - midnights.keys():  # some lines only look like headers
        _, entries = read_entries(text_blocks(source), locked.pattern, impossible)
    messages = read_messages(entries, midnights, speakers, bodies)
    messages.sort(key=itemgetter(1))  # phones write a message that came late where it came
    if not messages:
        raise InputError("no date in it is possible", "try another --date-order", file=source.name)
    layout = f"{locked.layout.name}, {order}{f', {FOREIGN}' if bodies.foreign else ''}"
    unparsed = tuple(number for number, line in enumerate(preamble.split("\n")) if line.strip())
    return Conversation("whatsapp", title, messages, key, (source.name,), layout, unparsed)


def _has_marks(entries: Iterable[Entry]) -> bool:
    return any(marked or MARK in opening or MARK in body for *_, opening, body, marked in entries)


def _is_foreign(entries: Sequence[Entry], bodies: Bodies) -> bool:
    """Whether the app speaks in the entries, and never in words that are known."""
    notices = [(n, e) for n, e in enumerate(entries) if not e[3] or e[4].startswith(MARK)]
    if not notices or (notices[0][0] > 0 and len(notices) < _SOME_NOTICES):
        return False
    return not any(is_notice(plain(e[3] + e[4])) or _is_known(e[4], bodies) for _, e in notices)


def _is_known(body: str, bodies: Bodies) -> bool:
    return bodies.judge(body)[1] not in ("", reasons.EMPTY) or is_notice(plain(body))


def _nothing_seen(text: str) -> str:
    if text.startswith("%PDF"):
        return "a PDF, not a text"
    first = next((line for line in text.split("\n") if line.strip()), "")
    if not first:
        return "named like a WhatsApp export, but empty"
    shape = re.sub(r"[^\W\d_]", "a", re.sub(r"\d", "9", printable(first.strip())[:40]))
    return f"named like a WhatsApp export, but no line opens a message (the first looks like '{shape}')"
