"""Exports of small repositories, and of the sample records, read back in ways of their own."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from styring.dossier import Dossier
from styring.exporting.run import Exported, Format, export
from styring.loading import load_dossier, load_registry
from styring.project import open_project

ROOT = Path(__file__).parents[2]
Rows = list[dict[str, str]]


def exported(root: Path, folder: Path, format: Format = Format.CSV, *, all_texts: bool = False) -> Exported:
    """Export a repository."""
    project = open_project(root)
    return export(project, load_registry(project), folder, format, all_texts=all_texts)


def read(folder: Path, table: str) -> Rows:
    """The rows of a table in CSV, with what the folders tell, in the order of the files' names."""
    rows: Rows = []
    for file in sorted((folder / table).rglob("*.csv")):
        told = dict(part.split("=", 1) for part in file.relative_to(folder).parts if "=" in part)
        with file.open(encoding="utf-8-sig", newline="") as stream:
            rows += [{**row, **told} for row in csv.DictReader(stream, delimiter=";")]
    return rows


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder by its path."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def dossiers(root: Path) -> Iterator[Dossier]:
    """The dossiers of a repository."""
    project = open_project(root)
    loaded = load_registry(project)
    for code in loaded.dossiers:
        yield load_dossier(project, code, loaded.registry).dossier
