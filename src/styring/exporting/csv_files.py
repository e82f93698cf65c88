"""Tables as CSV that Excel in Norway opens as it should: semicolons, decimal commas and a byte order mark."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from styring.exporting.columns import Value
from styring.exporting.places import Parts, place
from styring.exporting.tables import Table
from styring.spreadsheets import norwegian_csv
from styring.writing import write_output


class CsvFiles:
    """Writes the tables of an export into a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, table: Table, parts: Parts) -> None:
        """Write rows of a table, a file for each part, with the names of the columns above them."""
        header = [column.name for column in table.columns]
        for partition, rows in parts.items():
            text = norwegian_csv([header, *([_told(value) for value in row] for row in rows)])
            file = self._folder / place(table, partition, "data.csv")
            write_output(file, text.encode("utf-8-sig", "replace"), root=self._folder)

    def close(self) -> None:
        """Nothing is held."""


def _told(value: Value) -> str | int | float | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value
