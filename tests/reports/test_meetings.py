"""R3: meetings by type, name, department and month, and whether they are documented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.messages import MONTHS
from styring.reports.meetings import MEETINGS
from styring.reports.scope import Scope
from tests.reports.asking import AFTERWARDS, tables_of
from tests.reports.reading import sources, values
from tests.repositories import repository

EIB = "records/agencies/eib/"
FILES: dict[str, str | bytes] = {
    "records/departments/pkb.yaml": "navn: Byrådsavdeling for park og bad\n",
    "agency.yaml": (
        "navn: Bymiljø- og rekreasjonsetaten\nform: etat\nbyrådsavdeling:\n"
        "  - {kode: pbr, til: 2026-06-30}\n  - {kode: pkb, fra: 2026-07-01}\n"
    ),
    "2026/meetings/2026-02-10-kon.yaml": (
        "type: kontaktmøte\nstatus: gjennomført\ntidspunkt: 2026-02-10T09:00\nnavn: Startmøtet 2026\n"
        "innkalling: {karakter_oppgitt: true}\n"
    ),
    "2026/minutes/2026-02-10-kon.yaml": "form: oppsummering\nstatus: endelig\nendelig_dato: 2026-02-13\n",
    "2026/meetings/2026-03-12-esm.yaml": (
        "type: etatsstyringsmøte\nstatus: gjennomført\ntidspunkt: 2026-03-12T09:00\nnavn: Strategimøtet om parkene\n"
        "innkalling: {karakter_oppgitt: true}\n"
    ),
    "2026/minutes/2026-03-12-esm.yaml": (
        "form: referat\nstatus: endelig\nutkast_dato: 2026-03-17\nendelig_dato: 2026-03-27\n"
    ),
    "2026/meetings/2026-04-14-fag.yaml": (
        "type: fagmøte\nstatus: gjennomført\ntidspunkt: 2026-04-14T09:00\nnavn: Startmøte\n"
    ),
    "2026/meetings/2026-05-05-fag.yaml": "type: fagmøte\nstatus: avlyst\ntidspunkt: 2026-05-05T09:00\n",
    "2026/meetings/2026-09-24-esm.yaml": (
        "type: etatsstyringsmøte\nstatus: gjennomført\ntidspunkt: 2026-09-24T09:00\n"
    ),
    "2026/minutes/2026-09-24-esm.yaml": "form: referat\nstatus: utkast\nutkast_dato: 2026-09-28\n",
    "2026/meetings/2026-10-01-osm.yaml": "type: oppdragsstyringsmøte\nstatus: innkalt\ntidspunkt: 2026-10-01T09:00\n",
    EIB + "agency.yaml": "navn: Eksempelby idrettsbygg KF\nform: kommunalt_foretak\nbyrådsavdeling: pbr\n",
    EIB + "2025/meetings/2025-11-06-esm.yaml": (
        "type: etatsstyringsmøte\nstatus: gjennomført\ntidspunkt: 2025-11-06T09:00\nnavn: Styringsmøte nr. 4\n"
    ),
    EIB + "2025/minutes/2025-11-06-esm.yaml": "form: [\n",
}


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    return repository(tmp_path, FILES)


def test_by_type_department_and_year(root: Path) -> None:
    table = tables_of(MEETINGS, root)["typer"]
    assert values(table) == [
        (2025, "pbr", "etatsstyringsmøte", "formell", 1, 0, 0, 100.0, 0.0),
        (2026, "pbr", "etatsstyringsmøte", "formell", 1, 1, 0, 100.0, 100.0),
        (2026, "pbr", "kontaktmøte", "uformell", 1, 0, 1, 100.0, 100.0),
        (2026, "pbr", "fagmøte", "uformell", 1, 0, 0, 0.0, 0.0),
        (2026, "pkb", "etatsstyringsmøte", "formell", 1, 1, 0, 100.0, 0.0),
    ]
    assert sources(table, "møter", 1) == ("bre/meetings/2026-03-12-esm",)
    assert sources(table, "referat", 1) == ("bre/minutes/2026-03-12-esm",)
    assert sources(table, "referat") == ()  # it cannot be read, so nobody knows its form


def test_formal_against_informal(root: Path) -> None:
    table = tables_of(MEETINGS, root)["dialog"]
    assert values(table) == [
        ("bre", 2026, 2, 2, 50.0, 1.0, 66.7),
        ("eib", 2025, 1, 0, 100.0, 0.0, 0.0),
    ]
    assert sources(table, "karakter_oppgitt") == (
        "bre/meetings/2026-02-10-kon",
        "bre/meetings/2026-03-12-esm",
        "bre/meetings/2026-09-24-esm",
    )


def test_only_informal_meetings_have_no_ratio(tmp_path: Path) -> None:
    name = "2026/meetings/2026-04-14-fag.yaml"
    root = repository(tmp_path, {name: FILES[name]})
    assert values(tables_of(MEETINGS, root)["dialog"]) == [("bre", 2026, 0, 1, 0.0, None, None)]


def test_by_month(root: Path) -> None:
    table = tables_of(MEETINGS, root, Scope(date(2026, 4, 30), first_year=2026))["måneder"]
    assert values(table) == [
        (2026, "januar", 0, 0, 0, 0),
        (2026, "februar", 0, 0, 1, 0),
        (2026, "mars", 1, 0, 0, 0),
        (2026, "april", 0, 0, 0, 1),
    ]
    whole = tables_of(MEETINGS, root)["måneder"]
    assert [row[:2] for row in values(whole)] == [(year, month) for year in (2025, 2026) for month in MONTHS]


def test_names_in_use(root: Path) -> None:
    tables = tables_of(MEETINGS, root)
    assert values(tables["navn"]) == [
        ("etatsstyringsmøte", "etatsstyringsmøte", True, None, "pkb", 1),
        ("etatsstyringsmøte", "strategimøte", True, None, "pbr", 1),
        ("etatsstyringsmøte", "styringsmøte", False, None, "pbr", 1),
        ("kontaktmøte", "startmøte", True, "fagmøte", "pbr", 1),
        ("fagmøte", "startmøte", True, "kontaktmøte", "pbr", 1),
    ]
    assert values(tables["navnevarianter"]) == [
        ("etatsstyringsmøte", 3, 3, 66.7),
        ("kontaktmøte", 1, 1, 100.0),
        ("fagmøte", 1, 1, 100.0),
    ]


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Etatsstyringsmøte nr. 2", "etatsstyringsmøte"),
        ("Høstens STRATEGIMØTER", "strategimøte"),
        ("Strategiseminaret om byrommene", "strategiseminar"),
        ("Kick-off-møte", "kick-off-møte"),
        ("Lederforumet", "lederforum"),
        ("Møte  om parkene", "møte om parkene"),
        ("Parkene", "parkene"),
    ],
)
def test_the_word_that_tells_what_it_is(tmp_path: Path, name: str, called: str) -> None:
    text = f"type: fagmøte\nstatus: gjennomført\ntidspunkt: 2026-04-14T09:00\nnavn: {name}\n"
    root = repository(tmp_path, {"2026/meetings/2026-04-14-fag.yaml": text})
    assert values(tables_of(MEETINGS, root)["navn"])[0][1] == called


def test_what_was_written_later_is_not_there_yet(root: Path) -> None:
    figures = {
        day: values(tables_of(MEETINGS, root, Scope(date(2026, 3, day), first_year=2026))["typer"])[0][4:]
        for day in (16, 17, 26, 27)
    }
    assert figures == {
        16: (1, 0, 0, 0.0, 0.0),
        17: (1, 1, 0, 100.0, 0.0),
        26: (1, 1, 0, 100.0, 0.0),
        27: (1, 1, 0, 100.0, 100.0),
    }


def test_a_department_has_what_happened_while_the_agency_was_its_own(root: Path) -> None:
    scope = Scope(AFTERWARDS.as_of, department="pkb")
    tables = tables_of(MEETINGS, root, scope)
    assert values(tables["dialog"]) == [("bre", 2026, 1, 0, 100.0, 0.0, 0.0)]
    assert sources(tables["dialog"], "formelle") == ("bre/meetings/2026-09-24-esm",)


def test_nothing(tmp_path: Path) -> None:
    assert [values(table) for table in tables_of(MEETINGS, repository(tmp_path, {})).values()] == [[], [], [], [], []]
