"""``styring verify``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from styring.cli.console import Exit, console, fail, with_progress
from styring.filing.package import NoPackage
from styring.filing.schema import UnusableSchema
from styring.filing.verify import packages_in
from styring.filing.verify import verify as judge
from styring.messages import count
from styring.writing import real_path


def verify(
    place: Annotated[
        Path, typer.Argument(metavar="MAPPE", help="En arkivpakke (mappe eller zip-fil), eller en mappe med pakker.")
    ],
    xsd: Annotated[
        Path | None,
        typer.Option(
            metavar="MAPPE", help="Mappen med arkivets skjemaer (XSD), når meldingen skal kontrolleres mot dem."
        ),
    ] = None,
) -> None:
    """Kontroller at arkivpakker er slik de var da de ble laget. Det trengs ingen poster."""
    try:
        packages = packages_in(place)
        verdicts = [judge(each, xsd and real_path(xsd)) for each in with_progress(packages, "Kontrollerer pakker")]
    except (NoPackage, UnusableSchema) as error:
        fail(error.message, error.remedy)
        raise typer.Exit(Exit.MISUSE) from error
    broken = [verdict for verdict in verdicts if verdict.faults]
    for verdict in broken:
        for fault in verdict.faults:
            fail(f"{verdict.place}: {fault}")
    out = console()
    if len(verdicts) == 1 and not broken:
        out.print(f"Pakken er hel: {count(verdicts[0].files, 'fil', 'filer')} i {verdicts[0].place}.", soft_wrap=True)
        return
    out.print(
        f"{count(len(verdicts), 'pakke', 'pakker')} kontrollert, {len(broken) or 'ingen'} med feil.", soft_wrap=True
    )
    raise typer.Exit(Exit.FINDINGS if broken else Exit.CLEAN)
