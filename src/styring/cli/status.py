"""``styring status``: the deadlines of the dialogue."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from styring.cli.console import Exit, console, fail, note
from styring.cli.naming import no_records
from styring.cli.options import AsOf, parse_day
from styring.cli.outputs import refuse_others_file
from styring.dossier import Registry
from styring.linting.deadlines import Overview, overview
from styring.linting.part import part_of
from styring.linting.result import Selection
from styring.linting.run import lint
from styring.loading import load_dossier, load_registry
from styring.messages import count, listing, nearest, quoted
from styring.project import open_project
from styring.reporting.deadlines import DeadlineFormat, render
from styring.writing import real_path, write_output

_BEGINNINGS = {
    DeadlineFormat.JSON: r'\{\s+"sett_fra": "',
    DeadlineFormat.CSV: r"Frist;Dager igjen;",
    DeadlineFormat.ICS: r"BEGIN:VCALENDAR\s+VERSION:2\.0\s+PRODID:-//styring//",
}
"""How a list of deadlines begins in each format; nothing else is ever replaced by one."""


def status(
    agencies: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[VIRKSOMHET]...", help="Koder, for eksempel bre; alle virksomheter når ingen er nevnt."
        ),
    ] = None,
    days: Annotated[int, typer.Option(metavar="TALL", help="Hvor mange dager fram fristene vises.")] = 30,
    as_of: AsOf = None,
    format: Annotated[DeadlineFormat, typer.Option("--format", help="Hvordan fristene vises.")] = DeadlineFormat.TABLE,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FIL", help="Skriv til en fil i stedet for til skjermen.")
    ] = None,
) -> None:
    """Vis fristene: det som er over fristen, og det som kommer."""
    if output and format is DeadlineFormat.TABLE:
        raise typer.BadParameter("Tabellen er til skjermen. Velg --format json, csv eller ics for å skrive en fil.")
    if days < 0:
        raise typer.BadParameter("Antall dager kan ikke være negativt.", param_hint="--days")
    project, day = open_project(Path.cwd()), parse_day(as_of)
    if output:
        refuse_others_file(real_path(output), format, _BEGINNINGS[format], project.records)
    loaded = load_registry(project)
    chosen = _known(agencies or [], loaded.registry) or loaded.dossiers
    result = lint(project, day, Selection(paths=tuple(project.dossier(code) for code in chosen) if agencies else None))
    if not result.files:
        fail(*no_records(project))
        raise typer.Exit(Exit.NO_RECORDS)
    with_deadlines = {part_of(d.file) for d in (*result.diagnostics, *result.upcoming) if d.due}
    dossiers = (load_dossier(project, code, loaded.registry).dossier for code in chosen if code in with_deadlines)
    _deliver(overview(result, dossiers, day, days), format, output)
    if result.unread:
        files = count(len(result.unread), "fil", "filer")
        note(f"{files} har feil i formen (SKJ), så frister kan mangle; se «styring lint».")


def _known(codes: Sequence[str], registry: Registry) -> tuple[str, ...]:
    known = sorted(registry.agency_codes)
    for code in codes:
        if code not in known:
            near = nearest(code, known)
            hint = f"Mente du {quoted(near)}?" if near else f"Velg {listing(known, 'eller')}." if known else ""
            raise typer.BadParameter(f"Fant ingen virksomhet {quoted(code)}. {hint}".rstrip())
    return tuple(codes)


def _deliver(found: Overview, format: DeadlineFormat, output: Path | None) -> None:
    if format is DeadlineFormat.TABLE:
        from styring.reporting.deadline_text import show

        show(console(), found)
    elif output:
        file = real_path(output)
        write_output(file, render(found, format), root=file.parent)
        number = count(len(found.deadlines), "frist", "frister")
        console().print(f"Skrev {number} i {output}.", soft_wrap=True)
    elif sys.stdout.isatty():
        typer.echo(render(found, format).decode("utf-8-sig"), nl=False)
    else:  # a pipe gets the very bytes: line breaks and byte order mark are part of the formats
        typer.echo(render(found, format), nl=False)
