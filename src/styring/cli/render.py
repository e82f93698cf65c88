"""``styring render`` and ``styring fingerprint``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from styring.cli.console import Exit, console, fail, note, with_progress
from styring.cli.errors import errors_by_record, refused_for_errors
from styring.cli.naming import chosen, identities, load_dossiers
from styring.cli.options import AsOf, parse_day
from styring.dossier import Dossier
from styring.filing.versions import before_the_receipt
from styring.messages import count, listing, quoted
from styring.project import SETTINGS_FILE, Project, open_project
from styring.records.base import Identity
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.rendering import DocumentKind, Format, Job, Plan, Refusal, Renderer, RenderError, Variant, plan
from styring.rendering.document import sources
from styring.rendering.stated import Stated, stated_by
from styring.writing import real_path, write_output


def render(
    records: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[POST]...",
            help="En virksomhet (bre), eller en post ved identitet (bre/minutes/2026-03-12-esm) eller fil.",
        ),
    ] = None,
    all_records: Annotated[bool, typer.Option("--all", help="Alle poster som blir til dokumenter.")] = False,
    to: Annotated[str, typer.Option(metavar="FORMAT", help="html, pdf, docx og md, med komma mellom.")] = "pdf",
    output: Annotated[Path, typer.Option("-o", "--output", metavar="MAPPE", help="Hvor dokumentene legges.")] = Path(
        "dokumenter"
    ),
    variant: Annotated[
        Variant | None,
        typer.Option(help="public eller internal. Uten valg: public for det som er offentlig, ellers internal."),
    ] = None,
    allow_errors: Annotated[
        bool, typer.Option("--allow-errors", help="Lag endelige dokumenter selv om kontrollen har funnet feil.")
    ] = False,
    as_of: AsOf = None,
) -> None:
    """Lag dokumentene: innkalling, referat, oppsummering, brev og samarbeidsplakat."""
    if bool(records) is all_records:
        both = ", ikke begge deler" if records else ""
        raise typer.BadParameter(f"Nevn postene det skal lages dokumenter av, eller skriv --all{both}.")
    project = open_project(Path.cwd())
    choice = chosen(project, records or ())
    of_agencies = {identity for dossier in choice.whole for identity in _documented(dossier)}
    planned = _plan(choice.dossiers, _formats(to), variant, None if all_records else choice.named | of_agencies)
    errors = Counter() if allow_errors else errors_by_record(project, parse_day(as_of))
    outcome = _make(project, planned, errors, real_path(output))
    _tell(outcome, output, choice.named)
    failed = any(refusal.is_fault or refusal.identity in choice.named for refusal in outcome.refusals)
    raise typer.Exit(Exit.FINDINGS if failed else Exit.CLEAN)


@dataclass
class _Outcome:
    """What has been made, and what has not."""

    made: list[Job] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


def _documented(dossier: Dossier) -> Iterator[Identity]:
    """The records of an agency that become documents."""
    kinds = {kind.draws_on[0] for kind in DocumentKind}
    return (identity for identity in dossier.identities if identity.kind in kinds)


def _formats(text: str) -> list[Format]:
    names = [part.strip().lower() for part in text.split(",") if part.strip()]
    unknown = [name for name in names if name not in set(Format)]
    if unknown or not names:
        raise typer.BadParameter(
            f"{quoted(unknown[0] if unknown else text)} er ikke et format. Velg {listing(Format, 'eller')}."
        )
    return [Format(name) for name in names]


def _plan(
    dossiers: Sequence[Dossier],
    formats: Collection[Format],
    variant: Variant | None,
    wanted: Collection[Identity] | None,
) -> Plan:
    """The public edition of what is public and the internal one of the rest, unless one of them is asked for."""
    if variant is not None:
        return plan(dossiers, formats, variant, wanted)
    public = plan(dossiers, formats, Variant.PUBLIC, wanted)
    rest = plan(dossiers, formats, Variant.INTERNAL, [refusal.identity for refusal in public.refusals])
    return Plan((*public.jobs, *rest.jobs), rest.refusals)


def _make(project: Project, planned: Plan, errors: Mapping[str, int], output: Path) -> _Outcome:
    outcome = _Outcome(refusals=list(planned.refusals))
    renderer = Renderer(project.root, project.settings)
    refused: set[Identity] = set()
    for job in with_progress(planned.jobs, "Lager dokumenter"):
        if job.identity in refused:
            continue
        refusal = _refused_for_errors(job, errors) or _write(renderer, job, output)
        if refusal is None:
            outcome.made.append(job)
        else:
            outcome.refusals.append(refusal)
            refused.add(job.identity)
    return outcome


def _refused_for_errors(job: Job, errors: Mapping[str, int]) -> Refusal | None:
    """A final document is not made of records that lint finds errors in; a draft is, for somebody to work on."""
    return None if job.draft else refused_for_errors(job, errors, "det lages ikke endelig dokument av den")


def _write(renderer: Renderer, job: Job, output: Path) -> Refusal | None:
    try:
        content = renderer.render(job)
    except RenderError as error:
        if error.file == SETTINGS_FILE:  # the same for every document
            raise
        place = f"{error.file}:{error.line}: " if error.file and error.line else f"{error.file}: " if error.file else ""
        return Refusal(job.identity, place + error.message, error.remedy, is_fault=True)
    write_output(output / job.path, content, root=output)
    return None


def _tell(outcome: _Outcome, output: Path, named: Collection[Identity]) -> None:
    """What was made and what was not; records that nobody asked for by name are only counted."""
    for refusal in outcome.refusals:
        if refusal.is_fault or refusal.identity in named:
            fail(f"{refusal.identity}: {refusal.message}", refusal.remedy)
    others = [r for r in outcome.refusals if not r.is_fault and r.identity not in named]
    for message, number in Counter(refusal.message for refusal in others).items():
        note(f"Utelatt: {count(number, 'post', 'poster')}. {message}")
    if not outcome.made:
        return
    out = console()
    out.print(_table(outcome.made))
    out.print(f"{count(len(outcome.made), 'fil', 'filer')} i {output}.", soft_wrap=True)


_DOCUMENTS = {
    DocumentKind.INVITATION: "Innkalling",
    DocumentKind.MINUTES: "Referat og oppsummering",
    DocumentKind.LETTER: "Brev",
    DocumentKind.CHARTER: "Samarbeidsplakat",
}
_EDITIONS = {Variant.PUBLIC: "offentlig", Variant.INTERNAL: "intern"}


def _table(jobs: Sequence[Job]) -> Table:
    """How many files of each kind, by agency; drafts are counted apart."""
    formats = sorted({job.format for job in jobs}, key=list(Format).index)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("Virksomhet", "Dokument", "Utgave"):
        table.add_column(heading)
    for heading in (*formats, "utkast"):
        table.add_column(heading, justify="right")
    rows = Counter((job.dossier.code, job.kind, job.variant, job.format) for job in jobs)
    drafts = Counter((job.dossier.code, job.kind, job.variant) for job in jobs if job.draft)
    for key in dict.fromkeys((job.dossier.code, job.kind, job.variant) for job in sorted(jobs, key=_row)):
        code, kind, variant = key
        numbers = [rows[(*key, format)] for format in formats]
        draft = drafts[key] // len(formats)
        table.add_row(code, _DOCUMENTS[kind], _EDITIONS[variant], *map(str, numbers), str(draft) if draft else "–")
    return table


def _row(job: Job) -> tuple[str, int, str]:
    return job.dossier.code, list(DocumentKind).index(job.kind), job.variant


def fingerprint(
    record: Annotated[
        str, typer.Argument(metavar="POST", help="Identitet eller fil, for eksempel bre/minutes/2026-03-12-esm.")
    ],
    file: Annotated[Path | None, typer.Argument(metavar="[DOKUMENT]", help="Dokumentet som skal sammenlignes.")] = None,
) -> None:
    """Vis fingeravtrykket til en post, eller se om et dokument fortsatt stemmer med postene det bygger på."""
    project = open_project(Path.cwd())
    dossiers = load_dossiers(project)
    planned = plan(dossiers, [Format.MARKDOWN], Variant.INTERNAL, identities(project, dossiers, [record]))
    for refusal in planned.refusals:
        fail(f"{refusal.identity}: {refusal.message}", refusal.remedy)
        raise typer.Exit(Exit.FINDINGS)
    job = planned.jobs[0]
    renderer = Renderer(project.root, project.settings)
    current = renderer.document(job).view.fingerprint
    if file is None:
        typer.echo(current)
        return
    stated = _stated(file)
    if stated.fingerprint == current:
        typer.echo(f"Dokumentet stemmer med postene: {current}")
        return
    if any(renderer.document(earlier).view.fingerprint == stated.fingerprint for earlier in _before_filing(job)):
        typer.echo(f"Dokumentet stemmer med postene slik de var før arkivet ga saken nummer: {stated.fingerprint}")
        return
    fail(*_disagreement(job.identity, current, stated))
    raise typer.Exit(Exit.FINDINGS)


def _before_filing(job: Job) -> Iterator[Job]:
    """The document of the records as they were before the archive's answer, as far as there is one."""
    record = sources(job.kind, job.dossier, job.id)[0]
    if isinstance(record, Letter | Meeting | Minutes):
        yield from (replace(job, dossier=earlier) for earlier in before_the_receipt(record, job.dossier))


def _disagreement(identity: Identity, current: str, stated: Stated) -> tuple[str, str]:
    """What is said when a document does not agree with its records, and what to do."""
    if stated.fingerprint is None:
        told, remedy = "Det oppgir ikke noe fingeravtrykk.", "Er det laget eller lagret på nytt i et annet program?"
    elif stated.identity not in {None, str(identity)}:
        told, remedy = f"Det er laget av {stated.identity}.", f"Skriv «styring fingerprint {stated.identity} …»."
    else:
        told, remedy = (
            f"Det har {stated.fingerprint}.",
            "Postene er endret. Lag dokumentet på nytt med «styring render».",
        )
    return f"Dokumentet stemmer ikke med postene, som har fingeravtrykket {current}. {told}", remedy


def _stated(file: Path) -> Stated:
    with suppress(OSError):
        if file.is_file():  # a device has no end
            return stated_by(file.read_bytes())
    raise typer.BadParameter(f"Kan ikke lese filen {quoted(file)}.")
