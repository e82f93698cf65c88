"""R7: follow-up points."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from styring.records.settings import Limits
from styring.reports.follow_up import FOLLOW_UP
from styring.reports.report import run
from styring.reports.table import Value
from styring.rules.ref import follow_up_overdue
from tests.reports.asking import LATE_2026, MOVED, OTHER_DEPARTMENT, ask, dossiers_of, seen_on
from tests.reports.reading import sources, values

MEETING = "type: etatsstyringsmøte\nstatus: {status}\ntidspunkt: {day}T09:00\n"
MARCH = """\
form: referat
status: endelig
saker:
  - nr: 1
    oppfølging:
      - {id: op1, ansvarlig: {rolle: virksomhetsleder, organisasjon: bre}, frist: 2026-05-15, status: åpen}
      - {id: op2, frist: 2026-06-01, status: lukket, lukket: 2026-05-11, kilde: Ekstern kvalitetssikring}
      - {id: op3, status: lukket, lukket_i: 2026-06-11-esm, kilde: "Ekstern  kvalitetssikring"}
  - nr: 2
    oppfølging:
      - {id: op4, status: utgått, ansvarlig: {rolle: seksjonssjef, organisasjon: pbr}}
      - {id: op5, ansvarlig: {rolle: ledergruppe_virksomhet, organisasjon: bre}}
"""
JUNE = """\
form: referat
status: utkast
saker:
  - {nr: 1, oppfølging: [{id: op1, frist: 2026-11-22, status: pågår, kilde: Kommunerevisjonen}]}
"""
FILES = {
    "2026/meetings/2026-03-12-esm.yaml": MEETING.format(status="gjennomført", day="2026-03-12"),
    "2026/minutes/2026-03-12-esm.yaml": MARCH,
    "2026/meetings/2026-06-11-esm.yaml": MEETING.format(status="gjennomført", day="2026-06-11")
    + "saksliste:\n"
    + '  - {nr: 1, tittel: Punkter, oppfølgingspunkter: ["2026-03-12-esm#op1"]}\n'
    + '  - {nr: 2, tittel: Mer, oppfølgingspunkter: ["2026-03-12-esm#op5"], utgikk: true}\n',
    "2026/minutes/2026-06-11-esm.yaml": JUNE,
    "2026/meetings/2026-09-24-esm.yaml": MEETING.format(status="avlyst", day="2026-09-24"),
    "2026/minutes/2026-09-24-esm.yaml": JUNE,
}


def test_points_are_counted_by_agency_and_year(tmp_path: Path) -> None:
    table = ask(FOLLOW_UP, tmp_path, FILES)["status"]

    # Closed 60 and 91 days after the meeting; open for 255, 255 and 164 days. One that is due today is not overdue.
    assert values(table) == [("bre", 2026, 6, 3, 50.0, 75.5, 3, 1, 1, 255, 255)]
    march, june = "bre/minutes/2026-03-12-esm", "bre/minutes/2026-06-11-esm"
    assert sources(table, "punkter") == (march, june)
    assert sources(table, "lukket") == (march,)


def test_on_an_earlier_day_what_was_closed_since_is_open(tmp_path: Path) -> None:
    tables = ask(FOLLOW_UP, tmp_path, FILES, seen_on(2026, 5, 20))

    # op4 has lapsed on a day that nobody wrote down; op1 is overdue; op2 was closed on 11 May.
    assert values(tables["status"]) == [("bre", 2026, 5, 2, 40.0, 60, 3, 1, 2, 69, 69)]
    assert [row[1] for row in values(tables["punkter"])] == [
        "2026-03-12-esm#op1",
        "2026-03-12-esm#op3",
        "2026-03-12-esm#op5",
    ]


def test_points_are_counted_by_who_is_responsible(tmp_path: Path) -> None:
    table = ask(FOLLOW_UP, tmp_path, FILES)["ansvarlige"]

    assert values(table) == [
        ("bre", None, None, 3, 2, 66.7, 75.5, 1, 0, 0, 164, 164),
        ("bre", "bre", "ledergruppe virksomhet", 1, 0, 0.0, None, 1, 0, 1, 255, 255),
        ("bre", "bre", "virksomhetsleder", 1, 0, 0.0, None, 1, 1, 0, 255, 255),
        ("bre", "pbr", "seksjonssjef", 1, 1, 100.0, None, 0, 0, 0, None, None),
    ]


def test_points_with_a_source_are_counted_by_it(tmp_path: Path) -> None:
    table = ask(FOLLOW_UP, tmp_path, FILES)["kilder"]

    assert values(table) == [
        ("Ekstern kvalitetssikring", 2, 2, 100.0, 75.5, 0, 0, 0, None, None),
        ("Kommunerevisjonen", 1, 0, 0.0, None, 1, 0, 0, 164, 164),
    ]


def test_open_points_are_listed_with_the_first_deadline_first(tmp_path: Path) -> None:
    table = ask(FOLLOW_UP, tmp_path, FILES)["punkter"]

    june = date(2026, 6, 11)
    assert values(table) == [
        ("bre", "2026-03-12-esm#op1", "bre", "virksomhetsleder", None, date(2026, 5, 15), 255, 191, june),
        ("bre", "2026-06-11-esm#op1", None, None, "Kommunerevisjonen", date(2026, 11, 22), 164, None, None),
        ("bre", "2026-03-12-esm#op5", "bre", "ledergruppe virksomhet", None, None, 255, None, None),
    ]


def test_a_point_belongs_to_the_department_of_the_day_of_the_meeting(tmp_path: Path) -> None:
    files = {
        **FILES,
        **OTHER_DEPARTMENT,
        "agency.yaml": MOVED.replace("2026-06-30", "2026-04-30").replace("2026-07-01", "2026-05-01"),
    }

    counts = {
        code: [row[2] for row in values(ask(FOLLOW_UP, tmp_path / code, files, seen_on(2026, 11, 22, code))["status"])]
        for code in ("pbr", "abc")
    }

    assert counts == {"pbr": [5], "abc": [1]}


def test_overdue_is_what_rule_ref12_says_is_overdue() -> None:
    agencies, check = dossiers_of(Path(__file__).parents[2]), follow_up_overdue.check
    assert check
    told = [
        dossier.code
        for dossier in agencies
        for minutes in dossier.minutes.values()
        for finding in check(minutes, dossier, Limits())
        if finding.path[-1] == "frist" and finding.since and finding.since <= LATE_2026.as_of
    ]

    status = run([FOLLOW_UP], agencies, LATE_2026)[FOLLOW_UP.name][0]
    overdue = [column.key for column in status.columns].index("forfalt")
    counted: Counter[Value] = Counter()
    for row in values(status):
        number = row[overdue]
        assert isinstance(number, int)
        counted[row[0]] += number

    assert +counted == Counter(told)
    assert told


def test_without_minutes_there_is_nothing(tmp_path: Path) -> None:
    assert [values(table) for table in ask(FOLLOW_UP, tmp_path, {}).values()] == [[]] * 4
