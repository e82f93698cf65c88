"""What is found in the dossier for a new meeting, before a word of it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from styring.dossier import Dossier
from styring.drafting.carry import OpenPoint, belongs_to, last_meeting, nearest_event, open_points
from styring.drafting.deadlines import Deadlines, deadlines_for
from styring.drafting.desk import free_id, known_assignments
from styring.drafting.plan import DraftingError
from styring.records.assignment import Assignment
from styring.records.base import Kind
from styring.records.calendar import Event
from styring.records.meeting import Meeting
from styring.records.settings import Limits
from styring.records.vocabulary import AssignmentStatus, MeetingKind


@dataclass(frozen=True, slots=True)
class MeetingAnswers:
    """What only the person knows. ``assignments`` are the ids that an oppdragsstyringsmøte is about."""

    kind: MeetingKind
    starts: datetime
    ends: datetime | None = None
    place: str | None = None
    assignments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """What a new meeting builds on.

    Attributes:
        id: its id.
        points: open follow-up points that it takes up again.
        left_out: number of open points that belong to other meetings.
        last: the last meeting of the kind.
        event: the event of the year wheel that it is.
        assignments: those it is about, or the portfolio of the day for an etatsstyringsmøte.
        deadlines: what has to be done before it.
        ends: when it ends, if that is known.
    """

    id: str
    points: tuple[OpenPoint, ...]
    left_out: int
    last: Meeting | None
    event: Event | None
    assignments: tuple[Assignment, ...]
    deadlines: Deadlines
    ends: datetime | None


def assignments_to_meet_about(dossier: Dossier, day: date) -> tuple[Assignment, ...]:
    """The assignments that an oppdragsstyringsmøte on a day may be about: announced or under way."""
    fitting = {AssignmentStatus.VARSLET, AssignmentStatus.AKTIV}
    return tuple(a for _, a in sorted(dossier.assignments.items()) if a.status_on(day) in fitting)


def find_basis(dossier: Dossier, limits: Limits, answers: MeetingAnswers) -> Basis:
    """Look up what a new meeting builds on.

    Raises:
        DraftingError: an assignment is missing or unknown, or the meeting ends before it begins.
    """
    if answers.ends and answers.ends <= answers.starts:
        raise DraftingError("Møtet slutter før det begynner.", "Kontroller klokkeslettene.")
    day, kind = answers.starts.date(), answers.kind
    assignments = _assignments(dossier, answers)
    ids = [assignment.id for assignment in assignments] if kind is MeetingKind.OPPDRAGSSTYRINGSMOTE else []
    points = tuple(open_points(dossier, day))
    own = tuple(point for point in points if belongs_to(dossier, point.minutes, kind, ids))
    last = last_meeting(dossier, kind, day, ids)
    event = nearest_event(dossier, kind, day)
    return Basis(
        id=free_id(dossier, Kind.MEETING, f"{day}-{kind.code}"),
        points=own,
        left_out=len(points) - len(own),
        last=last,
        event=event,
        assignments=assignments,
        deadlines=deadlines_for(kind, day, limits, event),
        ends=answers.ends or _as_long_as(last, answers.starts),
    )


def _as_long_as(last: Meeting | None, starts: datetime) -> datetime | None:
    return starts + (last.ends - last.starts) if last and last.starts and last.ends else None


def _assignments(dossier: Dossier, answers: MeetingAnswers) -> tuple[Assignment, ...]:
    day = answers.starts.date()
    match answers.kind:
        case MeetingKind.ETATSSTYRINGSMOTE:
            return dossier.active_assignments(day)
        case MeetingKind.OPPDRAGSSTYRINGSMOTE:
            if not answers.assignments:
                raise DraftingError(
                    "Et oppdragsstyringsmøte gjelder ett eller flere oppdrag.", "Oppgi oppdraget med --assignment."
                )
            return known_assignments(dossier, answers.assignments)
        case _:
            return ()
