"""Boundaries of the rules on etatsstyringsmøter that dossiers on disk would show poorly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.diagnostics import Finding
from styring.dossier import Dossier, Registry
from styring.records.base import Identity, Kind, Record
from styring.records.meeting import Meeting
from styring.records.settings import Limits
from styring.records.vocabulary import MeetingStatus
from styring.rules import CATALOGUE
from styring.workdays import is_working_day
from tests.rules.making import dossier, record

RULES = [code for code in CATALOGUE if code.startswith("ESM")]


def meeting(text: str = "", *, status: str = "innkalt", day: str = "2026-03-12") -> Meeting:
    head = f"type: etatsstyringsmøte\nstatus: {status}\ntidspunkt: {day}T09:00\n"
    return record(Meeting, f"{day}-esm", head + text)


def findings(code: str, subject: Record, within: Dossier | None = None, limits: Limits | None = None) -> list[Finding]:
    check = CATALOGUE[code].check
    assert check is not None
    return list(check(subject, within or dossier(subject), limits or Limits()))


def messages(found: Iterable[Finding]) -> list[str]:
    return [finding.message for finding in found]


@pytest.mark.parametrize("code", RULES)
@pytest.mark.parametrize("status", MeetingStatus)
def test_every_rule_survives_a_meeting_with_next_to_nothing(code: str, status: MeetingStatus) -> None:
    for message in messages(findings(code, meeting(status=status))):
        assert message[0].isupper()
        assert message.endswith(".")


@pytest.mark.parametrize("code", RULES)
def test_no_rule_speaks_of_a_postponed_meeting_without_a_new_day(code: str) -> None:
    assert findings(code, record(Meeting, "2026-03-12-esm", "type: etatsstyringsmøte\nstatus: utsatt\n")) == []


@pytest.mark.parametrize("code", RULES)
def test_no_rule_speaks_of_a_cancelled_meeting(code: str) -> None:
    assert findings(code, meeting(status="avlyst")) == []


@pytest.mark.parametrize("code", ["ESM02", "ESM03", "ESM04", "ESM05", "ESM06", "ESM07", "ESM08", "ESM09", "ESM13"])
def test_example_of_wrong_breaks_the_rule_and_example_of_right_does_not(code: str) -> None:
    def written(text: str) -> Meeting:
        base = {"type": "etatsstyringsmøte", "status": "innkalt", "tidspunkt": "2026-03-12T09:00"}
        missing = [f"{key}: {value}" for key, value in base.items() if f"{key}:" not in text]
        return record(Meeting, "2026-03-12-esm", "\n".join([*missing, text]))

    rule = CATALOGUE[code]
    assert findings(code, written(rule.bad)) != []
    assert [each.message for each in findings(code, written(rule.good)) if each.since is None] == []


@given(
    st.lists(
        st.tuples(st.dates(date(2025, 11, 1), date(2027, 2, 1)), st.sampled_from(["gjennomført", "innkalt", "avlyst"])),
        unique_by=lambda each: each[0],
        max_size=12,
    )
)
def test_meetings_over_the_limit_are_as_many_as_they_are_in_the_year(held: list[tuple[date, str]]) -> None:
    meetings = [meeting(status=status, day=day.isoformat()) for day, status in held]
    within = dossier(*meetings)
    over = [each.date.year for each in meetings for _ in findings("ESM01", each, within) if each.date]
    for year in (2025, 2026, 2027):
        counted = sum(day.year == year and status != "avlyst" for day, status in held)
        assert over.count(year) == max(0, counted - 4)


def test_meeting_over_the_limit_that_is_only_planned_is_told_on_its_day() -> None:
    planned = meeting(status="planlagt")
    (found,) = findings("ESM01", planned, limits=Limits(maks_esm=0))
    assert found.since == planned.date


@pytest.mark.parametrize(
    ("purpose", "message"),
    [
        ("Gjennomgå tall.", None),
        ("Gjennomgå 2025", "Formålet «Gjennomgå 2025» er på 14 tegn; skriv minst 15."),
        ('"  "', "Møtet har ikke noe formål."),
        ('"Etatsstyringsmøte 12.3.2026"', "Formålet «Etatsstyringsmøte 12.3.2026» sier ikke mer enn hva møtet heter."),
        ("ESM nr. 2, mars 2026", "Formålet «ESM nr. 2, mars 2026» sier ikke mer enn hva møtet heter."),
        ("Avklare mål for 2027 [...]", "Formålet er ikke fylt ut: «[...]» står igjen."),
        ("Avklare mål for 2027 […]", "Formålet er ikke fylt ut: «[…]» står igjen."),
        ("Fyll inn formålet med møtet", "Formålet er ikke fylt ut: «Fyll inn» står igjen."),
        ("Formål xxx kommer senere", "Formålet er ikke fylt ut: «xxx» står igjen."),
        ("Drøfte metodologi og loremisering", None),
    ],
)
def test_purpose(purpose: str, message: str | None) -> None:
    assert messages(findings("ESM02", meeting(f"formål: {purpose}"))) == ([message] if message else [])


def test_purpose_that_repeats_a_name_with_a_month_says_nothing() -> None:
    named = meeting("navn: Møtet i mars\nformål: Etatsstyringsmøte i mars\n")
    assert messages(findings("ESM02", named)) == [
        "Formålet «Etatsstyringsmøte i mars» sier ikke mer enn hva møtet heter."
    ]


@given(st.integers(0, 40), st.integers(0, 15), st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_papers_are_late_after_the_deadline_and_only_then(days_before: int, working_days: int, day: date) -> None:
    received = day - timedelta(days=days_before)
    paper = f"sakspapirer:\n  - {{tittel: Rapport, fra: virksomhet, mottatt: {received}}}\n"
    found = findings("ESM13", meeting(paper, day=day.isoformat()), limits=Limits(papirer_ad=working_days))
    # Counted anew: the day before which the working days do not fit between paper and meeting any more.
    latest = day
    while sum(is_working_day(latest + timedelta(days=n)) for n in range((day - latest).days)) < working_days:
        latest -= timedelta(days=1)
    assert bool(found) == (received > latest)


def test_paper_that_has_not_come_is_told_from_the_deadline() -> None:
    expected = meeting("sakspapirer:\n  - {tittel: Rapport, fra: virksomhet}\n")
    assert [finding.since for finding in findings("ESM13", expected)] == [date(2026, 3, 5)]


def test_minutes_that_cannot_be_read_are_not_called_missing() -> None:
    held = meeting(status="gjennomført")
    unread = frozenset({held.identity, Identity("bre", Kind.MINUTES, held.id)})
    assert findings("ESM14", held, replace(dossier(held), identities=unread)) == []
    assert messages(findings("ESM14", held)) == [
        "Etatsstyringsmøtet 12. mars 2026 har ikke referat (frist: 26. mars 2026)."
    ]


def test_side_of_a_participant_without_organisation_follows_the_role() -> None:
    people = "deltakere:\n  - {rolle: medarbeider_byrådsavdeling}\n  - {rolle: virksomhetsleder}\n"
    assert findings("ESM04", meeting(people + "møteleder: {rolle: kommunaldirektør}\n")) == []


def test_people_of_an_agency_whose_file_cannot_be_read_are_no_guests() -> None:
    people = "deltakere:\n  - {rolle: seksjonssjef}\n  - {rolle: virksomhetsleder, organisasjon: bre}\n"
    held = meeting(people + "møteleder: {rolle: kommunaldirektør}\n")
    within = replace(dossier(held), registry=Registry(department_codes=frozenset({"pbr"}), agency_codes=frozenset()))
    assert findings("ESM04", held, within) == findings("ESM06", held, within) == []


def test_agenda_that_is_empty_is_told_once() -> None:
    convened = meeting()
    assert [code for code in ("ESM03", "ESM08", "ESM09", "ESM12", "ESM13") if findings(code, convened)] == ["ESM03"]
