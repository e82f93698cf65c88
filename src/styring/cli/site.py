"""``styring site``: what is public of the dialogue as a static site, and a preview of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from styring.cli.console import Exit, console, fail, note, with_progress
from styring.cli.naming import no_records
from styring.loading import load_dossier, load_registry
from styring.messages import count, quoted
from styring.project import Project, open_project
from styring.writing import real_path

if TYPE_CHECKING:
    from styring.rendering import Refusal
    from styring.site import Built

_PORT = 8000


def site(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="MAPPE", help="Hvor nettstedet legges.")] = Path(
        "nettsted"
    ),
    base_url: Annotated[
        str | None,
        typer.Option(
            metavar="ADRESSE",
            help="Adressen nettstedet skal ha, til nettstedskart, feed og faste lenker; ellers nettsted.adresse i "
            "styring.yaml.",
        ),
    ] = None,
    serve: Annotated[bool, typer.Option("--serve", help="Vis nettstedet på denne maskinen når det er laget.")] = False,
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="Porten for --serve; 0 for en som er ledig.")
    ] = _PORT,
) -> None:
    """Lag et nettsted av det som er offentlig: brev, innkallinger, referater, oppfølging, årshjul og journal."""
    project = open_project(Path.cwd())
    _refuse_place(project, output)
    base = _address(base_url) if base_url else project.settings.site.address
    loaded = load_registry(project)
    if not loaded.dossiers:
        fail(*no_records(project))
        raise typer.Exit(Exit.NO_RECORDS)
    from styring.site import build_site

    dossiers = [load_dossier(project, code, loaded.registry).dossier for code in loaded.dossiers]
    built = build_site(
        project,
        loaded.registry,
        dossiers,
        output,
        base=base,
        track=lambda documents: with_progress(documents, "Lager dokumenter"),
    )
    _tell(built, output, has_address=base is not None)
    if serve:
        _serve(output, port)
    raise typer.Exit(Exit.FINDINGS if built.refusals else Exit.CLEAN)


def _refuse_place(project: Project, output: Path) -> None:
    """A site in the folder of the records, or around it, would mix with what people have written."""
    place, records = real_path(output), real_path(project.records)
    if place.is_relative_to(records) or records.is_relative_to(place):
        raise typer.BadParameter(f"Nettstedet kan ikke ligge i {output}. Velg en egen mappe, for eksempel nettsted.")


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
        fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and not (parts.query or parts.fragment)
    except ValueError:
        fits = False
    if not fits or not text.isascii() or any(character.isspace() for character in text):
        raise typer.BadParameter(
            f"{quoted(text)} er ikke en adresse nettstedet kan ha. Skriv for eksempel https://styring.eksempel.no."
        )
    return text


def _tell(built: Built, output: Path, *, has_address: bool) -> None:
    _tell_refusals(built.refusals)
    out = console()
    fresh = f"{built.rendered} laget på nytt"
    out.print(f"{count(built.documents, 'offentlig dokument', 'offentlige dokumenter')}, {fresh}.", soft_wrap=True)
    pages = f"{count(built.pages, 'side', 'sider')} i {output}"
    changed = f"{count(built.written, 'fil', 'filer')} skrevet, {built.removed} fjernet"
    out.print(f"{pages}: {changed}.", soft_wrap=True)
    if not has_address:
        note(
            "Uten --base-url eller nettsted.adresse i styring.yaml lages det ikke nettstedskart, og lenkene i feeden "
            "er relative."
        )


def _tell_refusals(refusals: Sequence[Refusal]) -> None:
    for refusal in refusals:
        fail(f"{refusal.identity} er ikke med på nettstedet: {refusal.message}", refusal.remedy)


def _serve(output: Path, port: int) -> None:
    from styring.site.serving import LOCALHOST, preview

    try:
        server = preview(output, port)
    except OSError:
        raise typer.BadParameter(f"Porten {port} er opptatt eller kan ikke brukes. Velg en annen med --port.") from None
    with server:
        console().print(f"Se nettstedet på http://{LOCALHOST}:{server.server_port}/ – avslutt med Ctrl + C.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            note("\nForhåndsvisningen er avsluttet.")
