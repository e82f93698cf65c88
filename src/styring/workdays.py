"""Norwegian working days, computed offline: Monday to Friday without the public holidays.

The holidays are those of helligdagsfredloven § 2 with 1 and 17 May (lov om 1 og 17 mai som høgtidsdager). Christmas
Eve and New Year's Eve are ordinary working days.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

_FIXED = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
_DAYS_FROM_EASTER_SUNDAY = (-3, -2, 0, 1, 39, 49, 50)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year; Easter Sunday and Whit Sunday are among them."""
    sunday = easter(year)
    movable = (sunday + timedelta(days=days) for days in _DAYS_FROM_EASTER_SUNDAY)
    fixed = (date(year, month, day) for month, day in _FIXED)
    return frozenset((*movable, *fixed))


def is_working_day(day: date) -> bool:
    """Whether offices are open: neither weekend nor public holiday."""
    return day.weekday() < 5 and day not in public_holidays(day.year)


def shift(day: date, working_days: int) -> date:
    """The working day that lies so many working days after ``day`` (before it, if negative).

    ``day`` itself never counts; with 0 it is returned unchanged, even if it is a holiday.
    """
    step = timedelta(days=1 if working_days > 0 else -1)
    left = abs(working_days)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def between(start: date, end: date) -> int:
    """How many working days lie after ``start`` up to and including ``end``; negative if ``end`` comes first."""
    if end < start:
        return -between(end, start)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(map(is_working_day, days))
