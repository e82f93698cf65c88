"""Who leads and who usually takes part in a meeting of each kind, by role and position (guide ES-3, OP-3, UF-6)."""

from __future__ import annotations

from datetime import date

from styring.dossier import Dossier
from styring.drafting.desk import agency_of
from styring.records.agency import Department
from styring.records.meeting import Chair, Meeting
from styring.records.vocabulary import MeetingKind, Role
from styring.source import Plain


def chair_of(dossier: Dossier, kind: MeetingKind, day: date, last: Meeting | None) -> Plain:
    """The leader of a new meeting.

    The guide says who leads an etatsstyringsmøte and a kontaktmøte. Whoever was appointed to lead the meetings about an
    assignment, or led the last fagmøte, goes on doing so.
    """
    department = _department(dossier, day)
    if kind is MeetingKind.KONTAKTMOTE:
        return _holder(Role.BYRAD, department.commissioner_title if department else None)
    appointed = last.chair if last and last.chair and (last.chair.appointed_by or kind is MeetingKind.FAGMOTE) else None
    if appointed and kind in {MeetingKind.OPPDRAGSSTYRINGSMOTE, MeetingKind.FAGMOTE}:
        return _again(appointed)
    if kind is MeetingKind.FAGMOTE:
        return None
    return _holder(Role.KOMMUNALDIREKTOR, department.director_title if department else None)


def usual_participants(dossier: Dossier, kind: MeetingKind, day: date) -> list[Plain]:
    """Those who take part beside the leader, as far as the files of the department and the agency tell."""
    department = _department(dossier, day)
    code = dossier.department_on(day)
    leader = _holder(Role.VIRKSOMHETSLEDER, agency_of(dossier).leader_title, dossier.code)
    director = department.director_title if department else None
    match kind:
        case MeetingKind.ETATSSTYRINGSMOTE:
            positions = [title for title in (department.leadership if department else ()) if title != director]
            own = [_holder(Role.LEDERGRUPPE_BYRADSAVDELING, title, code) for title in positions]
            return [*(own or [_holder(Role.MEDARBEIDER_BYRADSAVDELING, None, code)]), leader]
        case MeetingKind.OPPDRAGSSTYRINGSMOTE:
            project_leader = _holder(Role.PROSJEKTLEDER, None, dossier.code)
            return [_holder(Role.MEDARBEIDER_BYRADSAVDELING, None, code), leader, project_leader]
        case MeetingKind.KONTAKTMOTE:
            return [_holder(Role.KOMMUNALDIREKTOR, director, code), leader]
        case MeetingKind.FAGMOTE:
            return []


def _department(dossier: Dossier, day: date) -> Department | None:
    return dossier.registry.departments.get(dossier.department_on(day) or "")


def _holder(role: Role, position: str | None, organisation: str | None = None) -> Plain:
    known = {"rolle": role.value, "stilling": position, "organisasjon": organisation}
    return {key: value for key, value in known.items() if value is not None}


def _again(chair: Chair) -> Plain:
    known = {
        "rolle": chair.role,
        "stilling": chair.position,
        "utpekt_av": chair.appointed_by,
        "utpekt_dato": chair.appointed_date,
    }
    return {key: str(value) for key, value in known.items() if value is not None}
