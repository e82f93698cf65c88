"""Notes of several tables that are read one after the other: each is told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from styring.messages import listing
from styring.reports.table import Table


def told_once(tables: Sequence[Table]) -> tuple[tuple[str, ...], tuple[Table, ...]]:
    """The notes that all of the tables have, and the tables without them.

    A note that some of the tables have has a number where it stands first; the others refer to that.
    """
    times = Counter(note for table in tables for note in dict.fromkeys(table.notes))
    common = tuple(note for note in times if 1 < times[note] == len(tables))
    numbers = {note: i for i, note in enumerate((note for note in times if 1 < times[note] < len(tables)), start=1)}
    known: set[str] = set()
    told = []
    for table in tables:
        own = [note for note in dict.fromkeys(table.notes) if note not in common]
        told.append(replace(table, notes=(*_in_full(own, numbers, known), *_reference(own, numbers, known))))
        known.update(own)
    return common, tuple(told)


def _in_full(notes: Sequence[str], numbers: dict[str, int], known: set[str]) -> list[str]:
    new = (note for note in notes if note not in known)
    return [f"Merknad {numbers[note]}: {note}" if note in numbers else note for note in new]


def _reference(notes: Sequence[str], numbers: dict[str, int], known: set[str]) -> list[str]:
    repeated = sorted(numbers[note] for note in notes if note in known)
    return [f"Se merknad {_listed(repeated)}."] if repeated else []


def _listed(numbers: Sequence[int]) -> str:
    first, last = numbers[0], numbers[-1]
    is_run = last - first == len(numbers) - 1 > 1
    return f"{first}–{last}" if is_run else listing(map(str, numbers))
