"""Boundaries of the rules on the dialogue as a whole that dossiers on disk would show poorly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from styring.diagnostics import Finding
from styring.dossier import Dossier
from styring.linting.result import Selection
from styring.records.agency import Agency
from styring.records.base import Identity, Kind, Record
from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.report import Report
from styring.records.settings import Limits
from styring.records.signal import Signal
from styring.records.vocabulary import (
    MEETING_NAME_ALIASES,
    LetterKind,
    MeetingKind,
    MeetingStatus,
    MinutesStatus,
    SignalKind,
)
from styring.rules import CATALOGUE
from styring.workdays import shift
from tests.repositories import repository, result
from tests.rules.making import dossier, record

RISK = "risiko: {nivå: middels, vurdert: 2026-02-20}\n"
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def agency(text: str = RISK) -> Agency:
    return record(Agency, "agency", f"navn: Rekreasjonsetaten\nform: etat\nbyrådsavdeling: pbr\n{text}")


def meeting(
    day: date | str, text: str = "", kind: str = "etatsstyringsmøte", status: str = "gjennomført", id: str = ""
) -> Meeting:
    head = f"type: {kind}\nstatus: {status}\ntidspunkt: {day}T09:00\n"
    return record(Meeting, id or f"{day}-{MeetingKind(kind).code}", head + text)


def letter(id: str = "2026-01-15-tb", status: str = "sendt") -> Letter:
    kind = next(kind for kind in LetterKind if kind.code == id[11:])
    return record(Letter, id, f"type: {kind}\ndato: {id[:10]}\nstatus: {status}\n")


def minutes(text: str, code: str = "kon", status: str = "endelig") -> Minutes:
    head = f"form: oppsummering\nstatus: {status}\n"
    return record(Minutes, f"2026-05-05-{code}", f"{head}saker: [{{nr: 1, styringssignaler: [{text}]}}]\n")


def signal(text: str = "", day: date | str = "2026-06-09") -> Signal:
    return record(Signal, f"{day}-1", f"dato: {day}\ntekst: Benkene males.\n{text}")


def within(*records: Record, unread: Identity | None = None, first_year: int = 2024) -> Dossier:
    """The dossier of some records, and of a file that cannot be read."""
    made = dossier(*records, first_year=first_year)
    return replace(
        made,
        identities=made.identities | ({unread} if unread else frozenset()),
        letters={each.id: each for each in records if isinstance(each, Letter)},
        signals={each.id: each for each in records if isinstance(each, Signal)},
        charter=next((each for each in records if isinstance(each, Charter)), None),
    )


def findings(code: str, subject: Record, known: Dossier | None = None) -> list[Finding]:
    check = CATALOGUE[code].check
    assert check is not None
    return list(check(subject, known or within(subject), Limits()))


def of_agency(code: str, *records: Record, text: str = RISK, first_year: int = 2024) -> list[Finding]:
    subject = agency(text)
    return findings(code, subject, within(subject, *records, first_year=first_year))


@given(days)
def test_a_signal_must_be_in_writing_and_anchored_some_working_days_after_it_was_given(day: date) -> None:
    given_then = signal("type: nytt_krav\n", day)
    for code in ("DIA01", "DIA08"):
        assert [each.since for each in findings(code, given_then)] == [shift(day, 10)]


def test_a_signal_of_a_meeting_that_was_moved_was_given_on_its_new_day() -> None:
    moved = meeting("2026-05-12", kind="kontaktmøte", id="2026-05-05-kon")
    summary = minutes("{id: s1}")
    (found,) = findings("DIA01", summary, within(moved, summary))
    assert found.since == shift(date(2026, 5, 12), 10)


@pytest.mark.parametrize("kind", MeetingKind)
def test_signals_of_informal_meetings_must_be_put_in_writing_elsewhere(kind: MeetingKind) -> None:
    written = minutes("{id: s1}", kind.code)
    assert bool(findings("DIA01", written)) == (not kind.is_formal)
    assert bool(findings("DIA03", written)) == (not kind.is_formal)


def test_nothing_is_said_of_minutes_of_an_unknown_kind_of_meeting() -> None:
    odd = record(Minutes, "2026-05-05-xyz", "form: referat\nstatus: endelig\nsaker: [{nr: 1}]\n")
    assert findings("DIA01", odd) == findings("DIA03", odd) == []


@given(st.integers(-40, 40))
def test_a_signal_is_not_put_in_writing_before_it_is_given(later: int) -> None:
    written = date(2026, 6, 9) + timedelta(days=later)
    found = findings("DIA01", subject := signal(f"skriftliggjort: {{dokument: 2026-01-15-tb, dato: {written}}}\n"))
    known = within(subject, letter())
    paths = [each.path for each in findings("DIA01", subject, known)]
    assert paths == ([("skriftliggjort", "dato")] if later < 0 else [])
    assert [each.path for each in found][-1] == ("skriftliggjort", "dokument")


def test_a_document_that_cannot_be_read_is_taken_for_good() -> None:
    subject = signal("type: nytt_krav\nskriftliggjort: {dokument: 2026-06-18-stb, dato: 2026-06-18}\n")
    unread = within(subject, unread=Identity("bre", Kind.LETTER, "2026-06-18-stb"))
    assert findings("DIA01", subject, unread) == findings("DIA08", subject, unread) == []
    unread = within(subject, unread=Identity("bre", Kind.MINUTES, "2026-06-18-stb"))
    assert findings("DIA01", subject, unread) == []


@pytest.mark.parametrize(
    ("code", "task"),
    [
        ("DIA01", "Skriftliggjør styringssignalet fra 9. juni 2026"),
        ("DIA08", "Forankre styringssignalet fra 9. juni 2026 i et brev"),
    ],
)
def test_a_signal_is_a_task_in_the_calendar(code: str, task: str) -> None:
    (found,) = findings(code, signal("type: nytt_krav\n"))
    assert found.task == task


def test_an_alias_is_quoted_as_it_is_written() -> None:
    (found,) = findings("DIA02", meeting("2026-03-12", "navn: Orienteringsmøtet om parkene\n"))
    assert found.quote == "Orienteringsmøtet"
    assert found.message.startswith("«Orienteringsmøtet» brukes om ")


def test_the_remedy_names_the_document_that_was_probably_meant() -> None:
    subject = signal("skriftliggjort: {dokument: 2026-01-16-tb, dato: 2026-06-18}\n")
    (found,) = findings("DIA01", subject, within(subject, letter()))
    assert found.remedy == "Mente du «2026-01-15-tb»?"


@pytest.mark.parametrize("kind", MeetingKind)
@pytest.mark.parametrize(("alias", "stands_for"), MEETING_NAME_ALIASES.items())
def test_an_alias_may_be_used_for_what_it_stands_for(
    alias: str, stands_for: tuple[MeetingKind, ...], kind: MeetingKind
) -> None:
    for name, whole in ((f"Vårens {alias}", True), (f"{alias.capitalize()}r", True), (f"x{alias}", False)):
        found = findings("DIA02", meeting("2026-03-12", f"navn: {name}\n", kind))
        assert [each.path for each in found] == ([("navn",)] if whole and kind not in stands_for else [])


@pytest.mark.parametrize("status", MeetingStatus)
@pytest.mark.parametrize("kind", MeetingKind)
def test_the_invitations_that_state_the_character(kind: MeetingKind, status: MeetingStatus) -> None:
    looked_at = kind in {MeetingKind.ETATSSTYRINGSMOTE, MeetingKind.KONTAKTMOTE}
    convened = status in {MeetingStatus.INNKALT, MeetingStatus.GJENNOMFORT}
    assert bool(findings("DIA03", meeting("2026-03-12", kind=kind, status=status))) == (looked_at and convened)


@pytest.mark.parametrize("status", MinutesStatus)
def test_signals_in_drafts_are_not_yet_asked_for_an_anchor(status: MinutesStatus) -> None:
    draft = minutes("{id: s1, type: nytt_krav}", status=status)
    final = status is MinutesStatus.ENDELIG
    assert bool(findings("DIA03", draft)) == bool(findings("DIA08", draft)) == final


@pytest.mark.parametrize("kind", SignalKind)
def test_requirements_assignments_and_budgets_belong_in_letters(kind: SignalKind) -> None:
    orders = {SignalKind.NYTT_KRAV, SignalKind.NYTT_OPPDRAG, SignalKind.BUDSJETTENDRING}
    assert bool(findings("DIA08", minutes(f"{{id: s1, type: {kind}}}", "esm"))) == (kind in orders)


@pytest.mark.parametrize("status", ["utkast", "sendt"])
@pytest.mark.parametrize("kind", LetterKind)
def test_the_letters_that_requirements_belong_in(kind: LetterKind, status: str) -> None:
    anchor = letter(f"2026-06-18-{kind.code}", status)
    subject = signal(f"type: nytt_krav\nforankret_i: {anchor.id}\n")
    accepted = kind is not LetterKind.INSTRUKS and status == "sendt"
    assert bool(findings("DIA08", subject, within(subject, anchor))) != accepted


def test_one_letter_that_holds_is_enough() -> None:
    anchor, other = letter("2026-06-18-stb"), letter("2026-06-04-in")
    text = f"type: nytt_krav\nforankret_i: {other.id}\nskriftliggjort: {{dokument: {anchor.id}, dato: 2026-06-18}}\n"
    subject = signal(text)
    assert findings("DIA08", subject, within(subject, anchor, other)) == []
    assert len(findings("DIA08", subject, within(subject, other))) == 1


def test_the_letter_it_is_anchored_in_is_named_before_the_one_it_is_put_in_writing_in() -> None:
    anchor, other = letter("2026-06-18-stb", "utkast"), letter("2026-06-04-in")
    text = f"type: nytt_krav\nforankret_i: {anchor.id}\nskriftliggjort: {{dokument: {other.id}, dato: 2026-06-18}}\n"
    (found,) = findings("DIA08", subject := signal(text), within(subject, anchor, other))
    assert found.message.startswith(
        "Styringssignalet fra 9. juni 2026 er et nytt krav, men 2026-06-18-stb er ikke sendt"
    )


def test_an_anchor_that_does_not_exist_is_left_to_other_rules() -> None:
    assert findings("DIA08", signal("type: nytt_krav\nforankret_i: 2026-06-18-stb\n")) == []


def charter(text: str) -> Charter:
    return record(Charter, "charter", text)


@given(days, days, st.integers(0, 48))
def test_a_charter_is_gone_through_again_some_months_after_the_last_time(agreed: date, last: date, months: int) -> None:
    text = f"inngått: {agreed}\nsist_reflektert: {last}\nutfylt_av: [byrådsavdeling, virksomhet]\n"
    subject = agency()
    check = CATALOGUE["DIA04"].check
    assert check is not None
    (found,) = check(subject, within(subject, charter(text)), Limits(plakat_md=months))
    assert found.since == max(agreed, last) + relativedelta(months=months)
    assert found.record == "charter"


def test_a_charter_that_cannot_be_read_is_not_called_missing() -> None:
    subject = agency()
    unread = within(subject, letter(), unread=Identity("bre", Kind.CHARTER, "charter"))
    assert findings("DIA04", subject, unread) == []


@pytest.mark.parametrize("code", ["DIA04", "DIA05", "DIA09"])
@pytest.mark.parametrize(
    ("records", "begun"),
    [
        ((), None),
        ((letter(status="utkast"),), None),
        ((meeting("2026-03-12", status="planlagt"),), None),
        ((meeting("2026-03-12", status="avlyst"),), None),
        ((meeting("2026-03-12", status="innkalt"), letter()), date(2026, 1, 15)),
        ((meeting("2026-01-14", kind="fagmøte"), letter()), date(2026, 1, 14)),
        ((letter(), letter("2023-12-20-tb")), date(2026, 1, 15)),
    ],
)
def test_nothing_is_demanded_before_the_dialogue_has_begun(
    code: str, records: tuple[Record, ...], begun: date | None
) -> None:
    found = [each for each in of_agency(code, *records, text="") if not each.message.startswith("Det var ingen")]
    later = relativedelta(months=24 if code == "DIA05" else 0)
    assert [each.since for each in found] == ([begun + later] if begun else [])


@pytest.mark.parametrize(
    ("text", "status", "counts"),
    [
        ("møteleder: {rolle: byråd}\n", "gjennomført", True),
        ("møteleder: {rolle: byråd}\n", "innkalt", False),
        ("møteleder: {rolle: byråd}\n", "avlyst", False),
        ("møteleder: {rolle: kommunaldirektør}\n", "gjennomført", False),
        ("deltakere: [{rolle: byrådssekretær, oppmøte: til_stede}]\n", "gjennomført", True),
        ("deltakere: [{rolle: byråd, oppmøte: stedfortreder}]\n", "gjennomført", True),
        ("deltakere: [{rolle: byråd, oppmøte: forfall}]\n", "gjennomført", False),
        ("deltakere: [{rolle: byråd}]\n", "gjennomført", False),
        ("møteleder: {rolle: byråd}\ndeltakere: [{rolle: byråd, oppmøte: til_stede}]\n", "gjennomført", True),
    ],
)
@pytest.mark.parametrize("kind", MeetingKind)
def test_who_and_what_counts_as_a_meeting_with_political_leadership(
    text: str, status: str, counts: bool, kind: MeetingKind
) -> None:
    (found,) = of_agency("DIA05", letter(), meeting("2026-05-05", text, kind, status))
    assert found.since == (date(2028, 5, 5) if counts else date(2028, 1, 15))


def test_the_dialogue_may_begin_with_a_meeting_with_political_leadership() -> None:
    (found,) = of_agency("DIA05", meeting("2026-05-05", "møteleder: {rolle: byråd}\n", kind="kontaktmøte"))
    assert found.message.startswith("Politisk ledelse møtte sist virksomheten 5. mai 2026;")


@pytest.mark.parametrize(
    ("number", "named"),
    [
        (1, "etatsstyringsmøtet 11. september 2026"),
        (2, "etatsstyringsmøtene 11. juni 2026 og 11. september 2026"),
    ],
)
def test_as_many_meetings_are_named_as_the_setting_says(number: int, named: str) -> None:
    held = [meeting(f"2026-0{month}-11", "saksliste: [{nr: 1, tittel: Sak}]\n") for month in (3, 6, 9)]
    check = CATALOGUE["DIA06"].check
    assert check is not None
    found = [each.message for each in check(held[-1], within(*held), Limits(innmeldt_møter=number))]
    assert found == [f"Ingen av sakene på {named} var meldt inn av virksomheten."]


@given(st.lists(st.booleans(), max_size=6))
def test_the_agency_raises_one_of_the_items_of_three_meetings(raised: list[bool]) -> None:
    parties = {True: "virksomhet", False: "byrådsavdeling"}
    held = [
        meeting(f"2026-0{month}-11", f"saksliste: [{{nr: 1, tittel: Sak, meldt_inn_av: {parties[own]}}}]\n")
        for month, own in enumerate(raised, start=1)
    ]
    told = [each.id for each in held if findings("DIA06", each, within(*held))]
    assert told == ([held[-1].id] if len(held) > 2 and not any(raised[-3:]) else [])


@pytest.mark.parametrize(("first_year", "told"), [(2025, True), (2026, True), (2027, False)])
def test_only_meetings_that_rules_look_at_are_counted(first_year: int, told: bool) -> None:
    held = [meeting(f"2026-0{month}-11", "saksliste: [{nr: 1, tittel: Sak}]\n") for month in (3, 6, 9)]
    assert bool(findings("DIA06", held[-1], within(*held, first_year=first_year))) == told


@given(st.integers(-10, 90))
def test_a_risk_is_raised_within_thirty_days(later: int) -> None:
    raised = date(2026, 3, 2) + timedelta(days=later)
    risk = f"{{beskrivelse: Flom, oppdaget: 2026-03-02, løftet: {raised}}}"
    only_reported = "{beskrivelse: Flom, oppdaget: 2026-03-02}"
    head = f"type: tertialrapport\nmottatt: {raised}\nrisiko: [{risk}, {only_reported}]\n"
    found = findings("DIA06", record(Report, "2026-t1", head))
    assert [each.path for each in found] == [("risiko", i, "løftet") for i in range(2) if later > 30]


@given(days, st.integers(-30, 30))
def test_the_invitation_is_sent_ten_working_days_before(day: date, offset: int) -> None:
    sent = shift(day, -10) + timedelta(days=offset)
    found = findings("DIA07", meeting(day, f"årshjul: bre-esm-1\ninnkalling: {{sendt: {sent}}}\n"))
    assert [each.path for each in found] == ([("innkalling", "sendt")] if offset > 0 else [])


@pytest.mark.parametrize(
    ("sent", "when"),
    [
        ("2026-03-11", "1 arbeidsdag før møtet"),
        ("2026-03-12", "samme dag som møtet"),
        ("2026-03-13", "etter møtet"),
    ],
)
def test_a_late_invitation_says_how_late(sent: str, when: str) -> None:
    (found,) = findings("DIA07", meeting("2026-03-12", f"årshjul: bre-esm-1\ninnkalling: {{sendt: {sent}}}\n"))
    assert f", {when}; den bør sendes minst 10 arbeidsdager før." in found.message


@given(days, st.integers(-40, 40), st.integers(-30, 30))
def test_a_move_is_told_five_working_days_before_both_days(original: date, by: int, offset: int) -> None:
    new = original + timedelta(days=by)
    told = shift(min(original, new), -5) + timedelta(days=offset)
    text = f"opprinnelig_tidspunkt: {original}T13:00\nflyttet: {told}\n"
    moved = meeting(new, f"{text}årshjul: bre-esm-1\ninnkalling: {{sendt: 2020-01-02}}\n")
    assert [each.path for each in findings("DIA07", moved)] == ([("flyttet",)] if offset > 0 and by else [])


@pytest.mark.parametrize("status", MeetingStatus)
def test_what_must_be_predictable(status: MeetingStatus) -> None:
    text = "opprinnelig_tidspunkt: 2026-03-05T09:00\n"
    found = [each.path for each in findings("DIA07", meeting("2026-03-12", text, status=status))]
    convened = status in {MeetingStatus.INNKALT, MeetingStatus.GJENNOMFORT}
    moved = convened or status is MeetingStatus.UTSATT
    assert found == [("årshjul",), ("innkalling", "sendt")] * convened + [("flyttet",)] * moved


def test_the_day_of_notice_alone_says_that_a_meeting_is_moved() -> None:
    postponed = record(Meeting, "2026-03-12-esm", "type: etatsstyringsmøte\nstatus: utsatt\nflyttet: 2026-03-12\n")
    assert findings("DIA07", postponed) == []
    found = findings("DIA07", meeting("2026-03-12", "flyttet: 2026-03-12\n", status="utsatt"))
    assert [each.path for each in found] == [("flyttet",)]


@given(st.integers(1, 5), st.integers(0, 16))
def test_three_informal_meetings_a_formal_one_are_accepted(formal: int, informal: int) -> None:
    meetings = [meeting(f"2025-01-{day:02}") for day in range(1, formal + 1)]
    meetings += [meeting(f"2025-02-{day:02}", kind="fagmøte") for day in range(1, informal + 1)]
    found = of_agency("DIA09", *meetings)
    told = [(each.since, each.record) for each in found if each.path == ("tidspunkt",)]
    assert told == ([(date(2026, 1, 1), meetings[-1].identity.local)] if informal > 3 * formal else [])


def yearly(*records: Record, text: str = RISK, first_year: int = 2024) -> list[date | None]:
    """The days from which a year without etatsstyringsmøter is told."""
    found = of_agency("DIA09", *records, text=text, first_year=first_year)
    return [each.since for each in found if each.message.startswith("Det var ingen")]


def test_only_years_of_the_dialogue_are_looked_at() -> None:
    records = (meeting("2024-05-05", kind="fagmøte"), meeting("2027-05-05", kind="fagmøte"))
    of_2024, of_2025, of_2026, of_2027 = (date(year, 1, 1) for year in range(2025, 2029))
    assert yearly(*records) == [of_2024, of_2025, of_2026, of_2027]
    assert yearly(*records, first_year=2026) == [of_2027]
    assert yearly(*records, text="fra: 2025-01-01\ntil: 2026-12-31\n") == [of_2025, of_2026]
    assert yearly(*records, text="fra: 2025-01-02\ntil: 2026-12-30\n") == []
    assert yearly() == []


def test_a_meeting_that_cannot_be_read_is_not_called_missing() -> None:
    subject, held = agency(), meeting("2025-05-05", kind="kontaktmøte")
    for id, told in (("2025-03-12-esm-2", False), ("2024-03-12-esm", True), ("2025-03-12-fag", True)):
        found = findings("DIA09", subject, within(subject, held, unread=Identity("bre", Kind.MEETING, id)))
        assert any(each.message == "Det var ingen etatsstyringsmøter i 2025." for each in found) == told


@pytest.mark.parametrize(
    ("code", "due"), [("DIA04", date(2028, 1, 15)), ("DIA05", date(2028, 1, 15)), ("DIA09", date(2027, 2, 20))]
)
def test_nothing_falls_due_after_the_agencys_last_day(code: str, due: date) -> None:
    plate = charter("inngått: 2026-01-15\nutfylt_av: [byrådsavdeling, virksomhet]\n")
    for last in (due, due - timedelta(days=1)):
        found = of_agency(code, letter(), plate, text=f"{RISK}til: {last}\n")
        assert (due in [each.since for each in found]) == (last == due)


FULL = "begrunnelse: Avtalt., godkjent_av_rolle: Kommunaldirektør"


def exemptions(*texts: str) -> list[Finding]:
    listed = "".join(f"  - {{{text}}}\n" for text in texts)
    subject = agency(f"unntak:\n{listed}")
    return findings("DIA10", subject, within(subject))


@given(st.integers(0, 60))
def test_an_exemption_that_is_renewed_without_a_gap_does_not_run_out(gap: int) -> None:
    begins = date(2026, 12, 31) + timedelta(days=gap)
    first = f"regel: ESM01, {FULL}, gyldig_til: 2026-12-31"
    found = exemptions(f"regel: ESM01, {FULL}, gyldig_fra: {begins}, gyldig_til: 2028-12-31", first)
    ends = [(each.path, each.since, each.until) for each in found]
    assert (("unntak", 1, "gyldig_til"), date(2026, 12, 1), date(2026, 12, 31)) in ends or gap <= 1
    assert len(ends) == (1 if gap <= 1 else 2)


@pytest.mark.parametrize(
    "other",
    [
        f"regel: ESM02, {FULL}, gyldig_fra: 2027-01-01, gyldig_til: 2027-12-31",
        f"regel: ESM01, {FULL}, gyldig_fra: 2026-01-01, gyldig_til: 2026-12-31",
        f"regel: ESM01, {FULL}, gyldig_til: 2026-06-30",
    ],
)
def test_what_does_not_carry_an_exemption_on(other: str) -> None:
    found = exemptions(f"regel: ESM01, {FULL}, gyldig_til: 2026-12-31", other)
    assert ("unntak", 0, "gyldig_til") in [each.path for each in found]


def test_an_exemption_without_end_carries_another_on_and_is_told_for_itself() -> None:
    found = exemptions(f"regel: ESM01, {FULL}, gyldig_til: 2026-12-31", f"regel: ESM01, {FULL}")
    assert [each.message for each in found] == ["Unntaket fra ESM01 mangler gyldig_til."]


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("ESM99", "Mente du ESM09? Se «styring rules»."),
        ("for-mange-etatsstyringsmoter", "Mente du ESM01? Se «styring rules»."),
        ("??", "Se reglene med «styring rules»."),
    ],
)
def test_an_unknown_rule_is_told_with_what_was_probably_meant(code: str, remedy: str) -> None:
    (found,) = exemptions(f'regel: "{code}", {FULL}, gyldig_til: 2026-12-31')
    assert (found.path, found.remedy) == (("unntak", 0, "regel"), remedy)


@pytest.mark.parametrize(("first_year", "told"), [(2025, True), (2026, True), (2027, False)])
def test_exemptions_that_ended_before_the_first_year_are_not_looked_at(first_year: int, told: bool) -> None:
    subject = agency("unntak: [{regel: ESM01, begrunnelse: Avtalt., gyldig_til: 2026-12-31}]\n")
    assert bool(findings("DIA10", subject, within(subject, first_year=first_year))) == told


def test_an_exemption_that_ended_long_ago_does_not_hide_the_next() -> None:
    old = f"  - {{regel: ESM01, {FULL}, gyldig_til: 2020-12-31}}\n"
    subject = agency(f"unntak:\n{old}  - {{regel: ESM01, begrunnelse: Avtalt.}}\n")
    assert [each.path for each in findings("DIA10", subject, within(subject))] == [("unntak", 1, "godkjent_av_rolle")]


@pytest.mark.parametrize(("days", "shown"), [(-31, False), (-30, True), (0, True), (1, False)])
def test_the_note_that_an_exemption_runs_out_is_shown_for_thirty_days(days: int, shown: bool, tmp_path: Path) -> None:
    end = date(2026, 12, 31)
    text = (
        "navn: Rekreasjonsetaten\nform: etat\nbyrådsavdeling: pbr\n"
        f"unntak: [{{regel: ESM01, {FULL}, gyldig_til: {end}}}]\n"
    )
    root = repository(tmp_path, {"agency.yaml": text})
    found = result(root, end + timedelta(days=days), Selection(select=("DIA10",)))
    assert [each.message for each in found.diagnostics] == ["Unntaket fra ESM01 går ut 31. desember 2026."] * shown


@pytest.mark.parametrize("status", ["planlagt", "innkalt", "utsatt"])
def test_what_to_do_about_a_postponed_meeting_whose_new_day_has_passed(status: str) -> None:
    (found,) = findings("DIA11", meeting("2026-03-12", status=status))
    advice = "Skriv nytt tidspunkt og sett status til innkalt, eller fjern tidspunktet til et nytt er klart."
    assert found.remedy == (advice if status == "utsatt" else None)
