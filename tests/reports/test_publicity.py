"""R9: publicity and archive."""

from __future__ import annotations

from pathlib import Path

from styring.reports.publicity import PUBLICITY
from tests.reports.asking import MOVED, OTHER_DEPARTMENT, ask, seen_on
from tests.reports.reading import sources, values

MEETING = "type: {kind}\nstatus: gjennomført\ntidspunkt: {day}T09:00\n"
LETTER = """\
type: tildelingsbrev
dato: 2026-01-15
status: sendt
kapitler: [{tittel: Kontrakter, skjermet: {hjemmel: "offl. §23  første ledd"}}]
offentlighet: {status: delvis_unntatt, hjemmel: offl. § 23 første ledd}
arkiv: {saksnummer: "202600123", journalpost: "202600123-1", arkivert: 2026-01-16}
publisert: {dato: 2026-01-20}
"""
MARCH = """\
form: referat
status: endelig
endelig_dato: 2026-03-27
offentlighet: {status: offentlig}
arkiv: {saksnummer: "202600123", journalpost: "202600123-2"}
"""
APRIL = """\
form: referat
status: endelig
endelig_dato: 2026-04-20
saker:
  - {nr: 1, skjermet: {hjemmel: offl. § 14}, oppfølging: [{id: op1, skjermet: {}}]}
offentlighet: {status: unntatt, hjemmel: offl. § 14 første ledd}
arkiv: {saksnummer: "202600123"}
"""
FILES = {
    "2026/letters/2026-01-15-tb.yaml": LETTER,
    "2026/letters/2026-06-30-in.yaml": "type: instruks\ndato: 2026-06-30\nstatus: utkast\n",
    "2026/meetings/2026-03-12-esm.yaml": MEETING.format(kind="etatsstyringsmøte", day="2026-03-12"),
    "2026/minutes/2026-03-12-esm.yaml": MARCH,
    "2026/meetings/2026-04-14-osm.yaml": MEETING.format(kind="oppdragsstyringsmøte", day="2026-04-14"),
    "2026/minutes/2026-04-14-osm.yaml": APRIL,
    "2026/meetings/2026-05-20-fag.yaml": MEETING.format(kind="fagmøte", day="2026-05-20"),
    "2026/minutes/2026-05-20-fag.yaml": "form: oppsummering\nstatus: endelig\n",
    "2026/meetings/2026-06-11-esm.yaml": MEETING.format(kind="etatsstyringsmøte", day="2026-06-11"),
    "2026/minutes/2026-06-11-esm.yaml": MARCH.replace("status: endelig", "status: utkast"),
}


def test_finished_documents_are_counted_by_agency_and_year(tmp_path: Path) -> None:
    table = ask(PUBLICITY, tmp_path, FILES)["virksomheter"]

    assert values(table) == [("bre", 2026, 4, 2, 50.0, 1, 1, 1)]
    assert sources(table, "offentlige") == ("bre/letters/2026-01-15-tb", "bre/minutes/2026-03-12-esm")


def test_finished_documents_are_counted_by_what_they_are(tmp_path: Path) -> None:
    table = ask(PUBLICITY, tmp_path, FILES)["dokumenter"]

    assert values(table) == [
        ("oppsummering fra fagmøte", 2026, 1, 0, 0.0, 0, 0, 1),
        ("referat fra etatsstyringsmøte", 2026, 1, 1, 100.0, 0, 0, 0),
        ("referat fra oppdragsstyringsmøte", 2026, 1, 0, 0.0, 0, 1, 0),
        ("tildelingsbrev", 2026, 1, 1, 100.0, 1, 0, 0),
    ]


def test_filed_is_what_has_a_journalpost_and_published_a_share_of_what_is_public(tmp_path: Path) -> None:
    table = ask(PUBLICITY, tmp_path, FILES)["arkiv"]

    # The letter was filed one working day after it was sent, and published after three; the minutes on an unknown day.
    assert values(table) == [("bre", 2026, 4, 2, 50.0, 1, 2, 1, 50.0, 3)]
    assert sources(table, "tid_til_arkivert") == ("bre/letters/2026-01-15-tb",)


def test_grounds_are_counted_in_one_spelling(tmp_path: Path) -> None:
    table = ask(PUBLICITY, tmp_path, FILES)["hjemler"]

    assert values(table) == [
        ("offl. § 14", 0, 0, 1),
        ("offl. § 14 første ledd", 1, 0, 0),
        ("offl. § 23 første ledd", 0, 1, 1),
        ("uten hjemmel", 0, 0, 1),
    ]


def test_on_an_earlier_day_less_was_finished_filed_and_published(tmp_path: Path) -> None:
    in_january = ask(PUBLICITY, tmp_path, FILES, seen_on(2026, 1, 15))
    in_march = ask(PUBLICITY, tmp_path, FILES, seen_on(2026, 3, 26))

    assert values(in_january["arkiv"]) == [("bre", 2026, 1, 0, 0.0, None, 1, 0, 0.0, None)]
    assert values(in_march["arkiv"]) == [("bre", 2026, 1, 1, 100.0, 1, 1, 1, 100.0, 3)]


def test_a_document_belongs_to_the_department_of_the_day_that_it_was_finished(tmp_path: Path) -> None:
    moved = MOVED.replace("06-30", "03-20").replace("07-01", "03-21")
    files = {**FILES, **OTHER_DEPARTMENT, "agency.yaml": moved}

    of_pbr = ask(PUBLICITY, tmp_path, files, seen_on(2026, 11, 22, "pbr"))["virksomheter"]
    of_abc = ask(PUBLICITY, tmp_path, files, seen_on(2026, 11, 22, "abc"))["virksomheter"]

    assert [values(of_pbr), values(of_abc)] == [
        [("bre", 2026, 1, 1, 100.0, 1, 0, 0)],
        [("bre", 2026, 3, 1, 33.3, 0, 1, 1)],
    ]


def test_without_documents_there_is_nothing(tmp_path: Path) -> None:
    assert [values(table) for table in ask(PUBLICITY, tmp_path, {}).values()] == [[]] * 4
