"""Displacement: fewer goals and parameters, but more activities asked for; a part of R1 (guide ST-1, OR-6)."""

from __future__ import annotations

from itertools import product

from styring.reports.compared import BASIS, BASIS_EXPLAINED, COMPARED, FROM, TO, Basis, Years, letters_of, pairs, panel
from styring.reports.letters import Demanded, Measure
from styring.reports.table import Column, Table, Unit, cell, percentage


def displacement(years: Years) -> Table:
    """How many agencies of the panel it is found for."""
    columns = (
        FROM,
        TO,
        BASIS,
        Column("virksomheter", "Virksomheter i panelet", Unit.COUNT),
        Column("med_forskyvning", "Med forskyvning", Unit.COUNT),
        Column("andel", "Andel med forskyvning", Unit.PERCENT),
    )
    rows = []
    for (first, last), basis in product(pairs(years), COMPARED):
        both = panel(years, first, last)
        found = [agency for agency in both if _is_displaced(agency, basis, years, first, last)]
        behind = [years[year][agency][basis] for year in (first, last) for agency in both]
        of_displaced = [years[year][agency][basis] for year in (first, last) for agency in found]
        rows.append(
            (
                cell(first),
                cell(last),
                cell(basis.value),
                cell(len(both), letters_of(behind)),
                cell(len(found), letters_of(of_displaced)),
                cell(percentage(len(found), len(both)), letters_of(behind)),
            )
        )
    note = (
        "Forskyvning: Virksomheten har fått færre mål og styringsparametre til sammen, men flere aktivitetskrav. Det "
        "kan skjule seg bak en samlet nedgang."
    )
    return Table("forskyvning", "Forskyvning fra mål til aktivitetskrav", columns, tuple(rows), (note, BASIS_EXPLAINED))


def displaced(years: Years) -> Table:
    """The agencies, with the numbers."""
    columns = (
        Column("virksomhet", "Virksomhet"),
        FROM,
        TO,
        BASIS,
        Column("mål_og_styringsparametre_før", "Mål og styringsparametre før", Unit.COUNT),
        Column("mål_og_styringsparametre_etter", "Mål og styringsparametre etter", Unit.COUNT),
        Column("aktivitetskrav_før", "Aktivitetskrav før", Unit.COUNT),
        Column("aktivitetskrav_etter", "Aktivitetskrav etter", Unit.COUNT),
    )
    rows = []
    for (first, last), basis in product(pairs(years), COMPARED):
        for agency in panel(years, first, last):
            if _is_displaced(agency, basis, years, first, last):
                two = [years[year][agency][basis] for year in (first, last)]
                aims = (cell(_aims(each), each.letters) for each in two)
                activities = (cell(each.numbers[Measure.ACTIVITIES], each.letters) for each in two)
                rows.append((cell(agency), cell(first), cell(last), cell(basis.value), *aims, *activities))
    return Table("forskyvning_per_virksomhet", "Virksomheter med forskyvning", columns, tuple(rows))


def _is_displaced(agency: str, basis: Basis, years: Years, first: int, last: int) -> bool:
    before, after = (years[year][agency][basis] for year in (first, last))
    rose = after.numbers[Measure.ACTIVITIES] > before.numbers[Measure.ACTIVITIES]
    return rose and _aims(after) < _aims(before)


def _aims(counted: Demanded) -> int:
    return counted.numbers[Measure.GOALS] + counted.numbers[Measure.PARAMETERS]
