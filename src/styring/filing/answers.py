"""Which record an archive's answer is about, and the reference that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from uuid import UUID

from styring.dossier import Dossier
from styring.filing.case_numbers import case_number, journal_entry
from styring.filing.entries import version_of
from styring.filing.filed_package import FiledPackage, find_package, is_package, open_package
from styring.filing.identifiers import Identifiers
from styring.filing.journal import FiledRecord
from styring.filing.receipt import ReceiptError, Registered
from styring.filing.reference import Reference, Target
from styring.project import Project
from styring.records.base import Identity, Kind
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.report import Report

_FILED = frozenset({Kind.LETTER, Kind.MEETING, Kind.MINUTES})
_BY_HAND = "Slå opp dokumentet i arkivet, og før inn referansen for hånd med --saksnummer og --journalpost."


class Directory:
    """The records of a repository by what an archive knows them by."""

    def __init__(self, organisation: str, dossiers: Iterable[Dossier]) -> None:
        ids = Identifiers(organisation)
        every = [each for dossier in dossiers for each in dossier.identities if each.kind in _FILED]
        self._by_key: Mapping[str, Identity] = {str(each): each for each in every}
        self._by_id: Mapping[UUID, Identity] = {ids.entry(str(each)): each for each in every}

    def find(self, answer: Registered | None, package: FiledPackage | None) -> Identity | None:
        """The record that an answer is about: by our own key, by the systemID, by the package it came with."""
        candidates = (
            answer and answer.key and self._by_key.get(answer.key),
            answer and answer.entry_id and self._by_id.get(answer.entry_id),
            package and self._by_id.get(package.entry_id),
        )
        return next((found for found in candidates if found), None)


def packed_at(place: Path) -> FiledPackage | None:
    """The package that a folder or a file is.

    Raises:
        NoPackage: it looks like one, and cannot be read.
    """
    return open_package(place) if is_package(place) else None


def checksum(organisation: str, record: FiledRecord | Report, place: Path, *, asked_for: bool) -> str | None:
    """The checksum of a record's main document, from its package; ``None`` if the package is not at the place.

    Args:
        organisation: whose records they are.
        record: what was filed.
        place: the package, or a folder that it lies in.
        asked_for: somebody says that it is there, so that it is a mistake if it is not.

    Raises:
        ReceiptError: it is asked for and not there, or is another one.
        NoPackage: it cannot be read.
    """
    found = None if isinstance(record, Report) else find_package(record, place)
    if found is None or isinstance(record, Report):
        if asked_for:
            remedy = "Oppgi mappen eller zip-filen som «styring file» har laget, eller utelat --package."
            raise ReceiptError(f"Fant ikke pakken til {record.identity} i «{place}».", remedy)
        return None
    package = open_package(found)
    is_own = package.entry_id == Identifiers(organisation).entry(str(record.identity))
    if is_own and package.version == version_of(record):
        return package.sha256
    if not asked_for:
        return None
    what = f"versjon {package.version}, og posten er versjon {version_of(record)}" if is_own else "til en annen post"
    raise ReceiptError(
        f"Pakken «{found.name}» er {what}.", f"Oppgi pakken til {record.identity}, eller utelat --package."
    )


def reference_from(
    answer: Registered, target: Target, project: Project, dossiers: Sequence[Dossier], system: str | None
) -> Reference:
    """The reference that an answer gives, written as the archive writes it.

    Args:
        answer: the archive's.
        target: what it is about; what its record already says counts where the answer says nothing.
        project: the repository.
        dossiers: all of it, the target's own first: they show how the archive writes case numbers.
        system: the archive system, if somebody says which.

    Raises:
        ReceiptError: the answer has no case or no entry.
    """
    settings = project.settings.archive
    own = target.archive.case_number
    known = (*([own] if own else []), *settings.case.numbers.values(), *_case_numbers(dossiers))
    pattern, case = settings.case_number_pattern, answer.case_number
    if answer.case and not (case and re.fullmatch(pattern, case)):
        case = case_number(*answer.case, pattern, known) or case
    case = case or own
    if case is None:
        raise ReceiptError("Kvitteringen nevner ingen sak.", _BY_HAND)
    entry = journal_entry(case, answer.journal_entry, answer.number_in_case, settings.journal_entry_pattern)
    if entry is None:
        raise ReceiptError("Kvitteringen nevner ikke nummeret på journalposten.", _BY_HAND)
    return Reference(system, case, entry, answer.filed)


def _case_numbers(dossiers: Iterable[Dossier]) -> Iterator[str]:
    for dossier in dossiers:
        for record in dossier.records():
            if isinstance(record, Letter | Meeting | Minutes) and record.archive and record.archive.case_number:
                yield record.archive.case_number
