"""What became of the meetings that were planned: held, moved, postponed or cancelled (guide FO-3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from styring.dossier import Dossier
from styring.records.calendar import Calendar, Event
from styring.records.meeting import Meeting
from styring.records.settings import Limits
from styring.records.vocabulary import MeetingKind, MeetingStatus
from styring.reports.grouping import grouped
from styring.reports.scope import Scope
from styring.workdays import between, shift


class Outcome(StrEnum):
    """What became of a meeting, as far as it was known on the day of the report."""

    AS_PLANNED = "holdt som planlagt"
    ANOTHER_DAY = "holdt en annen dag"
    MOVED = "flyttet"
    POSTPONED = "utsatt"
    CANCELLED = "avlyst"
    NOT_RECORDED = "ikke ført"

    @property
    def is_held(self) -> bool:
        """It took place."""
        return self in {Outcome.AS_PLANNED, Outcome.ANOTHER_DAY}

    @property
    def is_changed(self) -> bool:
        """It did not go as planned."""
        return self not in {Outcome.AS_PLANNED, Outcome.NOT_RECORDED}

    @property
    def wants_notice(self) -> bool:
        """There is no place in the records for when a cancellation was told of."""
        return self.is_changed and self is not Outcome.CANCELLED


_LIKELIEST = (MeetingStatus.GJENNOMFORT, MeetingStatus.INNKALT, MeetingStatus.PLANLAGT, MeetingStatus.UTSATT)


@dataclass(frozen=True, slots=True)
class Step:
    """An event of the year wheel with its meeting, or a meeting that is in no wheel.

    Attributes:
        planned: the day it was first planned for.
        wheel: the identity of the year wheel; ``None`` if it is in none.
        record: the identity of the meeting; ``None`` if there is none.
        new_day: the day it was moved to or held on.
        notice: when it was told that the meeting moves.
    """

    agency: str
    kind: MeetingKind
    planned: date
    wheel: str | None
    record: str | None
    outcome: Outcome
    new_day: date | None
    notice: date | None

    @property
    def source(self) -> str:
        """The identity of the meeting, or of the wheel where there is no meeting."""
        return self.record or self.wheel or ""

    @property
    def first_day(self) -> date:
        """A move is announced before both days."""
        return min(self.planned, self.new_day or self.planned)

    @property
    def days_of_notice(self) -> int | None:
        """The working days from the notice until the first of the two days; ``None`` if no notice is recorded."""
        return between(self.notice, self.first_day) if self.notice else None

    def is_told_in_time(self, limits: Limits) -> bool | None:
        """As rule DIA07 has it; ``None`` if no notice is recorded."""
        return self.notice <= shift(self.first_day, -limits.move_notice) if self.notice else None


def steps(dossier: Dossier, scope: Scope) -> Iterator[Step]:
    """What became of the events of the year wheels in scope, and of the meetings that are in none."""
    meetings = sorted(dossier.meetings.values(), key=lambda each: each.id)
    of_event = dict(grouped((each for each in meetings if each.event), lambda each: (each.year, each.event)))
    in_wheel: set[str] = set()
    for calendar, event, planned in _events(dossier):
        own = of_event.get((calendar.year, event.id), [])
        if event.kind and (event.agency == dossier.code or (event.agency is None and own)):
            in_wheel |= {each.id for each in own}
            yield from _step(dossier, scope, event.kind, min(own, key=_rank, default=None), planned, calendar)
    for meeting in meetings:
        if meeting.id not in in_wheel:
            yield from _step(dossier, scope, meeting.kind, meeting, meeting.date, None)


def _events(dossier: Dossier) -> Iterator[tuple[Calendar, Event, date]]:
    """The events with a date in the wheel of the department that the agency belonged to on it."""
    codes = {each.code for each in dossier.agency.departments} if dossier.agency else set()
    for id, calendar in sorted(dossier.registry.calendars.items()):
        if (code := id.partition("/")[2]) in codes:
            for event in calendar.events:
                if event.date and dossier.department_on(event.date) == code:
                    yield calendar, event, event.date


def _rank(meeting: Meeting) -> int:
    """Of several meetings for an event the one that came of it; one may have been cancelled and another held."""
    return _LIKELIEST.index(meeting.status) if meeting.status in _LIKELIEST else len(_LIKELIEST)


def _step(
    dossier: Dossier, scope: Scope, kind: MeetingKind, meeting: Meeting | None, day: date | None, wheel: Calendar | None
) -> Iterator[Step]:
    original = meeting.original_start if meeting else None
    planned = original.date() if original else day
    if planned and scope.has(dossier, planned):
        outcome = _outcome(meeting, planned, scope.as_of)
        notice = meeting.moved if meeting and outcome.wants_notice else None
        yield Step(
            agency=dossier.code,
            kind=kind,
            planned=planned,
            wheel=str(wheel.identity) if wheel else None,
            record=str(meeting.identity) if meeting else None,
            outcome=outcome,
            new_day=meeting.date if meeting and outcome.wants_notice else None,
            notice=notice if notice and notice <= scope.as_of else None,
        )


def _outcome(meeting: Meeting | None, planned: date, as_of: date) -> Outcome:
    if meeting is None:
        return Outcome.NOT_RECORDED
    if meeting.status is MeetingStatus.AVLYST:
        return Outcome.CANCELLED
    if meeting.status is MeetingStatus.UTSATT:
        return Outcome.POSTPONED
    if meeting.is_held and meeting.date and meeting.date <= as_of:
        return Outcome.AS_PLANNED if meeting.date == planned else Outcome.ANOTHER_DAY
    return Outcome.MOVED if meeting.date and meeting.date > as_of else Outcome.NOT_RECORDED
