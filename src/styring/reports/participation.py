"""R4: how often the parties meet, and who takes part (guide KA-2, ES-1, ES-3, UF-5, UF-6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from styring.records.vocabulary import MeetingKind
from styring.reports.attendance import Participation, participation
from styring.reports.grouping import grouped
from styring.reports.held import ONLY_HELD
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, counted, median, share

_KINDS = tuple(MeetingKind)
_ESM = MeetingKind.ETATSSTYRINGSMOTE
_OFTEN = 4
"""So many meetings a year with the political leadership are «ofte»: one a quarter."""

_LEADER = "Virksomhetslederen regnes som til stede også når det møtte en stedfortreder."


def _tabulate(observed: Sequence[Participation], scope: Scope) -> tuple[Table, ...]:
    limits = scope.limits
    return (
        _steering_meetings(observed, scope, limits.max_esm),
        _contact_meetings(observed, limits.contact_min_days),
        _leadership(observed),
        _political_leadership(observed, scope),
    )


def _records(held: Iterable[Participation]) -> list[str]:
    return [each.record for each in held]


def _by_agency(observed: Sequence[Participation]) -> Iterator[tuple[tuple[str, int], list[Participation]]]:
    return grouped(observed, lambda each: (each.agency, each.day.year))


def _year_under_way(observed: Sequence[Participation], scope: Scope) -> tuple[str, ...]:
    under_way = scope.as_of < date(scope.as_of.year, 12, 31) and any(e.day.year == scope.as_of.year for e in observed)
    return (f"Året {scope.as_of.year} er ikke omme.",) if under_way else ()


def _steering_meetings(observed: Sequence[Participation], scope: Scope, most: int) -> Table:
    columns = (
        Column("virksomhet", "Virksomhet"),
        Column("år", "År", Unit.YEAR),
        Column("møter", "Etatsstyringsmøter", Unit.COUNT),
        Column("hovedregel", "Øvre grense", Unit.COUNT),
        Column("over", "Over grensen", Unit.COUNT),
        Column("rett_møteleder", "Rett møteleder", Unit.PERCENT),
        Column("virksomhetslederen", "Virksomhetslederen med", Unit.PERCENT),
    )
    rows: list[tuple[Cell, ...]] = []
    for (agency, year), of_year in _by_agency(observed):
        held = [each for each in of_year if each.kind is _ESM]
        records = _records(held)
        rows.append((
            cell(agency),
            cell(year),
            counted(records),
            cell(most),
            counted(records[most:]),
            share(_records(each for each in held if each.led_rightly), records),
            share(_records(each for each in held if each.leader), records),
        ))  # fmt: skip
    notes = (
        ONLY_HELD,
        "Virksomheter uten noe møte i året er ikke med.",
        f"Hovedregelen er inntil {most} etatsstyringsmøter i året. Rett møteleder er kommunaldirektøren, også en "
        "fungerende.",
        _LEADER,
        *_year_under_way(observed, scope),
    )
    return Table("etatsstyringsmøter", "Etatsstyringsmøter i året", columns, tuple(rows), notes)


def _contact_meetings(observed: Sequence[Participation], least: int) -> Table:
    columns = (
        Column("virksomhet", "Virksomhet"),
        Column("år", "År", Unit.YEAR),
        Column("møter", "Kontaktmøter", Unit.COUNT),
        Column("korteste", "Korteste mellomrom", Unit.DAYS),
        Column("median", "Median mellomrom", Unit.DAYS),
        Column("for_tett", "Holdt for tett", Unit.COUNT),
    )
    rows: list[tuple[Cell, ...]] = []
    for (agency, year), held in _by_agency([e for e in observed if e.kind is MeetingKind.KONTAKTMOTE]):
        gaps = [each.gap for each in held if each.gap]
        ends = [*(gap.previous for gap in gaps), *(each.record for each in held if each.gap)]
        rows.append((
            cell(agency),
            cell(year),
            counted(_records(held)),
            cell(min((gap.days for gap in gaps), default=None), ends),
            cell(median(gap.days for gap in gaps), ends),
            counted(each.record for each in held if each.gap and each.gap.too_short),
        ))  # fmt: skip
    notes = (
        ONLY_HELD,
        "Mellomrommet regnes fra kontaktmøtet før, også når det var året før.",
        f"For tett er kontaktmøter som er holdt mindre enn {least} dager etter det forrige eller i samme måned. De "
        "skal ikke holdes oftere enn månedlig.",
    )
    return Table("kontaktmøter", "Tiden mellom kontaktmøtene", columns, tuple(rows), notes)


def _leadership(observed: Sequence[Participation]) -> Table:
    columns = (
        Column("år", "År", Unit.YEAR),
        Column("møtetype", "Møtetype"),
        Column("møter", "Møter", Unit.COUNT),
        Column("rett_møteleder", "Rett møteleder", Unit.PERCENT),
        Column("kommunaldirektøren", "Kommunaldirektøren med", Unit.PERCENT),
        Column("virksomhetslederen", "Virksomhetslederen med", Unit.PERCENT),
        Column("ved_stedfortreder", "Møter med stedfortreder", Unit.COUNT),
        Column("politisk_ledelse", "Politisk ledelse med", Unit.PERCENT),
    )
    rows: list[tuple[Cell, ...]] = []
    for (year, number), held in grouped(observed, lambda each: (each.day.year, _KINDS.index(each.kind))):
        records = _records(held)
        rows.append((
            cell(year),
            cell(_KINDS[number].value),
            counted(records),
            share(
                _records(each for each in held if each.led_rightly),
                _records(each for each in held if each.led_rightly is not None),
            ),
            share(_records(each for each in held if each.director), records),
            share(_records(each for each in held if each.leader), records),
            counted(each.record for each in held if each.by_deputy),
            share(_records(each for each in held if each.political), records),
        ))  # fmt: skip
    notes = (
        ONLY_HELD,
        "Rett møteleder er kommunaldirektøren i etatsstyringsmøter, kommunaldirektøren eller en kommunaldirektøren har "
        "utpekt, i oppdragsstyringsmøter, og byråden i kontaktmøter. Fungerende møteledere er regnet med.",
        _LEADER,
    )
    return Table("ledelse", "Ledelsens deltakelse etter møtetype", columns, tuple(rows), notes)


def _political_leadership(observed: Sequence[Participation], scope: Scope) -> Table:
    columns = (
        Column("virksomhet", "Virksomhet"),
        Column("år", "År", Unit.YEAR),
        Column("møter", "Møter", Unit.COUNT),
        Column("med_politisk_ledelse", "Med politisk ledelse", Unit.COUNT),
        Column("andel", "Andel med politisk ledelse", Unit.PERCENT),
        Column("deltakelse", "Deltakelse"),
    )
    rows: list[tuple[Cell, ...]] = []
    for (agency, year), held in _by_agency(observed):
        records = _records(held)
        political = _records(each for each in held if each.political)
        extent = "aldri" if not political else "ofte" if len(political) >= _OFTEN else "ved behov"
        rows.append((
            cell(agency),
            cell(year),
            counted(records),
            counted(political),
            share(political, records),
            cell(extent, records),
        ))  # fmt: skip
    notes = (
        ONLY_HELD,
        "Politisk ledelse er byråd og byrådssekretærer.",
        f"Aldri vil si ingen møter i året, ved behov 1–{_OFTEN - 1} og ofte {_OFTEN} eller flere (hvert kvartal).",
        *_year_under_way(observed, scope),
    )
    return Table("politisk_ledelse", "Politisk ledelses deltakelse", columns, tuple(rows), notes)


PARTICIPATION = Report(
    id="R4",
    name="deltakelse",
    title="Hyppighet og deltakelse",
    question="Hvor ofte møtes partene, og er ledelsen med?",
    cites=("KA-2", "ES-1", "ES-3", "UF-5", "UF-6"),
    observe=participation,
    tabulate=_tabulate,
)
