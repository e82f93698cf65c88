"""R14: the labels of agenda items, such as digitalisering and samordning, by year (guide ST-4, ST-5, OR-7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from styring.dossier import Dossier
from styring.reports.grouping import grouped
from styring.reports.held import NO_DROPPED_ITEMS, ONLY_HELD, held_meetings
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, counted, share

_ALWAYS = ("digitalisering", "innbygger", "samordning")
"""What ST-4, ST-5 and OR-7 ask for: that a year had nothing of it is an answer."""

_YEAR = Column("år", "År", Unit.YEAR)
_BY_LABEL = (
    _YEAR,
    Column("merkelapp", "Merkelapp"),
    Column("saker", "Saker", Unit.COUNT),
    Column("andel_saker", "Andel av sakene", Unit.PERCENT),
    Column("saker_formelle_møter", "I formelle møter", Unit.COUNT),
    Column("saker_uformelle_møter", "I uformelle møter", Unit.COUNT),
    Column("møter", "Møter", Unit.COUNT),
    Column("virksomheter", "Virksomheter", Unit.COUNT),
)
_BY_AGENCY = (
    Column("virksomhet", "Virksomhet"),
    _YEAR,
    Column("merkelapp", "Merkelapp"),
    Column("saker", "Saker", Unit.COUNT),
    Column("andel_saker", "Andel av sakene", Unit.PERCENT),
)
_COVERAGE = (
    _YEAR,
    Column("saker", "Saker", Unit.COUNT),
    Column("saker_med_merkelapp", "Med merkelapp", Unit.COUNT),
    Column("andel_med_merkelapp", "Andel med merkelapp", Unit.PERCENT),
)
_COUNTED = (ONLY_HELD, NO_DROPPED_ITEMS)


@dataclass(frozen=True, slots=True)
class _Item:
    agency: str
    year: int
    record: str
    is_formal: bool
    labels: frozenset[str]


def _observe(dossier: Dossier, scope: Scope) -> Iterator[_Item]:
    for meeting, day in held_meetings(dossier, scope):
        for item in meeting.agenda:
            if not item.dropped:
                labels = frozenset(" ".join(label.casefold().split()) for label in item.labels) - {""}
                yield _Item(dossier.code, day.year, str(meeting.identity), meeting.kind.is_formal, labels)


def _tabulate(observed: Sequence[_Item], scope: Scope) -> tuple[Table, ...]:
    years = list(grouped(observed, lambda item: (item.year,)))
    by_label = [_label_row(year, label, items) for (year,), items in years for label in _labels(items)]
    by_agency = [
        (cell(agency), cell(year), cell(label), *_items_and_share(label, items))
        for (agency, year), items in grouped(observed, lambda item: (item.agency, item.year))
        for label in _labels(items)
    ]
    coverage = [
        (cell(year), counted(_records(items)), counted(_records(_labelled(items))), _share(_labelled(items), items))
        for (year,), items in years
    ]
    notes = (
        "En sak kan ha flere merkelapper, så andelene kan bli mer enn 100 % til sammen. "
        "Store og små bokstaver er regnet som like.",
        "Merkelappene digitalisering, innbygger og samordning vises også når ingen sak har dem.",
        *_COUNTED,
    )
    return (
        Table("merkelapper", "Merkelapper på sakene etter år", _BY_LABEL, tuple(by_label), notes),
        Table("virksomheter", "Merkelapper etter virksomhet og år", _BY_AGENCY, tuple(by_agency), notes),
        Table("dekning", "Saker med merkelapp", _COVERAGE, tuple(coverage), _COUNTED),
    )


def _label_row(year: int, label: str, items: Sequence[_Item]) -> tuple[Cell, ...]:
    found = _with(label, items)
    records = _records(found)
    return (
        cell(year),
        cell(label),
        *_items_and_share(label, items),
        counted(item.record for item in found if item.is_formal),
        counted(item.record for item in found if not item.is_formal),
        cell(len(set(records)), records),
        cell(len({item.agency for item in found}), records),
    )


def _items_and_share(label: str, items: Sequence[_Item]) -> tuple[Cell, Cell]:
    found = _with(label, items)
    return counted(_records(found)), _share(found, items)


def _labels(items: Sequence[_Item]) -> list[str]:
    return sorted({label for item in items for label in item.labels} | set(_ALWAYS))


def _with(label: str, items: Sequence[_Item]) -> list[_Item]:
    return [item for item in items if label in item.labels]


def _labelled(items: Sequence[_Item]) -> list[_Item]:
    return [item for item in items if item.labels]


def _records(items: Sequence[_Item]) -> list[str]:
    return [item.record for item in items]


def _share(part: Sequence[_Item], whole: Sequence[_Item]) -> Cell:
    return share(_records(part), _records(whole))


LABELS = Report(
    id="R14",
    name="merkelapper",
    title="Merkelapper på sakene",
    question="Hvor ofte står digitalisering, samordning, innbyggerne og andre merkelapper på sakslistene?",
    cites=("ST-4", "ST-5", "OR-7"),
    observe=_observe,
    tabulate=_tabulate,
)
