"""R13: what became of the meetings in the year wheel."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.reports.scope import Scope
from styring.reports.year_wheel import YEAR_WHEEL
from tests.reports.asking import AFTERWARDS, tables_of
from tests.reports.reading import sources, values
from tests.repositories import repository

LATE = "flyttet: 2026-05-26\n"


def wheel(*events: str, code: str = "pbr", year: int = 2026) -> dict[str, str]:
    lines = "".join(f"  - {{{event}}}\n" for event in events)
    return {f"records/calendars/{year}/{code}.yaml": f"hendelser:\n{lines}"}


def event(number: int, day: str, agency: str = "bre") -> str:
    return f"id: {agency}-esm-{number}, type: etatsstyringsmøte, virksomhet: {agency}, dato: {day}"


def esm(id: str, status: str = "gjennomført", day: str | None = None, more: str = "") -> dict[str, str]:
    """A meeting with this id, which begins with the day that it was first planned for."""
    time = f"tidspunkt: {day or id[:10]}T09:00\n" if status != "utsatt" or day else ""
    return {f"{id[:4]}/meetings/{id}.yaml": f"type: etatsstyringsmøte\nstatus: {status}\n{time}{more}"}


def made(root: Path, *groups: dict[str, str]) -> Path:
    return repository(root, {name: text for group in groups for name, text in group.items()})


def refers(number: int, more: str = "") -> str:
    return f"årshjul: bre-esm-{number}\n{more}"


def every_outcome(root: Path) -> Path:
    days = ("02-12", "03-12", "04-16", "05-21", "06-11", "09-24", "10-22", "12-03")
    return made(
        root,
        wheel(
            *(event(number, f"2026-{day}") for number, day in enumerate(days, start=1)),
            "id: bre-t1, virksomhet: bre, dato: 2026-05-28, tittel: Tertialrapport 1",
            "id: eib-esm-1, type: etatsstyringsmøte, virksomhet: eib, dato: 2026-03-05",
            "id: bre-kon-1, type: kontaktmøte, virksomhet: bre",
        ),
        esm("2026-02-12-esm", more=refers(1)),
        esm(
            "2026-03-12-esm", day="2026-03-26",
            more=refers(2, "opprinnelig_tidspunkt: 2026-03-12T09:00\nflyttet: 2026-03-04\n"),
        ),
        esm("2026-04-16-esm", "avlyst", more=refers(3)),
        esm("2026-05-21-esm", "utsatt", more=refers(4, "flyttet: 2026-05-19\n")),
        esm("2026-06-11-esm", "innkalt", more=refers(5)),
        esm(
            "2026-09-24-esm", "innkalt", day="2027-01-14",
            more=refers(6, "opprinnelig_tidspunkt: 2026-09-24T09:00\n"),
        ),
        esm("2026-12-03-esm", more=refers(8, "opprinnelig_tidspunkt: 2026-12-03T13:00\n")),
        esm("2026-08-20-esm"),
    )  # fmt: skip


def test_planned_against_held(tmp_path: Path) -> None:
    tables = tables_of(YEAR_WHEEL, every_outcome(tmp_path))
    figures = (8, 2, 1, 2, 1, 2, 37.5, 1)
    assert values(tables["årshjul"]) == [(2026, "etatsstyringsmøte", *figures)]
    assert values(tables["virksomheter"]) == [("bre", 2026, "etatsstyringsmøte", *figures)]
    found = {column.key: cell.sources for column, cell in zip(
        tables["årshjul"].columns, tables["årshjul"].rows[0], strict=True
    )}  # fmt: skip
    assert found == {
        "år": (),
        "møtetype": (),
        "planlagt": ("calendars/2026/pbr",),
        "som_planlagt": ("bre/meetings/2026-02-12-esm", "bre/meetings/2026-12-03-esm"),
        "annen_dag": ("bre/meetings/2026-03-12-esm",),
        "flyttet": ("bre/meetings/2026-05-21-esm", "bre/meetings/2026-09-24-esm"),
        "avlyst": ("bre/meetings/2026-04-16-esm",),
        "ikke_ført": ("bre/meetings/2026-06-11-esm", "calendars/2026/pbr"),
        "andel_holdt": (
            *(
                f"bre/meetings/2026-{day}-esm"
                for day in ("02-12", "03-12", "04-16", "05-21", "06-11", "09-24", "12-03")
            ),
            "calendars/2026/pbr",
        ),
        "utenom": ("bre/meetings/2026-08-20-esm",),
    }


def test_what_was_moved_and_when_it_was_told(tmp_path: Path) -> None:
    tables = tables_of(YEAR_WHEEL, every_outcome(tmp_path))
    kind = "etatsstyringsmøte"
    assert values(tables["endringer"]) == [
        ("bre", kind, date(2026, 3, 12), "holdt en annen dag", date(2026, 3, 26), 14, date(2026, 3, 4), 6, True),
        ("bre", kind, date(2026, 4, 16), "avlyst", None, None, None, None, None),
        ("bre", kind, date(2026, 5, 21), "utsatt", None, None, date(2026, 5, 19), 2, False),
        ("bre", kind, date(2026, 9, 24), "flyttet", date(2027, 1, 14), 112, None, None, None),
    ]
    assert values(tables["varsel"]) == [(2026, 3, 2, 4, 50.0)]
    assert sources(tables["varsel"], "i_tide") == ("bre/meetings/2026-03-12-esm", "bre/meetings/2026-05-21-esm")


@pytest.mark.parametrize(
    ("day", "notice", "row"),
    [
        ("2026-03-26", "2026-03-05", (5, True)),
        ("2026-03-26", "2026-03-06", (4, False)),
        ("2026-03-10", "2026-03-04", (4, False)),
        ("2026-03-26", "2026-03-13", (-1, False)),
    ],
)
def test_notice_is_given_before_both_days(tmp_path: Path, day: str, notice: str, row: tuple[int, bool]) -> None:
    text = refers(1, f"opprinnelig_tidspunkt: 2026-03-12T09:00\nflyttet: {notice}\n")
    root = made(tmp_path, wheel(event(1, "2026-03-12")), esm("2026-03-12-esm", day=day, more=text))
    assert values(tables_of(YEAR_WHEEL, root)["endringer"])[0][-2:] == row


def test_a_wheel_that_was_corrected_does_not_hide_the_move(tmp_path: Path) -> None:
    text = refers(1, "opprinnelig_tidspunkt: 2026-03-12T09:00\nflyttet: 2026-03-04\n")
    root = made(tmp_path, wheel(event(1, "2026-03-26")), esm("2026-03-12-esm", day="2026-03-26", more=text))
    assert values(tables_of(YEAR_WHEEL, root)["årshjul"]) == [(2026, "etatsstyringsmøte", 1, 0, 1, 0, 0, 0, 100.0, 0)]


def test_one_was_cancelled_and_another_held(tmp_path: Path) -> None:
    root = made(
        tmp_path,
        wheel(event(1, "2026-03-12")),
        esm("2026-03-12-esm", "avlyst", more=refers(1)),
        esm("2026-03-19-esm", more=refers(1)),
    )
    tables = tables_of(YEAR_WHEEL, root)
    assert values(tables["årshjul"]) == [(2026, "etatsstyringsmøte", 1, 0, 1, 0, 0, 0, 100.0, 0)]
    assert sources(tables["årshjul"], "annen_dag") == ("bre/meetings/2026-03-19-esm",)


def test_the_same_ids_come_back_every_year(tmp_path: Path) -> None:
    root = made(
        tmp_path,
        wheel(event(1, "2025-03-13"), year=2025),
        wheel(event(1, "2026-03-12")),
        esm("2025-03-13-esm", more=refers(1)),
    )
    assert values(tables_of(YEAR_WHEEL, root)["årshjul"]) == [
        (2025, "etatsstyringsmøte", 1, 1, 0, 0, 0, 0, 100.0, 0),
        (2026, "etatsstyringsmøte", 1, 0, 0, 0, 0, 1, 0.0, 0),
    ]


def test_seen_from_the_middle_of_the_year(tmp_path: Path) -> None:
    """The meeting that moved from the 12th to the 26th of March has not been held on the 20th."""
    tables = tables_of(YEAR_WHEEL, every_outcome(tmp_path), Scope(date(2026, 3, 20)))
    assert values(tables["årshjul"]) == [(2026, "etatsstyringsmøte", 2, 1, 0, 1, 0, 0, 50.0, 0)]
    assert [row[3] for row in values(tables["endringer"])] == ["flyttet"]


def test_a_notice_that_is_still_to_come(tmp_path: Path) -> None:
    root = made(tmp_path, wheel(event(1, "2026-05-21")), esm("2026-05-21-esm", "utsatt", more=refers(1, LATE)))
    kind, planned = "etatsstyringsmøte", date(2026, 5, 21)
    before, after = (tables_of(YEAR_WHEEL, root, Scope(date(2026, 5, day)))["endringer"] for day in (25, 26))
    assert values(before) == [("bre", kind, planned, "utsatt", None, None, None, None, None)]
    assert values(after) == [("bre", kind, planned, "utsatt", None, None, date(2026, 5, 26), -2, False)]


def test_the_wheel_of_the_department_that_the_agency_belongs_to(tmp_path: Path) -> None:
    agency = (
        "navn: Bymiljø- og rekreasjonsetaten\nform: etat\nbyrådsavdeling:\n"
        "  - {kode: pbr, til: 2026-06-30}\n  - {kode: pkb, fra: 2026-07-01}\n"
    )
    root = made(
        tmp_path,
        {"agency.yaml": agency, "records/departments/pkb.yaml": "navn: Byrådsavdeling for park og bad\n"},
        wheel(event(1, "2026-03-12"), event(2, "2026-09-24")),
        wheel(event(2, "2026-09-24"), event(3, "2026-03-19"), code="pkb"),
        esm("2026-03-12-esm", more=refers(1)),
        esm("2026-09-24-esm", more=refers(2)),
    )
    whole = tables_of(YEAR_WHEEL, root)["årshjul"]
    assert values(whole) == [(2026, "etatsstyringsmøte", 2, 2, 0, 0, 0, 0, 100.0, 0)]
    assert sources(whole, "planlagt") == ("calendars/2026/pbr", "calendars/2026/pkb")
    later = tables_of(YEAR_WHEEL, root, Scope(AFTERWARDS.as_of, department="pkb"))["årshjul"]
    assert values(later) == [(2026, "etatsstyringsmøte", 1, 1, 0, 0, 0, 0, 100.0, 0)]
    assert sources(later, "som_planlagt") == ("bre/meetings/2026-09-24-esm",)


def test_an_event_without_agency_is_that_of_who_refers_to_it(tmp_path: Path) -> None:
    eib = "records/agencies/eib/"
    root = made(
        tmp_path,
        wheel("id: felles-1, type: fagmøte, dato: 2026-04-14"),
        {"2026/meetings/2026-04-14-fag.yaml": (
            "type: fagmøte\nstatus: gjennomført\ntidspunkt: 2026-04-14T09:00\nårshjul: felles-1\n"
        )},
        {eib + "agency.yaml": "navn: Eksempelby idrettsbygg KF\nform: etat\nbyrådsavdeling: pbr\n"},
    )  # fmt: skip
    assert values(tables_of(YEAR_WHEEL, root)["virksomheter"]) == [("bre", 2026, "fagmøte", 1, 1, 0, 0, 0, 0, 100.0, 0)]


def test_nothing(tmp_path: Path) -> None:
    assert [values(table) for table in tables_of(YEAR_WHEEL, made(tmp_path)).values()] == [[], [], [], []]
