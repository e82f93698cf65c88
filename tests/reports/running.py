"""Reports run over the records of a repository."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from styring.dossier import Dossier
from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.reports.report import Report, run
from styring.reports.scope import Scope
from styring.reports.table import Table, Value

AFTERWARDS = Scope(date(2026, 12, 31))
"""When the year that most tests tell of is over."""


def dossiers_of(root: Path) -> list[Dossier]:
    project = open_project(root)
    loaded = load_registry(project)
    return [load_dossier(project, code, loaded.registry).dossier for code in loaded.dossiers]


def tables_of(report: Report, root: Path, scope: Scope = AFTERWARDS) -> Mapping[str, Table]:
    """The tables of a report by their keys."""
    return {table.key: table for table in run([report], dossiers_of(root), scope)[report.name]}


def values(table: Table) -> list[tuple[Value, ...]]:
    """The table without its sources."""
    return [tuple(cell.value for cell in row) for row in table.rows]


def sources(table: Table, column: str, row: int = 0) -> tuple[str, ...]:
    """Where the figure in a row and a column was found."""
    keys = [each.key for each in table.columns]
    return table.rows[row][keys.index(column)].sources
