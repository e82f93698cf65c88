"""What a check says of a file, and the table that a run ends with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Faults: TypeAlias = Mapping[Path, Sequence[str]]
"""For every file that was checked, what is wrong with it; an empty sequence means that it passed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One check over all of its files.

    Attributes:
        check: tool and subject, as it stands in the table.
        faults: see :data:`Faults`. A check of no files has failed: it has shown nothing.
        seconds: wall time; ``None`` when the row above tells it, for several checks that are made together.
    """

    check: str
    faults: Faults
    seconds: float | None

    @property
    def failed(self) -> int:
        return sum(1 for faults in self.faults.values() if faults) if self.faults else 1

    @property
    def passed(self) -> int:
        return sum(1 for faults in self.faults.values() if not faults)


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of the table of what was checked, with a heading."""
    width = max(len("check"), *(len(row.check) for row in rows))
    yield f"{'check':<{width}}  files  passed  failed  seconds"
    for row in rows:
        seconds = "" if row.seconds is None else f"  {row.seconds:>7.1f}"
        yield f"{row.check:<{width}}  {len(row.faults):>5}  {row.passed:>6}  {row.failed:>6}{seconds}"


def fault_lines(row: Row, root: Path, *, per_file: int = 5, most: int = 15) -> Iterator[str]:
    """A line for every fault of a row; equal faults of one file are counted, long lists are cut."""
    lines = list(_all_fault_lines(row, root, per_file))
    yield from lines[:most]
    if len(lines) > most:
        yield f"FAIL {row.check}: and {len(lines) - most} more lines"


def _all_fault_lines(row: Row, root: Path, per_file: int) -> Iterator[str]:
    if not row.faults:
        yield f"FAIL {row.check}: there was no file to check"
    for path, faults in row.faults.items():
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        counted = Counter(faults)
        for fault, times in list(counted.items())[:per_file]:
            yield f"FAIL {row.check}: {name}: {fault}{f' ({times} times)' if times > 1 else ''}"
        if len(counted) > per_file:
            yield f"FAIL {row.check}: {name}: and {len(counted) - per_file} more"


def closing(rows: Iterable[Row]) -> tuple[str, bool]:
    """The last line of a run, and whether everything passed."""
    rows = list(rows)
    failed = sum(row.failed for row in rows)
    return f"{sum(row.passed for row in rows)} passed, {failed} failed", not failed
