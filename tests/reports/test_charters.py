"""R12: collaboration charters."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from styring.reports.charters import CHARTERS
from styring.reports.report import run
from styring.reports.scope import Scope
from tests.reports.asking import LATE_2026, MOVED, OTHER_DEPARTMENT, ask, dossiers_of, seen_on
from tests.reports.reading import sources, values
from tests.repositories import repository

BOTH = "inngått: 2025-01-30\nsist_reflektert: 2026-01-28\nutfylt_av: [byrådsavdeling, virksomhet]\n"
ONE = "inngått: 2026-02-01\nutfylt_av: [virksomhet]\nneste_refleksjon: 2028-02-01\n"
AGENCY = "navn: Etaten\nform: etat\nbyrådsavdeling: pbr\n"
LETTER = "type: tildelingsbrev\ndato: 2025-01-15\nstatus: sendt\n"
FILES = {
    "charter.yaml": BOTH,
    "records/agencies/bfj/agency.yaml": AGENCY,
    "records/agencies/bfj/charter.yaml": ONE,
    "records/agencies/eib/agency.yaml": AGENCY,
    "records/agencies/eib/charter.yaml": "utfylt_av: [virksomhet]\n",
    "records/agencies/fug/agency.yaml": AGENCY,
    "records/agencies/old/agency.yaml": AGENCY + "til: 2025-12-31\n",
    "records/agencies/new/agency.yaml": AGENCY,
    **{f"records/agencies/{code}/2025/letters/2025-01-15-tb.yaml": LETTER for code in ("eib", "fug", "old")},
}
NOTHING = (None,) * 6


def test_every_agency_is_listed_as_it_stands_on_the_day(tmp_path: Path) -> None:
    table = ask(CHARTERS, tmp_path, FILES)["plakater"]

    assert values(table) == [
        ("bfj", "inngått", date(2026, 2, 1), 294, date(2026, 2, 1), 294, False, date(2028, 2, 1)),
        ("bre", "inngått", date(2025, 1, 30), 661, date(2026, 1, 28), 298, True, None),
        ("eib", "ikke inngått", *NOTHING),
        ("fug", "mangler", *NOTHING),
    ]
    assert sources(table, "plakat", 1) == ("bre/charter",)
    assert sources(table, "plakat", 3) == ("fug/agency",)


def test_charters_are_counted_by_department(tmp_path: Path) -> None:
    table = ask(CHARTERS, tmp_path, FILES)["oversikt"]

    assert values(table) == [("pbr", 4, 2, 50.0, 1, 50.0, 477.5, 296.0)]
    assert sources(table, "inngått") == ("bfj/charter", "bre/charter")


def test_what_came_later_is_not_known_on_an_earlier_day(tmp_path: Path) -> None:
    tables = ask(CHARTERS, tmp_path, FILES, seen_on(2025, 12, 31))

    assert values(tables["plakater"]) == [
        ("bre", "inngått", date(2025, 1, 30), 335, date(2025, 1, 30), 335, True, None),
        ("eib", "ikke inngått", *NOTHING),
        ("fug", "mangler", *NOTHING),
        ("old", "mangler", *NOTHING),
    ]


def test_the_end_of_the_years_asked_about_is_the_day_that_counts(tmp_path: Path) -> None:
    of_2025 = ask(CHARTERS, tmp_path, FILES, Scope(date(2026, 11, 22), first_year=2025, last_year=2025))
    on_the_day = ask(CHARTERS, tmp_path, FILES, seen_on(2025, 12, 31))

    assert of_2025 == on_the_day


def test_a_charter_that_cannot_be_read_is_not_missing(tmp_path: Path) -> None:
    broken = repository(tmp_path, {"charter.yaml": "inngått: i fjor\n", "2025/letters/2025-01-15-tb.yaml": LETTER})

    tables = run([CHARTERS], dossiers_of(broken), LATE_2026)[CHARTERS.name]

    assert [row[:2] for row in values(tables[1])] == [("bre", "kan ikke leses")]


def test_an_agency_is_counted_where_it_belongs_on_the_day(tmp_path: Path) -> None:
    files = {**OTHER_DEPARTMENT, "agency.yaml": MOVED, "2025/letters/2025-01-15-tb.yaml": LETTER}

    of_pbr = ask(CHARTERS, tmp_path / "pbr", files, seen_on(2026, 11, 22, "pbr"))
    of_abc = ask(CHARTERS, tmp_path / "abc", files, seen_on(2026, 11, 22, "abc"))

    assert values(of_pbr["oversikt"]) == []
    assert values(of_abc["oversikt"]) == [("abc", 1, 0, 0.0, 0, None, None, None)]
