"""Where the files of an export lie: a folder a table, and below it a folder for each value that all rows share.

The names are those of Hive, which DuckDB, Spark and others read as columns: ``krav/virksomhet=bre/aar=2026``. They are
ASCII on any file system; other characters in a value are percent-encoded, as Hive does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from styring.exporting.columns import Value
from styring.exporting.schema import MADE_BY, SCHEMA_FILE
from styring.exporting.tables import Table

Partition: TypeAlias = tuple[str | int | None, ...]
"""The values of the columns that the folders tell."""
Parts: TypeAlias = Mapping[Partition, Sequence[Sequence[Value]]]
"""Rows of a table by what they share."""

_NONE = "__HIVE_DEFAULT_PARTITION__"
_OWN = re.compile(r"[a-z_]+/([a-z_]+=[^/]+/)*(data\.csv|data0\.parquet)")
_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What a file manager leaves in a folder that somebody has looked at."""
_LONGEST_BEGINNING = 200


def place(table: Table, partition: Partition, name: str) -> str:
    """The file with a name that holds the rows of a table with these values, relative to the folder of the export."""
    pairs = zip(table.partitions, partition, strict=True)
    folders = [f"{column.name}={_NONE if value is None else quote(str(value), safe='')}" for column, value in pairs]
    return "/".join((table.name, *folders, name))


def of_others(folder: Path) -> str | None:
    """Something in a folder that no export made, relative to it; ``None`` if an export may take its place.

    Raises:
        OSError: the folder may not be read.
    """
    if not folder.exists():
        return None
    if not folder.is_dir():
        return folder.name
    files = sorted(_files(folder))
    if files and not _is_export(folder):
        return files[0]
    return next((file for file in files if file != SCHEMA_FILE and not _OWN.fullmatch(file)), None)


def _files(folder: Path) -> Iterator[str]:
    for file in folder.rglob("*"):
        if not file.is_dir() and file.name not in _OF_THE_SYSTEM:
            yield file.relative_to(folder).as_posix()


def _is_export(folder: Path) -> bool:
    marker = folder / SCHEMA_FILE
    if not marker.is_file():
        return False
    with marker.open("rb") as stream:
        beginning = stream.read(_LONGEST_BEGINNING).decode("utf-8", "replace")
    return re.match(rf'\{{\s+"laget_av": "{MADE_BY}"', beginning) is not None
