"""Assignments (oppdrag) as they were on a day, with the meeting that last treated each (guide ES-7, OP-1, OP-2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from styring.dossier import Dossier
from styring.records.assignment import Assignment, Milestone
from styring.records.meeting import Meeting
from styring.records.vocabulary import AssignmentStatus, MilestoneStatus
from styring.reports.scope import Scope


@dataclass(frozen=True, slots=True)
class MilestoneSeen:
    """A milestone on a day."""

    text: str
    deadline: date | None
    status: MilestoneStatus
    is_overdue: bool

    @property
    def is_ahead(self) -> bool:
        """It is still to be reached."""
        return self.status not in {MilestoneStatus.NADD, MilestoneStatus.UTGATT} and not self.is_overdue


@dataclass(frozen=True, slots=True)
class Treated:
    """The meeting that treated an assignment last."""

    day: date
    meeting: str
    record: str


@dataclass(frozen=True, slots=True)
class Commission:
    """An assignment (oppdrag) on a day.

    Attributes:
        agencies: the agency itself and its partners, by code.
        departments: the departments that they belong to that day.
    """

    agency: str
    id: str
    record: str
    title: str
    status: AssignmentStatus
    milestones: tuple[MilestoneSeen, ...]
    treated: Treated | None
    agencies: tuple[str, ...]
    departments: tuple[str, ...]

    @property
    def shared(self) -> tuple[str, tuple[str, ...]]:
        """What it has in common with the same assignment in the dossiers of the other agencies."""
        return " ".join(self.title.casefold().split()), self.agencies


def observe(dossier: Dossier, scope: Scope) -> Iterator[Commission]:
    """The assignments of a dossier that are in scope, by id."""
    day = _seen_from(scope)
    for id, assignment in sorted(dossier.assignments.items()):
        status = _status_in_scope(assignment, dossier, scope, day)
        if status:
            agencies = tuple(sorted({dossier.code, *assignment.partner_agencies}))
            departments = {dossier.registry.department_on(code, day) for code in agencies}
            yield Commission(
                dossier.code,
                id,
                str(assignment.identity),
                assignment.title,
                status,
                tuple(_milestone(each, day) for each in assignment.milestones),
                _last_treated(id, dossier, day),
                agencies,
                tuple(sorted(filter(None, departments))),
            )


def _seen_from(scope: Scope) -> date:
    """The day of the report, or the last day that counts if that is earlier."""
    return min(scope.as_of, date(scope.last_year, 12, 31)) if scope.last_year else scope.as_of


def _status_in_scope(assignment: Assignment, dossier: Dossier, scope: Scope, day: date) -> AssignmentStatus | None:
    """The status on a day; ``None`` for one that has not begun, was over before, or was another department's."""
    step = assignment.step_on(day)
    if step is None:
        return None
    is_over = step.status is AssignmentStatus.AVSLUTTET
    if is_over and scope.first_year and step.from_.year < scope.first_year:
        return None
    is_here = scope.department is None or scope.department == dossier.department_on(step.from_ if is_over else day)
    return step.status if is_here else None


def _milestone(milestone: Milestone, day: date) -> MilestoneSeen:
    begun = [step for step in milestone.history if step.from_ is None or step.from_ <= day]
    latest = max(begun, key=lambda step: step.from_ or date.min, default=None)
    status = latest.status if latest else MilestoneStatus.PLANLAGT
    is_past = milestone.deadline is not None and milestone.deadline < day
    is_open = status in {MilestoneStatus.PLANLAGT, MilestoneStatus.FORSINKET}
    return MilestoneSeen(milestone.text, milestone.deadline, status, is_past and is_open)


def _last_treated(assignment: str, dossier: Dossier, day: date) -> Treated | None:
    held = (meeting for meeting in reversed(dossier.meetings_of()) if meeting.is_held)
    for meeting in held:
        if meeting.date and meeting.date <= day and _treats(meeting, assignment):
            return Treated(meeting.date, meeting.id, str(meeting.identity))
    return None


def _treats(meeting: Meeting, assignment: str) -> bool:
    on_agenda = (item.assignments for item in meeting.agenda if not item.dropped)
    return assignment in meeting.assignments or any(assignment in found for found in on_agenda)
