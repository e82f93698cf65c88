"""``styring lint``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from styring.cli.console import Exit, console, fail
from styring.cli.naming import no_records
from styring.cli.options import AsOf, parse_day
from styring.diagnostics import Severity
from styring.linting import LintResult, Selection
from styring.linting import lint as run_lint
from styring.messages import quoted
from styring.project import Project, open_project
from styring.reporting import Format, render
from styring.reporting.text import show
from styring.rules import CATALOGUE
from styring.writing import real_path


def lint(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[STI]...", help="Filer eller mapper; alle når ingen er nevnt.")
    ] = None,
    as_of: AsOf = None,
    format: Annotated[Format, typer.Option("--format", help="Hvordan funnene vises.")] = Format.TEXT,
    select: Annotated[str, typer.Option(help="Bare disse reglene eller gruppene, med komma mellom: ESM,REF01.")] = "",
    ignore: Annotated[str, typer.Option(help="Ikke disse reglene eller gruppene.")] = "",
    fail_on: Annotated[
        str, typer.Option(help="Laveste nivå som gir avslutningskode 1: merknad, advarsel eller feil.")
    ] = "feil",
) -> None:
    """Kontroller postene mot guiden og formkravene."""
    limit = _severity(fail_on)
    project = open_project(Path.cwd())
    selection = Selection(_codes(select), _codes(ignore), _inside(project, paths or []))
    result = run_lint(project, parse_day(as_of), selection)
    if not result.files:
        fail(*no_records(project, paths))
        raise typer.Exit(Exit.NO_RECORDS)
    _print(result, format)
    raise typer.Exit(Exit.FINDINGS if any(d.severity >= limit for d in result.diagnostics) else Exit.CLEAN)


def _print(result: LintResult, format: Format) -> None:
    if format is Format.TEXT:
        show(console(), result)
    else:
        typer.echo(render(result, format), nl=False)


def _severity(label: str) -> Severity:
    try:
        return Severity.from_label(label.lower())
    except KeyError:
        raise typer.BadParameter(f"{quoted(label)} er ikke et nivå. Velg merknad, advarsel eller feil.") from None


def _codes(text: str) -> tuple[str, ...]:
    codes = tuple(part.strip().upper() for part in text.split(",") if part.strip())
    for code in codes:
        if not any(known.startswith(code) for known in CATALOGUE):
            raise typer.BadParameter(f"Det finnes ingen regel eller gruppe {quoted(code)}. Se «styring rules».")
    return codes


def _inside(project: Project, paths: list[Path]) -> tuple[Path, ...]:
    resolved = tuple(real_path(path) for path in paths)
    for given, path in zip(paths, resolved, strict=True):
        if not path.exists():
            raise typer.BadParameter(f"Filen eller mappen {quoted(given)} finnes ikke.")
        if not path.is_relative_to(project.root):
            raise typer.BadParameter(f"{quoted(given)} ligger utenfor {project.root}.")
    return resolved
