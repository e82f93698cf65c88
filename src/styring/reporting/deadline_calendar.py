"""Deadlines as a calendar (iCalendar, RFC 5545): one all-day event each, which Outlook and others can subscribe to.

Tasks (VTODO) would say more, but Outlook passes them over. An all-day event has a date and no time, so the calendar
needs no time zones, and it never blocks the day.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from styring.linting.deadlines import Deadline, Overview
from styring.reporting.characters import visible

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:styring:frist")
_A_DAY = timedelta(days=1)


def as_calendar(overview: Overview) -> bytes:
    """The calendar; the same deadlines seen from the same day give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//styring//Frister i styringsdialogen//NO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Frister i styringsdialogen")
    calendar.add("x-published-ttl", "P1D")
    stamp = datetime.combine(overview.as_of, time(), tzinfo=UTC)
    for deadline in overview.deadlines:
        calendar.add_component(_event(deadline, stamp))
    content: bytes = calendar.to_ical()
    return content


def _event(deadline: Deadline, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", _uid(deadline))
    event.add("dtstamp", stamp)
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + _A_DAY)
    event.add("summary", visible(_summary(deadline)))
    event.add("description", visible(_description(deadline)))
    event.add("categories", ["Styringsdialog", visible(deadline.agency)])
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    return event


def _uid(deadline: Deadline) -> str:
    """The same for the same demand on the same place by the same day, so that a calendar read again is not doubled.

    The day is part of it, because some places have several deadlines, such as the letters of several years.
    """
    path = ".".join(map(str, deadline.path))
    parts = (deadline.record, deadline.code, path, deadline.day.isoformat())
    return str(uuid.uuid5(_NAMESPACE, "|".join(parts)))


def _summary(deadline: Deadline) -> str:
    return f"{'Over fristen: ' if deadline.is_overdue else ''}{deadline.task} ({deadline.agency})"


def _description(deadline: Deadline) -> str:
    lines = [
        f"Gjelder: {deadline.concerns}",
        f"Virksomhet: {deadline.agency_name} ({deadline.agency})",
        f"Ansvarlig: {deadline.owner}" if deadline.owner else "",
        f"Regel: {deadline.code}. {deadline.message}",
        f"Post: {deadline.file}, linje {deadline.line}",
    ]
    return "\n".join(filter(None, lines))
