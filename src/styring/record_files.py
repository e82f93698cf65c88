"""Which files of a repository are, or ought to be, records: found by their names and places alone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

_SUFFIX = re.compile(r"\.(?:yaml|yml|yaml\.txt)$", re.IGNORECASE)

AGENCIES = "agencies"
"""The folder below ``records/`` with a folder for each agency."""


def looks_like_record(name: str) -> bool:
    """Whether a file is meant for a record, although its name may be wrong («.yml», or «.yaml.txt» from Notepad)."""
    return _SUFFIX.search(name) is not None and not name.startswith(".")


def without_suffix(name: str) -> str:
    """The name of such a file without what shows that it is one."""
    return _SUFFIX.sub("", name)


def codes_of_dossiers(records: Path) -> tuple[str, ...]:
    """The agencies that have a folder, by code.

    Raises:
        OSError: the folders may not be listed.
    """
    agencies = records / AGENCIES
    if not agencies.is_dir():
        return ()
    with os.scandir(agencies) as entries:
        return tuple(sorted(entry.name for entry in entries if entry.is_dir()))


def files_outside_dossiers(records: Path) -> Iterator[str]:
    """The files that lie in no dossier, as paths below ``records/`` with ``/``, in a stable order.

    Raises:
        OSError: a folder may not be listed.
    """
    return _files(str(records), "", without_folders_in=f"{AGENCIES}/")


def files_of_dossier(folder: Path) -> Iterator[str]:
    """The files of an agency, as paths below its folder with ``/``, in a stable order.

    Raises:
        OSError: a folder may not be listed.
    """
    return _files(str(folder), "")


def _files(top: str, below: str, without_folders_in: str | None = None) -> Iterator[str]:
    """Every file that is or ought to be a record; hidden files and folders, and linked folders, are passed over."""
    folders: list[str] = []
    files: list[str] = []
    for entry in _listed(f"{top}/{below}".rstrip("/")):
        if not _is_folder(entry):
            if looks_like_record(entry.name):
                files.append(entry.name)
        elif not entry.name.startswith(".") and not entry.is_symlink() and below != without_folders_in:
            folders.append(entry.name)
    yield from (below + name for name in sorted(files))
    for name in sorted(folders):
        yield from _files(top, f"{below}{name}/", without_folders_in)


def _listed(folder: str) -> list[os.DirEntry[str]]:
    """A folder that may not be listed must not look empty: what refers to its records would seem wrong."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that goes in a ring
        return False
