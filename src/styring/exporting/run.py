"""Write the records of a repository as tables, one dossier at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from styring.diagnostics import UserError
from styring.dossier import Dossier
from styring.exporting.columns import Value
from styring.exporting.csv_files import CsvFiles
from styring.exporting.parquet_files import ParquetFiles
from styring.exporting.places import Partition, Parts, of_others
from styring.exporting.rows import rows_of
from styring.exporting.schema import SCHEMA_FILE, schema
from styring.exporting.tables import TABLES, Table
from styring.exporting.withholding import Gate
from styring.loading import LoadedRegistry, RecordFile, load_dossier
from styring.messages import quoted
from styring.project import Project
from styring.writing import fresh_folder, real_path, write_output


class Format(StrEnum):
    """The formats of ``styring export --format``; the value is how files end."""

    PARQUET = "parquet"
    CSV = "csv"


class NotAnExport(UserError):
    """The folder holds somebody's work, which no export takes the place of."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Attributes:
        rows: how many rows each table has, by its name.
        unread: files that do not hold a valid record, relative to the root.
        with_names: how many texts were left out because they name somebody.
    """

    rows: Mapping[str, int]
    unread: tuple[str, ...]
    with_names: int


class _Files(Protocol):
    def write(self, table: Table, parts: Parts) -> None: ...

    def close(self) -> None: ...


def export(
    project: Project,
    loaded: LoadedRegistry,
    folder: Path,
    format: Format,
    *,
    all_texts: bool = False,
    watched: Callable[[Sequence[str]], Iterable[str]] = iter,
) -> Exported:
    """Write all valid records of a repository as tables.

    Args:
        project: the repository.
        loaded: its registry.
        folder: where the tables go; absolute. An earlier export gives way once this one is finished.
        format: the format of the tables.
        all_texts: take along texts that the public may not see.
        watched: the codes of the agencies, as they are come to.

    Raises:
        NotAnExport: the folder holds something else, or lies among the records.
        NoDuckDB: the format needs it.
        WriteError: the folder cannot be written.
    """
    _refuse(project, folder)
    with fresh_folder(folder) as fresh, closing(_files(format, fresh)) as files:
        run = _Run(project, fresh, format, files, all_texts)
        run.take(None, loaded.files)
        for code in watched(loaded.dossiers):
            dossier = load_dossier(project, code, loaded.registry)
            run.take(dossier.dossier, dossier.files)
        run.finish()
    return Exported(run.rows, tuple(run.unread), run.with_names)


def _files(format: Format, folder: Path) -> _Files:
    return ParquetFiles(folder) if format is Format.PARQUET else CsvFiles(folder)


def _refuse(project: Project, folder: Path) -> None:
    records = real_path(project.records)
    if folder.is_relative_to(records) or records.is_relative_to(folder):
        raise NotAnExport(f"«{folder}» er der postene ligger.", "Velg en mappe for seg selv, for eksempel ../eksport.")
    if found := of_others(folder):
        raise NotAnExport(
            f"«{folder}» er ikke bare en tidligere eksport: Der ligger {quoted(found)}.",
            "Velg en annen mappe, eller flytt det som ligger der.",
        )


class _Run:
    """An export under way. It holds the rows of one dossier at a time."""

    def __init__(self, project: Project, folder: Path, format: Format, files: _Files, all_texts: bool) -> None:
        self.rows: Counter[str] = Counter({table.name: 0 for table in TABLES})
        self.unread: list[str] = []
        self.with_names = 0
        self._project = project
        self._folder = folder
        self._format = format
        self._files = files
        self._all_texts = all_texts

    def take(self, dossier: Dossier | None, files: Iterable[RecordFile]) -> None:
        """Write the records in some files, which belong to a dossier or to none."""
        gate = Gate(dossier, self._all_texts)
        found: defaultdict[Table, defaultdict[Partition, list[Sequence[Value]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for file in files:
            name = self._project.relative(file.file)
            if file.record is None:
                self.unread.append(name)
                continue
            for row in rows_of(file.record, name, gate, self._project.terms):
                found[row.table][row.partition].append(row.values)
        for table, parts in found.items():
            self._files.write(table, parts)
            self.rows[table.name] += sum(map(len, parts.values()))
        self.with_names += gate.with_names

    def finish(self) -> None:
        """Write the schema, and an empty file of each table without rows, so that there is something to ask."""
        for table in TABLES:
            if not self.rows[table.name]:
                self._files.write(table, {(None,) * len(table.partitions): ()})
        text = schema(self._format, all_texts=self._all_texts, terms=self._project.terms)
        write_output(self._folder / SCHEMA_FILE, text.encode("utf-8"), root=self._folder)
