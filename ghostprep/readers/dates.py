"""Dates of the JSON and text exports as whole seconds since 1970; -1 for what is no date."""

import re
from datetime import UTC, datetime, timedelta

from ghostprep.readers.month_names import MONTH_NUMBERS

_EPOCH, _SECOND = datetime(1970, 1, 1), timedelta(seconds=1)
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def iso_seconds(date: object) -> tuple[int, bool]:
    """(seconds, whether of UTC) of an ISO 8601 date; (-1, False) if it is none.

    A date without an offset counts as if it were UTC: see `records.Message`.
    """
    try:
        moment = datetime.fromisoformat(date)  # type: ignore[arg-type]
        if moment.tzinfo is None:
            return max((moment - _EPOCH) // _SECOND, -1), False
        return max((moment.astimezone(UTC).replace(tzinfo=None) - _EPOCH) // _SECOND, -1), True
    except (TypeError, ValueError, OverflowError):
        return -1, False


def english_seconds(year: str, month: str, day: str, hour: str, minute: str, second: str, half: str) -> int:
    """Seconds of a date in words: `month` is an English name or its first letters, `half` is "A" or "P"."""
    months = [name for name in MONTHS if name.startswith(month)]
    try:
        hours = int(hour) % 12 + (12 if half == "P" else 0)
        moment = datetime(int(year), MONTHS.index(months[0]) + 1, int(day), hours, int(minute), int(second))
    except (ValueError, IndexError):
        return -1
    return max((moment - _EPOCH) // _SECOND, -1)


_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2}) ?[:時时시h] ?(?P<minute>\d{2}|\d(?=[분分]))"
    r"(?: ?(?:[:分분]|min) ?(?P<second>\d{1,2}) ?[秒초s]?)?(?!\d)"
)
_DOTTED_CLOCK = re.compile(r"(?<![\d.])(?P<hour>\d{1,2})\.(?P<minute>\d{2})\.(?P<second>\d{2})(?![\d.])")
_BEFORE_NOON = re.compile(r"(?<!\w)a\.? ?m\b|午前|오전|上午|凌晨|早上|清晨|(?<!\w)öö\b")
_AFTER_NOON = re.compile(r"(?<!\w)p\.? ?m\b|午後|오후|下午|晚上|中午|傍晚|(?<!\w)ös\b")
_ZONE = re.compile(r"(?:utc|gmt) ?(?:(?P<sign>[+-\u2212])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d{1,4}")
_LONGEST = 120


def worded_seconds(date: str) -> int:
    """Seconds of a date in the words of any language that `month_names` knows, or in numbers alone; -1.

    The clock has 12 or 24 hours; without a zone it is UTC's. A year has four digits. Of two numbers beside it
    the first is the day, unless it cannot be, or the month is in words, or the year stands first.
    """
    text = date[:_LONGEST].casefold().replace("\u202f", " ").replace("\u00a0", " ")
    zone = _ZONE.search(text)
    text = _ZONE.sub(" ", text)
    clock = _CLOCK.search(text) or _DOTTED_CLOCK.search(text)
    if clock is None:
        return -1
    day = _day(text[: clock.start()] + " " + text[clock.end() :])
    hour, minute, second = int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0)
    if hour <= 12 and (_BEFORE_NOON.search(text) or _AFTER_NOON.search(text)):
        hour = hour % 12 + (12 if _AFTER_NOON.search(text) else 0)
    if day is None or hour > 23 or minute > 59 or second > 59:
        return -1
    moment = day + timedelta(hours=hour, minutes=minute, seconds=second) - _offset(zone)
    return max((moment - _EPOCH) // _SECOND, -1)


def _day(text: str) -> datetime | None:
    """The midnight that begins the day."""
    months = [MONTH_NUMBERS[word] for word in _WORD.findall(text) if word in MONTH_NUMBERS]
    numbers = [int(number) for number in _NUMBER.findall(text)]
    years = [number for number in numbers if number > 999]
    others = [number for number in numbers if number <= 999]
    if len(years) != 1 or len(months) + len(others) != 2 or not others:
        return None
    day, month = (others[0], months[0]) if months else (others[0], others[1])
    if not months and (numbers[0] > 999 or month > 12):
        day, month = month, day
    try:
        return datetime(years[0], month, day)
    except ValueError:
        return None


def _offset(zone: re.Match[str] | None) -> timedelta:
    if zone is None or not zone["sign"]:
        return timedelta()
    ahead = timedelta(hours=int(zone["hours"]), minutes=int(zone["minutes"] or 0))
    return ahead if zone["sign"] == "+" else -ahead
