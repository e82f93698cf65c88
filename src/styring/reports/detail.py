"""R2: how much of the steering is by activity and detail (guide OR-6, OR-7, ST-2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from styring.dossier import Dossier
from styring.records.assignment import Assignment
from styring.records.letter import Letter
from styring.records.vocabulary import AssignmentStatus, RequirementKind
from styring.reports.grouping import grouped
from styring.reports.letters import Measure, demanded, letters_by_year
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, mean, percentage
from styring.rules.allocation import demands_of

_AGENCY, _YEAR = Column("virksomhet", "Virksomhet"), Column("år", "År", Unit.YEAR)
_AGENCIES = Column("virksomheter", "Virksomheter", Unit.COUNT)
_OF_LETTERS = (
    Column("styringskrav_i_alt", "Styringskrav", Unit.COUNT),
    Column("aktivitetskrav", "Aktivitetskrav", Unit.COUNT),
    Column("andel_aktivitetskrav", "Andel aktivitetskrav", Unit.PERCENT),
    Column("uten_begrunnelse", "Aktivitetskrav uten begrunnelse", Unit.COUNT),
    Column("rapporteringskrav", "Rapporteringskrav", Unit.COUNT),
    Column("rapporteringspunkter", "Rapporteringspunkter", Unit.COUNT),
)
_OF_COMMISSIONS = (
    Column("oppdrag", "Oppdrag", Unit.COUNT),
    Column("milepæler", "Milepæler", Unit.COUNT),
    Column("milepæler_per_oppdrag", "Milepæler per oppdrag", Unit.MEAN),
    Column("rapporteringspunkter", "Rapporteringspunkter", Unit.COUNT),
    Column("rapporteringspunkter_per_oppdrag", "Rapporteringspunkter per oppdrag", Unit.MEAN),
)
_LETTERS_COUNTED = (
    "Alt er fra årets sendte tildelingsbrev og supplerende brev; det som kommer igjen, er regnet med én gang. "
    "Rapporteringskrav er ikke med i styringskravene.",
    "Andel aktivitetskrav er regnet av styringskravene. En begrunnelse må ha en kode for å telle.",
)
_COMMISSIONS_COUNTED = (
    "Et oppdrag er med i hvert år det har vært aktivt, hver gang med alle milepælene og rapporteringspunktene sine.",
)


@dataclass(frozen=True, slots=True)
class _Letters:
    """What the letters of an agency's year ask for together."""

    agency: str
    year: int
    steering: int
    activities: int
    unreasoned: int
    reporting: int
    points: int
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Commission:
    """An assignment that was under way in a year."""

    agency: str
    year: int
    record: str
    milestones: int
    points: int


def _observe(dossier: Dossier, scope: Scope) -> Iterator[_Letters | _Commission]:
    for year, letters in letters_by_year(dossier, scope):
        yield _counted(dossier.code, year, letters)
    for _, assignment in sorted(dossier.assignments.items()):
        for year in _years_under_way(assignment, dossier, scope):
            record = str(assignment.identity)
            yield _Commission(dossier.code, year, record, len(assignment.milestones), len(assignment.reporting))


def _counted(agency: str, year: int, letters: Sequence[Letter]) -> _Letters:
    requirements = demands_of(letters).requirements.values()
    activities = [each for each in requirements if each.kind is RequirementKind.AKTIVITETSKRAV]
    counted = demanded(letters)
    return _Letters(
        agency,
        year,
        steering=counted.numbers[Measure.STEERING],
        activities=len(activities),
        unreasoned=sum(each.reason is None or each.reason.code is None for each in activities),
        reporting=counted.numbers[Measure.REPORTING],
        points=len({point.id for letter in letters for point in letter.reporting}),
        records=counted.letters,
    )


def _years_under_way(assignment: Assignment, dossier: Dossier, scope: Scope) -> list[int]:
    """The years in scope with a day on which it was under way."""
    years = range(min(step.from_ for step in assignment.history).year, scope.as_of.year + 1)
    stretches = list(_stretches(assignment, scope.as_of))
    return [
        year
        for year in years
        if scope.has_year(year)
        and any(scope.has(dossier, day) for stretch in stretches for day in _days_in(year, *stretch))
    ]


def _stretches(assignment: Assignment, as_of: date) -> Iterator[tuple[date, date]]:
    """First and last day of each time that it was under way."""
    steps = sorted(assignment.history, key=lambda step: step.from_)
    for step, after in zip_longest(steps, steps[1:]):
        if step.status is AssignmentStatus.AKTIV:
            yield step.from_, min(after.from_ - timedelta(days=1), as_of) if after else as_of


def _days_in(year: int, first: date, last: date) -> Iterator[date]:
    day, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
    while day <= end:
        yield day
        day += timedelta(days=1)


def _tabulate(observed: Sequence[_Letters | _Commission], scope: Scope) -> tuple[Table, ...]:
    letters = [each for each in observed if isinstance(each, _Letters)]
    commissions = [each for each in observed if isinstance(each, _Commission)]
    return (
        Table(
            "krav",
            "Aktivitetskrav og rapportering",
            (_YEAR, _AGENCIES, *_OF_LETTERS),
            tuple(
                (cell(year), cell(len(found), _records(found)), *_of_letters(found))
                for (year,), found in grouped(letters, lambda each: (each.year,))
            ),
            _LETTERS_COUNTED,
        ),
        Table(
            "krav_per_virksomhet",
            "Aktivitetskrav og rapportering etter virksomhet",
            (_AGENCY, _YEAR, *_OF_LETTERS),
            tuple(
                (cell(agency), cell(year), *_of_letters(found))
                for (agency, year), found in grouped(letters, lambda each: (each.agency, each.year))
            ),
            _LETTERS_COUNTED,
        ),
        Table(
            "oppdrag",
            "Milepæler og rapportering i oppdragene",
            (_YEAR, *_OF_COMMISSIONS),
            tuple(
                (cell(year), *_of_commissions(found))
                for (year,), found in grouped(commissions, lambda each: (each.year,))
            ),
            _COMMISSIONS_COUNTED,
        ),
        Table(
            "oppdrag_per_virksomhet",
            "Milepæler og rapportering i oppdragene etter virksomhet",
            (_AGENCY, _YEAR, *_OF_COMMISSIONS),
            tuple(
                (cell(agency), cell(year), *_of_commissions(found))
                for (agency, year), found in grouped(commissions, lambda each: (each.agency, each.year))
            ),
            _COMMISSIONS_COUNTED,
        ),
    )


def _of_letters(letters: Sequence[_Letters]) -> Iterator[Cell]:
    steering, activities = sum(each.steering for each in letters), sum(each.activities for each in letters)
    values = (
        steering,
        activities,
        percentage(activities, steering),
        sum(each.unreasoned for each in letters),
        sum(each.reporting for each in letters),
        sum(each.points for each in letters),
    )
    return (cell(value, _records(letters)) for value in values)


def _records(letters: Sequence[_Letters]) -> Iterator[str]:
    return (record for each in letters for record in each.records)


def _of_commissions(commissions: Sequence[_Commission]) -> Iterator[Cell]:
    milestones, points = [each.milestones for each in commissions], [each.points for each in commissions]
    values = (len(commissions), sum(milestones), mean(milestones), sum(points), mean(points))
    return (cell(value, [each.record for each in commissions]) for value in values)


DETAIL = Report(
    id="R2",
    name="detaljstyring",
    title="Detaljstyring",
    question="Hvor mye styres det på aktiviteter, milepæler og rapportering framfor mål og resultater?",
    cites=("OR-6", "OR-7", "ST-2"),
    observe=_observe,
    tabulate=_tabulate,
)
