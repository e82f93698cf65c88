"""Which records the findings of a change can stand in: what a lint of that change has to look at."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path, PurePosixPath

from styring.linting.baseline_file import BASELINE_FILE
from styring.project import SETTINGS_FILE, Project
from styring.record_files import looks_like_record
from styring.records.base import Kind
from styring.source.reading import read_file


def affected_by(changed: Collection[str], project: Project) -> tuple[Path, ...] | None:
    """The folders and files to look at when some files have changed.

    A record matters to its dossier. What the registry is made of matters everywhere: departments, year wheels, every
    agency file (rules know all agencies by code, name and department), settings, name lists and the baseline. A file
    elsewhere matters if it is gone and a letter or the settings speak of it.

    Args:
        changed: paths relative to the project's root, with ``/``.
        project: the repository as it is after the change.

    Returns:
        ``None`` for everything; nothing for a change that no finding can come from.
    """
    files = [PurePosixPath(name) for name in changed]
    if any(_matters_everywhere(file, project) for file in files):
        return None
    places = {*_places(files, project), *_speaking_of(_gone(files, project), project)}
    return tuple(sorted(place for place in places if place.exists()))


def within(chosen: Sequence[Path] | None, affected: Sequence[Path]) -> tuple[Path, ...]:
    """What is both among some chosen folders and files (``None``: all of them) and among those affected."""
    if chosen is None:
        return tuple(affected)
    inner = [one for one in chosen for other in affected if one.is_relative_to(other)]
    outer = [other for one in chosen for other in affected if other.is_relative_to(one)]
    return tuple(dict.fromkeys((*inner, *outer)))


def _matters_everywhere(file: PurePosixPath, project: Project) -> bool:
    match file.parts:
        case ("records", "departments" | "calendars", *_):
            return True
        case ("records", "agencies", code, _, *_):
            # Without its own file the agency has come or gone, or is known by the folder alone.
            own = f"{Kind.AGENCY}.yaml"
            return file.name == own or not (project.dossier(code) / own).is_file()
        case _:
            lists = {_composed(PurePosixPath(name)) for name in project.settings.name_lists}
            return _composed(file) in {SETTINGS_FILE, BASELINE_FILE, *lists}


def _places(files: Collection[PurePosixPath], project: Project) -> Iterator[Path]:
    """The dossiers of changed files, and the files under ``records`` that lie in none."""
    for file in files:
        match file.parts:
            case ("records", "agencies", code, _, *_):
                yield project.dossier(code)
            case ("records", *_) if looks_like_record(file.name):
                yield project.root / file


def _gone(files: Collection[PurePosixPath], project: Project) -> set[str]:
    """The paths of files that are no records and not there any more, and of the folders that went with them."""
    others = [file for file in files if not looks_like_record(file.name)]
    paths = [path for file in others for path in (file, *file.parents) if not (project.root / path).exists()]
    return {_composed(path) for path in paths}


def _speaking_of(gone: Collection[str], project: Project) -> Iterator[Path]:
    """Where paths that are gone are mentioned: settings and letters, whose attachments have to exist."""
    if gone:
        letters = project.records.glob(f"agencies/*/*/{Kind.LETTER}/*.yaml")
        for file in (project.root / SETTINGS_FILE, *letters):
            text = read_file(file)
            if isinstance(text, str) and any(path in _with_slashes(text) for path in gone):
                yield file if file.name == SETTINGS_FILE else project.dossier(file.parts[-4])


def _with_slashes(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\\\\", "/").replace("\\", "/")


def _composed(file: PurePosixPath) -> str:
    return unicodedata.normalize("NFC", file.as_posix())
