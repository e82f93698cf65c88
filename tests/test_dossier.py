from __future__ import annotations

from styring.dossier import Dossier, Registry
from styring.records.base import Identity, Kind
from styring.records.calendar import Calendar
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.report import Report
from styring.records.vocabulary import MeetingKind
from tests.rules.making import dossier, record

AUTUMN = record(Meeting, "2026-10-01-esm", "type: etatsstyringsmøte\nstatus: planlagt\ntidspunkt: 2026-10-01T09:00\n")
SPRING = record(Meeting, "2026-03-12-esm", "type: etatsstyringsmøte\nstatus: innkalt\ntidspunkt: 2026-03-12T09:00\n")
CONTACT = record(Meeting, "2027-02-05-kon", "type: kontaktmøte\nstatus: planlagt\ntidspunkt: 2027-02-05T09:00\n")
CANCELLED = record(Meeting, "2026-06-04-esm", "type: etatsstyringsmøte\nstatus: avlyst\ntidspunkt: 2026-06-04T09:00\n")
UNDATED = record(Meeting, "2026-05-04-esm", "type: etatsstyringsmøte\nstatus: utsatt\n")


def test_meetings_come_in_order_of_time_by_kind_and_year_without_those_that_are_cancelled_or_have_no_day() -> None:
    dialogue = dossier(CONTACT, AUTUMN, CANCELLED, UNDATED, SPRING)
    assert dialogue.meetings_of() == (SPRING, AUTUMN, CONTACT)
    assert dialogue.meetings_of(MeetingKind.ETATSSTYRINGSMOTE) == (SPRING, AUTUMN)
    assert dialogue.meetings_of(MeetingKind.FAGMOTE) == ()
    assert dialogue.meetings_in(2026) == (SPRING, AUTUMN)
    assert dialogue.meetings_in(2025) == ()


def test_what_cannot_be_read_is_known_by_its_id_and_kind_alone() -> None:
    torn = Identity("bre", Kind.MEETING, "2026-11-20-esm")
    draft = Identity("bre", Kind.MINUTES, SPRING.id)
    dialogue = Dossier(
        "bre", Registry(), identities=frozenset({SPRING.identity, torn, draft}), meetings={SPRING.id: SPRING}
    )
    assert dialogue.ids(Kind.MEETING) == {SPRING.id, torn.id}
    assert dialogue.unread(Kind.MEETING) == {torn.id}
    assert dialogue.unread(Kind.MINUTES) == {draft.id}
    assert dialogue.ids(Kind.REPORT) == dialogue.unread(Kind.REPORT) == frozenset()


def test_letters_lie_in_a_year_and_reports_concern_a_letter() -> None:
    letter = record(Letter, "2026-01-15-tb", "type: tildelingsbrev\nstatus: utkast\ndato: 2026-01-15\n")
    answer = record(Report, "2026-t1", "type: tertialrapport\ngjelder: 2026-01-15-tb\n")
    unasked = record(Report, "2026-t2", "type: tertialrapport\n")
    dialogue = Dossier(
        "bre", Registry(), letters={letter.id: letter}, reports={each.id: each for each in (answer, unasked)}
    )
    assert dialogue.letters_of(2026) == (letter,)
    assert dialogue.letters_of(2025) == ()
    assert dialogue.reports_on(letter.id) == (answer,)
    assert dialogue.reports_on("2025-01-16-tb") == ()


def test_an_event_of_one_year_is_none_of_another() -> None:
    wheels = {
        f"{year}/pbr": record(Calendar, "pbr", f"hendelser: [{{id: {id}, tittel: Budsjett}}]\n").identified(
            Identity("", Kind.CALENDAR, f"{year}/pbr"), year
        )
        for year, id in ((2026, "bre-esm-1"), (2027, "bre-esm-2"))
    }
    assert Registry(calendars=wheels).event_ids == {2026: {"bre-esm-1"}, 2027: {"bre-esm-2"}}
