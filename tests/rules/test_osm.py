"""Boundaries of the rules on oppdragsstyringsmøter that dossiers on disk would show poorly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.diagnostics import Finding
from styring.dossier import Dossier
from styring.records.assignment import Assignment
from styring.records.base import Identity, Kind, Record
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Limits
from styring.records.vocabulary import MeetingStatus
from styring.rules import CATALOGUE
from tests.rules.making import dossier, record


def meeting(text: str = "", *, status: str = "innkalt", day: str = "2026-04-14") -> Meeting:
    head = f"type: oppdragsstyringsmøte\nstatus: {status}\ntidspunkt: {day}T13:00\n"
    return record(Meeting, f"{day}-osm", head + text)


def assignment(text: str = "", history: str = "[{status: aktiv, fra: 2026-01-01}]") -> Assignment:
    return record(Assignment, "o-2026-01", f"tittel: Lekeplasser\nhistorikk: {history}\n{text}")


def findings(code: str, subject: Record, within: Dossier | None = None) -> list[Finding]:
    check = CATALOGUE[code].check
    assert check is not None
    return list(check(subject, within or dossier(subject), Limits()))


@pytest.mark.parametrize("code", ["OSM01", "OSM04", "OSM05"])
@pytest.mark.parametrize("status", MeetingStatus)
def test_meeting_rules_look_only_where_they_should(code: str, status: MeetingStatus) -> None:
    looked_at = {MeetingStatus.INNKALT, MeetingStatus.GJENNOMFORT}
    if code == "OSM05":
        looked_at.add(MeetingStatus.PLANLAGT)
    assert bool(findings(code, meeting(status=status))) == (status in looked_at)


@pytest.mark.parametrize("code", ["OSM01", "OSM04", "OSM05"])
def test_no_rule_speaks_of_a_postponed_meeting_without_a_new_day(code: str) -> None:
    assert findings(code, record(Meeting, "2026-04-14-osm", "type: oppdragsstyringsmøte\nstatus: utsatt\n")) == []


@given(st.integers(-60, 60))
def test_assignment_must_not_have_ended_before_the_meeting(days: int) -> None:
    ended = date(2026, 4, 14) + timedelta(days=days)
    history = f"[{{status: aktiv, fra: 2026-01-01}}, {{status: avsluttet, fra: {ended}}}]"
    held = meeting("oppdrag: [o-2026-01]\n")
    assert bool(findings("OSM01", held, dossier(held, assignment(history=history)))) == (days < 0)


def test_assignment_that_cannot_be_read_is_left_to_other_rules() -> None:
    assert findings("OSM01", meeting("oppdrag: [o-2026-01]\n")) == []


def test_letters_that_cannot_be_read_are_left_to_other_rules() -> None:
    text = "varslet_i: 2026-01-15-tb\noppdragsbrev: 2026-02-12-ob\nprosjektplan: Plan\n"
    held = meeting("oppdrag: [o-2026-01]\n")
    followed = assignment(text)
    assert findings("OSM02", followed, dossier(held, followed)) == []


@given(st.integers(-90, 90), st.integers(-40, 40))
def test_milestone_is_followed_up_from_when_it_passes_until_thirty_days_after(days: int, reached_after: int) -> None:
    deadline = date(2026, 6, 15)
    reached = deadline + timedelta(days=reached_after)
    held = meeting("oppdrag: [o-2026-01]\n", day=(deadline + timedelta(days=days)).isoformat())
    milestone = f"{{id: mp1, tekst: Plan, frist: {deadline}, historikk: [{{status: nådd, fra: {reached}}}]}}"
    followed = assignment(f"milepæler: [{milestone}]\nmøtefrekvens: {{vurdering: Etter hver milepæl.}}\n")
    found = findings("OSM03", followed, dossier(held, followed))
    assert bool(found) == (not min(0, reached_after) <= days <= max(0, reached_after) + 30)
    assert [each.since for each in found] == [deadline + timedelta(days=max(0, reached_after) + 30)] * len(found)


@pytest.mark.parametrize(("status", "found"), [("nådd", 0), ("planlagt", 1), ("forsinket", 1), ("utgått", 0)])
def test_only_a_milestone_that_was_reached_early_may_be_followed_up_early(status: str, found: int) -> None:
    milestone = f"{{id: mp1, tekst: Plan, frist: 2026-06-15, historikk: [{{status: {status}, fra: 2026-03-02}}]}}"
    followed = assignment(f"milepæler: [{milestone}]\nmøtefrekvens: {{vurdering: Etter hver milepæl.}}\n")
    held = meeting("oppdrag: [o-2026-01]\n", day="2026-03-10")
    assert len(findings("OSM03", followed, dossier(held, followed))) == found


@pytest.mark.parametrize(("status", "looked_at"), [("avsluttet", False), ("stanset", True), ("aktiv", True)])
def test_assignment_that_ended_before_the_first_year_is_not_looked_at(status: str, looked_at: bool) -> None:
    history = f"[{{status: aktiv, fra: 2025-01-01}}, {{status: {status}, fra: 2025-06-01}}]"
    old = assignment("milepæler: [{id: mp1, tekst: Plan}]\n", history)
    assert bool(findings("OSM03", old, dossier(old, first_year=2026))) == looked_at


@given(st.lists(st.integers(0, 40), unique=True, max_size=8))
def test_meetings_between_two_milestones_are_counted(days: list[int]) -> None:
    first, second = date(2026, 5, 1), date(2026, 5, 31)
    held = [
        meeting("oppdrag: [o-2026-01]\n", day=(date(2026, 4, 26) + timedelta(days=day)).isoformat()) for day in days
    ]
    text = (
        f"milepæler: [{{id: b, tekst: Slutt, frist: {second}}}, {{id: a, tekst: Start, frist: {first}}}]\n"
        "møtefrekvens: {vurdering: Etter hver milepæl.}\n"
    )
    followed = assignment(text)
    number = sum(first < each.date <= second for each in held if each.date)
    found = [each for each in findings("OSM03", followed, dossier(*held, followed)) if each.since is None]
    expected = f"Det er {number} oppdragsstyringsmøter mellom milepælene «Start» og «Slutt»; det bør være høyst 2."
    assert [(each.path, each.message) for each in found] == (
        [(("milepæler", 0, "frist"), expected)] if number > 2 else []
    )


def test_milestone_that_is_late_but_not_reached_gets_no_more_time() -> None:
    milestone = "{id: mp1, tekst: Plan, frist: 2026-06-15, historikk: [{status: forsinket, fra: 2026-06-15}]}"
    held = meeting("oppdrag: [o-2026-01]\n", day="2026-07-16")
    followed = assignment(f"milepæler: [{milestone}]\nmøtefrekvens: {{vurdering: Etter hver milepæl.}}\n")
    assert [each.message for each in findings("OSM03", followed, dossier(held, followed))] == [
        "Milepælen «Plan» (frist 15. juni 2026) følges ikke opp i noe oppdragsstyringsmøte innen 15. juli 2026."
    ]


@pytest.mark.parametrize(
    ("first_year", "codes"),
    [(2025, {"OSM02", "OSM03", "OSM06"}), (2026, {"OSM02", "OSM03", "OSM06"}), (2027, {"OSM03"}), (2028, set())],
)
def test_nothing_is_looked_at_before_the_first_year(first_year: int, codes: set[str]) -> None:
    ended = "[{status: aktiv, fra: 2026-01-01}, {status: avsluttet, fra: 2027-02-01}]"
    followed = assignment("milepæler: [{id: mp1, tekst: Plan, frist: 2026-06-15}]\n", ended)
    text = "form: referat\nstatus: endelig\noffentlighet: {status: unntatt, begrunnelse: Internt.,"
    text += " vurdering: {sakstype: Plan, prosessfase: Start}}\n"
    minutes = [record(Minutes, id, text) for id in ("2026-01-13-osm", "2026-04-14-osm", "2027-01-12-osm")]
    within = dossier(meeting("oppdrag: [o-2026-01]\n"), followed, *minutes, first_year=first_year)
    found = {code for code in ("OSM02", "OSM03") if findings(code, followed, within)}
    found |= {"OSM06" for _ in findings("OSM06", minutes[-1], within)}
    assert found == codes


@pytest.mark.parametrize(("first_year", "number"), [(2025, 2), (2026, 2), (2027, 1)])
def test_milestones_before_the_first_year_are_not_looked_at(first_year: int, number: int) -> None:
    followed = assignment("milepæler: [{id: mp1, tekst: Plan, frist: 2026-06-15}]\n")
    assert len(findings("OSM03", followed, dossier(followed, first_year=first_year))) == number


@pytest.mark.parametrize(
    "history",
    [
        "[{status: varslet, fra: 2026-01-01}]",
        "[{status: aktiv, fra: 2026-01-01}, {status: stanset, fra: 2026-06-15}]",
        "[{status: aktiv, fra: 2026-01-01}, {status: avsluttet, fra: 2026-06-15}]",
    ],
)
def test_milestone_of_an_assignment_that_is_not_under_way_needs_no_meeting(history: str) -> None:
    text = "milepæler: [{id: mp1, tekst: Plan, frist: 2026-06-15}]\nmøtefrekvens: {vurdering: Etter hver milepæl.}\n"
    assert findings("OSM03", assignment(text, history)) == []


def test_missing_assessment_holds_from_the_day_the_assignment_began() -> None:
    history = "[{status: varslet, fra: 2026-01-15}, {status: aktiv, fra: 2026-02-12}]"
    (found,) = findings("OSM03", assignment("milepæler: [{id: mp1, tekst: Plan}]\n", history))
    assert (found.since, found.message) == (
        date(2026, 2, 12),
        "Oppdraget har 1 milepæl, men det er ikke vurdert hvor ofte det trengs oppdragsstyringsmøter.",
    )


@pytest.mark.parametrize(
    ("chair", "accepted"),
    [
        ("{rolle: kommunaldirektør}", True),
        ("{rolle: kommunaldirektør, fungerende: true}", True),
        ("{stilling: Fungerende kommunaldirektør, fungerende: true}", True),
        ("{rolle: virksomhetsleder, fungerende: true}", False),
        ("{stilling: Prosjektleder, utpekt_av: kommunaldirektør, utpekt_dato: 2026-04-14}", True),
        ("{rolle: prosjektleder, utpekt_av: kommunaldirektør, utpekt_dato: 2026-04-15}", False),
        ("{rolle: prosjektleder, utpekt_av: seksjonssjef, utpekt_dato: 2026-02-01}", False),
    ],
)
def test_who_may_lead(chair: str, accepted: bool) -> None:
    assert (findings("OSM04", meeting(f"møteleder: {chair}\n")) == []) == accepted


def test_minutes_that_cannot_be_read_are_not_called_missing() -> None:
    held = meeting(status="gjennomført")
    unread = frozenset({held.identity, Identity("bre", Kind.MINUTES, held.id)})
    assert findings("OSM05", held, replace(dossier(held), identities=unread)) == []


@pytest.mark.parametrize("code", ["OSM04", "OSM06"])
def test_example_of_wrong_breaks_the_rule_and_example_of_right_does_not(code: str) -> None:
    def written(text: str) -> Record:
        return record(Minutes, "2026-04-14-osm", text) if code == "OSM06" else meeting(text)

    rule = CATALOGUE[code]
    assert findings(code, written(rule.bad)) != []
    assert findings(code, written(rule.good)) == []
