"""R13: the year wheel, planned against held, moved and cancelled (guide FO-3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from styring.records.settings import Limits
from styring.records.vocabulary import MeetingKind
from styring.reports.grouping import grouped
from styring.reports.planned_meetings import Outcome, Step, steps
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, counted, median, share

_KINDS = tuple(MeetingKind)


def _tabulate(observed: Sequence[Step], scope: Scope) -> tuple[Table, ...]:
    limits = scope.limits
    year, kind = Column("år", "År", Unit.YEAR), Column("møtetype", "Møtetype")
    return (
        _plan(
            "årshjul",
            "Årshjulet etter møtetype",
            (year, kind),
            observed,
            lambda each: (each.planned.year, _KINDS.index(each.kind)),
        ),
        _plan(
            "virksomheter",
            "Årshjulet etter virksomhet",
            (Column("virksomhet", "Virksomhet"), year, kind),
            observed,
            lambda each: (each.agency, each.planned.year, _KINDS.index(each.kind)),
        ),
        _notices(observed, limits),
        _changes(observed, limits),
    )


def _sources(members: Sequence[Step], *outcomes: Outcome) -> list[str]:
    return [each.source for each in members if each.outcome in outcomes]


def _plan(
    key: str,
    title: str,
    keys: tuple[Column, ...],
    observed: Sequence[Step],
    group: Callable[[Step], tuple[str | int, ...]],
) -> Table:
    """The last part of a group is the number of the kind of meeting."""
    columns = (
        *keys,
        Column("planlagt", "Planlagt", Unit.COUNT),
        Column("som_planlagt", "Holdt som planlagt", Unit.COUNT),
        Column("annen_dag", "Holdt en annen dag", Unit.COUNT),
        Column("flyttet", "Flyttet, ikke holdt", Unit.COUNT),
        Column("avlyst", "Avlyst", Unit.COUNT),
        Column("ikke_ført", "Ikke ført", Unit.COUNT),
        Column("andel_holdt", "Andel holdt", Unit.PERCENT),
        Column("utenom", "Utenom årshjulet", Unit.COUNT),
    )
    rows: list[tuple[Cell, ...]] = []
    for (*names, number), members in grouped(observed, group):
        planned = [each for each in members if each.wheel]
        outside = [each.source for each in members if not each.wheel and each.outcome.is_held]
        if planned or outside:
            rows.append((
                *map(cell, names),
                cell(_KINDS[int(number)].value),
                counted(each.wheel for each in planned if each.wheel),
                counted(_sources(planned, Outcome.AS_PLANNED)),
                counted(_sources(planned, Outcome.ANOTHER_DAY)),
                counted(_sources(planned, Outcome.MOVED, Outcome.POSTPONED)),
                counted(_sources(planned, Outcome.CANCELLED)),
                counted(_sources(planned, Outcome.NOT_RECORDED)),
                share(
                    (each.source for each in planned if each.outcome.is_held),
                    (each.source for each in planned),
                ),
                counted(outside),
            ))  # fmt: skip
    notes = (
        "Planlagt er møtene i årshjulet til og med dagen rapporten gjelder for. Frister i årshjulet er ikke med, for "
        "ingen post viser til dem.",
        "Flyttet er møter som er flyttet eller utsatt, og ikke holdt ennå. Ikke ført er hendelser uten møte, og møter "
        "som ikke er ført som gjennomført, avlyst eller utsatt. Utenom årshjulet er møter som er holdt uten å stå der.",
        "Årshjulet leses slik det er nå. Er datoen rettet etter en flytting, gjelder møtets opprinnelige tidspunkt.",
    )
    return Table(key, title, columns, tuple(rows), notes)


def _notices(observed: Sequence[Step], limits: Limits) -> Table:
    columns = (
        Column("år", "År", Unit.YEAR),
        Column("flyttet", "Flyttet eller utsatt", Unit.COUNT),
        Column("varslet", "Med varsel ført", Unit.COUNT),
        Column("median_varsel", "Median varsel", Unit.WORKING_DAYS),
        Column("i_tide", "Varslet i tide", Unit.PERCENT),
    )
    moved = [each for each in observed if each.outcome.wants_notice]
    rows: list[tuple[Cell, ...]] = []
    for (year,), members in grouped(moved, lambda each: (each.planned.year,)):
        told = [(each.days_of_notice, each) for each in members]
        known = [(days, each) for days, each in told if days is not None]
        records = [each.source for _, each in known]
        rows.append((
            cell(year),
            counted(each.source for each in members),
            counted(records),
            cell(median(days for days, _ in known), records),
            share((each.source for _, each in known if each.is_told_in_time(limits)), records),
        ))  # fmt: skip
    notes = (
        f"I tide er minst {limits.move_notice} arbeidsdager før det første av de to tidspunktene; andelen regnes av "
        "møter der varselet er ført.",
        "Møter utenom årshjulet er med. Et møte som er avlyst, er ikke med, for da føres det ikke når det ble varslet.",
    )
    return Table("varsel", "Varsel når møter flyttes", columns, tuple(rows), notes)


def _changes(observed: Sequence[Step], limits: Limits) -> Table:
    columns = (
        Column("virksomhet", "Virksomhet"),
        Column("møtetype", "Møtetype"),
        Column("planlagt", "Planlagt", Unit.DATE),
        Column("utfall", "Utfall"),
        Column("ny_dato", "Ny dato", Unit.DATE),
        Column("forskjøvet", "Forskjøvet", Unit.DAYS),
        Column("varslet", "Varslet", Unit.DATE),
        Column("varsel", "Varsel", Unit.WORKING_DAYS),
        Column("i_tide", "I tide"),
    )
    changed = [each for each in observed if each.outcome.is_changed]
    rows = tuple(
        tuple(
            cell(value, [each.source])
            for value in (
                each.agency,
                each.kind.value,
                each.planned,
                each.outcome.value,
                each.new_day,
                (each.new_day - each.planned).days if each.new_day else None,
                each.notice,
                each.days_of_notice,
                each.is_told_in_time(limits),
            )
        )
        for each in sorted(changed, key=lambda each: (each.agency, each.planned, each.source))
    )
    return Table("endringer", "Møter som er flyttet, utsatt eller avlyst", columns, rows)


YEAR_WHEEL = Report(
    id="R13",
    name="årshjul",
    title="Årshjulet",
    question="Holdes møtene i årshjulet som planlagt, og varsles flyttinger i tide?",
    cites=("FO-3",),
    observe=steps,
    tabulate=_tabulate,
)
