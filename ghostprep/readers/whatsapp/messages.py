"""The entries of one file → messages: who, when, what, or why it is no conversation."""

from collections.abc import Iterable, Mapping

from ghostprep.readers import reasons
from ghostprep.readers.whatsapp.bodies import MARK, Bodies, is_notice, notice_reason, plain
from ghostprep.readers.whatsapp.entries import Entry
from ghostprep.readers.whatsapp.speakers import Speaker
from ghostprep.records import Message

_new = tuple.__new__  # of a Message: twice as fast as calling its class


def read_messages(
    entries: Iterable[Entry], midnights: Mapping[str, int], speakers: Mapping[str, Speaker], bodies: Bodies
) -> list[Message]:
    """One message for each entry. `midnights` knows the seconds of each date, `speakers` the openings."""
    messages: list[Message] = []
    judge = bodies.judge
    for line, date, clock, opening, body, marked in entries:
        time = midnights[date] + clock
        speaker = speakers.get(opening)
        if speaker is None:
            content = opening + body
            messages.append(Message("", time, content, notice_reason(content), line))
            continue
        name, prefix, _ = speaker
        if prefix:
            if not body.startswith(prefix):
                messages.append(Message("", time, opening + body, reasons.SYSTEM, line))
                continue
            body = body[len(prefix) :]
        text, reason = judge(body)
        if not reason and bodies.ios and _is_notice_of(speaker, body, marked, bodies.marked):
            reason = reasons.SYSTEM
        if reason == reasons.SYSTEM:
            name = ""
        messages.append(_new(Message, (name, time, text, reason, line, False, False)))
    return messages


def _is_notice_of(speaker: Speaker, body: str, line_marked: bool, file_marked: bool) -> bool:
    """iOS: whether the app wrote the body, in words that no table has, about its sender or the group."""
    if speaker.is_title:
        return True
    if body.startswith(MARK):
        return line_marked or plain(body).startswith(speaker.name)
    return not file_marked and body.startswith(speaker.name) and is_notice(plain(body))
