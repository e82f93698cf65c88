"""The rows of a table that a record holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from styring.exporting.columns import Column, Value
from styring.exporting.tables import (
    AGENCY,
    COMMON,
    DEPARTMENT,
    TABLES,
    YEAR,
    Source,
    Table,
)
from styring.exporting.withholding import Gate
from styring.records.base import Kind, Model, Record
from styring.records.terms import Terms


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        table: which one.
        partition: the values of the columns that the folders tell.
        values: a value for each of the other columns.
    """

    table: Table
    partition: tuple[str | int, ...]
    values: tuple[Value, ...]


_BY_KIND: Mapping[Kind, tuple[tuple[Table, Source], ...]] = {
    kind: tuple((table, source) for table in TABLES for source in table.sources if source.kind is kind) for kind in Kind
}


def rows_of(record: Record, file: str, gate: Gate, terms: Terms) -> Iterator[Row]:
    """What a record holds, table by table, in the order of the file.

    Args:
        record: the record.
        file: its file, relative to the root of the repository.
        gate: which of its texts may leave.
        terms: the words of the repository's profile, which values of closed lists are told in.
    """
    is_public = gate.is_public(record)
    whole = (str(record.identity), record.id, record.identity.kind.value, file)
    for table, source in _BY_KIND[record.identity.kind]:
        partition = _partition(table, record)
        slots = _slots(table, source)
        for place, groups, held in _found(record, source.path, [terms.key(key) for key in source.keys]):
            is_withheld = gate.is_withheld(record, groups)
            passage = _Passage(gate, terms, groups[-1] if groups else record, is_public and not is_withheld)
            told: tuple[Value, ...] = (
                *whole,
                place or None,
                is_public,
                is_withheld,
                *(column.value(groups[i - 1]) for i, column in source.parents),
                *(passage.told(column, column.value(held)) for column in source.columns),
                *(terms.word(word) for word in source.fixed.values()),
                None,
            )
            yield Row(table, partition, tuple([told[slot] for slot in slots]))


@cache
def _slots(table: Table, source: Source) -> tuple[int, ...]:
    """For each column of a table its place among what a source tells; the last of that is nothing."""
    around, own = (column.name for _, column in source.parents), (column.name for column in source.columns)
    names = [*(column.name for column in COMMON), *around, *own, *source.fixed]
    return tuple(names.index(column.name) if column.name in names else -1 for column in table.columns)


@dataclass(frozen=True, slots=True)
class _Passage:
    """Where a value stands: what it may be let out by, and the words that it is told in."""

    gate: Gate
    terms: Terms
    group: Model
    is_open: bool

    def told(self, column: Column, value: Value) -> Value:
        """The value as it leaves; ``None`` if it does not."""
        if not isinstance(value, str):
            return value
        if column.vocabulary:
            return self.terms.word(column.vocabulary(value))
        return self.gate.without_names(value) if self.gate.lets(column, self.group, is_open=self.is_open) else None


def _partition(table: Table, record: Record) -> tuple[str | int, ...]:
    identity = record.identity
    told: dict[str, str | int] = {AGENCY: identity.agency, YEAR: record.year, DEPARTMENT: identity.id.split("/")[-1]}
    return tuple(told[column.name] for column in table.partitions)


def _found(record: Record, path: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[str, tuple[Model, ...], object]]:
    """Each thing at the end of a path: its place in the file, the groups from the record to it, and the thing."""
    found: list[tuple[str, tuple[Model, ...], object]] = [("", (), record)]
    for attribute, key in zip(path, keys, strict=True):
        found = [
            (place, (*groups, member) if isinstance(member, Model) else groups, member)
            for above, groups, holder in found
            for place, member in _members(above, key, getattr(holder, attribute))
        ]
    yield from found


def _members(above: str, key: str, held: object) -> Iterator[tuple[str, object]]:
    here = f"{above}.{key}" if above else key
    if isinstance(held, tuple):
        yield from ((f"{here}[{i}]", member) for i, member in enumerate(held))
    elif held is not None:
        yield here, held
