"""Which meetings and minutes are counted, and the day that they count on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from styring.dossier import Dossier
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.reports.scope import Scope
from styring.rules.conditions import day_held, meeting_day

ONLY_HELD = "Bare gjennomførte møter er med."
NO_DROPPED_ITEMS = "Saker som utgikk, er ikke med."


def held_meetings(dossier: Dossier, scope: Scope) -> Iterator[tuple[Meeting, date]]:
    """The meetings in scope that are recorded as held, with their day, in order of time."""
    for meeting in dossier.meetings_of():
        if meeting.is_held and meeting.date and scope.has(dossier, meeting.date):
            yield meeting, meeting.date


def minutes_of_meetings(dossier: Dossier, scope: Scope) -> Iterator[tuple[Minutes, date]]:
    """The minutes and summaries in scope, drafts among them, with the day of their meeting.

    What was said in a meeting was said on its day, whether or not the minutes were final by then. Those of a meeting
    that is cancelled or postponed tell of nothing that took place.
    """
    for minutes in dossier.minutes.values():
        meeting = dossier.meetings.get(minutes.id)
        day = day_held(meeting) if meeting else meeting_day(minutes, dossier)
        if day and scope.has(dossier, day):
            yield minutes, day
