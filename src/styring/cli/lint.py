"""``styring lint``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from styring.cli import baseline, findings
from styring.cli.console import Exit, fail, note
from styring.cli.naming import no_records
from styring.cli.options import AsOf, parse_day, parse_severity
from styring.cli.outputs import parse_outputs, refuse_others_files, write_report
from styring.diagnostics import Severity
from styring.history import changed_since as files_changed_since
from styring.linting.affected import affected_by, within
from styring.linting.result import Effort, LintResult, Selection, Shard
from styring.linting.run import lint as run_lint
from styring.messages import quoted
from styring.project import Project, open_project
from styring.reporting import Format, render
from styring.reporting.tally import plain, summary
from styring.rules import CATALOGUE, CODE_BY_SLUG
from styring.writing import real_path


def lint(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[STI]...", help="Filer eller mapper; alle når ingen er nevnt.")
    ] = None,
    as_of: AsOf = None,
    format: Annotated[Format, typer.Option("--format", help="Hvordan funnene vises.")] = Format.TEXT,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", metavar="FORMAT=FIL", help="Skriv funnene til en fil også; kan gjentas."),
    ] = None,
    select: Annotated[
        str, typer.Option(metavar="REGLER", help="Bare disse reglene eller gruppene, med komma mellom: ESM,REF01.")
    ] = "",
    ignore: Annotated[str, typer.Option(metavar="REGLER", help="Ikke disse reglene eller gruppene.")] = "",
    changed_since: Annotated[
        str | None,
        typer.Option(
            metavar="REVISJON",
            help="Bare det endringene siden en gren eller en commit kan påvirke, for eksempel origin/main.",
        ),
    ] = None,
    fail_on: Annotated[
        str, typer.Option(metavar="NIVÅ", help="Laveste nivå som gir avslutningskode 1: merknad, advarsel eller feil.")
    ] = "feil",
    fix: Annotated[bool, typer.Option("--fix", help="Rett det som bare kan rettes på én måte.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Vis hva --fix ville endret, uten å skrive noe.")] = False,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Skriv alle funn til grunnlinje.txt, så bare nye funn vises siden.")
    ] = False,
    prune_baseline: Annotated[
        bool, typer.Option("--prune-baseline", help="Slett linjene i grunnlinje.txt som ikke trengs lenger.")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Kontroller alt på nytt, uten mellomlageret i .styring.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(metavar="ANTALL", min=1, help="Hvor mange prosesser som deler arbeidet; ellers etter maskinen."),
    ] = None,
    shard: Annotated[
        str | None,
        typer.Option(metavar="NR/ANTALL", help="Bare en del av virksomhetene, for eksempel 1/4, når CI deler jobben."),
    ] = None,
) -> None:
    """Kontroller postene mot guiden og formkravene."""
    asks_for_display = bool(output) or format is not Format.TEXT
    _refuse_together(write=write_baseline, prune=prune_baseline, fix=fix, diff=diff, asks_for_display=asks_for_display)
    limit, day = parse_severity(fail_on), parse_day(as_of)
    effort = Effort(uses_cache=not no_cache, processes=jobs)
    outputs = parse_outputs(output or [])
    project = open_project(Path.cwd())
    refuse_others_files(outputs, project.records)
    selection = Selection(_codes(select), _codes(ignore), _inside(project, paths), _shard(shard))
    if write_baseline:
        baseline.refuse_part(is_part=selection.is_partial or changed_since is not None)
    if changed_since is not None:
        selection = _narrowed(selection, project, changed_since)
    result = run_lint(project, day, selection, effort)
    if not result.files and changed_since is None and shard is None:
        fail(*no_records(project, paths))
        raise typer.Exit(Exit.NO_RECORDS)
    if write_baseline:
        return baseline.write(project, result)
    if prune_baseline:
        return baseline.prune(project, result)
    if diff or fix:
        from styring.cli import fixing
        from styring.fixing import plan

        fixes = plan(project, result, selection)
        if diff:
            fixing.show(fixes)
            raise typer.Exit(Exit.FINDINGS if fixes else Exit.CLEAN)
        fixing.write(project, fixes)
        result = run_lint(project, day, selection, effort)

    for each in outputs:
        write_report(each, _rendered(project, result, each.format, limit))
    if format is Format.TEXT:
        findings.show(project.root, result, selection, project.settings.rules_address, may_hint=not fix)
    else:
        typer.echo(_rendered(project, result, format, limit), nl=False)
        note(plain(summary(result)))
    raise typer.Exit(Exit.FINDINGS if any(d.severity >= limit for d in result.diagnostics) else Exit.CLEAN)


def _rendered(project: Project, result: LintResult, format: Format, limit: Severity) -> str:
    address, terms = project.settings.rules_address, project.terms
    return render(result, format, rules_address=address, fail_on=limit, terms=terms)


def _refuse_together(*, write: bool, prune: bool, fix: bool, diff: bool, asks_for_display: bool) -> None:
    if write + prune + (fix or diff) > 1:
        raise typer.BadParameter("Velg bare én av --write-baseline, --prune-baseline og --fix eller --diff.")
    if (write or prune or diff) and asks_for_display:
        raise typer.BadParameter(
            "--write-baseline, --prune-baseline og --diff viser ingen funn. Utelat --format og --output."
        )


def _narrowed(selection: Selection, project: Project, revision: str) -> Selection:
    """What a change can affect of what was asked for."""
    affected = affected_by(files_changed_since(project.root, revision), project)
    return selection if affected is None else selection._replace(paths=within(selection.paths, affected))


def _codes(text: str) -> tuple[str, ...]:
    given = [part.strip() for part in text.split(",") if part.strip()]
    codes = tuple(CODE_BY_SLUG.get(part.lower(), part.upper()) for part in given)
    for part, code in zip(given, codes, strict=True):
        if not any(known.startswith(code) for known in CATALOGUE):
            raise typer.BadParameter(f"Det finnes ingen regel eller gruppe {quoted(part)}. Se «styring rules».")
    return codes


def _shard(text: str | None) -> Shard | None:
    if text is None:
        return None
    number, _, among = text.partition("/")
    if not (number.isdecimal() and among.isdecimal() and 1 <= int(number) <= int(among)):
        raise typer.BadParameter(f"{quoted(text)} er ikke en del av en helhet. Skriv for eksempel 1/4.")
    return Shard(int(number), int(among))


def _inside(project: Project, paths: list[Path] | None) -> tuple[Path, ...] | None:
    if not paths:
        return None
    resolved = tuple(real_path(path) for path in paths)
    for given, path in zip(paths, resolved, strict=True):
        if not path.exists():
            raise typer.BadParameter(f"Filen eller mappen {quoted(given)} finnes ikke.")
        if not path.is_relative_to(project.root):
            raise typer.BadParameter(f"{quoted(given)} ligger utenfor {project.root}.")
    return resolved
