"""R10: assignments with their milestones and the meeting that last treated them, and those that agencies share.

Guide ES-7, OP-1, OP-2, ST-5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from styring.messages import listing
from styring.records.vocabulary import MilestoneStatus
from styring.reports.commissions import Commission, observe
from styring.reports.grouping import grouped
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, counted

_AGENCY, _ID = Column("virksomhet", "Virksomhet"), Column("oppdrag", "Oppdrag")
_TREATED = (Column("sist_behandlet", "Sist behandlet", Unit.DATE), Column("behandlet_i", "I møte"))
_OVERVIEW = (
    _AGENCY,
    _ID,
    Column("tittel", "Tittel"),
    Column("status", "Status"),
    Column("milepæler", "Milepæler", Unit.COUNT),
    Column("nådd", "Nådde milepæler", Unit.COUNT),
    Column("over_fristen", "Milepæler over fristen", Unit.COUNT),
    Column("neste_frist", "Neste frist", Unit.DATE),
    *_TREATED,
)
_MILESTONES = (
    _AGENCY,
    _ID,
    Column("milepæl", "Milepæl"),
    Column("frist", "Frist", Unit.DATE),
    Column("status", "Status"),
    Column("over_fristen", "Over fristen"),
    *_TREATED,
)
_SHARED = (
    Column("oppdrag", "Oppdrag"),
    Column("virksomheter", "Virksomheter"),
    Column("antall_virksomheter", "Antall virksomheter", Unit.COUNT),
    Column("avdelinger", "Byrådsavdelinger"),
    Column("ført_hos", "Ført hos"),
    *_TREATED,
)
_SHARES = (
    _AGENCY,
    Column("egne", "Egne oppdrag", Unit.COUNT),
    Column("delte", "Av dem delt med andre", Unit.COUNT),
    Column("andres", "Deltar i andres oppdrag", Unit.COUNT),
)
_SEEN = (
    "Status og milepæler er som de var dagen rapporten gjelder for, eller ved utgangen av siste år som er med.",
    "Sist behandlet er det siste gjennomførte møtet som gjaldt oppdraget eller hadde det på sakslisten, også når det "
    "var før første år som er med. En sak som utgikk, regnes ikke som behandlet.",
)


def _tabulate(observed: Sequence[Commission], scope: Scope) -> tuple[Table, ...]:
    commissions = sorted(observed, key=lambda each: (each.agency, each.id))
    overview = [_overview_row(each) for each in commissions]
    milestones = [row for each in commissions for row in _milestone_rows(each)]
    shared = [each for each in commissions if len(each.agencies) > 1]
    together = [_shared_row(found) for _, found in grouped(shared, lambda each: each.shared)]
    return (
        Table("oppdrag", "Oppdrag", _OVERVIEW, tuple(overview), _SEEN),
        Table("milepæler", "Milepæler", _MILESTONES, tuple(milestones), _SEEN),
        Table("delte", "Oppdrag som flere virksomheter deler", _SHARED, tuple(together), _joined(scope)),
        Table("virksomheter", "Oppdrag etter virksomhet", _SHARES, tuple(_shares(commissions, scope)), _joined(scope)),
    )


def _overview_row(commission: Commission) -> tuple[Cell, ...]:
    milestones = commission.milestones
    ahead = [each.deadline for each in milestones if each.is_ahead and each.deadline]
    values = (
        commission.agency,
        commission.id,
        commission.title,
        commission.status.value,
        len(milestones),
        sum(each.status is MilestoneStatus.NADD for each in milestones),
        sum(each.is_overdue for each in milestones),
        min(ahead, default=None),
    )
    return (*(cell(value, [commission.record]) for value in values), *_treatment([commission]))


def _milestone_rows(commission: Commission) -> Iterator[tuple[Cell, ...]]:
    for each in commission.milestones:
        values = (commission.agency, commission.id, each.text, each.deadline, each.status.value, each.is_overdue)
        yield (*(cell(value, [commission.record]) for value in values), *_treatment([commission]))


def _shared_row(commissions: Sequence[Commission]) -> tuple[Cell, ...]:
    """One assignment, as each of the agencies has recorded it."""
    first, records = commissions[0], [each.record for each in commissions]
    departments = sorted({code for each in commissions for code in each.departments})
    recorded_by = sorted({each.agency for each in commissions})
    values = (
        first.title,
        listing(first.agencies),
        len(first.agencies),
        listing(departments) if departments else None,
        listing(recorded_by),
    )
    return (*(cell(value, records) for value in values), *_treatment(commissions))


def _shares(commissions: Sequence[Commission], scope: Scope) -> Iterator[tuple[Cell, ...]]:
    for agency in sorted({code for each in commissions for code in each.agencies}):
        if not scope.agencies or agency in scope.agencies:
            own = [each for each in commissions if each.agency == agency]
            others = {
                each.shared: each.record for each in commissions if each.agency != agency and agency in each.agencies
            }
            recorded = {each.shared for each in own}
            yield (
                cell(agency),
                counted(each.record for each in own),
                counted(each.record for each in own if len(each.agencies) > 1),
                counted(record for key, record in others.items() if key not in recorded),
            )


def _treatment(commissions: Sequence[Commission]) -> tuple[Cell, Cell]:
    found = [each.treated for each in commissions if each.treated]
    latest = max(found, key=lambda each: (each.day, each.record), default=None)
    return (cell(latest.day, [latest.record]), cell(latest.meeting, [latest.record])) if latest else (cell(None),) * 2


def _joined(scope: Scope) -> tuple[str, ...]:
    note = (
        "Et oppdrag er delt når det har samarbeidsvirksomheter. Har flere av dem ført det med samme tittel og de samme "
        "virksomhetene, er det regnet som ett.",
    )
    if not scope.agencies and scope.department is None:
        return note
    return (*note, "Oppdrag som bare er ført hos virksomheter utenfor utvalget, er ikke med.")


ASSIGNMENTS = Report(
    id="R10",
    name="oppdrag",
    title="Oppdrag og milepæler",
    question="Hvor står oppdragene, når ble de sist behandlet i et møte, og hvilke deles av flere virksomheter?",
    cites=("ES-7", "OP-1", "OP-2", "ST-5"),
    observe=observe,
    tabulate=_tabulate,
)
