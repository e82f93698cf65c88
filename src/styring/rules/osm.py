"""Oppdragsstyringsmøter (guide OP)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeAlias

from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.messages import count, listing, long_date, quoted
from styring.records.assignment import Assignment, Milestone
from styring.records.common import PublicityAssessment
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Limits
from styring.records.vocabulary import (
    AssignmentStatus,
    LetterKind,
    MeetingKind,
    MilestoneStatus,
    PublicityStatus,
)
from styring.rules.catalogue import rule
from styring.rules.conditions import DEPARTMENT, is_chaired_by, kind_of, unwritten

_OSM = (MeetingKind.OPPDRAGSSTYRINGSMOTE,)


@rule("OSM01", "uten-oppdrag", cites=["OP-1"], severity=Severity.ERROR, meetings=_OSM)
def no_assignment(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Møtet er ikke knyttet til et oppdrag.

    Oppdragsstyringsmøtet følger opp ett eller flere bestemte oppdrag. Uten oppdrag, eller med et oppdrag som allerede
    er avsluttet, er det uklart hva møtet styrer.

    Gjør slik: før opp oppdraget i «oppdrag», eller rett type hvis møtet er et fagmøte.

    Galt:
        type: oppdragsstyringsmøte
        oppdrag: []

    Riktig:
        type: oppdragsstyringsmøte
        oppdrag: [o-2026-01]
    """
    day = meeting.date
    if day is None or not meeting.is_convened:
        return
    if not meeting.assignments:
        yield Finding(("oppdrag",), "Møtet er ikke knyttet til noe oppdrag.")
    for i, id in enumerate(meeting.assignments):
        assignment = dossier.assignments.get(id)
        step = assignment.step_on(day) if assignment else None
        if assignment and step and step.status is AssignmentStatus.AVSLUTTET and step.from_ < day:
            message = (
                f"Oppdraget {quoted(assignment.title)} ({id}) ble avsluttet {long_date(step.from_)}, "
                f"før møtet {long_date(day)}."
            )
            yield Finding(("oppdrag", i), message)


@rule("OSM02", "oppdrag-uten-varsel-eller-oppdragsbrev", cites=["OP-1"], severity=Severity.WARNING)
def not_announced(assignment: Assignment, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Oppdraget er ikke varslet i tildelingsbrev eller utdypet i oppdragsbrev.

    Et oppdrag som følges opp i egne møter, bør være varslet eller gitt i tildelingsbrevet og utdypet med prosjektplan
    i et oppdragsbrev. Da vet begge parter hva som er bestilt, før de møtes om det.

    Gjør slik: vis til tildelingsbrevet i «varslet_i», til oppdragsbrevet i «oppdragsbrev» og til planen i
    «prosjektplan».

    Galt:
        tittel: Tilgjengelige lekeplasser
        historikk: [{status: aktiv, fra: 2026-02-01}]

    Riktig:
        tittel: Tilgjengelige lekeplasser
        historikk: [{status: aktiv, fra: 2026-02-01}]
        varslet_i: 2026-01-15-tb
        oppdragsbrev: 2026-02-02-ob
        prosjektplan: Prosjektplan for tilgjengelige lekeplasser, versjon 1.0
    """
    if not any(meeting.is_convened for meeting in _meetings_about(assignment, dossier)):
        return
    announcement = _letter_kind(assignment.announced_in, dossier)
    if assignment.announced_in is None:
        message = "Oppdraget følges opp i oppdragsstyringsmøte, men er ikke varslet i et tildelingsbrev."
        yield Finding(("varslet_i",), message, Severity.NOTE)
    elif announcement not in {None, LetterKind.TILDELINGSBREV, LetterKind.SUPPLERENDE_TILDELINGSBREV}:
        message = f"Brevet som varslet oppdraget, er av typen {announcement}, ikke et tildelingsbrev."
        yield Finding(("varslet_i",), message, Severity.NOTE)
    letter = dossier.letters.get(assignment.assignment_letter or "")
    is_commissioned = letter is not None and letter.kind is LetterKind.OPPDRAGSBREV and letter.is_sent
    # The letter of a project is BRV08's to tell, and the plan that a sent letter lacks BRV09's.
    parts = {
        "oppdragsbrev": assignment.is_project or assignment.assignment_letter,
        "prosjektplan": is_commissioned or assignment.project_plan,
    }
    missing = [key for key, value in parts.items() if not value]
    if missing:
        message = f"Oppdraget følges opp i oppdragsstyringsmøte, men mangler {listing(missing)}."
        yield Finding((missing[0],), message)
    kind = _letter_kind(assignment.assignment_letter, dossier)
    if not assignment.is_project and kind not in {None, LetterKind.OPPDRAGSBREV}:
        message = f"Brevet {assignment.assignment_letter} er av typen {kind}, ikke et oppdragsbrev."
        yield Finding(("oppdragsbrev",), message)


def _letter_kind(id: str | None, dossier: Dossier) -> LetterKind | None:
    """The kind of a letter; ``None`` if it cannot be read, which is for others to tell."""
    letter = dossier.letters.get(id or "")
    return letter.kind if letter else None


def _meetings_about(assignment: Assignment, dossier: Dossier) -> list[Meeting]:
    """The assignment's meetings that rules look at, in order of time."""
    return [
        meeting
        for meeting in dossier.meetings_of(*_OSM)
        if assignment.id in meeting.assignments and meeting.year >= dossier.registry.first_year
    ]


@rule("OSM03", "motehyppighet-ikke-vurdert", cites=["OP-2"], severity=Severity.WARNING)
def frequency_not_assessed(assignment: Assignment, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Møtehyppigheten er ikke vurdert mot milepælene.

    Hvor ofte det trengs oppdragsstyringsmøter, vurderes ut fra milepælsplanen og annen rapportering. Et møte bør
    følge når en milepæl er passert; mange møter mellom to milepæler er gjerne detaljstyring.

    Gjør slik: skriv vurderingen i «møtefrekvens», og legg møtene der milepælene ligger.

    Galt:
        milepæler:
          - {id: mp1, tekst: Forprosjekt ferdig, frist: 2026-05-01}

    Riktig:
        milepæler:
          - {id: mp1, tekst: Forprosjekt ferdig, frist: 2026-05-01}
        møtefrekvens:
          vurdering: Ett møte etter hver milepæl; ellers holder rapporten hvert tertial.
          dato: 2026-02-10
    """
    latest = max(assignment.history, key=lambda step: step.from_)
    if latest.status is AssignmentStatus.AVSLUTTET and latest.from_.year < dossier.registry.first_year:
        return
    milestones = _dated_milestones(assignment, dossier)
    days = [meeting.date for meeting in _meetings_about(assignment, dossier) if meeting.date]
    yield from _not_assessed(assignment)
    yield from _not_followed_up(assignment, milestones, days, limits)
    yield from _too_many_between(milestones, days, limits)


_DatedMilestone: TypeAlias = tuple[date, int, Milestone]
"""Deadline, place in the assignment's list, and the milestone itself."""


def _dated_milestones(assignment: Assignment, dossier: Dossier) -> list[_DatedMilestone]:
    """The milestones that rules look at, in order of their deadlines."""
    dated = [
        (milestone.deadline, i, milestone)
        for i, milestone in enumerate(assignment.milestones)
        if milestone.deadline
        and milestone.deadline.year >= dossier.registry.first_year
        and not any(step.status is MilestoneStatus.UTGATT for step in milestone.history)
    ]
    return sorted(dated, key=lambda each: each[0])


def _not_assessed(assignment: Assignment) -> Iterator[Finding]:
    active_from = [step.from_ for step in assignment.history if step.status is AssignmentStatus.AKTIV]
    assessment = assignment.meeting_frequency.assessment if assignment.meeting_frequency else None
    if assignment.milestones and active_from and not (assessment and assessment.strip()):
        number = count(len(assignment.milestones), "milepæl", "milepæler")
        message = f"Oppdraget har {number}, men det er ikke vurdert hvor ofte det trengs oppdragsstyringsmøter."
        yield Finding(("møtefrekvens", "vurdering"), message, since=min(active_from))


def _not_followed_up(
    assignment: Assignment, milestones: Iterable[_DatedMilestone], days: Collection[date], limits: Limits
) -> Iterator[Finding]:
    for deadline, i, milestone in milestones:
        reached = [step.from_ for step in milestone.history if step.status is MilestoneStatus.NADD and step.from_]
        first = min([deadline, *reached])
        last = max([deadline, *reached]) + timedelta(days=limits.milestone_days)
        if assignment.is_active_on(deadline) and not any(first <= day <= last for day in days):
            when = [f"frist {long_date(deadline)}", *(f"nådd {long_date(day)}" for day in reached)]
            message = (
                f"Milepælen {quoted(milestone.text)} ({listing(when)}) følges ikke opp i noe oppdragsstyringsmøte "
                f"innen {long_date(last)}."
            )
            task = f"Hold oppdragsstyringsmøte om milepælen {quoted(milestone.text)}"
            path = ("milepæler", i, "frist")
            yield Finding(path, message, Severity.NOTE, since=last, due=last, task=task, owner=DEPARTMENT)


def _too_many_between(
    milestones: Iterable[_DatedMilestone], days: Collection[date], limits: Limits
) -> Iterator[Finding]:
    for (start, _, before), (end, i, after) in pairwise(milestones):
        number = sum(start < day <= end for day in days)
        if number > limits.osm_per_milestone:
            message = (
                f"Det er {number} oppdragsstyringsmøter mellom milepælene {quoted(before.text)} og "
                f"{quoted(after.text)}; det bør være høyst {limits.osm_per_milestone}."
            )
            yield Finding(("milepæler", i, "frist"), message, Severity.NOTE)


@rule("OSM04", "feil-moteleder", cites=["OP-3"], severity=Severity.ERROR, meetings=_OSM)
def wrong_chair(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Møtelederen er verken kommunaldirektøren eller utpekt av kommunaldirektøren.

    Kommunaldirektøren leder oppdragsstyringsmøtet eller peker ut en annen, for eksempel en seksjonssjef eller
    prosjektleder. Utpekingen må være gjort før møtet, så det er klart hvem som styrer. En fungerende møteleder
    godtas.

    Gjør slik: skriv «utpekt_av: kommunaldirektør» og «utpekt_dato» på møtelederen, eller la kommunaldirektøren lede
    møtet.

    Galt:
        møteleder: {rolle: seksjonssjef, stilling: Seksjonssjef byrom}

    Riktig:
        møteleder:
          rolle: seksjonssjef
          stilling: Seksjonssjef byrom
          utpekt_av: kommunaldirektør
          utpekt_dato: 2026-02-02
    """
    day, chair = meeting.date, meeting.chair
    if day is None or not meeting.is_convened or is_chaired_by(meeting, dossier.registry.terms.leaders):
        return
    if chair is None or (chair.role is None and chair.appointed_by is None):
        yield Finding(("møteleder", "rolle"), "Det står ikke hvem som leder møtet.")
    elif chair.appointed_by not in dossier.registry.terms.leaders:
        who = f"har rollen {quoted(chair.role)} og " if chair.role else ""
        yield Finding(("møteleder", "utpekt_av"), f"Møtelederen {who}er ikke utpekt av kommunaldirektøren.")
    elif chair.appointed_date is None:
        yield Finding(("møteleder", "utpekt_dato"), "Det står ikke når kommunaldirektøren utpekte møtelederen.")
    elif chair.appointed_date > day:
        message = f"Møtelederen ble utpekt {long_date(chair.appointed_date)}, etter møtet {long_date(day)}."
        yield Finding(("møteleder", "utpekt_dato"), message)


@rule("OSM05", "oppdragsstyringsmote-uten-referat", cites=["OP-4"], severity=Severity.ERROR, meetings=_OSM)
def no_minutes(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Oppdragsstyringsmøtet mangler referat eller oppsummering.

    Det føres referat eller oppsummering fra oppdragsstyringsmøter, så beslutninger om oppdraget kan følges opp.
    Utkastet bør være klart innen ti arbeidsdager.

    Gjør slik: lag referatet eller oppsummeringen med «styring new-minutes», eller avlys møtet hvis det ikke ble
    holdt.

    Galt:
        # 2026/meetings/2026-04-14-osm.yaml finnes, men ikke 2026/minutes/2026-04-14-osm.yaml

    Riktig:
        # 2026/minutes/2026-04-14-osm.yaml
        form: oppsummering
        status: utkast
    """
    lacks, task = "verken referat eller oppsummering", "Skriv utkast til referat eller oppsummering"
    yield from unwritten(meeting, dossier, limits.draft, lacks, task)


@rule("OSM06", "offentlighet-ikke-vurdert-konkret", cites=["OP-4"], severity=Severity.ERROR)
def publicity_not_assessed(minutes: Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Offentligheten er ikke vurdert konkret.

    Om referatet fra et oppdragsstyringsmøte kan være offentlig, vurderes hver gang, ut fra hva slags saker det
    gjelder og hvor i prosessen de er. Den samme begrunnelsen i flere møter tyder på at vurderingen er kopiert.

    Gjør slik: sett status, og skriv sakstype og prosessfase i «vurdering». Unntas noe, skriv hvorfor i «begrunnelse».

    Galt:
        form: referat
        status: endelig
        offentlighet: {status: ikke_vurdert}

    Riktig:
        form: referat
        status: endelig
        offentlighet:
          status: offentlig
          vurdering: {sakstype: Framdrift i investeringsprosjekt, prosessfase: Forprosjektet er vedtatt}
    """
    if kind_of(minutes, dossier) is not MeetingKind.OPPDRAGSSTYRINGSMOTE or not minutes.is_final:
        return
    publicity = minutes.publicity
    if publicity is None or publicity.status is PublicityStatus.IKKE_VURDERT:
        yield Finding(("offentlighet", "status"), "Offentligheten er ikke vurdert, men dokumentet er endelig.")
        return
    assessment = publicity.assessment or PublicityAssessment()
    parts = {"sakstype": assessment.case_type, "prosessfase": assessment.process_phase}
    missing = [key for key, value in parts.items() if not value]
    if missing:
        message = f"Vurderingen av offentlighet mangler {listing(missing)}."
        yield Finding(("offentlighet", "vurdering", missing[0]), message)
    if not publicity.reason and publicity.status is not PublicityStatus.OFFENTLIG:
        status = publicity.status.replace("_", " ")
        message = f"Dokumentet er {status}, men begrunnelsen mangler."
        yield Finding(("offentlighet", "begrunnelse"), message)
    earlier = _earlier_with_same_reason(minutes, dossier)
    if len(earlier) + 1 >= limits.same_reason_meetings:
        message = f"Begrunnelsen er den samme som i {listing(earlier)}; vurder offentligheten konkret for hvert møte."
        yield Finding(("offentlighet", "begrunnelse"), message, Severity.WARNING)


def _earlier_with_same_reason(minutes: Minutes, dossier: Dossier) -> list[str]:
    """Ids of earlier final minutes of the same kind whose reason reads the same."""
    own = _reason(minutes)
    if not own:
        return []
    return sorted(
        id
        for id, other in dossier.minutes.items()
        if id < minutes.id
        and other.is_final
        and other.year >= dossier.registry.first_year
        and kind_of(other, dossier) is MeetingKind.OPPDRAGSSTYRINGSMOTE
        and _reason(other) == own
    )


def _reason(minutes: Minutes) -> str:
    reason = minutes.publicity.reason if minutes.publicity else None
    return " ".join((reason or "").casefold().split()).rstrip(".")
