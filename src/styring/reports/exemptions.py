"""R15: exemptions from rules, because the dialogue is adapted to the agency (guide FO-2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from styring.dossier import Dossier
from styring.records.agency import Exemption
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Column, Table, Unit, cell

_COLUMNS = (
    Column("virksomhet", "Virksomhet"),
    Column("regel", "Regel"),
    Column("begrunnelse", "Begrunnelse"),
    Column("godkjent_av_rolle", "Godkjent av"),
    Column("fra", "Gjelder fra", Unit.DATE),
    Column("til", "Gjelder til", Unit.DATE),
    Column("gjelder_nå", "Gjelder nå"),
)


@dataclass(frozen=True, slots=True)
class _Exempted:
    agency: str
    record: str
    exemption: Exemption


def _observe(dossier: Dossier, scope: Scope) -> Iterator[_Exempted]:
    if dossier.agency:
        for exemption in dossier.agency.exemptions:
            if _is_in_scope(exemption, scope):
                yield _Exempted(dossier.code, str(dossier.agency.identity), exemption)


def _is_in_scope(exemption: Exemption, scope: Scope) -> bool:
    ends_before = exemption.valid_to and scope.first_year and exemption.valid_to.year < scope.first_year
    begins_after = exemption.valid_from and scope.last_year and exemption.valid_from.year > scope.last_year
    return not (ends_before or begins_after)


def _tabulate(observed: Sequence[_Exempted], scope: Scope) -> tuple[Table, ...]:
    rows = tuple(
        tuple(
            cell(value, [each.record])
            for value in (
                each.agency,
                each.exemption.rule,
                each.exemption.reason,
                each.exemption.approved_by_role,
                each.exemption.valid_from,
                each.exemption.valid_to,
                each.exemption.covers(scope.as_of),
            )
        )
        for each in sorted(observed, key=lambda each: (each.agency, each.exemption.rule))
    )
    return (Table("unntak", "Unntak fra reglene", _COLUMNS, rows),)


EXEMPTIONS = Report(
    id="R15",
    name="unntak",
    title="Unntak",
    question="Hvilke regler har virksomhetene unntak fra, hvorfor, og hvor lenge?",
    cites=("FO-2",),
    observe=_observe,
    tabulate=_tabulate,
)
