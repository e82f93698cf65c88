"""``styring schema``: the JSON Schemas that let an editor complete and check the records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from styring.cli.console import console
from styring.cli.profile import terms_here
from styring.project import open_project
from styring.schemas import FOLDER, schemas
from styring.writing import real_path, write_output


def schema(
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="MAPPE", help="Hvor skjemaene skrives; i mappen schemas når det utelates."
        ),
    ] = None,
) -> None:
    """Skriv skjemaene som lar redigeringsprogrammet foreslå og kontrollere nøkler.

    Kjør kommandoen på nytt etter en oppgradering.
    """
    folder = real_path(output) if output else open_project(Path.cwd()).root / FOLDER
    texts = schemas(terms_here())
    for name, text in texts.items():
        write_output(folder / name, text.encode("utf-8"), root=folder)
    console().print(f"Skrev {len(texts)} skjemaer i {output or FOLDER}", soft_wrap=True)
