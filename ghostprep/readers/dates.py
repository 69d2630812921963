"""Dates of the JSON and text exports as whole seconds since 1970; -1 for what is no date."""

from datetime import UTC, datetime, timedelta

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
