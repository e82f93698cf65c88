"""``styring file``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from styring.cli.console import Exit, console, fail, note, with_progress
from styring.cli.errors import errors_by_record, refused_for_errors
from styring.cli.naming import chosen
from styring.cli.options import AsOf, parse_day
from styring.dossier import Dossier
from styring.filing.codes import unknown_lists
from styring.filing.run import Filed, Options, Status, Stopped, file_all
from styring.messages import count, listing, quoted
from styring.project import SETTINGS_FILE, Project, open_project
from styring.records.base import Identity, Kind
from styring.records.settings import ArchiveProfile
from styring.rendering import DocumentKind, Format, Job, Refusal, Variant, plan
from styring.writing import real_path

_FILING_ITSELF = frozenset({"ARK01"})
"""Rules that ask for what this command is a step of."""
_KINDS = {Kind.LETTER: "Brev", Kind.MEETING: "Innkalling", Kind.MINUTES: "Referat og oppsummering"}
_A_FEW = 3


def file(
    records: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[POST]...",
            help="En virksomhet (bre), eller en post ved identitet (bre/minutes/2026-03-12-esm) eller fil.",
        ),
    ] = None,
    all_final: Annotated[
        bool,
        typer.Option("--all-final", help="Alle endelige referater og oppsummeringer og sendte brev og innkallinger."),
    ] = False,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="MAPPE", help="Hvor pakkene legges.")] = Path(
        "arkivpakker"
    ),
    as_zip: Annotated[bool, typer.Option("--zip", help="Lag hver pakke som en zip-fil i stedet for en mappe.")] = False,
    profile: Annotated[
        ArchiveProfile | None,
        typer.Option(help="Profilen arkivet tar imot. Uten valg: arkiv.profil i styring.yaml."),
    ] = None,
    xsd: Annotated[
        Path | None,
        typer.Option(metavar="MAPPE", help="Mappen med arkivets skjemaer (XSD). Uten valg: arkiv.xsd i styring.yaml."),
    ] = None,
    allow_errors: Annotated[
        bool, typer.Option("--allow-errors", help="Lag pakker selv om kontrollen har funnet feil.")
    ] = False,
    as_of: AsOf = None,
) -> None:
    """Lag arkivpakker: dokumentene til en journalpost med arkivmelding, følgeseddel og sjekksummer."""
    if bool(records) is all_final:
        both = ", ikke begge deler" if records else ""
        raise typer.BadParameter(f"Nevn postene som skal arkiveres, eller skriv --all-final{both}.")
    project = open_project(Path.cwd())
    choice = chosen(project, records or ())
    _check_settings(project)
    outcome = _Outcome()
    jobs = _wanted(choice.dossiers, choice.dossiers if all_final else choice.whole, choice.named, outcome)
    errors = Counter() if allow_errors else errors_by_record(project, parse_day(as_of), without=_FILING_ITSELF)
    fit: list[Identity] = []
    for job in jobs:
        refusal = None if job.draft else refused_for_errors(job, errors, "den arkiveres ikke")
        if refusal:
            outcome.refusals.append(refusal)
        else:
            fit.append(job.identity)
    settings = project.settings.archive
    schemas = xsd or (project.root / settings.xsd if settings.xsd else None)
    options = Options(real_path(output), profile or settings.profile, as_zip, schemas and real_path(schemas))
    _file(project, choice.dossiers, fit, options, outcome)
    _tell(outcome, output, choice.named)
    if outcome.stopped:
        raise typer.Exit(Exit.MISUSE)
    failed = any(refusal.is_fault or refusal.identity in choice.named for refusal in outcome.refusals)
    raise typer.Exit(Exit.FINDINGS if failed else Exit.CLEAN)


@dataclass
class _Outcome:
    """What has been filed, and what has not."""

    filed: list[Filed] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    stopped: Stopped | None = None


def _check_settings(project: Project) -> None:
    unknown = unknown_lists(project.settings)
    if unknown:
        lists = f"{listing(map(quoted, unknown))} under arkiv.koder i {SETTINGS_FILE}"
        raise typer.BadParameter(f"{lists} er ikke navn på kodelister i arkivmeldingen.")


def _wanted(
    dossiers: Sequence[Dossier], whole: Sequence[Dossier], named: Collection[Identity], outcome: _Outcome
) -> list[Job]:
    """What to file: of whole agencies what is finished, and whatever is named, which may be refused later."""
    finished = [
        job
        for job in plan(whole, [Format.PDF], Variant.INTERNAL).jobs
        if not job.draft and job.kind is not DocumentKind.CHARTER
    ]
    asked_for = plan(dossiers, [Format.PDF], Variant.INTERNAL, named)
    outcome.refusals += asked_for.refusals
    jobs = {job.identity: job for job in (*finished, *asked_for.jobs)}
    return [jobs[identity] for identity in sorted(jobs, key=str)]


def _file(
    project: Project, dossiers: Sequence[Dossier], wanted: Sequence[Identity], options: Options, outcome: _Outcome
) -> None:
    if not wanted:
        return
    made = file_all(project, dossiers, wanted, options)
    for _ in with_progress(wanted, "Lager arkivpakker"):
        match next(made, None):
            case Filed() as filed:
                outcome.filed.append(filed)
            case Refusal() as refusal:
                outcome.refusals.append(refusal)
            case Stopped() as stopped:
                outcome.stopped = stopped
            case None:
                break


def _tell(outcome: _Outcome, output: Path, named: Collection[Identity]) -> None:
    """What was filed and what was not; records that nobody asked for by name are only counted."""
    for refusal in outcome.refusals:
        if refusal.is_fault or refusal.identity in named:
            fail(f"{refusal.identity}: {refusal.message}", refusal.remedy)
    if outcome.stopped:
        fail(outcome.stopped.message, outcome.stopped.remedy)
    others = [r for r in outcome.refusals if not r.is_fault and r.identity not in named]
    for message, number in Counter(refusal.message for refusal in others).items():
        note(f"Utelatt: {count(number, 'post', 'poster')}. {message}")
    _tell_remarks(outcome.filed)
    if not outcome.filed:
        return
    out = console()
    out.print(_table(outcome.filed))
    written = sum(filed.status is Status.WRITTEN for filed in outcome.filed)
    out.print(f"{count(written, 'ny pakke', 'nye pakker')} i {output}.", soft_wrap=True)
    if written:
        out.print("Send dem til arkivet, og les svaret inn med «styring receipt».", soft_wrap=True)


def _tell_remarks(filed: Sequence[Filed]) -> None:
    """What should be known of the packages, each thing once."""
    about: defaultdict[str, list[str]] = defaultdict(list)
    for each in filed:
        for remark in each.remarks:
            about[remark].append(str(each.identity))
    for remark, records in about.items():
        shown = records[:_A_FEW] + ([f"{len(records) - _A_FEW} til"] if len(records) > _A_FEW else [])
        note(f"Merk: {remark} ({listing(shown)})")


def _table(filed: Sequence[Filed]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("Virksomhet", "Post"):
        table.add_column(heading)
    for heading in ("nye", "uendret"):
        table.add_column(heading, justify="right")
    numbers = Counter((each.identity.agency, each.identity.kind, each.status) for each in filed)
    for agency, kind in dict.fromkeys((each.identity.agency, each.identity.kind) for each in filed):
        new, same = (numbers[agency, kind, status] for status in (Status.WRITTEN, Status.UNCHANGED))
        table.add_row(agency, _KINDS[kind], *(str(number) if number else "–" for number in (new, same)))
    return table
