"""The day that a record is about."""

from __future__ import annotations

from datetime import date

from styring.records.base import YEARS, Record
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.signal import Signal


def own_date(record: Record) -> date | None:
    """The day of a meeting or signal, the date of a letter, for minutes the day in their id; of other records none."""
    match record:
        case Meeting() | Letter() | Signal():
            return record.date
        case Minutes():
            return day_in(record.id)
        case _:
            return None


def day_in(id: str) -> date | None:
    """The day that an id begins with, if there is such a day."""
    try:
        day = date.fromisoformat(id[:10])
    except ValueError:
        return None
    return day if day.year in YEARS else None
