"""Who took part in a meeting, and how long it was since the one before (guide ES-3, OP-3, UF-5, UF-6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from styring.dossier import Dossier
from styring.records.meeting import Meeting
from styring.records.vocabulary import Attendance, MeetingKind, Role
from styring.reports.held import held_meetings
from styring.reports.scope import Scope
from styring.rules.conditions import attending, is_chaired_by

_POLITICAL_LEADERSHIP = frozenset({Role.BYRAD, Role.BYRADSSEKRETAER})


@dataclass(frozen=True, slots=True)
class Gap:
    """How many days went by since the contact meeting before, and whether that was too short a time."""

    previous: str
    days: int
    too_short: bool


@dataclass(frozen=True, slots=True)
class Participation:
    """A meeting that is held.

    Attributes:
        record: the meeting's identity.
        led_rightly: whether it was led by the role that the guide says; ``None`` where it says none.
        director: whether the director of the department (kommunaldirektør) took part.
        leader: whether the leader of the agency took part, in person or by a deputy.
        by_deputy: whether it was by a deputy only.
        political: whether the political leadership took part.
        gap: of a contact meeting, since the one before.
    """

    agency: str
    day: date
    kind: MeetingKind
    record: str
    led_rightly: bool | None
    director: bool
    leader: bool
    by_deputy: bool
    political: bool
    gap: Gap | None


def participation(dossier: Dossier, scope: Scope) -> Iterator[Participation]:
    """Who took part in the meetings in scope that are held, in order of time."""
    limits = scope.limits
    gaps = dict(_gaps(dossier, limits.contact_min_days))
    for meeting, day in held_meetings(dossier, scope):
        roles = {each.role for each in attending(meeting)} | {meeting.chair.role if meeting.chair else None}
        attendances = _of_agency_leader(meeting, dossier)
        yield Participation(
            agency=dossier.code,
            day=day,
            kind=meeting.kind,
            record=str(meeting.identity),
            led_rightly=_is_led_rightly(meeting, dossier),
            director=not roles.isdisjoint(dossier.registry.terms.leaders),
            leader=bool(attendances),
            by_deputy=attendances == {Attendance.STEDFORTREDER},
            political=not roles.isdisjoint(_POLITICAL_LEADERSHIP),
            gap=gaps.get(meeting.id),
        )


def _gaps(dossier: Dossier, least: int) -> Iterator[tuple[str, Gap]]:
    """By the id of the later meeting. As rule KON01 sees it: two in the same month are too close at any rate."""
    held = [each for each in dossier.meetings_of(MeetingKind.KONTAKTMOTE) if each.is_held]
    for earlier, later in pairwise(held):
        if earlier.date and later.date:
            days = (later.date - earlier.date).days
            same_month = (earlier.date.year, earlier.date.month) == (later.date.year, later.date.month)
            yield later.id, Gap(str(earlier.identity), days, days < least or same_month)


def _of_agency_leader(meeting: Meeting, dossier: Dossier) -> set[Attendance]:
    """How the leader of the agency attended; at a joint meeting those of other agencies are guests."""
    others = dossier.registry.agency_codes - {dossier.code}
    found = {
        each.attendance
        for each in attending(meeting)
        if each.role is Role.VIRKSOMHETSLEDER and each.organisation not in others and each.attendance
    }
    leads = meeting.chair is not None and meeting.chair.role is Role.VIRKSOMHETSLEDER
    return found | {Attendance.TIL_STEDE} if leads else found


def _is_led_rightly(meeting: Meeting, dossier: Dossier) -> bool | None:
    """As the guide says who leads (ES-3, OP-3, UF-6); it says nothing of a fagmøte."""
    leaders = dossier.registry.terms.leaders
    match meeting.kind:
        case MeetingKind.ETATSSTYRINGSMOTE:
            return is_chaired_by(meeting, leaders)
        case MeetingKind.OPPDRAGSSTYRINGSMOTE:
            return is_chaired_by(meeting, leaders) or bool(meeting.chair and meeting.chair.appointed_by in leaders)
        case MeetingKind.KONTAKTMOTE:
            return is_chaired_by(meeting, {Role.BYRAD})
        case _:
            return None
