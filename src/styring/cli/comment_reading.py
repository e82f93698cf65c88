"""``styring comment read``: from the files that have come back to the record, with a person in between."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from styring.cli import answers
from styring.cli.comment_asking import asked
from styring.cli.comment_shown import show_left_out, show_remark, show_summary
from styring.cli.console import Exit, console, fail
from styring.cli.naming import identities
from styring.cli.telling import difference
from styring.diagnostics import Problem
from styring.dossier import Dossier
from styring.loading import RecordFile, load_dossier, load_registry
from styring.messages import count, listing, quoted
from styring.project import Project, open_project
from styring.records.base import Kind
from styring.records.minutes import Minutes
from styring.records.vocabulary import CommentStatus, Party, Role
from styring.rules.conditions import known_names
from styring.source.reading import read_bytes
from styring.writing import replace

if TYPE_CHECKING:
    from styring.commenting.applying import Decision, NoRemarks
    from styring.commenting.receiving import Inbox, ReturnedFile, Sender

_MOST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for.

    Attributes:
        record: the minutes, by identity or file.
        files: what has come back.
        sender: a party or the code of an agency; ``None`` for the agency of the minutes.
        role: of who has commented, in the words of the records.
        day: the day on which what has no date of its own is taken to have come.
        interactive: a person decides on each remark.
        no_remarks: files that say nothing, or the lack of any file, are recorded as «ingen merknader».
        dry_run: nothing is written.
    """

    record: str
    files: Sequence[Path]
    sender: str | None
    role: str | None
    day: date
    interactive: bool = False
    no_remarks: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class _Desk:
    """The minutes, their file and all that was read with them."""

    project: Project
    dossier: Dossier
    file: RecordFile
    minutes: Minutes


def read_comments(request: Request) -> None:
    """Read files, tell what is in them, and write what the person lets through. Ends with an exit code.

    Raises:
        typer.BadParameter: a record, a file or an option is not what it should be.
        WriteError: the record has been changed meanwhile, or cannot be written.
        UnwritableError: the record is written in a way that cannot be edited.
    """
    from styring.commenting.applying import with_decisions
    from styring.commenting.receiving import receive
    from styring.rendering.word_package import UnreadableWord

    if not request.files and not request.no_remarks:
        raise typer.BadParameter("Nevn filene som er kommet tilbake, eller skriv --no-remarks.")
    if request.interactive and not sys.stdin.isatty():
        raise typer.BadParameter("--interactive spør underveis og må kjøres i et terminalvindu.")
    desk = _desk(request.record)
    try:
        inbox = receive(list(_returned(desk, request)), desk.minutes, known_names(desk.dossier), request.day)
    except UnreadableWord as error:
        fail(error.message, error.remedy)
        raise typer.Exit(Exit.MISUSE) from None
    out = console()
    decided: list[Decision | NoRemarks] = []
    if request.interactive:
        decided += asked(desk.minutes, inbox.incoming, known_names(desk.dossier))
    else:
        decided += _all_unhandled(desk, inbox)
    if request.no_remarks:
        decided += _no_remarks(desk, request, inbox)
    show_summary(out, inbox)
    if decided:
        old = desk.file.source.original
        new = with_decisions(old, desk.minutes, decided)
        path = desk.project.relative(desk.file.file)
        if request.dry_run:
            difference(out, path, old, new)
        else:
            replace(desk.file.file, old, new, root=desk.project.root)
        out.print(_told(path, decided, dry_run=request.dry_run), soft_wrap=True)
    elif not inbox.incoming:
        out.print(f"Ingenting nytt. Posten er ikke endret.{_waiting(desk.minutes)}", soft_wrap=True)
    else:
        out.print("Ingenting er skrevet.", soft_wrap=True)
    refused = [] if request.interactive else [each for each in inbox.incoming if each.is_refused]
    show_left_out(console(sys.stderr), refused)
    raise typer.Exit(Exit.FINDINGS if refused else Exit.CLEAN)


def _desk(name: str) -> _Desk:
    project = open_project(Path.cwd())
    loaded = load_registry(project)
    dossiers = [load_dossier(project, code, loaded.registry) for code in loaded.dossiers]
    (identity,) = identities(project, [each.dossier for each in dossiers], [name])
    if identity.kind is not Kind.MINUTES:
        raise typer.BadParameter(f"{identity} er ikke et referat. Kommentarer leses inn i et referat.")
    own = next(each for each in dossiers if each.dossier.code == identity.agency)
    file = next(each for each in own.files if each.identity == identity)
    if not isinstance(file.record, Minutes):
        raise typer.BadParameter(f"{project.relative(file.file)} har feil. Rett dem først («styring lint»).")
    if file.record.is_final:
        raise typer.BadParameter(f"{identity} er endelig. Kommentarer som kommer nå, føres som rettelser.")
    return _Desk(project, own.dossier, file, file.record)


def _returned(desk: _Desk, request: Request) -> Iterator[ReturnedFile]:
    from styring.commenting.receiving import ReturnedFile

    for path in dict.fromkeys(request.files):
        content = read_bytes(path, _MOST_BYTES)
        if isinstance(content, Problem):
            raise typer.BadParameter(
                f"{quoted(path)}: {content.finding.message} {content.finding.remedy or ''}".strip()
            )
        yield ReturnedFile(path.name, content, _sender(desk, request, path.stem))


def _sender(desk: _Desk, request: Request, stem: str = "") -> Sender:
    """Who has sent a file: as the command line says, else the agency whose code stands in the file's name."""
    from styring.commenting.receiving import Sender

    role = answers.optional(request.role, "--role", answers.one_of(Role, desk.project.terms))
    meeting = desk.dossier.meetings.get(desk.minutes.id)
    others = meeting.joint_with if meeting else ()
    agencies = (desk.dossier.code, *others)
    given = request.sender
    if given is None and others:
        given = next((code for code in agencies if code in stem.lower().replace("_", "-").split("-")), None)
    if given in agencies:
        return Sender(Party.VIRKSOMHET, role, given if others else None)
    if given is None:
        return Sender((role.party if role else None) or Party.VIRKSOMHET, role)
    parties = {desk.project.terms.word(party): party for party in Party}
    if given in parties:
        return Sender(parties[given], role)
    raise typer.BadParameter(f"{quoted(given)} var ikke med på møtet. Velg {listing((*agencies, *parties), 'eller')}.")


def _all_unhandled(desk: _Desk, inbox: Inbox) -> Iterator[Decision]:
    """Show every remark, and take in all but those that name people."""
    from styring.commenting.applying import Decision, current_text

    out = console()
    for number, incoming in enumerate(inbox.incoming, start=1):
        show_remark(out, number, len(inbox.incoming), incoming, current_text(desk.minutes, (), incoming))
        if not incoming.is_refused:
            yield Decision(incoming)
    if inbox.incoming:
        out.print()


def _no_remarks(desk: _Desk, request: Request, inbox: Inbox) -> Iterator[NoRemarks]:
    """«Ingen merknader» of each file that says nothing, or of the agency itself when it has sent no file."""
    from styring.commenting.applying import NoRemarks

    had = [(c.from_, c.organisation) for c in (desk.minutes.comments.received if desk.minutes.comments else ())]
    came = [(sender, day) for _, sender, day in inbox.silent]
    for sender, day in came if request.files else [(_sender(desk, request), request.day)]:
        if (sender.party, sender.organisation) not in had:
            had.append((sender.party, sender.organisation))
            yield NoRemarks(sender, day)


def _waiting(minutes: Minutes) -> str:
    """What is to be done with remarks that stand in the record already and nobody has judged."""
    received = minutes.comments.received if minutes.comments else ()
    number = sum(comment.status is CommentStatus.UBEHANDLET for comment in received)
    waiting = count(number, "merknad", "merknader")
    return f" {waiting} i posten er ubehandlet: Sett status og skriv svar i filen." if number else ""


def _told(path: str, decided: Sequence[Decision | NoRemarks], *, dry_run: bool) -> Text:
    """What was written, by what became of it."""
    from styring.commenting.applying import Decision

    statuses = Counter(each.status.value if isinstance(each, Decision) else "ingen merknader" for each in decided)
    amounts = listing(f"{number} {status.replace('_', ' ')}" for status, number in statuses.items())
    changed = sum(isinstance(each, Decision) and each.rewords for each in decided)
    wording = f" {count(changed, 'tekst', 'tekster')} er endret." if changed else ""
    done = "Ville ha skrevet i" if dry_run else "Skrevet i"
    return Text.assemble(f"{done} ", (path, "bold"), f": {amounts}.{wording}")
