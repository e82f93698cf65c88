"""Asking a report about small records on disk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from styring.records.base import Kind
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Table
from tests.reports.running import dossiers_of, tables_of
from tests.repositories import repository

MOVED = """\
navn: Bymiljø- og rekreasjonsetaten
form: etat
byrådsavdeling: [{kode: pbr, til: 2026-06-30}, {kode: abc, fra: 2026-07-01}]
"""
"""An agency file: the agency changes department in the middle of 2026."""
OTHER_DEPARTMENT = {"records/departments/abc.yaml": "navn: Byrådsavdeling for arbeid\n"}
LATE_2026 = Scope(date(2026, 11, 22))


def ask(report: Report, root: Path, files: Mapping[str, str], scope: Scope = LATE_2026) -> Mapping[str, Table]:
    """The tables of a report, by key, over a repository with these files, which are all valid."""
    repository(root, dict(files))
    assert not [each.unread(kind) for each in dossiers_of(root) for kind in Kind if each.unread(kind)]
    return tables_of(report, root, scope)


def seen_on(year: int, month: int, day: int, department: str | None = None) -> Scope:
    """All agencies, or those of a department, seen from a day."""
    return Scope(date(year, month, day), department=department)
