"""Small records repositories on disk for tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from styring.linting.result import LintResult, Selection
from styring.linting.run import lint
from styring.project import open_project
from styring.reporting import Format, render

DOSSIER = "records/agencies/bre/"
BASE = {
    "styring.yaml": "organisasjon: Eksempelby kommune\nfra_år: 2024\n",
    "records/departments/pbr.yaml": "navn: Byrådsavdeling for plan, byrom og rekreasjon\n",
    DOSSIER + "agency.yaml": "navn: Bymiljø- og rekreasjonsetaten\nform: etat\nbyrådsavdeling: pbr\n",
}
EARLY = date(2026, 1, 1)
"""Before any deadline of the records that the tests write."""


def write(root: Path, files: dict[str, str | bytes]) -> None:
    """Write files under ``root``; what is neither under ``records/`` nor a setting belongs to the agency bre."""
    for name, content in files.items():
        at_top = name.startswith(("records/", "styring.yaml", "navneliste"))
        file = root / (name if at_top else DOSSIER + name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def repository(root: Path, files: dict[str, str | bytes]) -> Path:
    """A repository with one department and one agency, and these files on top."""
    write(root, {**BASE, **files})
    return root


def result(root: Path, as_of: date = EARLY, selection: Selection | None = None) -> LintResult:
    """What lint says about a repository."""
    return lint(open_project(root), as_of, selection)


def concise(root: Path, as_of: date = EARLY) -> str:
    """The whole concise output of lint, the folder of the agency left out of the paths."""
    return render(result(root, as_of), Format.CONCISE).replace(DOSSIER, "")
