"""The deadlines of an adviser: the findings that hold now or will, as tasks with a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from styring.diagnostics import Diagnostic, Severity, YamlPath
from styring.dossier import Dossier
from styring.linting.result import LintResult
from styring.linting.titles import title_of
from styring.records.base import Identity
from styring.records.places import place_in_dossier


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something to be done by a day.

    Attributes:
        day: the last day on which it comes in time.
        days_left: from the day that was asked about; 0 on the day itself, negative once it is overdue.
        agency: code of the agency; ``agency_name`` is its name, or the code again where its file cannot be read.
        task: what is to be done, for example «Skriv utkast til referat».
        concerns: the record in words, for example «Etatsstyringsmøte 12. juni 2026».
        owner: who is to do it, as far as the records tell.
        record: the whole identity of the record; ``path`` is the place in it.
        code: the rule that demands it.
        severity: what the finding weighs, or will.
        file: relative to the root, with ``/``; ``line`` counts from 1.
        message: what the rule says, or will.
    """

    day: date
    days_left: int
    agency: str
    agency_name: str
    task: str
    concerns: str
    owner: str | None
    record: str
    path: YamlPath
    code: str
    severity: Severity
    file: str
    line: int
    message: str

    @property
    def is_overdue(self) -> bool:
        """Whether the day is past."""
        return self.days_left < 0


@dataclass(frozen=True, slots=True)
class Overview:
    """What is to be done, seen from a day.

    Attributes:
        as_of: the day that it is seen from.
        days: how many days ahead it reaches.
        deadlines: those overdue first, then those to come; each by day, then by agency.
        others: how many findings hold now and have no deadline.
    """

    as_of: date
    days: int
    deadlines: tuple[Deadline, ...]
    others: int

    @property
    def overdue(self) -> int:
        """How many of the deadlines are overdue."""
        return sum(deadline.is_overdue for deadline in self.deadlines)


def overview(result: LintResult, dossiers: Iterable[Dossier], as_of: date, days: int) -> Overview:
    """The deadlines among the findings of a lint as of the same day, as far as so many days ahead.

    What is waived, exempted or in the baseline is not among a lint's findings, and so not here.
    """
    found = _deadlines((*result.diagnostics, *result.upcoming), dossiers, as_of)
    return Overview(
        as_of=as_of,
        days=days,
        deadlines=tuple(sorted((each for each in found if each.days_left <= days), key=_order)),
        others=sum(diagnostic.due is None for diagnostic in result.diagnostics),
    )


def _order(deadline: Deadline) -> tuple[date, str, str, int, str]:
    """Days in order put what is overdue first, the oldest foremost."""
    return deadline.day, deadline.agency, deadline.file, deadline.line, deadline.code


def _deadlines(found: Iterable[Diagnostic], dossiers: Iterable[Dossier], as_of: date) -> Iterator[Deadline]:
    records = {record.identity: (record, dossier) for dossier in dossiers for record in dossier.records()}
    for diagnostic in found:
        if diagnostic.due and diagnostic.task and (identity := _identity(diagnostic.file)) in records:
            record, dossier = records[identity]
            yield Deadline(
                day=diagnostic.due,
                days_left=(diagnostic.due - as_of).days,
                agency=dossier.code,
                agency_name=dossier.agency.name if dossier.agency else dossier.code,
                task=diagnostic.task,
                concerns=title_of(record, dossier),
                owner=diagnostic.owner,
                record=str(identity),
                path=diagnostic.path,
                code=diagnostic.code,
                severity=diagnostic.severity,
                file=diagnostic.file,
                line=diagnostic.position.line,
                message=diagnostic.message,
            )


def _identity(file: str) -> Identity | None:
    """The record in a file of a dossier (``records/agencies/bre/…``)."""
    match PurePosixPath(file).parts:
        case ("records", "agencies", code, *parts) if parts:
            return place_in_dossier(code, tuple(parts)).identity
        case _:
            return None
