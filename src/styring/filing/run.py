"""Filing many records: each package is made, held against the checks and written, by several processes if it pays."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from styring.dossier import Dossier
from styring.filing import versions
from styring.filing.checks import check
from styring.filing.codes import Codes
from styring.filing.entries import Prepared, Registrar
from styring.filing.package import (
    MESSAGE,
    NoPackage,
    documents_of,
    package_files,
    package_name,
    read_package,
    stem_of,
    zip_of,
)
from styring.filing.schema import UnusableSchema, validate
from styring.loading import load_dossier, load_registry
from styring.messages import count
from styring.project import Project, open_project
from styring.records.base import Identity
from styring.records.settings import ArchiveProfile
from styring.rendering import Refusal, RenderError
from styring.writing import AlreadyExists, WriteError, create_binary, create_folder

_WORTH_A_PROCESS = 30
"""So many packages take a process longer than it takes to start it."""
_MOST_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class Options:
    """How packages are made.

    Attributes:
        output: the folder that they are put in; absolute.
        profile: what message the archive takes.
        as_zip: whether a package is a zip file rather than a folder.
        xsd: the folder with the archive's XSDs.
    """

    output: Path
    profile: ArchiveProfile
    as_zip: bool = False
    xsd: Path | None = None


class Status(Enum):
    """What became of a package."""

    WRITTEN = auto()
    UNCHANGED = auto()


@dataclass(frozen=True, slots=True)
class Filed:
    """A record with a package. ``remarks`` are what whoever files it should know (Norwegian)."""

    identity: Identity
    name: str
    status: Status
    files: int
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stopped:
    """What stops every package alike: no room on the disk, settings that cannot be used. The texts are Norwegian."""

    message: str
    remedy: str


Outcome: TypeAlias = Filed | Refusal | Stopped


class Filing:
    """Makes the packages of one repository. It keeps what they are made with, so use one for many."""

    def __init__(self, project: Project, options: Options) -> None:
        self._organisation = project.settings.organisation
        self._codes = Codes.of(project.settings)
        self._registrar = Registrar(project)
        self._options = options

    def file(self, identity: Identity, dossier: Dossier) -> Outcome:
        """Make the package of a record, or say why there is none."""
        try:
            return self._file(identity, dossier)
        except NoPackage as error:
            return Refusal(identity, error.message, error.remedy, is_fault=True)
        except AlreadyExists as error:
            remedy = "Velg en annen mappe, eller flytt det som ligger der."
            return Refusal(identity, error.message, remedy, is_fault=True)
        except (RenderError, WriteError, UnusableSchema) as error:
            return Stopped(error.message, error.remedy)

    def _file(self, identity: Identity, dossier: Dossier) -> Outcome:
        prepared = self._registrar.prepare(identity, dossier)
        if isinstance(prepared, Refusal):
            return prepared
        name = package_name(prepared)
        present = [place for place in self._places(name) if place.exists() or place.is_symlink()]
        if present:
            return self._settled(prepared, dossier, name, present)
        later = self._later_version(prepared)
        if later:
            message = f"{later} er en senere versjon enn den posten gir nå."
            remedy = "Har noen fjernet en rettelse fra posten? Før den tilbake."
            return Refusal(identity, message, remedy, is_fault=True)
        if versions.is_changed_untold(prepared):
            as_filed = (each for each in self._before_the_receipt(prepared, dossier) if versions.is_as_filed(each))
            found = next(as_filed, None)
            if found is None:
                return Refusal(identity, *versions.told(prepared), is_fault=True)
            prepared = found
        return self._written(prepared, name)

    def _settled(self, prepared: Prepared, dossier: Dossier, name: str, present: Sequence[Path]) -> Filed | Refusal:
        """What is done where there is such a package already: nothing, if it is the same one."""
        identity = prepared.record.identity
        contents = [read_package(place) for place in present]
        for each in chain([prepared], self._before_the_receipt(prepared, dossier)):
            files = self._files(each)
            if all(content == files for content in contents):
                if self._places(name)[0] in present:
                    return Filed(identity, name, Status.UNCHANGED, len(files), each.remarks)
                return self._written(each, name)
        return Refusal(identity, *versions.told_of_package(prepared, name, contents[0]), is_fault=True)

    def _written(self, prepared: Prepared, name: str) -> Filed | Refusal:
        identity, files = prepared.record.identity, self._files(prepared)
        faults = (
            *validate(files[MESSAGE], self._options.profile, self._options.xsd),
            *check(files[MESSAGE], documents_of(prepared), self._options.profile, self._codes),
        )
        if faults:
            more = f" Det er {count(len(faults) - 1, 'feil', 'feil')} til." if len(faults) > 1 else ""
            remedy = f"Rett posten eller innstillingene under arkiv i styring.yaml.{more}"
            return Refusal(identity, f"Arkivmeldingen er ikke gyldig: {faults[0]}", remedy, is_fault=True)
        place = self._places(name)[0]
        if self._options.as_zip:
            create_binary({place: zip_of(files, name)}, root=self._options.output)
        else:
            create_folder(place, files, root=self._options.output)
        return Filed(identity, name, Status.WRITTEN, len(files), prepared.remarks)

    def _files(self, prepared: Prepared) -> dict[str, bytes]:
        return package_files(prepared, self._options.profile, self._organisation)

    def _places(self, name: str) -> tuple[Path, Path]:
        """Where the package goes, and where it would lie in the other form."""
        folder, file = self._options.output / name, self._options.output / f"{name}.zip"
        return (file, folder) if self._options.as_zip else (folder, file)

    def _later_version(self, prepared: Prepared) -> str | None:
        """The name of a package of a version that is later than the record's."""
        stem, now = stem_of(prepared), prepared.entry.documents[0].version
        for place in sorted(self._options.output.glob(f"{stem}-v*")):
            number = place.name.removesuffix(".zip").removeprefix(f"{stem}-v")
            if number.isdecimal() and int(number) > now:
                return place.name
        return None

    def _before_the_receipt(self, prepared: Prepared, dossier: Dossier) -> Iterator[Prepared]:
        for earlier in versions.before_the_receipt(prepared.record, dossier):
            made = self._registrar.prepare(prepared.record.identity, earlier)
            if isinstance(made, Prepared):
                yield made


def file_all(
    project: Project, dossiers: Sequence[Dossier], identities: Sequence[Identity], options: Options
) -> Iterator[Outcome]:
    """Make the packages of some records, and tell of each in their order. Something that stops all of them ends it.

    With many records, worker processes read the repository anew and share them. They are started afresh (spawn), as
    on Windows, and the first record is done here, so that what stops all is found before any of them begins.
    """
    here, by_code = Filing(project, options), {dossier.code: dossier for dossier in dossiers}
    processes = min(len(identities) // _WORTH_A_PROCESS, os.cpu_count() or 1, _MOST_PROCESSES)
    if processes < 2:
        yield from _until_stopped(here.file(each, by_code[each.agency]) for each in identities)
        return
    first = here.file(identities[0], by_code[identities[0].agency])
    yield first
    if isinstance(first, Stopped):
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        rest = pool.map(partial(_file_in_worker, project.root, options), identities[1:], chunksize=5)
        try:
            yield from _until_stopped(rest)
        finally:
            pool.shutdown(cancel_futures=True)


def _until_stopped(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    for outcome in outcomes:
        yield outcome
        if isinstance(outcome, Stopped):
            return


def _file_in_worker(root: Path, options: Options, identity: Identity) -> Outcome:
    filing, dossiers = _desk(root, options)
    return filing.file(identity, dossiers[identity.agency])


@cache
def _desk(root: Path, options: Options) -> tuple[Filing, dict[str, Dossier]]:
    """What a worker process needs for all of its records."""
    project = open_project(root)
    loaded = load_registry(project)
    dossiers = {code: load_dossier(project, code, loaded.registry).dossier for code in loaded.dossiers}
    return Filing(project, options), dossiers
