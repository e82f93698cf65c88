"""Whether a package is what it was when it was made. It needs no repository, no network and no settings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from styring.filing.checks import check
from styring.filing.package import MANIFEST, MESSAGE, OWN_FILES, NoPackage, read_manifest, read_package
from styring.filing.schema import validate
from styring.filing.shapes import SHAPES
from styring.messages import quoted
from styring.records.settings import ArchiveProfile


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a package.

    Attributes:
        files: how many files it has.
        faults: what is wrong with it (Norwegian); none if it is whole.
    """

    place: Path
    files: int
    faults: tuple[str, ...]


def packages_in(place: Path) -> list[Path]:
    """A package, or the packages that lie in a folder, in order of their names.

    Raises:
        NoPackage: there is none.
    """
    if place.is_file() or (place / MANIFEST).is_file() or (place / MESSAGE).is_file():
        return [place]
    inside = sorted(place.iterdir()) if place.is_dir() else []
    found = [each for each in inside if (each / MESSAGE).is_file() or (each / MANIFEST).is_file() or _is_zip(each)]
    if not found:
        raise NoPackage(
            f"Fant ingen arkivpakke i «{place}».", "Oppgi mappen eller zip-filen som «styring file» har laget."
        )
    return found


def verify(place: Path, xsd: Path | None = None) -> Verdict:
    """Hold a package against its manifest, and its message against the files.

    Args:
        place: its folder or zip file.
        xsd: the folder with the archive's XSDs, if the message is to be held against them too.

    Raises:
        UnusableSchema: the XSDs cannot be used.
    """
    try:
        files = read_package(place)
        faults = (*_faults_of_manifest(files), *_faults_of_message(files, xsd))
    except NoPackage as error:
        return Verdict(place, 0, (error.message,))
    return Verdict(place, len(files), faults)


def _is_zip(place: Path) -> bool:
    return place.suffix.lower() == ".zip" and place.is_file()


def _faults_of_manifest(files: Mapping[str, bytes]) -> Iterator[str]:
    checksums = read_manifest(files[MANIFEST])
    for name, checksum in checksums.items():
        if name not in files:
            yield f"Filen {quoted(name)} mangler."
        elif hashlib.sha256(files[name]).hexdigest() != checksum:
            yield f"Filen {quoted(name)} er endret: Sjekksummen stemmer ikke."
    for name in files:
        if name not in checksums and name != MANIFEST:
            yield f"Filen {quoted(name)} er lagt til: Den står ikke i {MANIFEST}."


def _faults_of_message(files: Mapping[str, bytes], xsd: Path | None) -> Iterator[str]:
    message = files.get(MESSAGE)
    if message is None:
        yield f"{MESSAGE} mangler."
        return
    profile = next((each for each in ArchiveProfile if SHAPES[each].namespace.encode() in message), None)
    if profile is None:
        yield f"{MESSAGE} følger ingen profil som styring kjenner."
        return
    documents = {name: content for name, content in files.items() if name not in OWN_FILES}
    yield from validate(message, profile, xsd)
    yield from check(message, documents, profile, None)
