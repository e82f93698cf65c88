"""Asking reports about the records of a repository on disk, and what they are asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from styring.dossier import Dossier
from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.records.base import Kind
from styring.reports.report import Report, run
from styring.reports.scope import Scope
from styring.reports.table import Table
from tests.repositories import repository

MOVED = """\
navn: Bymiljø- og rekreasjonsetaten
form: etat
byrådsavdeling: [{kode: pbr, til: 2026-06-30}, {kode: abc, fra: 2026-07-01}]
"""
"""An agency file: the agency changes department in the middle of 2026."""
OTHER_DEPARTMENT = {"records/departments/abc.yaml": "navn: Byrådsavdeling for arbeid\n"}
LATE_2026 = Scope(date(2026, 11, 22))
AFTERWARDS = Scope(date(2026, 12, 31))
"""When the year that most tests tell of is over."""


def seen_on(year: int, month: int, day: int, department: str | None = None) -> Scope:
    """All agencies, or those of a department, seen from a day."""
    return Scope(date(year, month, day), department=department)


def dossiers_of(root: Path) -> list[Dossier]:
    """All dossiers of a repository."""
    project = open_project(root)
    loaded = load_registry(project)
    return [load_dossier(project, code, loaded.registry).dossier for code in loaded.dossiers]


def tables_of(report: Report, root: Path, scope: Scope = AFTERWARDS) -> Mapping[str, Table]:
    """The tables of a report by their keys."""
    return {table.key: table for table in run([report], dossiers_of(root), scope)[report.name]}


def ask(report: Report, root: Path, files: Mapping[str, str], scope: Scope = LATE_2026) -> Mapping[str, Table]:
    """The same over a repository with these files, which are all valid."""
    repository(root, dict(files))
    assert not [each.unread(kind) for each in dossiers_of(root) for kind in Kind if each.unread(kind)]
    return tables_of(report, root, scope)
