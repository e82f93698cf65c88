"""Days and moments of an entry as XML has them. A day that must be a moment is its midnight in the entry's zone."""

from __future__ import annotations

from datetime import date, datetime, time

from styring.filing.entry import Entry


def created(entry: Entry) -> str:
    """When the document became final."""
    return entry.created.isoformat(timespec="seconds")


def drafted(entry: Entry) -> str:
    """When it was first drafted, or became final if that is all that is known."""
    return created(entry) if entry.drafted is None else midnight(entry.drafted, entry)


def sent(entry: Entry) -> str | None:
    """When it was sent, if it was."""
    return None if entry.sent is None else midnight(entry.sent, entry)


def assessed(entry: Entry) -> str | None:
    """The day its publicity was assessed, if it was."""
    return None if entry.assessed is None else entry.assessed.isoformat()


def midnight(day: date, entry: Entry) -> str:
    """When a day began where the entry was made."""
    return datetime.combine(day, time(), entry.created.tzinfo).isoformat(timespec="seconds")
