"""The full work on one part of a repository: read it, let the rules look at it, and say what that was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from styring import source
from styring.diagnostics import Finding, Problem
from styring.dossier import Dossier
from styring.linting.cache import digests
from styring.linting.cache.store import Looked, Made, files_of, folder_of
from styring.linting.judging import judge
from styring.linting.part import OUTSIDE, Part
from styring.linting.past import Saved, digest_of, recall, unjudged
from styring.loading import LoadedRegistry, RecordFile, load_dossier, load_registry
from styring.messages import quoted
from styring.project import SETTINGS_FILE, Project, has_folder
from styring.rules import CATALOGUE, advice_on


class Checked(NamedTuple):
    """The findings of a part.

    Attributes:
        part: the findings.
        made: what they were made from; ``None`` if they are not to be kept, or because something could not be read.
        inputs: digest of what all parts depend on, as it was read for them; empty if they are not to be kept.
        lost: how many earlier versions of files were wanted and are not in the repository.
    """

    part: Part
    made: Made | None
    inputs: str
    lost: int = 0


class Bench(NamedTuple):
    """What is read once, and needed for every part.

    Attributes:
        project: the repository.
        loaded: its registry.
        inputs: digest of what all parts depend on, taken when the registry had been read; empty if nothing is kept.
    """

    project: Project
    loaded: LoadedRegistry
    inputs: str


def set_up(project: Project, *, keeps: bool) -> Bench:
    """Read what is needed for every part.

    Args:
        project: the repository.
        keeps: whether the findings are to be kept.

    Raises:
        OSError: a folder may not be listed.
    """
    loaded = load_registry(project)
    return Bench(project, loaded, inputs_of(project) if keeps else "")


def inputs_of(project: Project) -> str:
    """Digest of what all parts depend on.

    Raises:
        OSError: a folder may not be listed.
    """
    root, settings = project.root, project.settings
    return digests.inputs(root, digests.repository(root), digests.digest(settings), settings.name_lists)


def check(bench: Bench, part: str, saved: Saved | None) -> Checked:
    """Check a part (``OUTSIDE`` or the code of an agency).

    Args:
        bench: the repository.
        part: which.
        saved: what git has saved of the agency's files; ``None`` where it is not asked.

    Raises:
        OSError: a folder may not be listed.
    """
    project, loaded = bench.project, bench.loaded
    if part == OUTSIDE:
        files = (*_faulty_settings(project), *loaded.files, *loaded.wrong_lists)
        outside = Dossier("", loaded.registry)
        found = judge(project, outside, files, unjudged(project, outside))
        made = _made_from(project, part, loaded.files, _paths_in_settings(project)) if bench.inputs else None
        return Checked(found, made, bench.inputs)
    read = load_dossier(project, part, loaded.registry)
    with recall(project, saved) as memory:
        dossier = memory.given_to(read)
        found = judge(project, dossier, read.files, unjudged(project, dossier))
    can_be_kept = bench.inputs and not memory.lost
    made = _made_from(project, part, read.files, {}, digest_of(saved)) if can_be_kept else None
    return Checked(found, made, bench.inputs, memory.lost)


def _made_from(
    project: Project, part: str, files: Iterable[RecordFile], elsewhere: dict[Looked, bool], history: str = ""
) -> Made | None:
    """What the findings were made from; ``None`` if a file was not read, or has come or gone in the meantime."""
    folder = folder_of(project.root, part)
    read = {file.file.relative_to(folder).as_posix(): file for file in files if file.source.stamp}
    names = tuple(files_of(project.root, part))
    stamps = [(name, file.source.stamp) for name in names if (file := read.get(name)) and file.source.stamp]
    if len(stamps) != len(names) or len(names) != len(read):
        return None
    contents = digests.digest(*((name, read[name].source.digest) for name in names))
    attachments = {(name, False): found for file in read.values() for name, found in file.attachments.items()}
    return Made(digests.stamped(stamps), contents, {**elsewhere, **attachments}, history)


def _paths_in_settings(project: Project) -> dict[Looked, bool]:
    """What ``Project.broken_paths`` looks for."""
    document = project.settings.document
    files = (document.logo, *project.settings.name_lists)
    found = {(name, False): project.has_file(name) for name in files if name is not None}
    if document.font_folder is not None:
        found[document.font_folder, True] = has_folder(project.root, document.font_folder)
    return found


def _faulty_settings(project: Project) -> Iterator[RecordFile]:
    """``styring.yaml``, if it speaks of a file or a rule that does not exist."""
    remedy = "Rett stien, regnet fra mappen med styring.yaml, eller fjern den."
    problems = [Problem("SKJ07", Finding(path, message, remedy=remedy)) for path, message in project.broken_paths()]
    for code in project.settings.rules:
        if code not in CATALOGUE:
            message = f"Det finnes ingen regel {quoted(code)}."
            finding = Finding(("regler", code), message, on_key=True, remedy=advice_on(code))
            problems.append(Problem("SKJ07", finding))
    if problems:
        file = project.root / SETTINGS_FILE
        yield RecordFile(file, None, 0, None, tuple(problems), source.load(file))
