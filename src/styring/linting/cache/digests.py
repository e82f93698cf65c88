"""Digests of what findings are made from: the program, the repository as a whole, and the files of a part."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from styring.project import LOCAL_NAME_LISTS, SETTINGS_FILE, has_file
from styring.record_files import codes_of_dossiers, files_outside_dossiers
from styring.source.reading import Stamp, stamp_of

_PACKAGE = Path(__file__).parents[2]
_LIBRARY = "pydantic"
"""One of the libraries that findings depend on; the others are installed beside it."""


def digest(*parts: object) -> str:
    """SHA-256 of strings, numbers and tuples of them, in hexadecimal digits."""
    return hashlib.sha256(repr(parts).encode("ascii", "backslashreplace")).hexdigest()


@cache
def program() -> str:
    """What is installed: Python, styring and the libraries."""
    return digest(sys.version_info[:3], _own_files(), _versions())


def _own_files() -> object:
    """What the installer wrote down of our files' content; from a checkout, when they last changed."""
    for record in _PACKAGE.parent.glob(f"{_PACKAGE.name}-*.dist-info/RECORD"):
        lines = record.read_text(encoding="utf-8").splitlines()
        return tuple(sorted(line for line in lines if line.startswith(f"{_PACKAGE.name}/") and "sha256=" in line))
    files = (Path(folder, name) for folder, _, names in os.walk(_PACKAGE) for name in names)
    sources = sorted(file for file in files if file.suffix != ".pyc")
    return tuple((str(file), stat.st_size, stat.st_mtime_ns) for file in sources for stat in [file.stat()])


def _versions() -> object:
    """The names of installed distributions, which hold their versions."""
    spec = find_spec(_LIBRARY)
    site = Path(spec.origin).parents[1] if spec and spec.origin else _PACKAGE
    return tuple(sorted(path.name for path in site.iterdir() if path.suffix in {".dist-info", ".egg-info"}))


def repository(root: Path) -> str:
    """What every part depends on: settings, departments, year wheels and the agency files of all dossiers.

    Raises:
        OSError: a folder may not be listed.
    """
    records = root / "records"
    codes = codes_of_dossiers(records)
    files = [*files_outside_dossiers(records), *(f"agencies/{code}/agency.yaml" for code in codes)]
    return digest(program(), content(root / SETTINGS_FILE), codes, *((name, content(records / name)) for name in files))


def inputs(root: Path, repository: str, settings: str, name_lists: Sequence[str]) -> str:
    """What every part depends on, the lists of names included.

    Args:
        root: of the repository.
        repository: its digest (``repository``).
        settings: digest of the settings as they were understood.
        name_lists: paths of the lists that the settings name.

    """
    lists = (*name_lists, *LOCAL_NAME_LISTS)
    return digest(repository, settings, *((n, content(root / n) if has_file(root, n) else "") for n in lists))


def content(file: Path) -> str:
    """The digest of what a file holds, or of why that cannot be known."""
    try:
        if not file.is_file():
            return "none"
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        return f"error {error.errno}"


class Files(NamedTuple):
    """The files of a part by name, and what the system says of them without reading them.

    Attributes:
        names: in the order in which they are read.
        stamp: a digest of the names and stamps.
        changed: when a file or its entry last changed, in ns since 1970.
    """

    names: tuple[str, ...]
    stamp: str
    changed: int


def files_of(folder: Path, names: Sequence[str]) -> Files:
    """The files as they are now.

    Raises:
        OSError: a file has gone, or may not be looked at.
    """
    # As a path each of the many names would take longer to make than the look itself.
    return stamped([(name, stamp_of(os.stat(f"{folder}/{name}"))) for name in names])  # noqa: PTH116


def stamped(stamps: Sequence[tuple[str, Stamp]]) -> Files:
    """Files by name and stamp."""
    changed = max((max(stamp[1], stamp[2]) for _, stamp in stamps), default=0)
    return Files(tuple(name for name, _ in stamps), digest(*stamps), changed)


def contents(folder: Path, names: Iterable[str]) -> str:
    """A digest of the names and contents of files."""
    return digest(*((name, content(folder / name)) for name in names))
