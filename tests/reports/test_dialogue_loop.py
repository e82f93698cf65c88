"""R11: the dialogue loop."""

from __future__ import annotations

from pathlib import Path

from styring.reports.dialogue_loop import DIALOGUE_LOOP
from tests.reports.asking import MOVED, OTHER_DEPARTMENT, ask, seen_on
from tests.reports.reading import sources, values

MEETING = "type: {kind}\nstatus: {status}\ntidspunkt: {day}T09:00\n"
MARCH = (
    MEETING.format(kind="etatsstyringsmøte", status="gjennomført", day="2026-03-12")
    + """\
innspill:
  invitert: 2026-02-05
  mottatt:
    - {tittel: Risiko, resultat: tatt_inn, sak: 2}
    - {tittel: Lokaler, resultat: avvist}
    - {tittel: Bemanning}
saksliste:
  - {nr: 1, tittel: Mål, meldt_inn_av: byrådsavdeling}
  - {nr: 2, tittel: Risiko, meldt_inn_av: virksomhet}
  - {nr: 3, tittel: Trær, meldt_inn_av: byrådsavdeling, utgikk: true}
  - {nr: 4, tittel: Noe}
"""
)
REPORT = """\
type: tertialrapport
mottatt: 2026-05-27
risiko:
  - {beskrivelse: Flommen, oppdaget: 2026-05-22, løftet: 2026-05-25}
  - {beskrivelse: Kontrakten, oppdaget: 2026-04-27, løftet: 2026-06-11}
  - {beskrivelse: Brua, oppdaget: 2026-05-17}
  - {beskrivelse: Snøen, løftet: 2026-05-27}
"""
FILES = {
    "2026/meetings/2026-03-12-esm.yaml": MARCH,
    "2026/meetings/2026-06-11-esm.yaml": MEETING.format(
        kind="etatsstyringsmøte", status="gjennomført", day="2026-06-11"
    ),
    "2026/meetings/2026-09-24-esm.yaml": MARCH.replace("gjennomført", "avlyst").replace("03-12", "09-24"),
    "2026/meetings/2026-05-05-kon.yaml": MEETING.format(kind="kontaktmøte", status="gjennomført", day="2026-05-05")
    + "saksliste: [{nr: 1, tittel: Framtiden, meldt_inn_av: virksomhet}]\n",
    "2026/reports/2026-t1.yaml": REPORT,
    "2026/reports/2026-t2.yaml": "type: tertialrapport\nrisiko: [{beskrivelse: Vinden, oppdaget: 2026-08-01}]\n",
}


def test_items_are_counted_by_who_raised_them(tmp_path: Path) -> None:
    table = ask(DIALOGUE_LOOP, tmp_path, FILES)["innmeldt"]

    assert values(table) == [
        ("bre", 2026, "etatsstyringsmøte", 4, 1, 2, 1, 33.3),
        ("bre", 2026, "kontaktmøte", 1, 1, 0, 0, 100.0),
    ]
    assert sources(table, "fra_virksomheten") == ("bre/meetings/2026-03-12-esm",)


def test_the_agencys_input_is_counted_by_what_became_of_it(tmp_path: Path) -> None:
    table = ask(DIALOGUE_LOOP, tmp_path, FILES)["innspill"]

    assert values(table) == [("bre", 2026, 2, 1, 50.0, 3, 1, 1, 1, 33.3)]
    assert sources(table, "møter") == ("bre/meetings/2026-03-12-esm", "bre/meetings/2026-06-11-esm")


def test_risks_are_counted_by_how_early_they_were_lifted(tmp_path: Path) -> None:
    table = ask(DIALOGUE_LOOP, tmp_path, FILES)["risiko"]

    # Lifted after 3, 45 and 10 days; one of three before the report. To the meeting of 11 June 17, 0, 15 and 15 days.
    # A risk that nobody has lifted yet, in a report that has not come, is not counted.
    assert values(table) == [("bre", 2026, 4, 1, 33.3, 10, 45, 15.0)]
    assert sources(table, "risikoer") == ("bre/reports/2026-t1",)
    assert sources(table, "tid_til_møte_median") == ("bre/meetings/2026-06-11-esm", "bre/reports/2026-t1")


def test_on_an_earlier_day_later_risks_and_meetings_were_not_known(tmp_path: Path) -> None:
    tables = ask(DIALOGUE_LOOP, tmp_path, FILES, seen_on(2026, 5, 27))

    assert values(tables["risiko"]) == [("bre", 2026, 3, 1, 50.0, 6.5, 10, None)]
    assert values(tables["innspill"]) == [("bre", 2026, 1, 1, 100.0, 3, 1, 1, 1, 33.3)]


def test_the_next_meeting_may_be_under_another_department(tmp_path: Path) -> None:
    moved = MOVED.replace("06-30", "05-31").replace("07-01", "06-01")
    files = {**FILES, **OTHER_DEPARTMENT, "agency.yaml": moved}

    of_pbr = ask(DIALOGUE_LOOP, tmp_path, files, seen_on(2026, 11, 22, "pbr"))
    of_abc = ask(DIALOGUE_LOOP, tmp_path, files, seen_on(2026, 11, 22, "abc"))

    assert values(of_pbr["risiko"]) == [("bre", 2026, 3, 1, 50.0, 6.5, 10, 15)]
    assert values(of_abc["risiko"]) == [("bre", 2026, 1, 0, 0.0, 45, 45, 0)]
    assert values(of_abc["innmeldt"]) == [("bre", 2026, "etatsstyringsmøte", 0, 0, 0, 0, None)]


def test_without_records_there_is_nothing(tmp_path: Path) -> None:
    assert [values(table) for table in ask(DIALOGUE_LOOP, tmp_path, {}).values()] == [[]] * 3
