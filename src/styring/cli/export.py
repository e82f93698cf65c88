"""``styring export``: the records as tables for analysts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from styring.cli.console import Exit, console, fail, note, with_progress
from styring.cli.naming import no_records
from styring.exporting.run import Format
from styring.exporting.run import export as export_to
from styring.loading import load_registry
from styring.messages import count
from styring.project import open_project
from styring.writing import real_path


def export(
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="MAPPE", help="Hvor tabellene legges. En tidligere eksport byttes ut."),
    ],
    format: Annotated[
        Format, typer.Option("--format", help="Formatet på tabellene. Parquet trenger tillegget styring[analyse].")
    ] = Format.PARQUET,
    all_text: Annotated[
        bool,
        typer.Option(
            "--all-text",
            help="Ta med all fri tekst, også den som er skjermet, unntatt eller ikke vurdert. Navn på deltakere er "
            "aldri med.",
        ),
    ] = False,
) -> None:
    """Skriv postene som tabeller for analyse, i Parquet eller CSV.

    Koder, datoer og tall er alltid med. Fri tekst er med der den kan sees av alle: i dokumenter som er endelige og
    vurdert som offentlige, og ikke i deler som er skjermet.
    """
    project = open_project(Path.cwd())
    loaded = load_registry(project)
    if not loaded.dossiers and not loaded.files:
        fail(*no_records(project))
        raise typer.Exit(Exit.NO_RECORDS)
    exported = export_to(
        project,
        loaded,
        real_path(output),
        format,
        all_texts=all_text,
        watched=lambda codes: with_progress(codes, "Leser virksomhetene"),
    )
    rows = count(sum(exported.rows.values()), "rad", "rader")
    tables = count(sum(1 for number in exported.rows.values() if number), "tabell", "tabeller")
    console().print(f"Skrev {rows} i {tables} i {output}", soft_wrap=True)
    if exported.unread:
        files = count(len(exported.unread), "fil", "filer")
        note(f"{files} har feil i formen (SKJ) og er ikke med; se «styring lint».")
    if exported.with_names:
        texts = count(exported.with_names, "tekst", "tekster")
        note(f"{texts} er utelatt fordi noen er nevnt ved navn.")
    if all_text:
        note("Eksporten har tekst som er skjermet, unntatt eller ikke vurdert. Behandle den deretter.")
