"""The entries of one file → messages: who, when, what, or why it is no conversation."""

from collections.abc import Iterable, Mapping, Set

from ghostprep.readers import reasons
from ghostprep.readers.names import clean_name
from ghostprep.readers.whatsapp.bodies import (
    MARK,
    YOU,
    Bodies,
    is_surely_a_deed,
    is_timer,
    notice_reason,
    plain,
)
from ghostprep.readers.whatsapp.entries import Entry
from ghostprep.readers.whatsapp.speakers import Speaker
from ghostprep.records import Message

_BEFORE_NAMES = f"~{MARK}\u202a\u2068"
_new = tuple.__new__  # of a Message: twice as fast as calling its class


def read_messages(
    entries: Iterable[Entry], midnights: Mapping[str, int], speakers: Mapping[str, Speaker], bodies: Bodies
) -> list[Message]:
    """One message for each entry. `midnights` knows the seconds of each date, `speakers` the openings."""
    messages: list[Message] = []
    judge = bodies.judge
    people = {speaker.name for speaker in speakers.values()}
    # How every body begins that might be a notice; the rest need no second look.
    openings = (MARK,) if bodies.marked else (MARK, *_BEFORE_NAMES, *people, *YOU)
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
        if not reason and bodies.ios and (speaker.is_title or body.startswith(openings)):
            opens_the_chat = not messages and body.startswith(MARK)
            if opens_the_chat or _is_notice_of(speaker, body, marked, bodies, people):
                reason = reasons.SYSTEM
        if reason == reasons.SYSTEM:
            name = ""
        messages.append(_new(Message, (name, time, text, reason, line, False, False)))
    return messages


def _is_notice_of(speaker: Speaker, body: str, line_marked: bool, bodies: Bodies, people: Set[str]) -> bool:
    """iOS: whether the app wrote the body, in words that no table has, about its sender or the group."""
    if speaker.is_title:
        return True
    if body.startswith(MARK):
        return line_marked or bodies.foreign or _begins_with(body, speaker.name)
    if bodies.marked:
        return False
    if is_timer(plain(body)):
        return True
    return _begins_with(body, speaker.name) and is_surely_a_deed(plain(body), people - {speaker.name})


def _begins_with(body: str, name: str) -> bool:
    """Whether the body begins with its sender, who may be marked as no contact."""
    if body[:1] in _BEFORE_NAMES:
        body = clean_name(body[: len(name) + 8])
    return body.startswith(name)
