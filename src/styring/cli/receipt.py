"""``styring receipt``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from styring.cli.answers import day, optional, words
from styring.cli.console import Exit, console, fail, note, with_progress
from styring.cli.naming import identities
from styring.cli.options import DryRun
from styring.cli.telling import difference, next_steps
from styring.diagnostics import Problem
from styring.dossier import Dossier
from styring.filing.answers import Directory, checksum, packed_at, reference_from
from styring.filing.entering import Entered, entered
from styring.filing.package import NoPackage
from styring.filing.receipt import Failed, ReceiptError, Received, Registered, read_receipt
from styring.filing.reference import Reference, Target, find_target
from styring.filing.xml_reading import MAX_BYTES
from styring.loading import LoadedDossier, load_dossier, load_registry
from styring.messages import count
from styring.project import Project, open_project
from styring.records.base import Identity
from styring.source.reading import read_bytes
from styring.source.render import UnwritableError
from styring.writing import WriteError, real_path
from styring.writing import replace as replace_file

_READING = "Leser kvitteringer"


def receipt(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FIL...",
            help="Kvitteringene fra arkivet, eller med --journalpost posten den gjelder (bre/minutes/2026-03-12-esm).",
        ),
    ],
    case_number: Annotated[
        str | None,
        typer.Option("--saksnummer", metavar="NR", help="Før inn for hånd: saken, når posten ikke alt har den."),
    ] = None,
    journal_entry: Annotated[
        str | None, typer.Option("--journalpost", metavar="NR", help="Før inn for hånd: journalposten i arkivet.")
    ] = None,
    paper: Annotated[
        int | None,
        typer.Option("--paper", metavar="NR", help="Gjelder et papir til møtet: det første i listen er 1."),
    ] = None,
    filed: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="ÅÅÅÅ-MM-DD",
            help="Før inn for hånd: dagen det ble arkivert; ellers i dag, men ingen dato for et sakspapir.",
        ),
    ] = None,
    system: Annotated[
        str | None, typer.Option("--system", metavar="NAVN", help="Arkivsystemet; ellers avdelingens.")
    ] = None,
    package: Annotated[
        Path | None,
        typer.Option(
            "--package",
            metavar="MAPPE",
            help="Pakken som ble sendt, eller mappen den ligger i. Uten valg: mappen kvitteringen ligger i.",
        ),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Les svaret fra arkivet, og før arkivreferansen inn i posten.

    Har arkivet svart på en annen måte, eller gjelder det et papir fra virksomheten, føres referansen inn for hånd med
    --saksnummer og --journalpost. Det som alt står i posten, blir aldri byttet ut med noe annet.
    """
    desk = _Desk(open_project(Path.cwd()), system, package and real_path(package), dry_run)
    case, entry = optional(case_number, "--saksnummer", words), optional(journal_entry, "--journalpost", words)
    if entry is None:
        extra = {"--saksnummer": case, "--paper": paper, "--date": filed}
        if alone := next((name for name, value in extra.items() if value is not None), None):
            raise typer.BadParameter(
                f"{alone} brukes bare sammen med --journalpost, når referansen føres inn for hånd."
            )
        _read(desk, files)
        return
    if len(files) > 1:
        raise typer.BadParameter("Oppgi én post når referansen føres inn for hånd.")
    given = _Given(str(files[0]), paper, case, entry, _past_day(filed))
    try:
        desk.enter_by_hand(given)
    except (ReceiptError, NoPackage) as error:
        fail(error.message, error.remedy)
        raise typer.Exit(Exit.MISUSE) from error


@dataclass(frozen=True, slots=True)
class _Given:
    """What somebody enters by hand: ``record`` is how they name it, ``paper`` its place in the list of papers."""

    record: str
    paper: int | None
    case_number: str | None
    journal_entry: str
    filed: date | None


def _past_day(given: str | None) -> date | None:
    filed = optional(given, "--date", day)
    if filed and filed > date.today():
        raise typer.BadParameter("Dagen har ikke vært ennå.", param_hint="--date")
    return filed


def _read(desk: _Desk, files: Sequence[Path]) -> None:
    """Read the receipts one by one. What is wrong with one of them does not stop the others."""
    wrong = 0
    for file in with_progress(files, _READING):
        try:
            wrong += not desk.read(file)
        except (ReceiptError, NoPackage, UnwritableError, WriteError) as error:
            fail(f"{file}: {error.message}", error.remedy)
            wrong += 1
    if len(files) > 1:
        console().print(f"{count(len(files), 'kvittering', 'kvitteringer')} lest, {wrong or 'ingen'} med feil.")
    next_steps(tuple(desk.to_do))
    raise typer.Exit(Exit.FINDINGS if wrong else Exit.CLEAN)


@dataclass
class _Desk:
    """Where references are entered. ``to_do`` is what is left to the person."""

    project: Project
    system: str | None
    package: Path | None
    dry_run: bool
    to_do: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        loaded = load_registry(self.project)
        self._registry = loaded.registry
        self._loaded: dict[str, LoadedDossier] = {code: self._load(code) for code in loaded.dossiers}
        self._directory = Directory(self._organisation, self._dossiers)

    def read(self, file: Path) -> bool:
        """Enter the reference of a receipt, or tell what it says instead; whether the archive has filed the document.

        Raises:
            ReceiptError: the receipt or its reference cannot be used.
            NoPackage: the package cannot be read.
            UnwritableError: the record cannot be edited.
            WriteError: the record cannot be written.
        """
        answer = read_receipt(_content(file))
        place = self.package or real_path(file).parent
        registered = answer if isinstance(answer, Registered) else None
        identity = self._directory.find(registered, packed_at(place))
        about = f"{file} ({identity})" if identity else str(file)
        match answer:
            case Failed():
                said = f": {answer.reason}" if answer.reason else ", uten å si hvorfor."
                fail(f"{about}: Arkivet har ikke arkivert dokumentet{said}", "Posten er ikke endret.")
                return False
            case Received():
                self._tell_received(about, identity, answer)
                return True
        if identity is None:
            raise ReceiptError(
                "Kvitteringen gjelder ingen post her.",
                "Er det riktig mappe med poster? Du kan oppgi pakken som ble sendt, med --package, eller føre inn "
                "referansen for hånd med --saksnummer og --journalpost.",
            )
        target = find_target(self._loaded[identity.agency], identity)
        reference = reference_from(answer, target, self.project, self._dossiers_from(identity), self.system)
        sha256 = checksum(self._organisation, target.record, place, asked_for=self.package is not None)
        self._enter(target, replace(reference, sha256=sha256), None)
        if sha256 is None and target.archive.sha256 is None:
            note("Merk: Uten pakken blir ikke sjekksummen (sha256) ført inn. Oppgi pakken med --package.")
        return True

    def enter_by_hand(self, given: _Given) -> None:
        """Enter a reference that somebody has looked up.

        Raises:
            ReceiptError: it cannot be right.
            NoPackage: the package cannot be read.
            UnwritableError: the record cannot be edited.
            WriteError: the record cannot be written.
        """
        (identity,) = identities(self.project, self._dossiers, [given.record])
        target = find_target(self._loaded[identity.agency], identity, given.paper)
        case_number = given.case_number or target.archive.case_number
        if case_number is None:
            raise ReceiptError(f"{identity} har ikke noe saksnummer.", "Oppgi det med --saksnummer.")
        sha256 = None
        if self.package and target.document:
            sha256 = checksum(self._organisation, target.document, self.package, asked_for=True)
        reference = Reference(self.system, case_number, given.journal_entry, given.filed, sha256)
        self._enter(target, reference, date.today())

    @property
    def _organisation(self) -> str:
        return self.project.settings.organisation

    @property
    def _dossiers(self) -> list[Dossier]:
        return [loaded.dossier for loaded in self._loaded.values()]

    def _dossiers_from(self, identity: Identity) -> list[Dossier]:
        """All dossiers, that of a record first."""
        return sorted(self._dossiers, key=lambda dossier: dossier.code != identity.agency)

    def _load(self, code: str) -> LoadedDossier:
        return load_dossier(self.project, code, self._registry)

    def _enter(self, target: Target, reference: Reference, today: date | None) -> None:
        code = target.record.identity.agency
        done = entered(self.project, self._loaded[code].dossier, target, reference, today)
        if done.after != done.before and not self.dry_run:
            replace_file(self.project.root / done.path, done.before, done.after, root=self.project.root)
            self._loaded[code] = self._load(code)
        _tell(done, reference, dry_run=self.dry_run)

    def _tell_received(self, about: str, identity: Identity | None, answer: Received) -> None:
        said = f" Det svarer: {'; '.join(answer.remarks)}" if answer.remarks else ""
        state = "har tatt imot meldingen med en advarsel" if answer.is_warning else "har tatt imot meldingen"
        console().print(f"{about}: Arkivet {state}.{said}", soft_wrap=True)
        self.to_do.append(
            "Svar gjennom eFormidling har ikke saksnummer og journalpost. Slå dem opp i arkivet, og skriv: "
            f"styring receipt {identity or 'POST'} --saksnummer NR --journalpost NR"
        )


def _content(file: Path) -> bytes:
    content = read_bytes(file, MAX_BYTES, "Oppgi filen med svaret fra arkivet.")
    if isinstance(content, Problem):
        remedy = "Oppgi filen med svaret fra arkivet. Føres referansen inn for hånd, trengs --journalpost."
        raise ReceiptError(content.finding.message, remedy)
    return content


def _tell(done: Entered, reference: Reference, *, dry_run: bool) -> None:
    if done.after == done.before:
        console().print(f"{done.path} har alt referansen {reference.journal_entry}.", soft_wrap=True)
    else:
        if dry_run:
            difference(console(), done.path, done.before, done.after)
        out = console(sys.stderr if dry_run else sys.stdout)
        verb = "Ville ha ført inn" if dry_run else "Førte inn"
        out.print(Text.assemble(f"{verb} {reference.journal_entry} i ", (done.path, "bold")), soft_wrap=True)
    for each in done.notes:
        note(f"Merk: {each}")
