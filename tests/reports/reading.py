"""Tables as tests compare them."""

from __future__ import annotations

from styring.reports.figures import shown
from styring.reports.table import Table, Value


def values(table: Table) -> list[tuple[Value, ...]]:
    """The table without its sources."""
    return [tuple(cell.value for cell in row) for row in table.rows]


def column(table: Table, key: str, **where: Value) -> list[Value]:
    """The values of a column in the rows that hold certain values."""
    place = _place(table, key)
    return [values(table)[row][place] for row in _rows(table, where)]


def printed(table: Table, key: str, **where: Value) -> list[str]:
    """The same as people see them."""
    unit = table.columns[_place(table, key)].unit
    return [shown(value, unit) for value in column(table, key, **where)]


def sources(table: Table, key: str, row: int = 0) -> tuple[str, ...]:
    """Where the figure in a column and a row was found."""
    return table.rows[row][_place(table, key)].sources


def sources_where(table: Table, key: str, **where: Value) -> list[tuple[str, ...]]:
    """The same in the rows that hold certain values."""
    return [sources(table, key, row) for row in _rows(table, where)]


def _rows(table: Table, where: dict[str, Value]) -> list[int]:
    found = ((_place(table, key), value) for key, value in where.items())
    wanted = list(found)
    return [i for i, row in enumerate(values(table)) if all(row[place] == value for place, value in wanted)]


def _place(table: Table, key: str) -> int:
    return [column.key for column in table.columns].index(key)
