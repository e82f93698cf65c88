"""Draft a meeting that is useful at once: agenda, roles, deadlines and the loop back to earlier meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from styring.dossier import Dossier
from styring.drafting.agenda import agenda_for
from styring.drafting.carry import in_short
from styring.drafting.deadlines import Deadlines
from styring.drafting.meeting_basis import Basis, MeetingAnswers, find_basis
from styring.drafting.meeting_told import carried, to_do, warnings
from styring.drafting.participants import chair_of, participants_again, usual_participants
from styring.drafting.phrases import Phrases, phrases_for
from styring.drafting.plan import Plan
from styring.drafting.sheet import Sheet, written_time
from styring.messages import listing
from styring.records.assignment import Assignment
from styring.records.base import Identity, Kind
from styring.records.settings import Settings
from styring.records.vocabulary import MeetingKind, MeetingLevel, MeetingStatus, PurposeCode
from styring.source import Plain

_ON_THE_END = "når møtet slutter, for eksempel 2026-03-12T11:00"
_ON_PARTICIPANTS = "Rolle og stilling, ingen navn. Møtelederen føres ikke opp her."


def plan_meeting(dossier: Dossier, settings: Settings, answers: MeetingAnswers, today: date) -> Plan:
    """The draft of a meeting.

    Raises:
        DraftingError: an assignment is missing or unknown, or the meeting ends before it begins.
    """
    basis = find_basis(dossier, settings.limits, answers)
    sheet = _filled_in(dossier, answers, basis, phrases_for(dossier, settings))
    return Plan(
        sheet.written(
            Identity(dossier.code, Kind.MEETING, basis.id), answers.starts.year, f"Utkast til {answers.kind}"
        ),
        carried(answers, basis),
        to_do(answers, basis),
        warnings(dossier, answers, basis, today),
    )


def _filled_in(dossier: Dossier, answers: MeetingAnswers, basis: Basis, phrases: Phrases) -> Sheet:
    kind, day = answers.kind, answers.starts.date()
    sheet = Sheet(dossier.registry.terms)
    sheet.put("type", kind.value)
    sheet.put("nr", _number(dossier, kind, day.year))
    sheet.put("status", MeetingStatus.PLANLAGT.value)
    sheet.put("tidspunkt", written_time(answers.starts))
    sheet.put("slutt", written_time(basis.ends) if basis.ends else None, hint=_ON_THE_END)
    sheet.put("sted", answers.place, hint="rom, adresse eller lenke")
    if basis.event:
        sheet.put("årshjul", basis.event.id)
    if kind is MeetingKind.FAGMOTE:
        sheet.put("nivå", None, hint=listing(MeetingLevel, "eller"))
        sheet.put("formålskode", None, hint=listing(PurposeCode, "eller"))
    sheet.put("formål", _purpose(kind, phrases), hint="hva møtet skal oppnå")
    sheet.put("møteleder", chair_of(dossier, kind, day, basis.last), hint="{rolle: …, stilling: …}")
    _put_deadlines(sheet, kind, basis.deadlines)
    if kind is MeetingKind.OPPDRAGSSTYRINGSMOTE:
        ids: list[Plain] = [assignment.id for assignment in basis.assignments]
        sheet.put("oppdrag", ids)
        sheet.note(("oppdrag",), above="\n".join(_next_milestones(basis.assignments, day)))
    sheet.put("deltakere", _participants(dossier, answers, basis), above=_ON_PARTICIPANTS)
    items = agenda_for(kind, [point.reference for point in basis.points], basis.assignments, phrases)
    sheet.put("saksliste", items or None, above=_on_the_agenda(kind))
    for index, point in enumerate(basis.points):
        sheet.note(("saksliste", 0, "oppfølgingspunkter", index), above=in_short(point.point))
    return sheet


def _number(dossier: Dossier, kind: MeetingKind, year: int) -> int:
    same = [m for m in dossier.meetings.values() if m.kind is kind and m.year == year and m.counts]
    return 1 + max(len(same), *(m.number or 0 for m in same), 0)


def _purpose(kind: MeetingKind, phrases: Phrases) -> str | None:
    return {
        MeetingKind.ETATSSTYRINGSMOTE: phrases.steering_purpose,
        MeetingKind.OPPDRAGSSTYRINGSMOTE: phrases.assignment_purpose,
        MeetingKind.KONTAKTMOTE: phrases.contact_purpose,
    }.get(kind)


def _put_deadlines(sheet: Sheet, kind: MeetingKind, deadlines: Deadlines) -> None:
    if deadlines.convening:
        sheet.put("innkalling", {"frist": str(deadlines.convening.day), "sendt": None, "karakter_oppgitt": None})
        sheet.note(("innkalling", "frist"), beside=deadlines.convening.how)
        sheet.note(("innkalling", "sendt"), beside="datoen innkallingen ble sendt")
        character = "formell" if kind.is_formal else "uformell"
        told = f"true når innkallingen sier at dialogen er {character}"
        sheet.note(("innkalling", "karakter_oppgitt"), beside=told)
    if deadlines.input:
        sheet.put("innspill", {"invitert": None, "frist": str(deadlines.input.day)})
        sheet.note(("innspill", "invitert"), beside="datoen virksomheten ble bedt om innspill")
        sheet.note(("innspill", "frist"), beside=deadlines.input.how)
    if deadlines.papers:
        sheet.put("papirfrist", str(deadlines.papers.day), why=deadlines.papers.how)


def _next_milestones(assignments: Sequence[Assignment], day: date) -> list[str]:
    lines = []
    for assignment in assignments:
        coming = [m for m in assignment.milestones if m.deadline and m.deadline >= day]
        if coming:
            milestone = min(coming, key=lambda m: m.deadline or day)
            lines.append(f"Neste milepæl i {assignment.id}: {milestone.text} ({milestone.deadline}).")
    return lines


def _participants(dossier: Dossier, answers: MeetingAnswers, basis: Basis) -> list[Plain] | None:
    day = answers.starts.date()
    if basis.last and basis.last.participants:
        return participants_again(dossier, basis.last, day)
    return usual_participants(dossier, answers.kind, day) or None


def _on_the_agenda(kind: MeetingKind) -> str:
    if kind is MeetingKind.FAGMOTE:
        return "En sak skrives slik:\n- {nr: 1, tittel: Avgrensning av arbeidet, meldt_inn_av: virksomhet}"
    return "Tilpass titlene, og legg til sakene virksomheten spiller inn (meldt_inn_av: virksomhet)."
