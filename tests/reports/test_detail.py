from __future__ import annotations

from datetime import date

import pytest

from styring.records.assignment import Assignment
from styring.records.letter import Letter
from styring.reports.detail import DETAIL
from styring.reports.scope import Scope
from styring.reports.table import Value
from tests.reports.asking import LATE_2026
from tests.reports.made import agency, letter, of, tables
from tests.reports.reading import column, sources_where, values
from tests.rules.making import record

MAIN = record(
    Letter,
    "2026-01-15-tb",
    """
type: tildelingsbrev
dato: 2026-01-15
status: sendt
mål: [{id: m1, tekst: Rene parker}]
krav:
  - {id: k1, type: styringsparameter, tekst: Fornøyde innbyggere}
  - {id: k2, type: aktivitetskrav, tekst: Kartlegge skiltingen, begrunnelse: {kode: egenart}}
  - {id: k3, type: aktivitetskrav, tekst: Utarbeide en plan, begrunnelse: {kode: vesentlighet}}
  - {id: k4, type: rapporteringskrav, tekst: Oversikt over avvik}
rapportering:
  - {id: t1, navn: Tertialrapport 1}
  - {id: aar, navn: Årsrapport}
""",
)
SUPPLEMENT = record(
    Letter,
    "2026-06-18-stb",
    """
type: supplerende_tildelingsbrev
dato: 2026-06-18
status: sendt
krav:
  - {id: k3, type: aktivitetskrav, tekst: Utarbeide en plan før høsten, begrunnelse: {tekst: Det haster.}}
  - {id: k5, type: aktivitetskrav, tekst: Vurdere innleie}
rapportering:
  - {id: t1, navn: Tertialrapport 1}
  - {id: n1, navn: Notat om innleie}
""",
)
POOLS = record(
    Assignment,
    "o-2025-03",
    """
tittel: Badeplasser
historikk:
  - {status: varslet, fra: 2024-11-01}
  - {status: aktiv, fra: 2025-02-10}
  - {status: stanset, fra: 2026-01-01}
  - {status: aktiv, fra: 2027-01-01}
milepæler: [{id: mp1, tekst: Kartlagt}, {id: mp2, tekst: Bygd}, {id: mp3, tekst: Åpnet}]
rapportering: [{id: r1, navn: Status}]
""",
)
TREES = record(
    Assignment,
    "o-2025-07",
    """
tittel: Bytrær
historikk: [{status: aktiv, fra: 2025-12-31}]
milepæler: [{id: mp1, tekst: Metoden er valgt}]
rapportering: [{id: r1, navn: Status}, {id: r2, navn: Sluttrapport}]
""",
)


def test_demands_and_reporting_points_of_the_letters_together_what_comes_back_once() -> None:
    made = tables(DETAIL, MAIN, SUPPLEMENT, of("eib", letter("eib", "2026-01-15-tb", 2, {"aktivitetskrav": 1})))
    assert values(made["krav"]) == [(2026, 2, 8, 4, 50.0, 3, 1, 3)]
    assert values(made["krav_per_virksomhet"]) == [
        ("bre", 2026, 5, 3, 60.0, 2, 1, 3),
        ("eib", 2026, 3, 1, 33.3, 1, 0, 0),
    ]
    of_bre = ("bre/letters/2026-01-15-tb", "bre/letters/2026-06-18-stb")
    assert sources_where(made["krav_per_virksomhet"], "andel_aktivitetskrav", virksomhet="bre") == [of_bre]
    assert sources_where(made["krav"], "virksomheter") == [(*of_bre, "eib/letters/2026-01-15-tb")]


def test_a_letter_that_only_asks_for_reports_has_no_share() -> None:
    found = tables(DETAIL, letter("bre", "2026-01-15-tb", 0, {"rapporteringskrav": 2}))["krav"]
    assert values(found) == [(2026, 1, 0, 0, None, 0, 2, 0)]


def test_an_assignment_counts_in_every_year_that_it_was_under_way() -> None:
    made = tables(DETAIL, POOLS, TREES)
    assert values(made["oppdrag"]) == [(2025, 2, 4, 2.0, 3, 1.5), (2026, 1, 1, 1.0, 2, 2.0)]
    assert values(made["oppdrag_per_virksomhet"]) == [
        ("bre", 2025, 2, 4, 2.0, 3, 1.5),
        ("bre", 2026, 1, 1, 1.0, 2, 2.0),
    ]
    assert sources_where(made["oppdrag"], "oppdrag", år=2025) == [
        ("bre/assignments/o-2025-03", "bre/assignments/o-2025-07")
    ]


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        (date(2025, 2, 9), []),
        (date(2025, 2, 10), [(2025, 1)]),
        (date(2025, 12, 31), [(2025, 2)]),
        (date(2026, 1, 1), [(2025, 2), (2026, 1)]),
        (date(2027, 1, 1), [(2025, 2), (2026, 1), (2027, 2)]),
    ],
)
def test_what_is_still_to_come_is_not_under_way(day: date, counted: list[tuple[int, int]]) -> None:
    found = tables(DETAIL, POOLS, TREES, scope=Scope(day))["oppdrag"]
    assert [row[:2] for row in values(found)] == counted


def test_years_outside_the_scope_are_left_out() -> None:
    found = tables(DETAIL, POOLS, TREES, MAIN, scope=Scope(LATE_2026.as_of, first_year=2026))
    assert column(found["oppdrag"], "år") == [2026]
    assert column(tables(DETAIL, POOLS, MAIN, scope=Scope(LATE_2026.as_of, last_year=2025))["krav"], "år") == []


@pytest.mark.parametrize(("department", "years"), [("pbr", [2025]), ("oko", [2025, 2026])])
def test_an_assignment_is_that_of_the_departments_the_agency_was_under(department: str, years: list[Value]) -> None:
    moved = agency("bre", "[{kode: pbr, til: 2025-06-30}, {kode: oko, fra: 2025-07-01}]")
    scope = Scope(LATE_2026.as_of, department=department)
    assert column(tables(DETAIL, moved, POOLS, TREES, scope=scope)["oppdrag"], "år") == years
    if department == "pbr":  # the trees were not begun before the agency moved
        assert column(tables(DETAIL, moved, POOLS, TREES, scope=scope)["oppdrag"], "oppdrag") == [1]


def test_nothing_of_nothing() -> None:
    keys = ("krav", "krav_per_virksomhet", "oppdrag", "oppdrag_per_virksomhet")
    assert [(key, table.rows) for key, table in tables(DETAIL).items()] == [(key, ()) for key in keys]
