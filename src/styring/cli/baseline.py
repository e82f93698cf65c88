"""What ``styring lint`` does with ``grunnlinje.txt`` instead of showing findings."""

from __future__ import annotations

import typer

from styring.cli.console import note
from styring.linting import baseline, baseline_file
from styring.linting.baseline_file import BASELINE_FILE
from styring.linting.result import LintResult
from styring.messages import count
from styring.project import Project


def refuse_part(*, is_part: bool) -> None:
    """A baseline of a part would lose the lines of the rest.

    Raises:
        typer.BadParameter: the lint leaves something out.
    """
    if is_part:
        raise typer.BadParameter(
            "--write-baseline tar med alle poster og regler, ellers går linjer tapt. "
            "Utelat stier, --select, --ignore og --changed-since."
        )


def write(project: Project, result: LintResult) -> None:
    """Make a baseline of all that stands, and say what it does not know."""
    number = baseline.write(project.root, (*result.diagnostics, *result.baselined))
    typer.echo(f"{count(number, 'funn', 'funn')} i {BASELINE_FILE}.")
    if result.unread:
        note(
            f"{count(len(result.unread), 'fil', 'filer')} har feil i formen (SKJ), så reglene har ikke sett innholdet. "
            "Rett formen og skriv grunnlinjen på nytt, ellers kommer det nye funn den dagen formen er rettet."
        )


def prune(project: Project, result: LintResult) -> None:
    """Take the stale lines out of the baseline, and say what could not be judged."""
    number = baseline_file.prune(project.root, result.stale)
    stale = count(number, "utdatert linje", "utdaterte linjer")
    typer.echo(f"Slettet {stale} i {BASELINE_FILE}." if number else f"Ingen utdaterte linjer i {BASELINE_FILE}.")
    for sentence in result.unchecked:
        note(f"Ikke kontrollert: {sentence}")
