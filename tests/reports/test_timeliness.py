"""R5: papers before the meeting, and the time from the meeting to the minutes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.reports.scope import Scope
from styring.reports.timeliness import TIMELINESS
from tests.reports.asking import AFTERWARDS, tables_of
from tests.reports.reading import sources, values
from tests.repositories import repository

HELD = "status: gjennomført\n"
FILES: dict[str, str | bytes] = {
    "2026/meetings/2026-03-12-esm.yaml": (
        f"type: etatsstyringsmøte\n{HELD}tidspunkt: 2026-03-12T09:00\n"
        "saksliste:\n"
        "  - {nr: 1, tittel: Resultater}\n"
        "  - {nr: 2, tittel: Risiko, utgikk: true}\n"
        "sakspapirer:\n"
        "  - {sak: 1, tittel: Årsrapport, fra: virksomhet, mottatt: 2026-03-02}\n"
        "  - {sak: 1, tittel: Tillegg, fra: virksomhet, mottatt: 2026-03-06}\n"
        "  - {sak: 1, tittel: Tabeller, fra: virksomhet}\n"
        "  - {sak: 1, tittel: Notat, fra: byrådsavdeling, mottatt: 2026-03-11}\n"
        "  - {sak: 2, tittel: Risikovurdering, fra: virksomhet, mottatt: 2026-03-11}\n"
    ),
    "2026/minutes/2026-03-12-esm.yaml": (
        "form: referat\nstatus: endelig\nutkast_dato: 2026-03-17\nendelig_dato: 2026-04-01\n"
        "kommentering: {sendt: 2026-03-18, frist: 2026-03-25}\n"
    ),
    "2026/meetings/2026-06-11-esm.yaml": (
        f"type: etatsstyringsmøte\n{HELD}tidspunkt: 2026-06-11T09:00\npapirfrist: 2026-06-10\n"
        "saksliste: [{nr: 1, tittel: Resultater}]\n"
        "sakspapirer: [{sak: 1, tittel: Tertialrapport, fra: virksomhet, mottatt: 2026-06-10}]\n"
    ),
    "2026/meetings/2026-05-05-kon.yaml": f"type: kontaktmøte\n{HELD}tidspunkt: 2026-05-05T09:00\n",
    "2026/minutes/2026-05-05-kon.yaml": (
        "form: oppsummering\nstatus: endelig\nutkast_dato: 2026-05-13\nendelig_dato: 2026-05-15\n"
    ),
    "2026/meetings/2026-09-08-fag.yaml": f"type: fagmøte\n{HELD}tidspunkt: 2026-09-08T09:00\n",
    "2026/minutes/2026-09-08-fag.yaml": "form: oppsummering\nstatus: endelig\n",
    "2026/meetings/2026-10-29-osm.yaml": f"type: oppdragsstyringsmøte\n{HELD}tidspunkt: 2026-10-29T09:00\n",
    "2026/minutes/2026-10-29-osm.yaml": (
        "form: referat\nstatus: til_kommentering\nutkast_dato: 2026-10-30\n"
        "kommentering: {sendt: 2026-11-02, frist: 2026-11-09}\n"
    ),
}


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    return repository(tmp_path, FILES)


def test_papers_before_the_meeting(root: Path) -> None:
    """10, 6 and 1 days before, or 8, 4 and 1 working days; the second is late, and one has no date."""
    tables = tables_of(TIMELINESS, root)
    assert values(tables["papirer"]) == [(2026, "etatsstyringsmøte", 4, 6, 4, 66.7, 1)]
    assert values(tables["papirer_virksomheter"]) == [("bre", 2026, 4, 6, 4, 66.7, 1)]
    assert sources(tables["papirer"], "papirer") == ("bre/meetings/2026-03-12-esm", "bre/meetings/2026-06-11-esm")
    assert sources(tables["papirer"], "uten_dato") == ("bre/meetings/2026-03-12-esm",)


def test_from_meeting_to_minutes(root: Path) -> None:
    """Holy Week, 1 and 14 May are between. One steering meeting has no minutes; the expert meeting's have no date."""
    tables = tables_of(TIMELINESS, root)
    assert values(tables["referater"]) == [
        (2026, "etatsstyringsmøte", 2, 3, 50.0, 11, 14, 100.0),
        (2026, "oppdragsstyringsmøte", 1, 1, 100.0, None, None, 0.0),
        (2026, "kontaktmøte", 1, 6, 0.0, 1, 7, None),
        (2026, "fagmøte", 1, None, None, None, None, None),
    ]
    assert values(tables["referater_virksomheter"]) == [("bre", 2026, 5, 3, 50.0, 6, 10.5, 50.0)]
    assert sources(tables["referater"], "utkast_i_tide") == (
        "bre/meetings/2026-03-12-esm",
        "bre/meetings/2026-06-11-esm",
    )
    assert sources(tables["referater"], "median_til_utkast") == ("bre/minutes/2026-03-12-esm",)


@pytest.mark.parametrize(
    ("as_of", "figures"),
    [
        (date(2026, 11, 12), (None, None, None, None, None)),
        (date(2026, 11, 13), (11, 0.0, None, None, None)),
        (date(2026, 11, 16), (11, 0.0, None, None, None)),
        (date(2026, 11, 17), (11, 0.0, None, None, 0.0)),
    ],
)
def test_a_deadline_counts_when_it_has_passed(
    tmp_path: Path, as_of: date, figures: tuple[int | float | None, ...]
) -> None:
    """The draft was due on 12 November and is dated on the 13th; the minutes were to be final on the 16th."""
    name = "2026/minutes/2026-10-29-osm.yaml"
    root = repository(tmp_path, {**FILES, name: str(FILES[name]).replace("2026-10-30", "2026-11-13")})
    row = values(tables_of(TIMELINESS, root, Scope(as_of))["referater"])[1]
    assert row == (2026, "oppdragsstyringsmøte", 1, *figures)


@pytest.mark.parametrize(("final", "in_time"), [("2026-04-01", 100.0), ("2026-04-07", 0.0)])
@pytest.mark.parametrize("comments", ["kommentering: {sendt: 2026-03-18}\n", "kommentering: {frist: 2026-03-25}\n"])
def test_final_in_time_without_all_dates_of_the_comments(
    tmp_path: Path, comments: str, final: str, in_time: float
) -> None:
    minutes = f"form: referat\nstatus: endelig\nutkast_dato: 2026-03-17\n{comments}endelig_dato: {final}\n"
    root = repository(tmp_path, {**FILES, "2026/minutes/2026-03-12-esm.yaml": minutes})
    assert values(tables_of(TIMELINESS, root)["referater"])[0][-1] == in_time


@pytest.mark.parametrize(
    ("dates", "figures"),
    [
        ("", (None, None, None, None, None)),
        ("utkast_dato: 2026-03-17\n", (3, 100.0, None, None, None)),
        ("endelig_dato: 2026-03-20\n", (None, 100.0, None, 6, 100.0)),
    ],
)
def test_final_minutes_without_all_dates(tmp_path: Path, dates: str, figures: tuple[int | float | None, ...]) -> None:
    name = "2026/meetings/2026-03-12-esm.yaml"
    minutes = {"2026/minutes/2026-03-12-esm.yaml": f"form: referat\nstatus: endelig\n{dates}"}
    root = repository(tmp_path, {name: FILES[name], **minutes})
    assert values(tables_of(TIMELINESS, root)["referater"]) == [(2026, "etatsstyringsmøte", 1, *figures)]


@pytest.mark.parametrize(("as_of", "in_time"), [(date(2026, 6, 25), None), (date(2026, 6, 26), 0.0)])
def test_a_meeting_without_minutes_is_late_when_the_deadline_has_passed(
    tmp_path: Path, as_of: date, in_time: float | None
) -> None:
    name = "2026/meetings/2026-06-11-esm.yaml"
    table = tables_of(TIMELINESS, repository(tmp_path, {name: FILES[name]}), Scope(as_of))["referater"]
    assert values(table) == [(2026, "etatsstyringsmøte", 1, None, in_time, None, None, None)]


def test_minutes_that_cannot_be_read_are_not_missing(tmp_path: Path) -> None:
    root = repository(tmp_path, {**FILES, "2026/minutes/2026-06-11-esm.yaml": "form: [\n"})
    assert values(tables_of(TIMELINESS, root)["referater"])[0] == (
        2026, "etatsstyringsmøte", 2, 3, 100.0, 11, 14, 100.0,
    )  # fmt: skip


def test_a_paper_that_came_later_has_not_come(root: Path) -> None:
    """A meeting of the day of the report may get papers afterwards."""
    name = "2026/meetings/2026-06-11-esm.yaml"
    late = str(FILES[name]).replace("mottatt: 2026-06-10", "mottatt: 2026-06-12")
    changed = repository(root, {name: late})
    scope = Scope(date(2026, 6, 11))
    assert values(tables_of(TIMELINESS, changed, scope)["papirer"]) == [(2026, "etatsstyringsmøte", 4, 8, 6, 50.0, 2)]


def test_a_department_has_its_own_part_of_the_year(tmp_path: Path) -> None:
    agency = (
        "navn: Bymiljø- og rekreasjonsetaten\nform: etat\nbyrådsavdeling:\n"
        "  - {kode: pbr, til: 2026-04-30}\n  - {kode: pkb, fra: 2026-05-01}\n"
    )
    other = {"agency.yaml": agency, "records/departments/pkb.yaml": "navn: Byrådsavdeling for park og bad\n"}
    tables = tables_of(TIMELINESS, repository(tmp_path, {**FILES, **other}), Scope(AFTERWARDS.as_of, department="pbr"))
    assert values(tables["papirer"]) == [(2026, "etatsstyringsmøte", 3, 8, 6, 50.0, 1)]
    assert values(tables["referater"]) == [(2026, "etatsstyringsmøte", 1, 3, 100.0, 11, 14, 100.0)]


def test_nothing(tmp_path: Path) -> None:
    assert [values(table) for table in tables_of(TIMELINESS, repository(tmp_path, {})).values()] == [[], [], [], []]
