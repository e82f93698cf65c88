"""R4: how often the parties meet, and who takes part."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.reports.participation import PARTICIPATION
from styring.reports.scope import Scope
from tests.reports.asking import AFTERWARDS, tables_of
from tests.reports.reading import sources, values
from tests.repositories import repository

DIRECTOR = "møteleder: {rolle: kommunaldirektør}\n"
COMMISSIONER = "møteleder: {rolle: byråd}\n"
LEADER = "  - {rolle: virksomhetsleder, organisasjon: bre, oppmøte: til_stede}\n"
ABSENT = "  - {rolle: virksomhetsleder, organisasjon: bre, oppmøte: forfall}\n"
DEPUTY = "  - {rolle: virksomhetsleder, organisasjon: bre, oppmøte: stedfortreder}\n"


def meeting(kind: str, day: str, *, chair: str = "", people: str = "", status: str = "gjennomført") -> str:
    participants = f"deltakere:\n{people}" if people else ""
    return f"type: {kind}\nstatus: {status}\ntidspunkt: {day}T09:00\n{chair}{participants}"


def esm(day: str, *, chair: str = DIRECTOR, people: str = LEADER, status: str = "gjennomført") -> dict[str, str]:
    text = meeting("etatsstyringsmøte", day, chair=chair, people=people, status=status)
    return {f"{day[:4]}/meetings/{day}-esm.yaml": text}


def kon(day: str, *, chair: str = COMMISSIONER, people: str = LEADER, status: str = "gjennomført") -> dict[str, str]:
    return {
        f"{day[:4]}/meetings/{day}-kon.yaml": meeting("kontaktmøte", day, chair=chair, people=people, status=status)
    }


def made(root: Path, *groups: dict[str, str]) -> Path:
    return repository(root, {name: text for group in groups for name, text in group.items()})


def test_steering_meetings_against_four_a_year(tmp_path: Path) -> None:
    acting = "møteleder: {rolle: seksjonssjef, fungerende: true}\n"
    root = made(
        tmp_path,
        esm("2026-02-12"),
        esm("2026-04-16", chair=acting, people=DEPUTY),
        esm("2026-06-11", chair="møteleder: {rolle: seksjonssjef}\n", people=ABSENT),
        esm("2026-09-24"),
        esm("2026-11-19"),
        esm("2026-12-03", status="avlyst"),
        kon("2025-10-09"),
    )
    table = tables_of(PARTICIPATION, root)["etatsstyringsmøter"]
    assert values(table) == [("bre", 2025, 0, 4, 0, None, None), ("bre", 2026, 5, 4, 1, 80.0, 80.0)]
    assert sources(table, "møter", 1) == tuple(
        f"bre/meetings/2026-{day}-esm" for day in ("02-12", "04-16", "06-11", "09-24", "11-19")
    )
    assert "Året 2026 er ikke omme." not in table.notes


def test_the_year_is_not_over(tmp_path: Path) -> None:
    root = made(tmp_path, esm("2026-02-12"), esm("2026-09-24"))
    table = tables_of(PARTICIPATION, root, Scope(date(2026, 6, 30)))["etatsstyringsmøter"]
    assert values(table) == [("bre", 2026, 1, 4, 0, 100.0, 100.0)]
    assert table.notes[-1] == "Året 2026 er ikke omme."


def test_time_between_contact_meetings(tmp_path: Path) -> None:
    """35, 27 and 29 days; the last two meetings are in the same month."""
    root = made(
        tmp_path,
        kon("2025-12-20", status="avlyst"),
        kon("2025-12-23"),
        kon("2026-01-27"),
        kon("2026-02-23"),
        kon("2026-06-25", status="innkalt"),
        kon("2026-07-01"),
        kon("2026-07-30"),
    )
    table = tables_of(PARTICIPATION, root)["kontaktmøter"]
    assert values(table) == [("bre", 2025, 1, None, None, 0), ("bre", 2026, 4, 27, 32, 2)]
    assert sources(table, "for_tett", 1) == ("bre/meetings/2026-02-23-kon", "bre/meetings/2026-07-30-kon")
    assert "bre/meetings/2025-12-23-kon" in sources(table, "korteste", 1)


def test_leadership_by_type(tmp_path: Path) -> None:
    appointed = "møteleder: {rolle: prosjektleder, utpekt_av: kommunaldirektør}\n"
    guest = "  - {rolle: virksomhetsleder, organisasjon: eib, oppmøte: til_stede}\n"
    with_director = "  - {rolle: kommunaldirektør, oppmøte: til_stede}\n"
    osm = {"2026/meetings/2026-04-14-osm.yaml": meeting("oppdragsstyringsmøte", "2026-04-14", chair=appointed)}
    fag = {"2026/meetings/2026-05-12-fag.yaml": meeting("fagmøte", "2026-05-12", people=guest)}
    eib = {"records/agencies/eib/agency.yaml": "navn: Eksempelby idrettsbygg KF\nform: etat\nbyrådsavdeling: pbr\n"}
    root = made(
        tmp_path,
        esm("2026-02-12", people=DEPUTY),
        esm("2026-06-11"),
        kon("2026-03-03", people=LEADER + with_director),
        kon("2026-10-06", chair=DIRECTOR, people="  - {rolle: byrådssekretær, oppmøte: forfall}\n"),
        osm,
        fag,
        eib,
    )
    assert values(tables_of(PARTICIPATION, root)["ledelse"]) == [
        (2026, "etatsstyringsmøte", 2, 100.0, 100.0, 100.0, 1, 0.0),
        (2026, "oppdragsstyringsmøte", 1, 100.0, 0.0, 0.0, 0, 0.0),
        (2026, "kontaktmøte", 2, 50.0, 100.0, 50.0, 0, 50.0),
        (2026, "fagmøte", 1, None, 0.0, 0.0, 0, 0.0),
    ]


@pytest.mark.parametrize(
    ("meetings", "deltakelse"), [(0, "aldri"), (1, "ved behov"), (3, "ved behov"), (4, "ofte"), (5, "ofte")]
)
def test_how_often_the_political_leadership_takes_part(tmp_path: Path, meetings: int, deltakelse: str) -> None:
    root = made(tmp_path, esm("2026-12-03"), *(kon(f"2026-{month:02}-10") for month in range(1, meetings + 1)))
    table = tables_of(PARTICIPATION, root)["politisk_ledelse"]
    share = round(100 * meetings / (meetings + 1), 1)
    assert values(table) == [("bre", 2026, meetings + 1, meetings, share, deltakelse)]
    assert len(sources(table, "med_politisk_ledelse")) == meetings


def test_a_department_has_its_own_part_of_the_year(tmp_path: Path) -> None:
    agency = (
        "navn: Bymiljø- og rekreasjonsetaten\nform: etat\nbyrådsavdeling:\n"
        "  - {kode: pbr, til: 2026-06-30}\n  - {kode: pkb, fra: 2026-07-01}\n"
    )
    other = {"agency.yaml": agency, "records/departments/pkb.yaml": "navn: Byrådsavdeling for park og bad\n"}
    root = made(tmp_path, esm("2026-02-12"), kon("2026-06-25"), kon("2026-07-09"), other)
    tables = tables_of(PARTICIPATION, root, Scope(AFTERWARDS.as_of, department="pkb"))
    assert values(tables["etatsstyringsmøter"]) == [("bre", 2026, 0, 4, 0, None, None)]
    assert values(tables["kontaktmøter"]) == [("bre", 2026, 1, 14, 14, 1)]


def test_nothing(tmp_path: Path) -> None:
    assert [values(table) for table in tables_of(PARTICIPATION, made(tmp_path)).values()] == [[], [], [], []]
