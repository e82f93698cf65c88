"""The dialogue with one agency as a whole: when it began, and what happened in a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from styring.dossier import Dossier
from styring.records.agency import Agency
from styring.records.base import Kind
from styring.records.vocabulary import MeetingKind


def began(dossier: Dossier) -> date | None:
    """The day of the first letter that is sent or meeting that is convened, no earlier than the rules look.

    What must be there once the dialogue is under way is not demanded of a dossier that has only just been made.
    """
    return min(_days(dossier), default=None)


def years(agency: Agency, dossier: Dossier) -> Iterator[int]:
    """The calendar years from the beginning of the dialogue to its latest step, if the agency existed all year."""
    known = {day.year for day in _days(dossier)}
    for year in range(min(known), max(known) + 1) if known else ():
        if agency.is_active_on(date(year, 1, 1)) and agency.is_active_on(date(year, 12, 31)):
            yield year


def may_have_had(kind: MeetingKind, year: int, dossier: Dossier) -> bool:
    """Whether a file that cannot be read is such a meeting by its name."""
    return any(id.startswith(f"{year}-") and id[11:14] == kind.code for id in dossier.unread(Kind.MEETING))


def _days(dossier: Dossier) -> list[date]:
    """The days of letters that are sent and of meetings that are convened."""
    sent = [letter.date for letter in dossier.letters.values() if letter.is_sent]
    convened = [meeting.date for meeting in dossier.meetings.values() if meeting.is_convened]
    return [day for day in (*sent, *convened) if day and day.year >= dossier.registry.first_year]
