"""A records repository: where it begins, what ``styring.yaml`` says, and where things lie in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from styring import source
from styring.diagnostics import Diagnostic, Severity
from styring.records.settings import Settings
from styring.validation import validate

SETTINGS_FILE = "styring.yaml"


class ProjectError(Exception):
    """There is no usable records repository here. ``diagnostics`` say where ``styring.yaml`` is wrong, if it is."""

    def __init__(self, message: str, remedy: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.diagnostics = diagnostics


@dataclass(frozen=True, slots=True)
class Project:
    """A records repository on disk. ``root`` is absolute."""

    root: Path
    settings: Settings

    @property
    def records(self) -> Path:
        """The folder of all records."""
        return self.root / "records"

    @property
    def templates(self) -> Path:
        """The repository's own templates; it need not exist."""
        return self.root / "templates"

    def dossier(self, agency: str) -> Path:
        """The folder of one agency's records."""
        return self.records / "agencies" / agency

    def relative(self, file: Path) -> str:
        """A file as messages name it: relative to the root, with ``/``."""
        return file.relative_to(self.root).as_posix()


def open_project(start: Path) -> Project:
    """The records repository that ``start`` lies in.

    Raises:
        ProjectError: no ``styring.yaml`` in ``start`` or above it, or one that cannot be used.
    """
    root = next((folder for folder in (start, *start.parents) if (folder / SETTINGS_FILE).is_file()), None)
    if root is None:
        raise ProjectError(
            f"Fant ingen {SETTINGS_FILE} i {start} eller i mappene over.",
            "Gå til mappen med postene, eller lag en ny med «styring init».",
        )
    return Project(root, _read_settings(root / SETTINGS_FILE))


def _read_settings(file: Path) -> Settings:
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
    return settings
