"""R8: steering signals given informally."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from styring.reports.signals import SIGNALS
from tests.reports.asking import LATE_2026, MOVED, OTHER_DEPARTMENT, ask, seen_on, tables_of
from tests.reports.reading import sources, values
from tests.repositories import repository

MEETING = "type: {kind}\nstatus: {status}\ntidspunkt: {day}T09:00\n"
MAY = """\
form: oppsummering
status: endelig
saker:
  - nr: 1
    styringssignaler:
      - id: s1
        type: nytt_krav
        skriftliggjort: {dokument: 2026-06-04-in, dato: 2026-06-04}
        forankret_i: 2026-01-15-tb
      - {id: s2, skriftliggjort: {dokument: 2026-05-27-kon, dato: 2026-05-28}}
      - {id: s3, skriftliggjort: {dokument: 2026-06-30-in, dato: 2026-06-30}}
"""
FORMAL = "form: referat\nstatus: endelig\nsaker:\n  - {nr: 1, styringssignaler: [{id: s1}]}\n"
SIGNAL = "dato: {day}\ntekst: Søknader avgjøres innen én uke.\n"
FILES = {
    "2026/letters/2026-01-15-tb.yaml": "type: tildelingsbrev\ndato: 2026-01-15\nstatus: sendt\n",
    "2026/letters/2026-06-04-in.yaml": "type: instruks\ndato: 2026-06-04\nstatus: sendt\n",
    "2026/letters/2026-06-30-in.yaml": "type: instruks\ndato: 2026-06-30\nstatus: utkast\n",
    "2026/meetings/2026-03-12-esm.yaml": MEETING.format(
        kind="etatsstyringsmøte", status="gjennomført", day="2026-03-12"
    ),
    "2026/minutes/2026-03-12-esm.yaml": FORMAL,
    "2026/meetings/2026-05-27-kon.yaml": MEETING.format(kind="kontaktmøte", status="gjennomført", day="2026-05-27"),
    "2026/minutes/2026-05-27-kon.yaml": MAY,
    "2026/meetings/2026-09-08-fag.yaml": MEETING.format(kind="fagmøte", status="avlyst", day="2026-09-08"),
    "2026/minutes/2026-09-08-fag.yaml": MAY,
    "2026/signals/2026-06-09-1.yaml": SIGNAL.format(day="2026-06-09")
    + "skriftliggjort: {dokument: 2026-06-04-in, dato: 2026-06-18}\nforankret_i: 2026-06-04-in\n",
    "2025/signals/2025-10-02-1.yaml": SIGNAL.format(day="2025-10-02")
    + "møte: 2025-10-02-fag\nskriftliggjort: {dokument: 2026-06-04-in, dato: 2025-10-01}\nforankret_i: 2026-06-30-in\n",
}


def test_signals_are_counted_by_agency_and_year(tmp_path: Path) -> None:
    table = ask(SIGNALS, tmp_path, FILES)["skriftlighet"]

    # In 2025 it is said to have been written the day before it was given: in writing, but in no time that can be told.
    # In 2026 two of four took 6 and 7 working days; one is in its own summary only, and one in a draft.
    assert values(table) == [
        ("bre", 2025, 1, 1, 100.0, None, None, 0, 0.0),
        ("bre", 2026, 4, 2, 50.0, 6.5, 7, 2, 50.0),
    ]
    assert sources(table, "signaler", 1) == ("bre/minutes/2026-05-27-kon", "bre/signals/2026-06-09-1")
    assert sources(table, "tid_median", 0) == ()


def test_signals_are_counted_by_where_they_were_given(tmp_path: Path) -> None:
    table = ask(SIGNALS, tmp_path, FILES)["gitt_i"]

    assert values(table) == [
        ("fagmøte", 1, 1, 100.0, None, None, 0, 0.0),
        ("kontaktmøte", 3, 1, 33.3, 6, 6, 1, 33.3),
        ("utenom møtene", 1, 1, 100.0, 7, 7, 1, 100.0),
    ]


def test_signals_are_counted_by_the_letter_that_they_are_anchored_in(tmp_path: Path) -> None:
    table = ask(SIGNALS, tmp_path, FILES)["forankring"]

    assert values(table) == [("tildelingsbrev", 1), ("instruks", 1), ("ikke forankret i brev", 3)]


def test_signals_are_listed_in_order_of_time(tmp_path: Path) -> None:
    table = ask(SIGNALS, tmp_path, FILES)["signaler"]

    contact, outside = "kontaktmøte", "utenom møtene"
    may, june = date(2026, 5, 27), date(2026, 6, 4)
    letter, instruction = "2026-01-15-tb", "2026-06-04-in"
    assert values(table) == [
        ("bre", "2025-10-02-1", date(2025, 10, 2), "fagmøte", None, instruction, date(2025, 10, 1), None, None),
        ("bre", "2026-05-27-kon#s1", may, contact, "nytt krav", instruction, june, 6, letter),
        ("bre", "2026-05-27-kon#s2", may, contact, None, None, None, None, None),
        ("bre", "2026-05-27-kon#s3", may, contact, None, None, None, None, None),
        ("bre", "2026-06-09-1", date(2026, 6, 9), outside, None, instruction, date(2026, 6, 18), 7, instruction),
    ]


def test_on_an_earlier_day_it_was_not_in_writing_yet(tmp_path: Path) -> None:
    table = ask(SIGNALS, tmp_path, FILES, seen_on(2026, 6, 3))["skriftlighet"]

    assert values(table)[1] == ("bre", 2026, 3, 0, 0.0, None, None, 1, 33.3)


def test_a_document_that_cannot_be_read_is_believed(tmp_path: Path) -> None:
    unreadable = {
        "2026/letters/2026-06-04-in.yaml": "type: rundskriv\n",
        "2026/letters/2026-01-15-tb.yaml": "type: brev\n",
    }
    root = repository(tmp_path, {**FILES, **unreadable})

    assert values(tables_of(SIGNALS, root, LATE_2026)["skriftlighet"])[1] == ("bre", 2026, 4, 2, 50.0, 6.5, 7, 2, 50.0)


def test_a_signal_belongs_to_the_department_of_the_day_that_it_was_given(tmp_path: Path) -> None:
    files = {**FILES, **OTHER_DEPARTMENT, "agency.yaml": MOVED.replace("06-30", "06-01").replace("07-01", "06-02")}

    of_pbr = ask(SIGNALS, tmp_path, files, seen_on(2026, 11, 22, "pbr"))["skriftlighet"]
    of_abc = ask(SIGNALS, tmp_path, files, seen_on(2026, 11, 22, "abc"))["skriftlighet"]

    assert [row[:3] for row in values(of_pbr)] == [("bre", 2025, 1), ("bre", 2026, 3)]
    assert [row[:3] for row in values(of_abc)] == [("bre", 2026, 1)]


def test_without_signals_there_is_nothing(tmp_path: Path) -> None:
    assert [values(table) for table in ask(SIGNALS, tmp_path, {}).values()] == [[]] * 4
