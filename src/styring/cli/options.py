"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from styring.cli.answers import day, optional
from styring.diagnostics import Severity
from styring.messages import quoted

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="ÅÅÅÅ-MM-DD", help="Dagen det sees fra; i dag når den ikke er oppgitt.")
]

DryRun = Annotated[bool, typer.Option("--dry-run", help="Vis hva som ville blitt skrevet, uten å skrive noe.")]

MeetingName = Annotated[
    str | None,
    typer.Argument(metavar="[MØTE]", help="Møtets id, identitet eller fil, for eksempel 2026-06-11-esm."),
]


def parse_day(text: str | None) -> date:
    """The day given on the command line, or today: the only place where findings meet the clock."""
    return optional(text, "--as-of", day) or date.today()


def parse_severity(label: str) -> Severity:
    """The level given on the command line.

    Raises:
        typer.BadParameter: there is no such level.
    """
    try:
        return Severity.from_label(label.lower())
    except KeyError:
        raise typer.BadParameter(f"{quoted(label)} er ikke et nivå. Velg merknad, advarsel eller feil.") from None
