"""The package that a receipt answers: which entry and version it is, and the checksum of its main document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from styring.filing.journal import FiledRecord
from styring.filing.package import MANIFEST, MESSAGE, NoPackage, name_of, read_manifest, read_package
from styring.filing.xml_reading import UnreadableXml, read
from styring.messages import quoted

if TYPE_CHECKING:
    from lxml.etree import _Element

_FETCH_AGAIN = "Hent pakken på nytt, eller lag den igjen med «styring file»."


@dataclass(frozen=True, slots=True)
class FiledPackage:
    """A package as it was sent.

    Attributes:
        entry_id: the systemID of its journal entry.
        version: of its main document, from 1.
        sha256: of the main document in archive format.
    """

    place: Path
    entry_id: UUID
    version: int
    sha256: str


def open_package(place: Path) -> FiledPackage:
    """A package in a folder or a zip file.

    Raises:
        NoPackage: it is none, or its main document is not the one that was sent.
    """
    files = read_package(place)
    try:
        root = read(files.get(MESSAGE, b""))
        entry = next(root.iter("{*}registrering", "{*}basisregistrering"))
        file = next(_archive_files(entry))
        entry_id, version = UUID(_text(entry, "systemID")), int(_text(file, "versjonsnummer"))
    except (UnreadableXml, StopIteration, ValueError) as error:
        raise NoPackage(f"{MESSAGE} i «{place}» kan ikke leses.", _FETCH_AGAIN) from error
    name = _text(file, "referanseDokumentfil")
    sha256 = read_manifest(files[MANIFEST]).get(name)
    if sha256 is None or name not in files or hashlib.sha256(files[name]).hexdigest() != sha256:
        raise NoPackage(f"Filen {quoted(name)} i «{place}» er ikke den som ble lagt i pakken.", _FETCH_AGAIN)
    return FiledPackage(place, entry_id, version, sha256)


def is_package(place: Path) -> bool:
    """Whether a folder or a file looks like a package, as opposed to a folder with packages in it."""
    return (place / MANIFEST).is_file() or (place.suffix.lower() == ".zip" and place.is_file())


def find_package(record: FiledRecord, place: Path) -> Path | None:
    """The package of a record as it now stands: ``place`` itself, or by its name in that folder."""
    if is_package(place):
        return place
    name = name_of(record)
    return next((found for found in (place / name, place / f"{name}.zip") if is_package(found)), None)


def _archive_files(entry: _Element) -> Iterator[_Element]:
    """The files of the main document, that in archive format first: the order that a package has them in."""
    for document in entry.iterfind("{*}dokumentbeskrivelse"):
        if _text(document, "dokumentnummer") == "1":
            yield from document.iterfind("{*}dokumentobjekt")


def _text(element: _Element, name: str) -> str:
    return (element.findtext(f"{{*}}{name}") or "").strip()
