"""Tables as Parquet, made by DuckDB from a plain CSV file: no other library is needed, nor a whole table in memory."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

from styring.diagnostics import UserError
from styring.exporting.places import Parts, place
from styring.exporting.tables import Table
from styring.writing import WriteError

_READ = """
SELECT * FROM read_csv(
    $plain, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\n',
    nullstr = '', max_line_size = 16777216, columns = {{{columns}}}
)
"""
"""A record is at most 1 MiB, so a row of it, with its quotation marks doubled, is not much more than twice that."""
_TO_FILE = f"COPY ({_READ}) TO $target (FORMAT parquet)"
_TO_PARTS = (
    f"COPY ({_READ}) TO $target "
    "(FORMAT parquet, PARTITION_BY ({folders}), FILENAME_PATTERN 'data', OVERWRITE_OR_IGNORE)"
)


class NoDuckDB(UserError):
    """DuckDB is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Parquet trenger DuckDB, som ikke er installert.",
            "Installer det med «pip install styring[analyse]», eller bruk --format csv.",
        )


class ParquetFiles:
    """Writes the tables of an export into a folder, in one thread: more would put rows in an order of their own.

    Raises:
        NoDuckDB: DuckDB is not installed.
    """

    def __init__(self, folder: Path) -> None:
        try:
            import duckdb
        except ImportError as error:
            raise NoDuckDB from error
        self._folder = folder
        self._temporary = tempfile.TemporaryDirectory(prefix="styring-")
        self._connection = duckdb.connect(config={"threads": 1})
        self._refused = duckdb.IOException

    def write(self, table: Table, parts: Parts) -> None:
        """Write rows of a table, a file for each part. The parts share no folder with those of another call."""
        plain = Path(self._temporary.name) / "rows.csv"
        with plain.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            # Everything in quotation marks: without them Python before 3.13 leaves a carriage return bare.
            writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
            writer.writerows((*row, *partition) for partition, rows in parts.items() for row in rows)
        in_folders = table.partitions if any(parts.values()) else ()
        columns = ", ".join(f"'{each.name}': '{each.holds.sql}'" for each in (*table.columns, *in_folders))
        if in_folders:
            target = self._folder / table.name
            copy = _TO_PARTS.format(columns=columns, folders=", ".join(each.name for each in in_folders))
        else:  # the one file of a table that has no folders, or no rows
            (partition,) = parts
            target = self._folder / place(table, partition, "data0.parquet")
            target.parent.mkdir(parents=True, exist_ok=True)
            copy = _TO_FILE.format(columns=columns)
        try:
            self._connection.execute(copy, {"plain": str(plain), "target": str(target)})
        except self._refused as error:
            raise WriteError(
                target,
                f"«{target.as_posix()}» kunne ikke skrives.",
                "Kontroller at disken er tilgjengelig og har plass.",
            ) from error

    def close(self) -> None:
        """Give back what is held."""
        self._connection.close()
        self._temporary.cleanup()
