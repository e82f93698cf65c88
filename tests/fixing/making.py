"""What the fixer does to files, told as the lines that go out and come in."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path

from styring.fixing import Fix, carry_out, plan
from styring.linting.result import Selection
from styring.linting.run import lint
from styring.project import open_project
from tests.repositories import DOSSIER

LATE = date(2026, 12, 31)


def fixes(root: Path, selection: Selection | None = None) -> tuple[Fix, ...]:
    """What would be put right in a repository."""
    project, wanted = open_project(root), selection or Selection()
    return plan(project, lint(project, LATE, wanted), wanted)


def write(root: Path) -> tuple[Fix, ...]:
    """Put right what can be put right, and tell what it was."""
    planned = fixes(root)
    for fix in planned:
        carry_out(open_project(root), fix)
    return planned


def changes(before: str, after: str) -> list[str]:
    """The lines that went out (``-``) and came in (``+``), in order."""
    difference = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [f"{line[0]} {line[1:]}" for line in difference if not line.startswith(("---", "+++", "@@"))]


def told(root: Path, selection: Selection | None = None) -> dict[str, list[str]]:
    """For each file of the agency bre that would be changed, its lines that go out and come in."""
    return {fix.file.removeprefix(DOSSIER): changes(fix.before, fix.after) for fix in fixes(root, selection)}
