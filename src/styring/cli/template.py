"""``styring template``: the templates that come with styring, and a copy of one to begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from styring.cli.console import console
from styring.cli.options import DryRun
from styring.cli.telling import points
from styring.messages import nearest, quoted
from styring.project import open_project
from styring.writing import create_binary

_FOLDER = "templates"
_PURPOSES = {
    "invitation": "innkalling med saksliste",
    "minutes": "referat og oppsummering",
    "letter": "tildelingsbrev, oppdragsbrev og instruks",
    "charter": "samarbeidsplakat",
    "survey": "kartlegging av styringsdialogen",
    "layout": "rammen rundt alle dokumentene",
    "parts": "deler som flere dokumenter bruker",
    "style": "utseendet på nettsidene",
}
_FORMATS = {".docx": "Word", ".typ": "PDF", ".html": "nettside", ".css": "nettside", ".md": "Markdown"}


def template(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAVN]...", help="Malene som skal kopieres, for eksempel minutes.docx."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Vis malene som følger med, eller kopier noen av dem til mappen templates.

    En mal i den mappen går foran den som følger med. Filer som finnes fra før, blir ikke rørt.
    """
    packaged = _packaged()
    if not names:
        _show(packaged)
        return
    chosen = [_known(name, packaged) for name in dict.fromkeys(names)]
    root = open_project(Path.cwd()).root
    if not dry_run:
        create_binary({root / _FOLDER / name: packaged[name].read_bytes() for name in chosen}, root=root)
    done = "Ville ha laget" if dry_run else "Laget"
    for name in chosen:
        console().print(f"{done} {_FOLDER}/{name}", soft_wrap=True)
    if not dry_run:
        points("Gjør dette", _advice(chosen))


def _packaged() -> Mapping[str, Path]:
    """The packaged templates by name, in the order in which they are shown."""
    from styring.rendering.templates import packaged_templates

    files = [file for file in packaged_templates().iterdir() if file.stem in _PURPOSES and file.suffix in _FORMATS]
    purposes, formats = list(_PURPOSES), list(_FORMATS)
    files.sort(key=lambda file: (purposes.index(file.stem), formats.index(file.suffix)))
    return {file.name: file for file in files}


def _show(packaged: Mapping[str, Path]) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("Mal", "Lager", "Brukes til"):
        table.add_column(heading)
    for name, file in packaged.items():
        table.add_row(name, _FORMATS[file.suffix], _PURPOSES[file.stem])
    out = console()
    out.print(table)
    out.print()
    out.print(f"«styring template NAVN» kopierer en mal til mappen {_FOLDER}.", soft_wrap=True)


def _known(name: str, packaged: Mapping[str, Path]) -> str:
    if name in packaged:
        return name
    near = nearest(name, packaged)
    hint = f"Mente du {quoted(near)}?" if near else "«styring template» viser malene."
    raise typer.BadParameter(f"Det finnes ingen mal {quoted(name)}. {hint}")


def _advice(names: Sequence[str]) -> list[str]:
    in_word = [name for name in names if name.endswith(".docx")]
    others = [name for name in names if name not in in_word]
    advice = []
    if in_word:
        advice.append("Åpne Word-malen i Word, og endre det du vil. La merkene i krøllparenteser stå.")
    if others:
        advice.append("Endre malen i et tekstprogram. Skal lite endres, kan den i stedet bygge på den som følger med.")
    return [*advice, "Lag et dokument med «styring render», og se hvordan det ble."]
