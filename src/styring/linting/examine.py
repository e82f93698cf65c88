"""Let every rule look at what it applies to. Whatever it says is kept; nothing is judged here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

from styring.diagnostics import Finding, Position
from styring.dossier import Dossier
from styring.loading import RecordFile
from styring.records.base import Kind, Record
from styring.records.dates import own_date
from styring.records.meeting import Meeting
from styring.records.settings import Limits
from styring.records.vocabulary import MeetingKind
from styring.rules import CATALOGUE
from styring.rules.catalogue import Check, Rule

_Checks: TypeAlias = tuple[tuple[Rule, Check], ...]


class Raised(NamedTuple):
    """A finding of a rule in a file. ``position`` is known already where the file could not be read to the end."""

    rule: Rule
    file: RecordFile
    finding: Finding
    position: Position | None = None


def breaches_of_form(files: Iterable[RecordFile]) -> Iterator[Raised]:
    """What was met while the files were read."""
    for file in files:
        for problem in file.problems:
            yield Raised(CATALOGUE[problem.code], file, problem.finding, problem.position)


def breaches_of_rules(files: Iterable[RecordFile], dossier: Dossier, limits: Limits) -> Iterator[Raised]:
    """What the rules say about the valid records of a dossier, and about the dossier as a whole."""
    by_place: dict[str, RecordFile] = {}
    for file in files:
        if file.identity and (file.record or file.identity.local not in by_place):
            by_place[file.identity.local] = file
    for file, subject, rules in _to_look_at(by_place, dossier):
        for rule, check in rules:
            for finding in check(subject, dossier, limits):
                yield Raised(rule, by_place[finding.record] if finding.record else file, finding)


def _to_look_at(
    by_place: dict[str, RecordFile], dossier: Dossier
) -> Iterator[tuple[RecordFile, Record | Dossier, _Checks]]:
    """Each valid record, and last the dossier as a whole: the file to speak of, the subject, and its rules."""
    for file in by_place.values():
        if file.record and _is_looked_at(file.record, dossier):
            kind = file.record.kind if isinstance(file.record, Meeting) else None
            yield file, file.record, _rules_for(type(file.record), kind)
    if dossier.agency:
        yield by_place[Kind.AGENCY], dossier, _rules_for(Dossier)


@cache
def _rules_for(subject: type[Record] | type[Dossier], meeting: MeetingKind | None = None) -> _Checks:
    """The rules that look at such a record, of meetings at such a meeting, or at a dossier as a whole."""
    return tuple(
        (rule, rule.check)
        for rule in CATALOGUE.values()
        if rule.check
        and rule.subject
        and issubclass(subject, rule.subject)
        and (not rule.meetings or meeting in rule.meetings)
    )


def _is_looked_at(record: Record, dossier: Dossier) -> bool:
    """Rules look no further back than ``fra_år``, and at an agency only while it exists."""
    if 0 < record.year < dossier.registry.first_year:
        return False
    day = own_date(record)
    return day is None or dossier.agency is None or dossier.agency.is_active_on(day)
