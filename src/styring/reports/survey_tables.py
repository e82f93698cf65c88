"""Tables of the survey as they are printed: what a reader needs of them, and how wide their columns are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from styring.rendering.view import Table as TableView
from styring.rendering.view import View
from styring.reports.figures import heading, is_number, shown
from styring.reports.notes import told_once
from styring.reports.table import Table, Unit

_SAME_FOR_ALL = frozenset({"år", "byrådsavdeling"})
"""Columns that say nothing where the document is about one year, or one department."""
_OF_THE_YEAR = {"krav_gjennomsnitt": "år", "krav_endring_panel": "til", "krav_forskyvning": "til"}
"""Tables over many years, of which only the rows of this year are printed, with the column that has the year."""
_LONGEST_VALUE = 26
"""A longer value is broken into lines."""
_BETWEEN_COLUMNS = 2
_LETTERS, _SMALL_LETTERS = 96, 104
"""So many letters of a table stand on a line of the PDF, in the usual size and in the smaller one."""
_PIECE = re.compile(r"(?:[^\s–-]|-(?=\d))+-?")


@dataclass(frozen=True, slots=True)
class NotedTableView(View):
    """A table and what a reader has to know of its figures.

    ``widths`` are what its columns need of the page; it is tight if that is more than there is.
    """

    table: Annotated[TableView, "tabell"]
    widths: Annotated[tuple[int, ...], "bredder"]
    is_tight: Annotated[bool, "trang"]
    notes: Annotated[tuple[str, ...], "merknader"]


def printed_tables(tables: Sequence[Table], year: int) -> tuple[tuple[str, ...], tuple[NotedTableView, ...]]:
    """The notes that all tables of an answer have, and those of the tables that say something."""
    notes, told = told_once([printed for table in tables if (printed := _printed(table, year)).rows])
    return notes, tuple(
        NotedTableView(view, *_widths(view), table.notes) for table, view in zip(told, map(_view, told), strict=True)
    )


def _view(table: Table) -> TableView:
    texts = frozenset(i for i, column in enumerate(table.columns) if column.unit is Unit.NONE)
    return TableView(
        caption=table.title,
        columns=tuple(heading(column.title, column.unit) for column in table.columns),
        rows=tuple(
            tuple(str(shown(c.value, k.unit)) for c, k in zip(row, table.columns, strict=True)) for row in table.rows
        ),
        wide=texts or frozenset({0}),
        numeric=frozenset(i for i, column in enumerate(table.columns) if is_number(column.unit)),
    )


def _widths(table: TableView) -> tuple[tuple[int, ...], bool]:
    """What each column is given, in tenths of a letter, and whether the page has too little room for the table.

    A column needs room for the longest piece that cannot be broken, and wants room for its values unbroken.
    """
    needed, wanted = [], []
    for index, title in enumerate(table.columns):
        values = [row[index] for row in table.rows]
        piece = max(len(part) for value in (*values, title) for part in _PIECE.findall(value) or ("",))
        needed.append(piece + _BETWEEN_COLUMNS)
        whole = max(len(title) // 2, min(max(map(len, values)), _LONGEST_VALUE))
        wanted.append(max(piece, whole) + _BETWEEN_COLUMNS)
    if sum(wanted) <= _LETTERS:
        return tuple(10 * each for each in wanted), False
    part = max(0.0, min(1.0, (_SMALL_LETTERS - sum(needed)) / ((sum(wanted) - sum(needed)) or 1)))
    return tuple(round(10 * (least + part * (most - least))) for least, most in zip(needed, wanted, strict=True)), True


def _printed(table: Table, year: int) -> Table:
    """What a reader needs of a table: no column that says the same everywhere, and not what other tables have."""
    keys = [column.key for column in table.columns]
    of_year = _OF_THE_YEAR.get(table.key)
    rows = [row for row in table.rows if of_year is None or row[keys.index(of_year)].value == year]
    same = {key for i, key in enumerate(keys) if key in _SAME_FOR_ALL and len({row[i].value for row in rows}) < 2}
    kept = [i for i, key in enumerate(keys) if key not in same]
    return replace(
        table,
        title=f"{table.title}, {year}" if of_year == "år" else table.title,
        columns=tuple(table.columns[i] for i in kept),
        rows=tuple(tuple(row[i] for i in kept) for row in rows),
    )
