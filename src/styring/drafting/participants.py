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
    if kind is MeetingKind.KONTAKTMOTE:
        return _holder(Role.BYRAD, _title_of(dossier, Role.BYRAD, day))
    appointed = last.chair if last and last.chair and (last.chair.appointed_by or kind is MeetingKind.FAGMOTE) else None
    if appointed and kind in {MeetingKind.OPPDRAGSSTYRINGSMOTE, MeetingKind.FAGMOTE}:
        return _again(appointed, appointed.position or _title_of(dossier, appointed.role, day))
    if kind is MeetingKind.FAGMOTE:
        return None
    return _holder(Role.KOMMUNALDIREKTOR, _title_of(dossier, Role.KOMMUNALDIREKTOR, day))


def usual_participants(dossier: Dossier, kind: MeetingKind, day: date) -> list[Plain]:
    """Those who take part beside the leader, as far as the files of the department and the agency tell."""
    department, code = _department(dossier, day), dossier.department_on(day)
    leader = _holder(Role.VIRKSOMHETSLEDER, _title_of(dossier, Role.VIRKSOMHETSLEDER, day), dossier.code)
    director = _title_of(dossier, Role.KOMMUNALDIREKTOR, day)
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


def participants_again(dossier: Dossier, last: Meeting, day: date) -> list[Plain]:
    """The participants of an earlier meeting for one on a day, without names, attendance and items.

    Those from the agency's department at that time are now from its department on the day.
    """
    then, now = (dossier.department_on(each) if each else None for each in (last.date, day))
    return [
        _holder(
            participant.role,
            participant.position or _title_of(dossier, participant.role, day),
            now if now and participant.organisation == then else participant.organisation,
        )
        for participant in last.participants
    ]


def _title_of(dossier: Dossier, role: Role | None, day: date) -> str | None:
    """The title of the one who holds a role on a day, as the files of the department and the agency have it."""
    department = _department(dossier, day)
    match role:
        case Role.VIRKSOMHETSLEDER:
            return agency_of(dossier).leader_title
        case Role.KOMMUNALDIREKTOR if department:
            return department.director_title
        case Role.BYRAD if department:
            return department.commissioner_title
        case _:
            return None


def _department(dossier: Dossier, day: date) -> Department | None:
    return dossier.registry.departments.get(dossier.department_on(day) or "")


def _holder(role: Role | None, position: str | None, organisation: str | None = None) -> Plain:
    known = {"rolle": role, "stilling": position, "organisasjon": organisation}
    return {key: str(value) for key, value in known.items() if value is not None}


def _again(chair: Chair, position: str | None) -> Plain:
    known = {
        "rolle": chair.role,
        "stilling": position,
        "utpekt_av": chair.appointed_by,
        "utpekt_dato": chair.appointed_date,
    }
    return {key: str(value) for key, value in known.items() if value is not None}
