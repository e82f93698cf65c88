"""``styring report``: questions about the dialogue, answered from the records."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from styring.cli.console import Exit, console, fail, note
from styring.cli.naming import no_records
from styring.cli.options import AsOf, parse_day
from styring.cli.outputs import refuse_others_file
from styring.dossier import Dossier
from styring.loading import LoadedRegistry, load_dossier, load_registry
from styring.messages import count, listing, nearest, quoted
from styring.project import Project, find_root, open_project
from styring.records.base import YEARS
from styring.records.terms import MUNICIPAL
from styring.rendering.jobs import Format
from styring.reporting import report_formats
from styring.reporting.report_formats import ReportFormat
from styring.reports.catalogue import REPORTS
from styring.reports.report import Report, run
from styring.reports.scope import Scope
from styring.reports.survey import SURVEY
from styring.reports.table import Table
from styring.reports.wording import tables_worded, worded
from styring.writing import real_path, write_output

_BEGINNINGS = {
    ReportFormat.CSV: r"[a-zæøå_]+(;[a-zæøå_]+)*\r?\n",
    ReportFormat.JSON: r'\{\s+"rapport": "',
    ReportFormat.HTML: r'<!DOCTYPE html>\s*<html lang="nb">',
    ReportFormat.MD: r"# [^\n]+\n\n[^\n]+\?\n",
    ReportFormat.PDF: r"%PDF-",
}
"""How a report begins in each format; nothing else is ever replaced by one."""


def report(
    name: Annotated[
        str | None, typer.Argument(metavar="[RAPPORT]", help="Navnet på rapporten; uten navn vises alle.")
    ] = None,
    agency: Annotated[
        list[str] | None,
        typer.Option("--agency", metavar="KODE", help="Bare denne virksomheten; kan gjentas."),
    ] = None,
    department: Annotated[
        str | None,
        typer.Option("--department", metavar="KODE", help="Bare virksomhetene under byrådsavdelingen."),
    ] = None,
    first_year: Annotated[
        int | None, typer.Option("--from", metavar="ÅR", min=YEARS[0], help="Første år som er med.")
    ] = None,
    last_year: Annotated[
        int | None, typer.Option("--to", metavar="ÅR", min=YEARS[0], help="Siste år som er med.")
    ] = None,
    as_of: AsOf = None,
    format: Annotated[ReportFormat, typer.Option("--format", help="Hvordan tabellene vises.")] = ReportFormat.TABLE,
    table: Annotated[
        str | None, typer.Option("--table", metavar="NAVN", help="Bare denne tabellen i rapporten.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Vis også hvilke poster hvert tall kommer fra.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FIL", help="Skriv til en fil i stedet for til skjermen.")
    ] = None,
) -> None:
    """Svar på spørsmål om styringsdialogen ut fra postene."""
    if name is None:
        from styring.reporting.report_text import show_list

        terms = open_project(Path.cwd()).terms if find_root(real_path(Path.cwd())) else MUNICIPAL
        show_list(console(), (worded(each, terms) for each in REPORTS.values()))
        return
    chosen = _known(name)
    if output and format is ReportFormat.TABLE:
        raise typer.BadParameter("Tabellene er til skjermen. Velg --format csv, json, html eller md for en fil.")
    is_document = chosen is SURVEY and table is None and format in {ReportFormat.HTML, ReportFormat.PDF}
    if format is ReportFormat.PDF and not is_document:
        raise typer.BadParameter("Bare hele kartleggingen lages som PDF. Velg --format html, md, csv eller json.")
    if format is ReportFormat.PDF and output is None:
        raise typer.BadParameter("En PDF vises ikke på skjermen. Oppgi en fil med -o.")
    if explain and format is not ReportFormat.TABLE:
        raise typer.BadParameter("--explain er for skjermen. Velg --format json for en fil med postene bak hvert tall.")
    if first_year and last_year and first_year > last_year:
        raise typer.BadParameter(f"Fra {first_year} til {last_year} er ingen år. Bytt om på --from og --to.")
    project, day = open_project(Path.cwd()), parse_day(as_of)
    if output:
        refuse_others_file(real_path(output), format, _BEGINNINGS[format], project.records)
    loaded = load_registry(project)
    if not loaded.dossiers:
        fail(*no_records(project))
        raise typer.Exit(Exit.NO_RECORDS)
    _check_codes("virksomheten", agency or [], loaded.dossiers)
    _check_codes(
        project.terms.text("byrådsavdelingen"),
        [department] if department else [],
        sorted(loaded.registry.department_codes),
    )
    scope = Scope(day, frozenset(agency or ()), department, first_year, last_year, project.settings.limits)
    unread: list[Path] = []
    made = run([chosen], _dossiers(project, loaded, scope, unread), scope)[chosen.name]
    chosen, tables = worded(chosen, project.terms), tables_worded(_chosen(made, table), project.terms)
    if unread:
        files = count(len(unread), "fil", "filer")
        note(f"{files} har feil i formen (SKJ) og er ikke med i tallene; se «styring lint».")
    if format is ReportFormat.TABLE:
        from styring.reporting.report_text import show

        show(console(), chosen, tables, explained=explain)
    elif is_document:
        from styring.cli.survey import survey_file
        from styring.reports.survey_document import Surveyed

        found = Surveyed(made, scope, loaded.registry, len(unread))
        _deliver(survey_file(found, project, Format(format.value)), output)
    else:
        _deliver(_written(chosen, tables, scope, format), output)


def _known(name: str) -> Report:
    found = REPORTS.get(name) or next((each for each in REPORTS.values() if each.id == name.upper()), None)
    if found is None:
        near = nearest(name, REPORTS)
        hint = f"Mente du {quoted(near)}?" if near else "«styring report» viser alle."
        raise typer.BadParameter(f"Det finnes ingen rapport {quoted(name)}. {hint}")
    return found


def _check_codes(what: str, codes: Sequence[str], known: Sequence[str]) -> None:
    for code in codes:
        if code not in known:
            near = nearest(code, known)
            hint = f"Mente du {quoted(near)}?" if near else f"Velg {listing(known, 'eller')}." if known else ""
            raise typer.BadParameter(f"Fant ikke {what} {quoted(code)}. {hint}".rstrip())


def _dossiers(project: Project, loaded: LoadedRegistry, scope: Scope, unread: list[Path]) -> Iterator[Dossier]:
    """The dossiers that can count, one in memory at a time; their files that cannot be read are put on a list."""
    for code in loaded.dossiers:
        agency = loaded.registry.agencies.get(code)
        if scope.has_agency(Dossier(code, loaded.registry, agency=agency)):
            read = load_dossier(project, code, loaded.registry)
            unread += [file.file for file in read.files if file.record is None]
            yield read.dossier


def _chosen(tables: tuple[Table, ...], key: str | None) -> tuple[Table, ...]:
    found = tuple(table for table in tables if key in {None, table.key})
    if not found:
        names = listing([table.key for table in tables], "eller")
        raise typer.BadParameter(f"Rapporten har ingen tabell {quoted(key)}. Velg {names}.")
    return found


def _written(chosen: Report, tables: tuple[Table, ...], scope: Scope, format: ReportFormat) -> bytes:
    match format:
        case ReportFormat.CSV if len(tables) > 1:
            names = listing([table.key for table in tables], "eller")
            raise typer.BadParameter(f"CSV tar én tabell om gangen. Velg {names} med --table.")
        case ReportFormat.CSV:
            return report_formats.as_csv(tables[0])
        case ReportFormat.JSON:
            return report_formats.as_json(chosen, tables, scope)
        case ReportFormat.MD:
            return report_formats.as_markdown(chosen, tables)
        case _:
            return report_formats.as_html(chosen, tables)


def _deliver(content: bytes, output: Path | None) -> None:
    if output:
        file = real_path(output)
        write_output(file, content, root=file.parent)
        console().print(f"Skrev {output}.", soft_wrap=True)
    elif sys.stdout.isatty():
        typer.echo(content.decode("utf-8-sig"), nl=False)
    else:  # a pipe gets the very bytes: line breaks and byte order mark are part of the formats
        typer.echo(content, nl=False)
