"""Reports in the words of the repository's profile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from styring.records.terms import MUNICIPAL, Terms
from styring.reports.report import Report
from styring.reports.table import Table


def worded(report: Report, terms: Terms) -> Report:
    """The same report; its title and question as a profile says them."""
    return replace(report, title=terms.text(report.title), question=terms.text(report.question))


def tables_worded(tables: Iterable[Table], terms: Terms) -> tuple[Table, ...]:
    """The same tables; their titles, headings and notes as a profile says them. What records say stays."""
    return tuple(tables) if terms is MUNICIPAL else tuple(_worded(table, terms) for table in tables)


def _worded(table: Table, terms: Terms) -> Table:
    return replace(
        table,
        title=terms.text(table.title),
        columns=tuple(replace(column, title=terms.text(column.title)) for column in table.columns),
        notes=tuple(map(terms.text, table.notes)),
    )
