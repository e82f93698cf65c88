"""The calendar as written, and as a library that others wrote reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from styring.linting.deadlines import Deadline
from styring.reporting.deadline_calendar import as_calendar
from tests.reporting.deadlines import PAPERS, POINT, moved, overview

WRITTEN = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//styring//Frister i styringsdialogen//NO
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Frister i styringsdialogen
X-PUBLISHED-TTL:P1D
BEGIN:VEVENT
SUMMARY:Send sakspapirer til sak 2 (bre)
DTSTART;VALUE=DATE:20261111
DTEND;VALUE=DATE:20261112
DTSTAMP:20261101T000000Z
UID:1ac43aa1-707c-5f9a-8587-40a9595dfbeb
CATEGORIES:Styringsdialog,bre
DESCRIPTION:Gjelder: Etatsstyringsmøte 19. november 2026\\nVirksomhet: Bym
 iljø- og rekreasjonsetaten (bre)\\nAnsvarlig: virksomheten\\nRegel: ESM13.\x20
 Sak 2\\, «Resultater»\\, har ikke sakspapirer (frist 11. november 2026).\\n
 Post: records/agencies/bre/2026/meetings/2026-11-19-esm.yaml\\, linje 39
TRANSP:TRANSPARENT
X-MICROSOFT-CDO-BUSYSTATUS:FREE
END:VEVENT
END:VCALENDAR
"""


def read(*deadlines: Deadline) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(as_calendar(overview(*deadlines)).decode("utf-8"))


def uid(deadline: Deadline) -> str:
    return str(read(deadline).events[0].uid)


def test_the_calendar_is_written_with_windows_line_breaks_and_folded_lines() -> None:
    content = as_calendar(overview(PAPERS))
    assert content.decode("utf-8") == WRITTEN.replace("\n", "\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75


def test_a_deadline_is_an_all_day_event_that_blocks_nothing() -> None:
    calendar = read(POINT, PAPERS)
    assert [(event.summary, event.start, event.end) for event in calendar.events] == [
        ("Over fristen: Lukk oppfølgingspunktet op1 «Sende plan» (eib)", date(2026, 10, 29), date(2026, 10, 30)),
        ("Send sakspapirer til sak 2 (bre)", date(2026, 11, 11), date(2026, 11, 12)),
    ]
    event = calendar.events[0]
    assert (event.transparency, event.categories) == ("TRANSPARENT", ["Styringsdialog", "eib"])
    assert event.dtstamp == datetime(2026, 11, 1, tzinfo=UTC)
    assert event.description == (
        "Gjelder: Referat fra etatsstyringsmøtet 8. oktober 2026\n"
        "Virksomhet: Eiendoms- og idrettsbygg (eib)\n"
        "Ansvarlig: virksomhetsleder, eib\n"
        "Regel: REF12. Oppfølgingspunktet «op1» er ikke lukket (frist: 29. oktober 2026).\n"
        "Post: records/agencies/eib/2026/minutes/2026-10-08-esm.yaml, linje 12"
    )


def test_a_task_that_nobody_owns_says_nothing_of_an_owner() -> None:
    event = read(replace(PAPERS, owner=None)).events[0]
    assert "Ansvarlig" not in (event.description or "")


def test_an_empty_calendar_can_be_read() -> None:
    assert read().events == []


def test_an_event_keeps_its_identity_when_it_is_only_told_otherwise_or_seen_from_another_day() -> None:
    same = replace(PAPERS, task="Send papirene", message="Annerledes.", line=40, days_left=1, owner=None)
    assert uid(same) == uid(PAPERS)


def test_other_places_rules_records_and_days_are_other_events() -> None:
    others = [
        replace(PAPERS, path=("saksliste", 2)),
        replace(PAPERS, code="ARK02"),
        replace(PAPERS, record="bre/meetings/2026-11-20-esm"),
        moved(PAPERS, 11),
    ]
    assert len({uid(each) for each in (PAPERS, *others)}) == 5


def test_the_same_deadlines_give_the_same_bytes() -> None:
    assert as_calendar(overview(POINT, PAPERS)) == as_calendar(overview(POINT, PAPERS))


TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"]), max_size=200)


@given(st.one_of(TEXT, st.text("æøåÆ,;:\\\n\"'«» ", max_size=200)))
def test_any_text_comes_back(text: str) -> None:
    written = f"Send {text}.".replace("\ufeff", "")
    event = read(replace(PAPERS, task=written, concerns=written)).events[0]
    assert event.summary == f"{written} (bre)"
    assert (event.description or "").startswith(f"Gjelder: {written}\nVirksomhet: ")
