from __future__ import annotations

from datetime import date

import pytest

from styring.records.assignment import Assignment
from styring.records.meeting import Meeting
from styring.reports.assignments import ASSIGNMENTS
from styring.reports.scope import Scope
from styring.reports.table import Value
from tests.reports.asking import LATE_2026
from tests.reports.made import agency, of, tables
from tests.reports.reading import column, sources_where, values
from tests.rules.making import record

POOLS = record(
    Assignment,
    "o-2025-03",
    """
tittel: Badeplasser
historikk:
  - {status: aktiv, fra: 2025-02-10}
  - {status: avsluttet, fra: 2026-08-31}
milepæler:
  - {id: mp1, tekst: Kartlagt, frist: 2025-05-15, historikk: [{status: planlagt}, {status: nådd, fra: 2025-05-20}]}
  - {id: mp2, tekst: Bygd, frist: 2025-11-21, historikk: [{status: forsinket, fra: 2025-11-01}]}
  - {id: mp3, tekst: Åpnet, frist: 2027-05-01}
  - {id: mp4, tekst: Feiret, frist: 2025-12-01, historikk: [{status: utgått, fra: 2025-10-01}]}
  - {id: mp5, tekst: Evaluert}
""",
)
TREES = record(Assignment, "o-2025-07", "tittel: Bytrær\nhistorikk: [{status: varslet, fra: 2025-12-31}]\n")


def meeting(id: str, more: str, status: str = "gjennomført") -> Meeting:
    kind = {"esm": "etatsstyringsmøte", "osm": "oppdragsstyringsmøte"}[id[11:]]
    return record(Meeting, id, f"type: {kind}\nstatus: {status}\ntidspunkt: {id[:10]}T09:00\n{more}\n")


ABOUT_POOLS = "oppdrag: [o-2025-03]"
WITH_POOLS = "saksliste: [{nr: 1, tittel: Oppdragene, oppdrag: [o-2025-03]}]"
DROPPED = "saksliste: [{nr: 1, tittel: Oppdragene, oppdrag: [o-2025-03], utgikk: true}]"
MEETINGS = (
    meeting("2025-05-22-osm", ABOUT_POOLS),
    meeting("2026-03-12-esm", WITH_POOLS),
    meeting("2026-04-01-osm", ABOUT_POOLS, status="avlyst"),
    meeting("2026-04-02-osm", ABOUT_POOLS, status="innkalt"),
    meeting("2026-04-03-esm", DROPPED),
    meeting("2026-04-04-osm", "oppdrag: [o-2025-07]"),
    meeting("2026-12-04-osm", ABOUT_POOLS),
)


def test_an_assignment_with_its_milestones_and_the_meeting_that_last_treated_it() -> None:
    made = tables(ASSIGNMENTS, POOLS, TREES, *MEETINGS)
    treated = (date(2026, 3, 12), "2026-03-12-esm")
    assert values(made["oppdrag"]) == [
        ("bre", "o-2025-03", "Badeplasser", "avsluttet", 5, 1, 1, date(2027, 5, 1), *treated),
        ("bre", "o-2025-07", "Bytrær", "varslet", 0, 0, 0, None, date(2026, 4, 4), "2026-04-04-osm"),
    ]
    assert values(made["milepæler"]) == [
        ("bre", "o-2025-03", "Kartlagt", date(2025, 5, 15), "nådd", False, *treated),
        ("bre", "o-2025-03", "Bygd", date(2025, 11, 21), "forsinket", True, *treated),
        ("bre", "o-2025-03", "Åpnet", date(2027, 5, 1), "planlagt", False, *treated),
        ("bre", "o-2025-03", "Feiret", date(2025, 12, 1), "utgått", False, *treated),
        ("bre", "o-2025-03", "Evaluert", None, "planlagt", False, *treated),
    ]
    assert sources_where(made["oppdrag"], "sist_behandlet", oppdrag="o-2025-03") == [("bre/meetings/2026-03-12-esm",)]
    assert sources_where(made["oppdrag"], "nådd", oppdrag="o-2025-03") == [("bre/assignments/o-2025-03",)]


@pytest.mark.parametrize(
    "scope", [Scope(date(2025, 5, 19)), Scope(date(2025, 5, 22)), Scope(LATE_2026.as_of, last_year=2025)]
)
def test_seen_from_the_past_later_steps_and_meetings_are_not_there(scope: Scope) -> None:
    first, at_meeting, at_new_year = (date(2025, 5, 19), date(2025, 5, 22), LATE_2026.as_of)
    expected: dict[date, tuple[Value, ...]] = {
        first: ("aktiv", 5, 0, 1, date(2025, 11, 21), None, None),
        at_meeting: ("aktiv", 5, 1, 0, date(2025, 11, 21), date(2025, 5, 22), "2025-05-22-osm"),
        at_new_year: ("aktiv", 5, 1, 1, date(2027, 5, 1), date(2025, 5, 22), "2025-05-22-osm"),
    }
    rows = values(tables(ASSIGNMENTS, POOLS, *MEETINGS, scope=scope)["oppdrag"])
    assert [row[3:] for row in rows] == [expected[scope.as_of]]


@pytest.mark.parametrize(
    ("scope", "shown"),
    [
        (Scope(date(2025, 2, 9)), []),
        (Scope(LATE_2026.as_of, first_year=2026), ["o-2025-03", "o-2025-07"]),
        (Scope(date(2027, 6, 1), first_year=2027), ["o-2025-07"]),
        (Scope(LATE_2026.as_of, last_year=2024), []),
    ],
)
def test_what_has_not_begun_or_was_over_before_is_left_out(scope: Scope, shown: list[Value]) -> None:
    assert column(tables(ASSIGNMENTS, POOLS, TREES, scope=scope)["oppdrag"], "oppdrag") == shown


@pytest.mark.parametrize(("department", "shown"), [("pbr", ["o-2025-03"]), ("oko", ["o-2025-07"])])
def test_an_assignment_follows_the_agency_to_its_new_department_unless_it_is_over(
    department: str, shown: list[Value]
) -> None:
    moved = agency("bre", "[{kode: pbr, til: 2026-09-30}, {kode: oko, fra: 2026-10-01}]")
    scope = Scope(LATE_2026.as_of, department=department)
    assert column(tables(ASSIGNMENTS, moved, POOLS, TREES, scope=scope)["oppdrag"], "oppdrag") == shown


def shared(agency: str, id: str, title: str, partners: str) -> Assignment:
    text = f"tittel: {title}\nhistorikk: [{{status: aktiv, fra: 2026-02-01}}]\nsamarbeidsvirksomheter: [{partners}]\n"
    return of(agency, record(Assignment, id, text))


AGENCIES = (agency("bre"), agency("bfj", "oko"), agency("eib"))
CHILDREN = (
    shared("bre", "o-2026-01", "Trygg oppvekst", "bfj, eib"),
    shared("bfj", "o-2026-09", "Trygg  Oppvekst", "eib, bre"),
    shared("bre", "o-2026-02", "Haller", "eib"),
)


def test_an_assignment_that_several_agencies_have_recorded_is_one() -> None:
    children = meeting("2026-03-12-esm", "oppdrag: [o-2026-01]")
    later = of("bfj", meeting("2026-06-12-osm", "oppdrag: [o-2026-09]"))
    made = tables(ASSIGNMENTS, *AGENCIES, *CHILDREN, TREES, children, later)
    assert values(made["delte"]) == [
        ("Haller", "bre og eib", 2, "pbr", "bre", None, None),
        ("Trygg  Oppvekst", "bfj, bre og eib", 3, "oko og pbr", "bfj og bre", date(2026, 6, 12), "2026-06-12-osm"),
    ]
    assert values(made["virksomheter"]) == [("bfj", 1, 1, 0), ("bre", 3, 2, 0), ("eib", 0, 0, 2)]
    assert sources_where(made["delte"], "antall_virksomheter", antall_virksomheter=3) == [
        ("bfj/assignments/o-2026-09", "bre/assignments/o-2026-01")
    ]
    assert sources_where(made["virksomheter"], "andres", virksomhet="eib")[0][1:] == ("bre/assignments/o-2026-02",)


def test_with_some_agencies_only_theirs_are_told_of() -> None:
    scope = Scope(LATE_2026.as_of, agencies=frozenset({"bfj"}))
    made = tables(ASSIGNMENTS, *AGENCIES, *CHILDREN, scope=scope)
    assert values(made["virksomheter"]) == [("bfj", 1, 1, 0)]
    assert made["delte"].notes[-1] == "Oppdrag som bare er ført hos virksomheter utenfor utvalget, er ikke med."


def test_nothing_of_nothing() -> None:
    keys = ("oppdrag", "milepæler", "delte", "virksomheter")
    assert [(key, table.rows) for key, table in tables(ASSIGNMENTS).items()] == [(key, ()) for key in keys]
