from __future__ import annotations

from datetime import date

from styring.records.meeting import Meeting
from styring.reports.labels import LABELS
from styring.reports.scope import Scope
from tests.reports.asking import LATE_2026
from tests.reports.made import agency, of, tables
from tests.reports.reading import column, sources_where, values
from tests.rules.making import record

KINDS = {"esm": "etatsstyringsmøte", "kon": "kontaktmøte", "fag": "fagmøte"}


def meeting(agency: str, id: str, *items: str, status: str = "gjennomført") -> Meeting:
    """A meeting with an item for each flow mapping of further keys."""
    lines = [f"type: {KINDS[id[11:14]]}", f"status: {status}", f"tidspunkt: {id[:10]}T09:00"]
    agenda = [f"  - {{nr: {i}, tittel: Sak {i}, {item}}}" for i, item in enumerate(items, 1)]
    return of(agency, record(Meeting, id, "\n".join([*lines, "saksliste:", *agenda])))


SPRING = meeting(
    "bre",
    "2026-03-12-esm",
    "merkelapper: [digitalisering, samordning]",
    "merkelapper: [ Digitalisering ]",
    "merkelapper: [klima], utgikk: true",
    "tema: risiko",
)
TALK = meeting("bre", "2026-05-05-kon", "merkelapper: [samordning, samordning]")
OTHER = meeting("eib", "2026-05-06-fag", "merkelapper: [digitalisering]", "tema: annet", "tema: annet")
LAST_YEAR = meeting("eib", "2025-05-06-fag", "tema: annet")


def test_items_by_label_and_year_with_their_share_of_all_items() -> None:
    made = tables(LABELS, SPRING, TALK, OTHER, LAST_YEAR)
    assert values(made["merkelapper"]) == [
        (2025, "digitalisering", 0, 0.0, 0, 0, 0, 0),
        (2025, "innbygger", 0, 0.0, 0, 0, 0, 0),
        (2025, "samordning", 0, 0.0, 0, 0, 0, 0),
        (2026, "digitalisering", 3, 42.9, 2, 1, 2, 2),
        (2026, "innbygger", 0, 0.0, 0, 0, 0, 0),
        (2026, "samordning", 2, 28.6, 1, 1, 2, 1),
    ]
    assert values(made["dekning"]) == [(2025, 1, 0, 0.0), (2026, 7, 4, 57.1)]
    found = sources_where(made["merkelapper"], "saker", år=2026, merkelapp="digitalisering")
    assert found == [("bre/meetings/2026-03-12-esm", "eib/meetings/2026-05-06-fag")]


def test_items_of_an_agency() -> None:
    assert values(tables(LABELS, SPRING, TALK, OTHER)["virksomheter"]) == [
        ("bre", 2026, "digitalisering", 2, 50.0),
        ("bre", 2026, "innbygger", 0, 0.0),
        ("bre", 2026, "samordning", 2, 50.0),
        ("eib", 2026, "digitalisering", 1, 33.3),
        ("eib", 2026, "innbygger", 0, 0.0),
        ("eib", 2026, "samordning", 0, 0.0),
    ]


def test_other_labels_are_shown_where_somebody_used_them() -> None:
    climate = meeting("bre", "2026-06-11-esm", "merkelapper: [klima]")
    labels = ["digitalisering", "innbygger", "klima", "samordning"]
    assert column(tables(LABELS, climate)["merkelapper"], "merkelapp") == labels


def test_a_meeting_that_was_not_held_or_is_still_to_come_does_not_count() -> None:
    label = "merkelapper: [klima]"
    planned = meeting("bre", "2026-06-11-esm", label, status="innkalt")
    cancelled = meeting("bre", "2026-06-12-esm", label, status="avlyst")
    assert tables(LABELS, planned, cancelled)["merkelapper"].rows == ()
    assert tables(LABELS, SPRING, scope=Scope(date(2026, 3, 11)))["merkelapper"].rows == ()
    assert tables(LABELS, SPRING, scope=Scope(LATE_2026.as_of, last_year=2025))["dekning"].rows == ()


def test_a_meeting_is_that_of_the_department_on_its_day() -> None:
    moved = agency("bre", "[{kode: pbr, til: 2026-04-30}, {kode: oko, fra: 2026-05-01}]")
    scope = Scope(LATE_2026.as_of, department="oko")
    assert values(tables(LABELS, moved, SPRING, TALK, scope=scope)["dekning"]) == [(2026, 1, 1, 100.0)]


def test_nothing_of_nothing() -> None:
    keys = ("merkelapper", "virksomheter", "dekning")
    assert [(key, table.rows) for key, table in tables(LABELS).items()] == [(key, ()) for key in keys]
