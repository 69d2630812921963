"""Dates and times of WhatsApp headers: which number is the day, and how many seconds that makes."""

import datetime
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ghostprep.readers.whatsapp.layouts import BIDI, DAY_PERIODS, SPACES

ASSUMED = "assumed"
_EPOCH = datetime.date(1970, 1, 1).toordinal()
_FIRST_YEAR, _LAST_YEAR = 2009, 2100  # WhatsApp began in 2009
_BUDDHIST = 543
_ORDERS = ("dmy", "mdy", "ymd")
_WORDS = {"d": "day", "m": "month", "y": "year"}
_NUMBER = re.compile(r"\d+")
_NO_LETTER = re.compile(f"[{BIDI}{SPACES}0-9:]|\\d")


class DateOrder(NamedTuple):
    """`order` is "dmy", "mdy" or "ymd"; `sure` is certain, likely, assumed or given."""

    order: str
    sure: str

    def __str__(self) -> str:
        return f"{'/'.join(_WORDS[letter] for letter in self.order)} ({self.sure})"


def infer_order(dates: Iterable[str], orders: Sequence[str], wanted: str | None) -> DateOrder:
    """The order in which `dates` (as written, in file order) are possible and run forward.

    Fewest impossible dates, then fewest backward steps between neighbours, then the first of
    `orders`. `wanted` overrules the last two; other orders are tried as well if all of `orders` fail.
    """
    if wanted is not None and wanted not in orders:
        orders = (*orders, wanted)
    runs = [date for date, _ in itertools.groupby(dates)]
    distinct = list(dict.fromkeys(runs))
    readings = {order: {date: _ordinal(date, order) for date in distinct} for order in orders}
    impossible = {order: _count_impossible(days) for order, days in readings.items()}
    fewest = min(impossible.values())
    if fewest and (others := [order for order in _ORDERS if order not in orders]):
        return infer_order(runs, (*orders, *others), wanted)
    rest = [order for order in orders if impossible[order] == fewest]
    if all(readings[order] == readings[rest[0]] for order in rest):
        return DateOrder(rest[0], "certain")
    if wanted in rest:
        return DateOrder(wanted, "given")
    steps = {order: _backward_steps(runs, readings[order]) for order in rest}
    best = min(rest, key=steps.__getitem__)
    tied = sum(count == steps[best] for count in steps.values()) > 1
    return DateOrder(best, ASSUMED if tied else "likely")


def _count_impossible(days: Mapping[str, int | None]) -> int:
    return sum(not _plausible(day) for day in days.values())


def _plausible(day: int | None) -> bool:
    return day is not None and _FIRST_YEAR <= datetime.date.fromordinal(day).year <= _LAST_YEAR


def _backward_steps(runs: Iterable[str], reading: Mapping[str, int | None]) -> int:
    days = [day for date in runs if (day := reading[date]) is not None]
    return sum(later < earlier for earlier, later in itertools.pairwise(days))


def _ordinal(date: str, order: str) -> int | None:
    """The proleptic ordinal of a written date, or None if there is no such day."""
    numbers = dict(zip(order, map(int, _NUMBER.findall(date)), strict=True))
    year = numbers["y"]
    if year < 100:
        year += 2000
        if order == "ymd" and year > datetime.date.today().year:  # two digits that stand first are the day
            return None
    elif year > _LAST_YEAR + _BUDDHIST // 2:
        year -= _BUDDHIST
    try:
        return datetime.date(year, numbers["m"], numbers["d"]).toordinal()
    except ValueError:
        return None


def find_midnights(dates: Iterable[str], order: str) -> dict[str, int]:
    """Written date → seconds from 1970-01-01 to its midnight; without the impossible ones."""
    ordinals = ((date, _ordinal(date, order)) for date in dates)
    return {date: (ordinal - _EPOCH) * 86400 for date, ordinal in ordinals if ordinal is not None}


class _Clock(dict[str, int | None]):
    def __missing__(self, time: str) -> int | None:
        if len(self) > _MOST_TIMES:
            self.clear()
        self[time] = seconds = _seconds(time)
        return seconds


_MOST_TIMES = 300_000
CLOCK = _Clock()
"""Written time → seconds since midnight, or None if impossible; remembered for all files: there are few."""


def _seconds(time: str) -> int | None:
    hour, minute, second = [*map(int, _NUMBER.findall(time)), 0][:3]
    period = _PERIODS.get(_letters(time))
    if period is not None and hour <= 12:
        hour = hour % 12 + period
    return hour * 3600 + minute * 60 + second if hour < 24 and minute < 60 and second < 60 else None


def _letters(time: str) -> str:
    """The day period alone: "2:23 P. M." → "p.m."."""
    letters = _NO_LETTER.sub("", time).lower()
    return letters if letters.strip(".") else ""


_PERIODS = {_letters(word): offset for word, offset in DAY_PERIODS.items()}
