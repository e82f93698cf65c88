"""A package: the files of one journal entry in a folder or a zip file, each with its checksum in a manifest."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from styring.diagnostics import UserError
from styring.filing import eformidling, fiks
from styring.filing.cover import cover_note
from styring.filing.entries import Prepared, version_of
from styring.filing.journal import FiledRecord
from styring.records.settings import ArchiveProfile
from styring.zipping import zipped

MESSAGE = "arkivmelding.xml"
COVER_NOTE = "folgeseddel.txt"
MANIFEST = "manifest-sha256.txt"
OWN_FILES = frozenset({MESSAGE, COVER_NOTE, MANIFEST})
"""What a package has besides the documents."""

_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_WRITERS = {ArchiveProfile.FIKS_ARKIV_V1: fiks.write, ArchiveProfile.EFORMIDLING: eformidling.write}
_MAX_UNPACKED = 2_000_000_000


class NoPackage(UserError):
    """There is no package that can be read. ``message`` and ``remedy`` are Norwegian."""


def package_name(prepared: Prepared) -> str:
    """«bre-minutes-2026-03-12-esm», a later version with its number: «bre-minutes-2026-03-12-esm-v2»."""
    return name_of(prepared.record)


def name_of(record: FiledRecord) -> str:
    """What the package of a record as it now stands is called."""
    version = version_of(record)
    return _stem(record) + (f"-v{version}" if version > 1 else "")


def stem_of(prepared: Prepared) -> str:
    """What the packages of all versions of a record are called."""
    return _stem(prepared.record)


def _stem(record: FiledRecord) -> str:
    return str(record.identity).replace("/", "-")


def documents_of(prepared: Prepared) -> dict[str, bytes]:
    """The documents of an entry by file name."""
    return {file.name: file.content for file in prepared.entry.files}


def package_files(prepared: Prepared, profile: ArchiveProfile, organisation: str) -> dict[str, bytes]:
    """All files of a package by name: the same bytes for the same records, templates and settings."""
    entry = prepared.entry
    files = {
        MESSAGE: _WRITERS[profile](entry),
        **documents_of(prepared),
        COVER_NOTE: cover_note(prepared, profile, organisation).encode(),
    }
    return {**files, MANIFEST: manifest(files)}


def manifest(files: Mapping[str, bytes]) -> bytes:
    """The checksums as ``sha256sum --check`` reads them."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def read_manifest(content: bytes) -> dict[str, str]:
    """The checksum of each file that a manifest names.

    Raises:
        NoPackage: it is not a manifest, or names files outside the package.
    """
    checksums: dict[str, str] = {}
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None or PurePosixPath(match[2]).name != match[2] or "\\" in match[2] or match[2] in checksums:
            raise NoPackage(
                f"Linje {number} i {MANIFEST} er ikke en sjekksum med et filnavn.",
                "Manifestet er endret eller ødelagt. Hent pakken på nytt.",
            )
        checksums[match[2]] = match[1]
    return checksums


def zip_of(files: Mapping[str, bytes], name: str) -> bytes:
    """The package as a zip file that unpacks into a folder of its name."""
    return zipped({f"{name}/{file}": content for file, content in files.items()})


def read_package(place: Path) -> dict[str, bytes]:
    """The files of a package, from its folder or its zip file.

    Raises:
        NoPackage: it is neither, or cannot be read.
    """
    try:
        files = _read_zip(place) if place.is_file() else _read_folder(place)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise NoPackage(f"«{place}» er ikke en zip-fil som kan leses.", "Hent pakken på nytt.") from error
    except OSError as error:
        raise NoPackage(f"«{place}» kan ikke leses.", "Kontroller at den finnes, og at du har tilgang.") from error
    if MANIFEST not in files:
        raise NoPackage(f"«{place}» er ikke en arkivpakke: {MANIFEST} mangler.", "Velg mappen til pakken.")
    return files


def _read_folder(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): b"" if file.is_symlink() else file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_symlink() or file.is_file()
    }


def _read_zip(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
            raise zipfile.BadZipFile("too large")
        top = {entry.filename.partition("/")[0] for entry in entries}
        skipped = len(next(iter(top))) + 1 if len(top) == 1 else 0
        return {entry.filename[skipped:]: archive.read(entry) for entry in entries}
