"""A records repository: where it begins, what ``styring.yaml`` says, and where things lie in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from styring.diagnostics import Diagnostic, Severity, UserError, YamlPath
from styring.messages import quoted
from styring.writing import real_path

if TYPE_CHECKING:
    from styring.records.settings import Settings
    from styring.records.terms import Terms

SETTINGS_FILE = "styring.yaml"

LOCAL_NAME_LISTS = ("navneliste.lokal.txt", "navneliste.lokal.csv", "navneliste.lokal.xlsx")
"""The lists of names that are never tracked by git; read if they are there."""


class ProjectError(UserError):
    """There is no usable records repository here. ``diagnostics`` say where ``styring.yaml`` is wrong, if it is."""

    def __init__(self, message: str, remedy: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message, remedy)
        self.diagnostics = diagnostics


class Project(NamedTuple):
    """A records repository on disk.

    Attributes:
        root: absolute, symbolic links and mapped drives followed.
        settings: what ``styring.yaml`` says.
        settings_digest: SHA-256 of the bytes that the settings were read from, in hexadecimal digits.
    """

    root: Path
    settings: Settings
    settings_digest: str = ""

    @property
    def records(self) -> Path:
        """The folder of all records."""
        return self.root / "records"

    @property
    def terms(self) -> Terms:
        """The words of the repository's profile."""
        from styring.records.terms import terms_of

        return terms_of(self.settings.profile)

    def dossier(self, agency: str) -> Path:
        """The folder of one agency's records."""
        return self.records / "agencies" / agency

    def has_file(self, name: str) -> bool:
        """Whether there is a file of that path within the repository."""
        return has_file(self.root, name)

    def broken_paths(self) -> Iterator[tuple[YamlPath, str]]:
        """Where ``styring.yaml`` names a file or folder that the repository does not have, and what is wrong."""
        document = self.settings.document
        if document.logo is not None and not self.has_file(document.logo):
            yield ("dokument", "logo"), f"Logoen {quoted(document.logo)} finnes ikke i repoet."
        if document.font_folder is not None and not has_folder(self.root, document.font_folder):
            yield ("dokument", "skriftmappe"), f"Skriftmappen {quoted(document.font_folder)} finnes ikke i repoet."
        for i, name in enumerate(self.settings.name_lists):
            if not self.has_file(name):
                yield ("navnelister", i), f"Navnelisten {quoted(name)} finnes ikke i repoet."

    def relative(self, file: Path) -> str:
        """A file as messages name it: relative to the root, with ``/``."""
        path, above = str(file), f"{self.root}{os.sep}"
        if path.startswith(above):  # asked for every file, and pathlib takes ten times as long
            return path.removeprefix(above).replace(os.sep, "/")
        return file.relative_to(self.root).as_posix()


def has_file(root: Path, name: str) -> bool:
    """Whether there is a file of that path within a folder, symbolic links followed."""
    return _has(root, name, os.path.isfile)


def has_folder(root: Path, name: str) -> bool:
    """Whether there is a folder of that path within a folder, symbolic links followed."""
    return _has(root, name, os.path.isdir)


def _has(root: Path, name: str, is_right: Callable[[Path], bool]) -> bool:
    path = root / name
    return is_right(path) and real_path(path).is_relative_to(root)


def find_root(start: Path) -> Path | None:
    """The folder with ``styring.yaml`` that ``start`` lies in; ``start`` is absolute, symbolic links followed."""
    return next((folder for folder in (start, *start.parents) if (folder / SETTINGS_FILE).is_file()), None)


def open_project(start: Path) -> Project:
    """The records repository that ``start`` lies in.

    Raises:
        ProjectError: no ``styring.yaml`` in ``start`` or above it, or one that cannot be used.
    """
    start = real_path(start)
    root = find_root(start)
    if root is None:
        raise ProjectError(
            f"Fant ingen {SETTINGS_FILE} i {start} eller i mappene over.",
            "Gå til mappen med postene, eller lag en ny med «styring init».",
        )
    return Project(root, *_read_settings(root / SETTINGS_FILE))


def _read_settings(file: Path) -> tuple[Settings, str]:
    # The command line's errors and help need this module, but neither a model nor YAML.
    from styring import source
    from styring.records.settings import Settings
    from styring.validation import validate

    loaded = source.load(file)
    settings, objections = (None, ()) if loaded.data is None else validate(Settings, loaded.data)
    problems = (*loaded.problems, *objections)
    if settings is None or problems:
        diagnostics = tuple(
            Diagnostic(
                code=problem.code,
                severity=Severity.ERROR,
                file=file.name,
                position=problem.position or loaded.position(problem.finding.path, on_key=problem.finding.on_key),
                path=problem.finding.path,
                message=problem.finding.message,
                remedy=problem.finding.remedy or "",
            )
            for problem in problems
        )
        in_order = tuple(sorted(diagnostics, key=lambda d: d.position))
        raise ProjectError(f"{SETTINGS_FILE} kan ikke brukes.", "Rett feilene over, og prøv igjen.", in_order)
    return settings, loaded.digest
