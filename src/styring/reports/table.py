"""A small typed table in which every figure knows the records that it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | date | None
"""What a cell holds; ``None`` where there is nothing to count or no way to know."""


class Unit(StrEnum):
    """What a column measures; the value is what stands behind a figure, or nothing."""

    NONE = ""
    COUNT = "antall"
    MEAN = "gjennomsnitt"
    PERCENT = "%"
    CHANGE = "endring i %"
    DAYS = "dager"
    WORKING_DAYS = "arbeidsdager"
    YEAR = "år"
    DATE = "dato"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        key: its name for programs: lower case, words joined by ``_``.
        title: its heading for people.
        unit: what its figures are. Percentages are 24.0 for 24 %.
    """

    key: str
    title: str
    unit: Unit = Unit.NONE


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, and the identities of the records that it was found in («bre/minutes/2026-03-12-esm»)."""

    value: Value
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a name of its own within its report.

    Attributes:
        key: its name for programs.
        title: its heading for people.
        columns: what each cell of a row is.
        rows: a cell for each column.
        notes: what a reader has to know to read the figures rightly, one Norwegian sentence each.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Every row has a cell for each column, or the report is wrong."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.key}: a row has not as many cells as there are columns")


def cell(value: Value, sources: Iterable[str] = ()) -> Cell:
    """A cell; each source is named once, in the order of their names."""
    return Cell(value, tuple(sorted(set(sources))))


def counted(sources: Iterable[str]) -> Cell:
    """How many things there are, by the record of each (one record may hold several)."""
    records = list(sources)
    return cell(len(records), records)


def share(part: Iterable[str], whole: Iterable[str]) -> Cell:
    """How many per cent a part is of the whole, by the record of each; nothing of nothing is unknown."""
    members, records = list(part), list(whole)
    return cell(percentage(len(members), len(records)), records)


def rounded(value: float) -> float:
    """A figure with one decimal, a half away from zero as people round: 6.25 to 6.3."""
    return float(Decimal(repr(float(value))).quantize(Decimal("0.1"), ROUND_HALF_UP))


def percentage(part: float, whole: float) -> float | None:
    """``part`` as per cent of ``whole``, with one decimal; ``None`` of nothing."""
    return rounded(100 * part / whole) if whole else None


def change(before: float | None, after: float | None) -> float | None:
    """The change from one figure to another in per cent of the first, with one decimal: 100 to 76 is −24.0."""
    return None if before is None or after is None or not before else rounded(100 * (after - before) / before)


def mean(values: Iterable[float]) -> float | None:
    """The arithmetic mean with one decimal; ``None`` of nothing."""
    found = list(values)
    return rounded(sum(found) / len(found)) if found else None


def median(values: Iterable[float]) -> float | None:
    """The middle value, of an even number the mean of the two in the middle; ``None`` of nothing."""
    found = sorted(values)
    if not found:
        return None
    middle = len(found) // 2
    return found[middle] if len(found) % 2 else (found[middle - 1] + found[middle]) / 2
