"""Puts messages whose time is UTC on the person's own clock, where the naive times of other exports stand."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from ghostprep.records import Chat, Message

_QUARTER = 900
"""Seconds: no clock changes between two quarters of an hour."""


def on_clock(chat: Chat, timezone: str) -> Chat:
    """The chat, its UTC messages on the wall clock of a zone such as "Europe/Paris"; "" leaves it as it is.

    Sorted anew only where it held both kinds: in the hour that autumn repeats, the order is the reader's.
    """
    known = sum(message.utc for message in chat.messages) if timezone else 0
    if known:
        chat.messages = [_moved(message, timezone) if message.utc else message for message in chat.messages]
        if known < len(chat.messages):
            chat.messages.sort(key=lambda message: message.time)
    return chat


def _moved(message: Message, timezone: str) -> Message:
    return message._replace(time=message.time + _offset(message.time // _QUARTER, timezone), utc=False)


@cache
def _offset(quarter: int, timezone: str) -> int:
    """Seconds that the zone is ahead of UTC in a quarter of an hour, counted since 1970."""
    moment = datetime.fromtimestamp(quarter * _QUARTER, UTC).astimezone(ZoneInfo(timezone))
    return round(moment.utcoffset().total_seconds())  # type: ignore[union-attr]  # it has a zone
