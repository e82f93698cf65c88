"""``styring new-…``: drafts of records that build on those that are there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from styring.cli import answers
from styring.cli.answers import answer, optional, with_choices
from styring.cli.options import AsOf, DryRun, MeetingName, parse_day
from styring.cli.telling import draft
from styring.dossier import Dossier
from styring.drafting.assignment import AssignmentAnswers, plan_assignment
from styring.drafting.charter import plan_charter
from styring.drafting.desk import find_meeting, open_dossier, open_registry, set_aside
from styring.drafting.letter import LetterAnswers, assignments_without_letter, plan_letter, year_of
from styring.drafting.meeting import plan_meeting
from styring.drafting.meeting_basis import MeetingAnswers, assignments_to_meet_about
from styring.drafting.minutes import plan_minutes
from styring.drafting.plan import DraftingError
from styring.drafting.report import REPORT_CODES, ReportAnswers, plan_report
from styring.drafting.signal import SignalAnswers, plan_signal
from styring.loading import LoadedDossier
from styring.project import Project, open_project
from styring.records.assignment import Assignment
from styring.records.vocabulary import (
    AssignmentStatus,
    LetterKind,
    MeetingKind,
    Role,
    SignalKind,
)

AgencyCode = Annotated[
    str | None, typer.Argument(metavar="[VIRKSOMHET]", help="Koden til virksomheten, for eksempel bre.")
]
Assignments = Annotated[
    list[str] | None,
    typer.Option("--assignment", metavar="ID", help="Oppdraget det gjelder, for eksempel o-2026-01. Kan gjentas."),
]


def new_meeting(
    agency: AgencyCode = None,
    kind: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="Møtetypen, med hele navnet eller kort: esm, osm, kon, fag."),
    ] = None,
    when: Annotated[
        str | None, typer.Option(metavar="TIDSPUNKT", help="Når møtet begynner, for eksempel 2026-06-11T09:00.")
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(metavar="TT:MM", help="Når møtet slutter; like langt som sist når det utelates."),
    ] = None,
    place: Annotated[str | None, typer.Option(metavar="STED", help="Hvor møtet holdes.")] = None,
    assignment: Assignments = None,
    as_of: AsOf = None,
    dry_run: DryRun = False,
) -> None:
    """Lag utkast til et møte.

    Utkastet får med åpne oppfølgingspunkter, faste saker, deltakerne fra forrige møte og frister i arbeidsdager.
    """
    project, loaded = _open(agency)
    chosen = answer(kind, "--type", with_choices("Hva slags møte er det", MeetingKind), answers.meeting_kind)
    starts = answer(when, "--when", "Når begynner møtet (for eksempel 2026-03-12T09:00)", answers.moment)
    ends = optional(until, "--until", answers.time_of_day)
    about = tuple(assignment or ())
    if chosen is MeetingKind.OPPDRAGSSTYRINGSMOTE and not about:
        about = (_assignment(loaded.dossier, assignments_to_meet_about(loaded.dossier, starts.date())),)
    given = MeetingAnswers(
        kind=chosen,
        starts=starts,
        ends=datetime.combine(starts.date(), ends) if ends else None,
        place=optional(place, "--place", answers.words),
        assignments=about,
    )
    plan = plan_meeting(loaded.dossier, project.settings, given, parse_day(as_of))
    draft(project, plan.with_warnings(set_aside(project, loaded)), dry_run=dry_run)


def new_minutes(
    meeting: MeetingName = None,
    dry_run: DryRun = False,
) -> None:
    """Lag utkast til referat eller oppsummering fra et møte, sak for sak."""
    project = open_project(Path.cwd())
    found = find_meeting(project, answer(meeting, "møtet", "Hvilket møte gjelder det", answers.code))
    draft(project, plan_minutes(found.dossier, found.meeting, project.settings.limits), dry_run=dry_run)


def new_letter(
    agency: AgencyCode = None,
    kind: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="Brevtypen, med hele navnet eller kort: tb, stb, ob, in."),
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="ÅÅÅÅ-MM-DD", help="Brevets dato; i dag når det utelates.")
    ] = None,
    year: Annotated[str | None, typer.Option(metavar="ÅR", help="Året brevet gjelder; følger av datoen.")] = None,
    main_letter: Annotated[
        str | None, typer.Option(metavar="ID", help="Tildelingsbrevet et supplerende brev utfyller.")
    ] = None,
    assignment: Assignments = None,
    no_continuation: Annotated[
        bool, typer.Option("--no-continuation", help="Ikke ta med mål, krav og rapporter fra fjorårets brev.")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Lag utkast til tildelingsbrev, supplerende tildelingsbrev, oppdragsbrev eller instruks."""
    project, loaded = _open(agency)
    chosen = answer(kind, "--type", with_choices("Hva slags brev er det", LetterKind), answers.letter_kind)
    dated = answer(day, "--date", "Hvilken dato skal brevet ha", answers.day, usual=str(date.today()))
    about = tuple(assignment or ())
    if chosen is LetterKind.OPPDRAGSBREV and not about:
        about = (_assignment(loaded.dossier, assignments_without_letter(loaded.dossier, dated)),)
    given = LetterAnswers(
        kind=chosen,
        date=dated,
        year=optional(year, "--year", answers.year) or year_of(chosen, dated),
        main_letter=main_letter,
        assignments=about,
        continues=not no_continuation,
    )
    plan = plan_letter(loaded.dossier, project.settings, given)
    draft(project, plan.with_warnings(set_aside(project, loaded)), dry_run=dry_run)


def new_assignment(
    agency: AgencyCode = None,
    title: Annotated[str | None, typer.Option(metavar="TITTEL", help="Oppdragets navn.")] = None,
    status: Annotated[
        str | None, typer.Option(metavar="STATUS", help="varslet (når det utelates), aktiv, stanset eller avsluttet.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="ÅÅÅÅ-MM-DD", help="Første dag med statusen; i dag når det utelates."),
    ] = None,
    letter: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Brevet som varslet oppdraget; årets tildelingsbrev når det utelates."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Lag et oppdrag."""
    project, loaded = _open(agency)
    given = AssignmentAnswers(
        title=answer(title, "--title", "Hva heter oppdraget", answers.words),
        status=optional(status, "--status", answers.one_of(AssignmentStatus)) or AssignmentStatus.VARSLET,
        from_=answer(since, "--from", "Fra hvilken dag", answers.day, usual=str(date.today())),
        announced_in=letter,
    )
    draft(project, plan_assignment(loaded.dossier, given).with_warnings(set_aside(project, loaded)), dry_run=dry_run)


def new_signal(
    agency: AgencyCode = None,
    text: Annotated[str | None, typer.Option(metavar="TEKST", help="Signalet.")] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="ÅÅÅÅ-MM-DD", help="Dagen det ble gitt; i dag når det utelates.")
    ] = None,
    role: Annotated[
        str | None, typer.Option(metavar="ROLLE", help="Rollen som ga signalet, for eksempel kommunaldirektør.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Hva slags signal det er, for eksempel presisering.")
    ] = None,
    channel: Annotated[
        str | None, typer.Option(metavar="KANAL", help="Hvordan det ble gitt, for eksempel telefon.")
    ] = None,
    meeting: Annotated[str | None, typer.Option(metavar="ID", help="Møtet det ble gitt i.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Skriv ned et styringssignal som ble gitt utenom de formelle møtene."""
    project, loaded = _open(agency)
    if channel and meeting:
        raise DraftingError("Et signal er gitt i et møte eller på en annen måte.", "Oppgi --meeting eller --channel.")
    given = SignalAnswers(
        text=answer(text, "--text", "Hva går signalet ut på", answers.words),
        date=answer(day, "--date", "Hvilken dag ble det gitt", answers.day, usual=str(date.today())),
        from_role=optional(role, "--role", answers.one_of(Role, project.terms)),
        kind=optional(kind, "--type", answers.one_of(SignalKind)),
        channel=optional(channel, "--channel", answers.words),
        meeting=meeting,
    )
    plan = plan_signal(loaded.dossier, project.settings.limits, given)
    draft(project, plan.with_warnings(set_aside(project, loaded)), dry_run=dry_run)


def new_charter(agency: AgencyCode = None, dry_run: DryRun = False) -> None:
    """Lag en samarbeidsplakat som byrådsavdelingen og virksomheten fyller ut sammen."""
    project, loaded = _open(agency)
    draft(project, plan_charter(loaded.dossier), dry_run=dry_run)


def new_report(
    agency: AgencyCode = None,
    code: Annotated[
        str | None,
        typer.Option(
            "--type", metavar="RAPPORT", help="t1, t2 eller t3 (tertial), h1 eller h2 (halvår), aar (årsrapport)."
        ),
    ] = None,
    year: Annotated[
        str | None, typer.Option(metavar="ÅR", help="Året rapporten gjelder; i år når det utelates.")
    ] = None,
    point: Annotated[
        str | None, typer.Option(metavar="ID", help="Id-en i brevets rapportering, når den er en annen enn typen.")
    ] = None,
    received: Annotated[str | None, typer.Option(metavar="ÅÅÅÅ-MM-DD", help="Datoen rapporten kom.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Før opp en rapport, knyttet til det tildelingsbrevet ber om."""
    project, loaded = _open(agency)
    codes = answers.chosen({code: code for code in REPORT_CODES})
    given = ReportAnswers(
        code=answer(code, "--type", with_choices("Hvilken rapport er det", REPORT_CODES), codes),
        year=optional(year, "--year", answers.year) or date.today().year,
        point=point,
        received=optional(received, "--received", answers.day),
    )
    plan = plan_report(loaded.dossier, given)
    draft(project, plan.with_warnings(set_aside(project, loaded)), dry_run=dry_run)


def _open(agency: str | None) -> tuple[Project, LoadedDossier]:
    """The repository here, and the dossier of the agency that the person names."""
    project = open_project(Path.cwd())
    if agency is None:
        known = sorted(open_registry(project).agency_codes)
        agency = answer(None, "virksomheten", with_choices("Hvilken virksomhet gjelder det", known), answers.code)
    return project, open_dossier(project, agency)


def _assignment(dossier: Dossier, fitting: Sequence[Assignment]) -> str:
    """The assignment that a meeting or a letter is about, if nobody has said it: the only one, or the one chosen."""
    if not fitting:
        raise DraftingError(
            f"«{dossier.code}» har ikke noe oppdrag som passer.",
            f"Lag oppdraget først med «styring new-assignment {dossier.code}».",
        )
    ids = [assignment.id for assignment in fitting]
    usual = ids[0] if len(ids) == 1 else None
    return answer(None, "--assignment", with_choices("Hvilket oppdrag gjelder det", ids), answers.code, usual=usual)
