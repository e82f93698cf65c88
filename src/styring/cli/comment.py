"""``styring comment send`` and ``styring comment read``: a draft goes out for comments, and the answers come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from styring.cli.answers import day, optional
from styring.cli.comment_reading import Request, read_comments
from styring.cli.console import console
from styring.cli.naming import identities
from styring.cli.norwegian import NorwegianCommand, NorwegianGroup
from styring.cli.options import DryRun, parse_day
from styring.cli.telling import difference, next_steps, points
from styring.commenting.sending import Sending, carry_out, find_draft, prepare
from styring.dossier import Dossier
from styring.loading import load_dossier, load_registry
from styring.messages import long_date, quoted
from styring.project import Project, open_project
from styring.records.base import Identity, Kind
from styring.writing import real_path

comment = typer.Typer(
    name="comment",
    add_completion=False,
    cls=NorwegianGroup,
    help="Send et utkast til kommentering, og les inn kommentarene som kommer tilbake.",
    no_args_is_help=False,
    rich_markup_mode=None,
)

Record = Annotated[
    str, typer.Argument(metavar="POST", help="Identitet eller fil, for eksempel bre/minutes/2026-03-12-esm.")
]


@comment.command("send", cls=NorwegianCommand)
def send(
    record: Record,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="MAPPE", help="Hvor dokumentet legges.")] = Path(
        "dokumenter"
    ),
    deadline: Annotated[
        str | None,
        typer.Option(
            "--deadline", metavar="ÅÅÅÅ-MM-DD", help="Fristen for kommentarer; etter kommentar_ad når den utelates."
        ),
    ] = None,
    sent: Annotated[
        str | None, typer.Option("--sent", metavar="ÅÅÅÅ-MM-DD", help="Dagen utkastet sendes; i dag når den utelates.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Lag et utkast til kommentering i Word, før opp datoene, og vis teksten til e-posten.

    Programmet sender ingenting selv. Et utkast kan sendes på nytt når det er endret, og da står det hva som er endret.
    """
    project = open_project(Path.cwd())
    registry = load_registry(project)
    loaded = {code: load_dossier(project, code, registry.registry) for code in registry.dossiers}
    identity = _minutes(project, [each.dossier for each in loaded.values()], record)
    last_day = optional(deadline, "--deadline", day)
    folder = real_path(output)
    draft = find_draft(project, loaded[identity.agency], identity)
    sending = prepare(project, draft, _day_of(sent, "--sent"), last_day, folder)
    if not dry_run:
        carry_out(project, sending, folder)
    _tell(sending, output, dry_run=dry_run)


@comment.command("read", cls=NorwegianCommand)
def read(
    record: Record,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FIL]...", help="Word-filene som er kommet tilbake.")
    ] = None,
    sender: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="AVSENDER", help="virksomhet, byrådsavdeling eller koden til virksomheten svaret er fra."
        ),
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLLE", help="Rollen til den som har kommentert, aldri navnet.")
    ] = None,
    received: Annotated[
        str | None,
        typer.Option(
            "--received", metavar="ÅÅÅÅ-MM-DD", help="Dagen svaret kom, der filen ikke sier det; ellers i dag."
        ),
    ] = None,
    interactive: Annotated[bool, typer.Option("--interactive", help="Ta stilling til kommentarene én for én.")] = False,
    no_remarks: Annotated[
        bool, typer.Option("--no-remarks", help="Før opp at svaret er at det ikke er noen merknader.")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Les inn kommentarer og endringer fra Word-filer som er kommet tilbake.

    Kommentarene føres opp som ubehandlet, eller behandles én for én med --interactive. Teksten i referatet endres aldri
    uten at du sier ja, og en fil som leses to ganger, gir ikke noe nytt.
    """
    request = Request(
        record=record,
        files=tuple(files or ()),
        sender=sender,
        role=role,
        day=_day_of(received, "--received"),
        interactive=interactive,
        no_remarks=no_remarks,
        dry_run=dry_run,
    )
    read_comments(request)


def _day_of(given: str | None, name: str) -> date:
    return optional(given, name, day) or parse_day(None)


def _minutes(project: Project, dossiers: Sequence[Dossier], name: str) -> Identity:
    (identity,) = identities(project, dossiers, [name])
    if identity.kind is Kind.MINUTES:
        return identity
    minutes = Identity(identity.agency, Kind.MINUTES, identity.id)
    known = any(minutes in dossier.identities for dossier in dossiers)
    hint = f"Mente du {quoted(minutes)}?" if known else "Bare referater og oppsummeringer sendes til kommentering."
    raise typer.BadParameter(f"{identity} er ikke et referat. {hint}")


def _tell(sending: Sending, output: Path, *, dry_run: bool) -> None:
    """What was written, the text of the e-mail, and what the person does now."""
    out, file = console(), output / sending.file
    if dry_run:
        difference(out, sending.record, sending.before, sending.after)
    made, changed = ("Ville ha laget", "Ville ha endret") if dry_run else ("Laget", "Endret")
    laid = "Uendret" if sending.is_there else made
    out.print(Text.assemble(f"{laid} ", (str(file), "bold")), soft_wrap=True)
    if sending.after != sending.before:
        out.print(Text.assemble(f"{changed} ", (sending.record, "bold")), soft_wrap=True)
    points("Dette er endret siden forrige utkast", sending.differences or ())
    points("Merk", sending.notes)
    out.print()
    out.print(Text("E-posten", style="bold"))
    out.print()
    out.print(sending.email, soft_wrap=True)
    next_steps(
        (
            f"Send e-posten med {file.name} som vedlegg.",
            "Lagre endringen i posten i git, så historikken viser at utkastet var til kommentering.",
            f"Les inn svarene når de kommer: «styring comment read {sending.identity} SVAR.docx». "
            f"Fristen er {long_date(sending.deadline)}.",
        )
    )
