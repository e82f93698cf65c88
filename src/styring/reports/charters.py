"""R12: collaboration charters, filled in by both parties (guide KA-7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from styring.dossier import Dossier
from styring.messages import long_date
from styring.records.base import Identity, Kind
from styring.records.charter import Charter
from styring.records.vocabulary import Party
from styring.reports.grouping import grouped
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, counted, median, percentage, share
from styring.rules.dialogue import began

_AGREED, _DRAFT, _UNREADABLE, _MISSING = "inngått", "ikke inngått", "kan ikke leses", "mangler"
_CHARTERS = (
    Column("virksomhet", "Virksomhet"),
    Column("plakat", "Samarbeidsplakat"),
    Column("inngått", "Inngått", Unit.DATE),
    Column("alder", "Alder", Unit.DAYS),
    Column("sist_gjennomgått", "Sist gjennomgått", Unit.DATE),
    Column("siden_gjennomgang", "Siden gjennomgang", Unit.DAYS),
    Column("utfylt_av_begge", "Utfylt av begge"),
    Column("neste_gjennomgang", "Neste gjennomgang", Unit.DATE),
)
_OVERVIEW = (
    Column("byrådsavdeling", "Byrådsavdeling"),
    Column("virksomheter", "Virksomheter", Unit.COUNT),
    Column("inngått", "Med plakat", Unit.COUNT),
    Column("andel_inngått", "Andel med plakat", Unit.PERCENT),
    Column("utfylt_av_begge", "Utfylt av begge", Unit.COUNT),
    Column("andel_utfylt_av_begge", "Andel utfylt av begge", Unit.PERCENT),
    Column("alder", "Alder, median", Unit.DAYS),
    Column("siden_gjennomgang", "Siden gjennomgang, median", Unit.DAYS),
)


@dataclass(frozen=True, slots=True)
class _Status:
    """How it stands with the charter of an agency on the day of the report.

    Attributes:
        agency: its code.
        department: the code of its department; empty where it is not known.
        standing: whether there is a charter.
        charter: the charter; ``None`` unless it is agreed.
    """

    agency: str
    department: str
    standing: str
    charter: _Agreed | None = None

    @property
    def record(self) -> str:
        """The identity of the agency's own record."""
        return str(Identity(self.agency, Kind.AGENCY, Kind.AGENCY))


@dataclass(frozen=True, slots=True)
class _Agreed:
    record: str
    agreed: date
    reflected: date
    by_both: bool
    next_reflection: date | None


def _observe(dossier: Dossier, scope: Scope) -> Iterator[_Status]:
    day = _seen_on(scope)
    department = dossier.department_on(day) or ""
    if _is_there(dossier, day) and scope.department in {None, department}:
        charter = _agreed(dossier.charter, day) if dossier.charter else None
        if charter or _is_under_way(dossier, day):
            yield _Status(dossier.code, department, _AGREED if charter else _not_agreed(dossier), charter)


def _seen_on(scope: Scope) -> date:
    """The day that it is seen from, no later than the end of the years that are asked about."""
    return min(scope.as_of, date(scope.last_year, 12, 31)) if scope.last_year else scope.as_of


def _is_there(dossier: Dossier, day: date) -> bool:
    if dossier.agency:
        return dossier.agency.is_active_on(day)
    return dossier.exists(Kind.AGENCY, Kind.AGENCY)


def _is_under_way(dossier: Dossier, day: date) -> bool:
    """Whether the dialogue has begun; before that nobody expects a charter (rule DIA04)."""
    begun = began(dossier)
    return begun is not None and begun <= day


def _agreed(charter: Charter, day: date) -> _Agreed | None:
    if charter.agreed is None or charter.agreed > day:
        return None
    latest = charter.last_reflection
    reflected = max(charter.agreed, latest) if latest and latest <= day else charter.agreed
    by_both = set(charter.filled_in_by) == set(Party)
    return _Agreed(str(charter.identity), charter.agreed, reflected, by_both, charter.next_reflection)


def _not_agreed(dossier: Dossier) -> str:
    if dossier.charter:
        return _DRAFT
    return _UNREADABLE if dossier.exists(Kind.CHARTER, Kind.CHARTER) else _MISSING


def _tabulate(observed: Sequence[_Status], scope: Scope) -> tuple[Table, ...]:
    notes = (
        f"Slik det sto {long_date(_seen_on(scope))}, for virksomhetene som hadde en plakat eller var i gang med "
        "styringsdialogen da.",
        "Når partene inngår plakaten, regnes det som første gjennomgang.",
    )
    of_charters = "Andelen som er utfylt av begge, er regnet av plakatene som er inngått."
    return (
        Table(
            "oversikt", "Samarbeidsplakater i alt", _OVERVIEW, tuple(_overview(observed, scope)), (*notes, of_charters)
        ),
        Table("plakater", "Samarbeidsplakater etter virksomhet", _CHARTERS, tuple(_charters(observed, scope)), notes),
    )


def _overview(observed: Sequence[_Status], scope: Scope) -> Iterator[tuple[Cell, ...]]:
    for (department,), agencies in grouped(observed, lambda each: (each.department,)):
        charters = [each.charter for each in agencies if each.charter]
        records = [each.record for each in charters]
        by_both = [each.record for each in charters if each.by_both]
        yield (
            cell(department or None),
            counted(each.record for each in agencies),
            counted(records),
            cell(percentage(len(charters), len(agencies)), [*records, *(each.record for each in agencies)]),
            counted(by_both),
            share(by_both, records),
            cell(median(_days_since(each.agreed, scope) for each in charters), records),
            cell(median(_days_since(each.reflected, scope) for each in charters), records),
        )


def _charters(observed: Sequence[_Status], scope: Scope) -> Iterator[tuple[Cell, ...]]:
    for each in sorted(observed, key=lambda each: each.agency):
        charter = each.charter
        values = (
            (
                charter.agreed,
                _days_since(charter.agreed, scope),
                charter.reflected,
                _days_since(charter.reflected, scope),
                charter.by_both,
                charter.next_reflection,
            )
            if charter
            else (None,) * 6
        )
        sources = [charter.record if charter else each.record]
        yield tuple(cell(value, sources) for value in (each.agency, each.standing, *values))


def _days_since(day: date, scope: Scope) -> int:
    return (_seen_on(scope) - day).days


CHARTERS = Report(
    id="R12",
    name="samarbeidsplakater",
    title="Samarbeidsplakater",
    question="Hvilke virksomheter har en samarbeidsplakat som begge parter har fylt ut, og hvor gammel er den?",
    cites=("KA-7",),
    observe=_observe,
    tabulate=_tabulate,
)
