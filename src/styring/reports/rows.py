"""Tables read again, row by row, for what is told and drawn of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from styring.reports.table import Table, Value

Row: TypeAlias = Mapping[str, Value]
"""The values of a row by the key of their column."""

Read: TypeAlias = Mapping[str, Sequence[Row]]
"""The rows of tables by the key of the table; none for a table that is not there."""


def rows_of(table: Table) -> list[Row]:
    """The rows of a table."""
    keys = [column.key for column in table.columns]
    return [{key: cell.value for key, cell in zip(keys, row, strict=True)} for row in table.rows]


def figure(row: Row, key: str) -> float:
    """A figure of a row; zero where there is none.

    Raises:
        TypeError: the column holds no figures.
    """
    value = row[key]
    if value is None:
        return 0
    if isinstance(value, int | float):
        return value
    raise TypeError(f"{key} is no figure: {value!r}")


def total(rows: Iterable[Row], key: str) -> int:
    """The sum of a column of counts."""
    return round(sum(figure(row, key) for row in rows))


def text(row: Row, key: str) -> str:
    """A cell as plain text; empty where there is nothing."""
    value = row[key]
    return "" if value is None else str(value)
