"""Boundaries of the rules on letters and assignments that dossiers on disk would show poorly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.records.agency import Agency
from styring.records.assignment import Assignment
from styring.records.base import Identity, Kind, Record
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.settings import Limits
from styring.records.vocabulary import AssignmentStatus, LetterKind, LetterStatus
from styring.rules import CATALOGUE
from tests.rules.making import dossier, record

TILDELINGSBREV = LetterKind.TILDELINGSBREV
SUPPLEMENT = LetterKind.SUPPLERENDE_TILDELINGSBREV
OPPDRAGSBREV = LetterKind.OPPDRAGSBREV


def letter(
    text: str = "", kind: LetterKind = TILDELINGSBREV, day: str = "2026-01-15", status: str = "sendt", year: int = 0
) -> Letter:
    """A letter of the year of its date, unless another year is given."""
    made = record(Letter, f"{day}-{kind.code}", f"type: {kind}\ndato: {day}\nstatus: {status}\n{text}")
    return made.identified(made.identity, year or made.year)


def agency(text: str = "") -> Agency:
    return record(Agency, "agency", f"navn: Rekreasjonsetaten\nform: etat\nbyrådsavdeling: pbr\n{text}")


def assignment(text: str = "", history: str = "[{status: aktiv, fra: 2026-02-16}]") -> Assignment:
    return record(Assignment, "o-2026-01", f"tittel: Lekeplasser\nhistorikk: {history}\n{text}")


def within(*records: Record, first_year: int = 2024, unread: str = "") -> Dossier:
    """The dossier of some records, and of a letter or an assignment that cannot be read."""
    made = dossier(*records, first_year=first_year)
    kind = Kind.ASSIGNMENT if unread.startswith("o-") else Kind.LETTER
    return replace(
        made,
        letters={each.id: each for each in records if isinstance(each, Letter)},
        identities=made.identities | ({Identity("bre", kind, unread)} if unread else set()),
    )


def findings(
    code: str, subject: Record | Dossier, known: Dossier | None = None, limits: Limits | None = None
) -> list[Finding]:
    check = CATALOGUE[code].check
    assert check is not None
    place = known or (subject if isinstance(subject, Dossier) else within(subject))
    return list(check(subject, place, limits or Limits()))


def requirements(kind: str, number: int, first: int = 1) -> str:
    return "".join(f"  - {{id: k{i}, type: {kind}, tekst: Krav {i}}}\n" for i in range(first, first + number))


FAULTY = """\
mål: [{id: m1, tekst: Flere bruker turveiene}]
krav:
  - {id: k1, tekst: Ryddede turveier}
  - {id: k2, type: aktivitetskrav, tekst: Rydde}
  - {id: k3, type: aktivitetskrav, tekst: Merke}
  - {id: k4, type: aktivitetskrav, tekst: Skilte}
"""
ALWAYS = {"BRV03", "BRV06"}


@pytest.mark.parametrize("status", LetterStatus)
@pytest.mark.parametrize(
    ("kind", "demanded", "once_sent"),
    [
        (TILDELINGSBREV, {"BRV05"}, {"BRV02", "BRV07"}),
        (SUPPLEMENT, {"BRV05", "BRV10"}, {"BRV07"}),
        (OPPDRAGSBREV, set(), {"BRV09"}),
        (LetterKind.INSTRUKS, set(), set()),
    ],
)
def test_what_is_asked_of_a_letter_depends_on_its_kind_and_status(
    kind: LetterKind, demanded: set[str], once_sent: set[str], status: LetterStatus
) -> None:
    faulty = letter(FAULTY, kind, status=status)
    asked = {code for code in CATALOGUE if code.startswith("BRV") and code not in {"BRV01", "BRV08"}}
    expected = ALWAYS | demanded | (once_sent if status is LetterStatus.SENDT else set())
    assert {code for code in asked if findings(code, faulty)} == expected


def deadlines(known: Dossier) -> list[date | None]:
    return [found.since for found in findings("BRV01", known)]


def test_a_letter_is_asked_for_from_the_first_record_to_the_year_after_the_last() -> None:
    records = [letter(day="2023-05-04", kind=LetterKind.INSTRUKS), letter(day="2025-05-05", kind=LetterKind.INSTRUKS)]
    known = [agency(), *records]
    expected = [date(year, 1, 31) for year in range(2023, 2027)]
    assert deadlines(within(*known, first_year=2019)) == expected
    assert deadlines(within(*known, first_year=2024)) == expected[2:]
    assert deadlines(within(*known, first_year=2026)) == []
    assert deadlines(within(*records)) == expected[2:]
    assert deadlines(within(agency(), assignment())) == []


def test_a_year_without_any_record_between_two_others_is_asked_about() -> None:
    known = within(agency(), letter(day="2024-01-18"), letter(day="2026-01-15"))
    assert deadlines(known) == [date(2025, 1, 31), date(2027, 1, 31)]


@given(st.integers(0, 364))
def test_an_agency_that_is_founded_in_the_year_gets_as_long_from_its_first_day(days: int) -> None:
    founded = date(2026, 1, 1) + timedelta(days=days)
    known = within(agency(f"fra: {founded}\n"), letter(kind=LetterKind.INSTRUKS, day="2026-12-31"))
    due = founded + timedelta(days=30)
    assert deadlines(known) == [*([due] if due.year == 2026 else []), max(date(2027, 1, 31), due)]


@given(st.integers(0, 60))
def test_an_agency_that_is_gone_at_the_deadline_needs_no_letter(days: int) -> None:
    last = date(2026, 1, 1) + timedelta(days=days)
    known = within(agency(f"til: {last}\n"), letter(kind=LetterKind.INSTRUKS, day="2026-01-01"))
    assert deadlines(known) == ([date(2026, 1, 31)] if last >= date(2026, 1, 31) else [])


@pytest.mark.parametrize(
    ("unread", "missing"),
    [
        ("2026-01-15-tb", [2025]),
        ("2025-12-18-tb", [2027]),
        ("2024-12-19-tb-2", [2026, 2027]),
        ("2023-01-19-tb", [2025, 2026, 2027]),
        ("2025-06-18-stb", [2025, 2026, 2027]),
    ],
)
def test_a_letter_that_cannot_be_read_is_not_called_missing(unread: str, missing: list[int]) -> None:
    """It may be for the year of its date or for the next one."""
    instructions = [letter(kind=LetterKind.INSTRUKS, day=day) for day in ("2025-05-05", "2026-05-05")]
    known = within(agency(), *instructions, unread=unread)
    assert deadlines(known) == [date(year, 1, 31) for year in missing]


def test_a_draft_is_pointed_at_itself() -> None:
    (found, _) = findings("BRV01", within(agency(), letter(status="utkast")))
    assert (found.record, found.path) == ("letters/2026-01-15-tb", ("status",))
    assert findings("BRV01", within(agency(), letter(status="utkast"), unread="2026-01-15-tb-2")) == []


def test_the_latest_of_several_drafts_is_pointed_at() -> None:
    drafts = [letter(day=day, status="utkast") for day in ("2026-01-15", "2026-01-22", "2026-01-19")]
    (found, _) = findings("BRV01", within(agency(), *drafts))
    assert found.record == "letters/2026-01-22-tb"


@pytest.mark.parametrize(
    ("text", "asks_for_activity"),
    [
        ("Utarbeide en plan", True),
        ("  utrede alternativer", True),
        ("Skal gjennomføre tilsyn", True),
        ("Etaten skal bidra i nettverket", True),
        ("Følgje opp avvika", True),
        ("Å etablere et register", True),
        ("Etablerte registre er i bruk", False),
        ("Deltakelse i nettverket", False),
        ("Oppfølging av avvik", False),
        ("Andel planer etaten har klart å gjennomføre", False),
        ("Turveier som etaten skal kartlegge", False),
    ],
)
def test_a_resultatkrav_that_begins_with_an_activity_is_one(text: str, asks_for_activity: bool) -> None:
    def found(more: str) -> list[Finding]:
        return findings("BRV03", letter(f"krav:\n  - {{id: k1, tekst: '{text}', {more}}}\n"))

    assert [each.severity for each in found("type: resultatkrav")] == [Severity.WARNING] * asks_for_activity
    assert found("type: resultatkrav, måltall: 0") == []
    assert found("type: aktivitetskrav") == []


def years(last: int, main: int, more: int, kind: str = "styringsparameter") -> tuple[Letter, Letter, Dossier]:
    """Two years: so many requirements last year, this year, and in a supplementary letter."""
    allocation = letter(f"krav:\n{requirements('styringsparameter', main)}" if main else "")
    supplement = letter(f"krav:\n{requirements(kind, more, 100)}" if more else "", SUPPLEMENT, "2026-06-18")
    before = letter(f"krav:\n{requirements('styringsparameter', last)}" if last else "", day="2025-01-16")
    return allocation, supplement, within(before, allocation, supplement)


@given(st.integers(0, 40), st.integers(0, 50), st.integers(0, 12))
def test_growth_is_told_by_the_letter_that_brings_it(last: int, main: int, more: int) -> None:
    def grade(number: int) -> int:
        return 0 if number <= last else (Severity.WARNING if number > last * 1.1 + 1e-9 else Severity.NOTE)

    allocation, supplement, known = years(last, main, more)
    first, second = grade(main), grade(main + more)
    assert [each.severity for each in findings("BRV04", allocation, known)] == ([first] if first else [])
    assert [each.severity for each in findings("BRV04", supplement, known)] == ([second] if second > first else [])


@pytest.mark.parametrize(
    ("last", "now", "expected"),
    [
        (19, 20, (Severity.NOTE, "Det er 20 styringskrav i 2026, mot 19 i 2025 (+5,3 %).")),
        (20, 22, (Severity.NOTE, "Det er 22 styringskrav i 2026, mot 20 i 2025 (+10 %).")),
        (20, 23, (Severity.WARNING, "Det er 23 styringskrav i 2026, mot 20 i 2025 (+15 %).")),
        (2, 5, (Severity.WARNING, "Det er 5 styringskrav i 2026, mot 2 i 2025 (+150 %).")),
    ],
)
def test_growth_is_told_in_per_cent(last: int, now: int, expected: tuple[Severity, str]) -> None:
    allocation, _, known = years(last, now, 0)
    assert [(each.severity, each.message) for each in findings("BRV04", allocation, known)] == [expected]


@pytest.mark.parametrize(("now", "severity"), [(21, Severity.NOTE), (22, Severity.WARNING)])
def test_growth_of_just_the_setting_is_not_a_warning(now: int, severity: Severity) -> None:
    allocation, _, known = years(20, now, 0)
    assert [each.severity for each in findings("BRV04", allocation, known, Limits(krav_vekst=5))] == [severity]


def test_requirements_are_compared_only_with_a_whole_year() -> None:
    before, now = letter(day="2025-01-16"), letter("krav:\n" + requirements("styringsparameter", 1))
    assert findings("BRV04", now, within(before, now)) != []
    assert findings("BRV04", now, within(now)) == []
    assert findings("BRV04", now, within(before, now, first_year=2026)) == []
    assert findings("BRV04", now, within(before, now, unread="2025-06-18-stb")) == []
    assert findings("BRV04", now, within(letter(day="2025-01-16", status="utkast"), now)) == []
    assert findings("BRV04", now, within(letter(kind=SUPPLEMENT, day="2025-06-18"), now)) == []


def test_a_draft_is_measured_but_does_not_count_before_it_is_sent() -> None:
    before = letter("krav:\n" + requirements("styringsparameter", 4), day="2025-01-16")
    main = letter("krav:\n" + requirements("styringsparameter", 4))
    drafted = letter("krav:\n" + requirements("resultatkrav", 1, 10), SUPPLEMENT, "2026-06-18", "utkast")
    later = letter("krav:\n" + requirements("resultatkrav", 1, 20), SUPPLEMENT, "2026-09-18")
    known = within(before, main, drafted, later)
    assert [each.message for each in findings("BRV04", drafted, known)] == [
        "Med dette brevet er det 5 styringskrav i 2026, mot 4 i 2025 (+25 %)."
    ]
    assert [each.message for each in findings("BRV04", later, known)] == [
        "Med dette brevet er det 5 styringskrav i 2026, mot 4 i 2025 (+25 %)."
    ]


@given(st.integers(0, 12), st.integers(0, 12))
def test_the_share_of_activities_is_told_by_the_letter_that_brings_it_over_half(others: int, activities: int) -> None:
    main, supplement, known = years(0, others, activities, "aktivitetskrav")
    found = findings("BRV05", supplement, known)
    assert bool(found) == (activities > 0 and 100 * activities // (others + activities) > 50)
    assert findings("BRV05", main, known) == []


def test_where_no_activities_are_accepted_the_first_letter_is_told() -> None:
    main, _, known = years(0, 1, 0)
    activity = letter("krav:\n" + requirements("aktivitetskrav", 1))
    assert findings("BRV05", main, known, Limits(aktivitetskrav_andel=0)) == []
    assert len(findings("BRV05", activity, within(activity), Limits(aktivitetskrav_andel=0))) == 1


def test_a_reason_with_text_but_no_code_asks_for_the_code() -> None:
    text = "krav: [{id: k1, type: aktivitetskrav, tekst: Rydde, begrunnelse: {tekst: Viktig.}}]\n"
    assert [(each.path, each.message) for each in findings("BRV06", letter(text))] == [
        (
            ("krav", 0, "begrunnelse", "kode"),
            "Begrunnelsen for aktivitetskravet «Rydde» har ikke kode "
            "(vesentlighet, egenart eller politisk_oppmerksomhet).",
        )
    ]


def test_goals_are_left_alone_where_nobody_can_tell_what_measures_them() -> None:
    goals = "mål: [{id: m1, tekst: Flere bruker turveiene}]\n"
    unmeasured = letter(goals + "krav: [{id: k1, type: aktivitetskrav, tekst: Rydde, mål: m1}]\n")
    assert len(findings("BRV07", unmeasured)) == 1
    assert findings("BRV07", unmeasured, within(unmeasured, unread="2026-06-18-stb")) == []
    assert findings("BRV07", letter(goals)) == []


@pytest.mark.parametrize("status", LetterStatus)
@pytest.mark.parametrize("kind", LetterKind)
def test_only_goals_of_a_sent_tildelingsbrev_or_its_supplement_must_be_measured(
    kind: LetterKind, status: LetterStatus
) -> None:
    main = letter("krav: [{id: k1, type: styringsparameter, tekst: Ryddede turveier, mål: m1}]\n", day="2026-01-14")
    other = letter("mål: [{id: m1, tekst: Ryddig}, {id: m2, tekst: Trygt}]\n", kind, status=status)
    asked = kind in {TILDELINGSBREV, SUPPLEMENT} and status is LetterStatus.SENDT
    assert [each.path for each in findings("BRV07", other, within(main, other))] == [("mål", 1)] * asked


@given(st.integers(0, 8), st.integers(0, 8), st.integers(0, 8))
def test_parameters_are_swapped_where_new_ones_come_for_old_ones(kept: int, new: int, gone: int) -> None:
    before = letter("krav:\n" + requirements("styringsparameter", kept + gone), day="2025-01-16")
    continued = "".join(
        f"  - {{id: n{i}, type: styringsparameter, tekst: Nytt {i}, videreført_fra: k{i}}}\n"
        for i in range(1, kept + 1)
    )
    now = letter("krav:\n" + continued + requirements("styringsparameter", new, 100))
    swapped = min(new, gone)
    found = findings("BRV07", now, within(before, now))
    message = (
        f"{swapped} av {kept + new} styringsparametre er byttet ut siden 2025; "
        "parametrene bør stå fast, så resultatene kan sammenlignes over tid."
    )
    assert [each.message for each in found] == [message] * (2 * swapped > kept + new)


def test_parameters_are_not_compared_with_a_year_that_is_not_whole() -> None:
    before = letter("krav:\n" + requirements("styringsparameter", 2), day="2025-01-16")
    now = letter("krav:\n" + requirements("styringsparameter", 2, 100))
    assert len(findings("BRV07", now, within(before, now))) == 1
    assert findings("BRV07", now, within(before, now, unread="2025-06-18-stb")) == []
    assert findings("BRV07", now, within(before, now, first_year=2026)) == []
    supplement = letter("krav:\n" + requirements("styringsparameter", 2, 200), SUPPLEMENT, "2026-06-18")
    assert findings("BRV07", supplement, within(before, now, supplement)) == []


def test_a_project_lacks_its_letter_on_the_days_when_it_is_active() -> None:
    history = (
        "[{status: stanset, fra: 2024-03-01}, {status: aktiv, fra: 2023-05-01}, {status: aktiv, fra: 2024-09-01}, "
        "{status: avsluttet, fra: 2025-02-01}]"
    )
    project = assignment("prosjektkarakter: true\n", history)
    spans = [(date(2023, 5, 1), date(2024, 2, 29)), (date(2024, 9, 1), date(2025, 1, 31))]
    assert [(each.since, each.until) for each in findings("BRV08", project)] == spans
    ended_on_new_year = "[{status: aktiv, fra: 2024-09-01}, {status: stanset, fra: 2025-01-02}]"
    just_within = assignment("".join(MARKS.values()), ended_on_new_year)
    assert [
        (each.since, each.until) for each in findings("BRV08", just_within, within(just_within, first_year=2025))
    ] == [(date(2024, 9, 1), date(2025, 1, 1))]
    later = within(project, first_year=2025)
    assert [(each.since, each.until) for each in findings("BRV08", project, later)] == spans[1:]
    assert findings("BRV08", project, within(project, first_year=2026)) == []
    assert [(each.since, each.until) for each in findings("BRV08", assignment("prosjektkarakter: true\n"))] == [
        (date(2026, 2, 16), None)
    ]


MARKS = {
    "milepæler": "milepæler: [{id: mp1, tekst: Plan}]\n",
    "sluttdato": "sluttdato: 2026-12-18\n",
    "egen rapportering": "rapportering: [{id: r1}]\n",
    "egne midler": "midler_1000kr: 900\n",
}


@given(st.sets(st.sampled_from(list(MARKS))), st.sampled_from(["", "prosjektkarakter: false\n"]))
def test_three_of_four_marks_make_a_project_in_all_but_name(marks: set[str], told: str) -> None:
    found = findings("BRV08", assignment(told + "".join(MARKS[mark] for mark in sorted(marks))))
    assert [each.severity for each in found] == [Severity.WARNING] * (len(marks) >= 3)


@pytest.mark.parametrize(
    ("text", "first_year", "told"),
    [
        ("status: innkalt\noppdrag: [o-2026-01]\n", 2024, False),
        ("status: innkalt\noppdrag: [o-2026-01]\n", 2026, False),
        ("status: innkalt\noppdrag: [o-2026-01]\n", 2027, True),
        ("status: planlagt\noppdrag: [o-2026-01]\n", 2024, True),
        ("status: innkalt\noppdrag: [o-2026-02]\n", 2024, True),
    ],
)
def test_what_only_looks_like_a_project_is_told_here_or_by_osm02(text: str, first_year: int, told: bool) -> None:
    meeting = record(Meeting, "2026-04-14-osm", f"type: oppdragsstyringsmøte\ntidspunkt: 2026-04-14T13:00\n{text}")
    like_a_project, project = assignment("".join(MARKS.values())), assignment("prosjektkarakter: true\n")
    for subject, expected in [(like_a_project, told), (project, True)]:
        known = within(subject, meeting, first_year=first_year)
        assert bool(findings("BRV08", subject, known)) == expected
    drafted = assignment("oppdragsbrev: 2026-02-12-ob\n" + "".join(MARKS.values()))
    known = within(drafted, meeting, letter("", OPPDRAGSBREV, "2026-02-12", "utkast"), first_year=first_year)
    assert len(findings("BRV08", drafted, known)) == 1
    instructed = assignment("oppdragsbrev: 2026-02-12-in\n" + "".join(MARKS.values()))
    known = within(instructed, meeting, letter("", LetterKind.INSTRUKS, "2026-02-12"), first_year=first_year)
    assert bool(findings("BRV08", instructed, known)) == told
    known = within(like_a_project, meeting, first_year=first_year)
    assert any(each.path == ("oppdragsbrev",) for each in findings("OSM02", like_a_project, known)) != told


def test_a_letter_that_cannot_be_read_is_left_to_other_rules() -> None:
    named = assignment("prosjektkarakter: true\noppdragsbrev: 2026-02-12-ob\n")
    assert findings("BRV08", named) == []
    assert findings("BRV09", named) == []


@pytest.mark.parametrize("status", LetterStatus)
def test_a_letter_that_names_the_assignment_is_its_letter(status: LetterStatus) -> None:
    project = assignment("prosjektkarakter: true\n")
    other = letter("oppdrag: [o-2026-02]\n", OPPDRAGSBREV, "2026-02-11")
    own = letter("oppdrag: [o-2026-01]\n", OPPDRAGSBREV, "2026-02-12", status)
    known = within(project, other, own)
    assert bool(findings("BRV08", project, known)) == (status is LetterStatus.UTKAST)
    assert bool(findings("BRV09", project, known)) == (status is LetterStatus.SENDT)


@pytest.mark.parametrize(
    ("code", "status", "told"),
    [
        ("BRV08", "utkast", "aktivt fra 16. februar 2026, men oppdragsbrevet 2026-02-11-ob er ikke sendt."),
        ("BRV09", "sendt", "Oppdragsbrevet 2026-02-11-ob er sendt, men oppdraget mangler"),
    ],
)
def test_the_first_of_several_letters_is_named(code: str, status: str, told: str) -> None:
    project = assignment("prosjektkarakter: true\n")
    letters = [letter("oppdrag: [o-2026-01]\n", OPPDRAGSBREV, day, status) for day in ("2026-02-12", "2026-02-11")]
    (found,) = findings(code, project, within(project, *letters))
    assert told in found.message


def described(more: str, history: str = "[{status: aktiv, fra: 2026-02-16}]") -> tuple[Assignment, Dossier]:
    """An assignment whose letter is sent, complete but for what is given."""
    whole = "oppdragsbrev: 2026-02-12-ob\nprosjektplan: Plan\nsluttdato: 2026-12-18\nrapportering: [{id: r1}]\n"
    made = assignment(whole + more, history)
    return made, within(made, letter("", OPPDRAGSBREV, "2026-02-12"))


@given(st.integers(-400, 400))
def test_milestones_lie_within_the_assignment(days: int) -> None:
    deadline = date(2026, 12, 18) + timedelta(days=days)
    reached = "historikk: [{status: nådd, fra: 2026-03-01}]"
    text = f"startdato: 2026-02-16\nmilepæler: [{{id: mp1, tekst: Plan, frist: {deadline}, {reached}}}]\n"
    beyond = {"før": deadline < date(2026, 2, 16), "etter": deadline > date(2026, 12, 18)}
    found = findings("BRV09", *described(text))
    assert [each.path for each in found] == [("milepæler", 0, "frist")] * any(beyond.values())
    assert [word for word in beyond if any(f", {word} " in each.message for each in found)] == [
        word for word, holds in beyond.items() if holds
    ]


def test_a_milestone_without_a_deadline_is_a_milestone_all_the_same() -> None:
    assert findings("BRV09", *described("startdato: 2026-02-16\nmilepæler: [{id: mp1, tekst: Plan}]\n")) == []


def test_without_a_last_day_no_milestone_is_too_late() -> None:
    text = "milepæler: [{id: mp1, tekst: Plan, frist: 2026-06-15, historikk: [{status: nådd}]}]\n"
    made = assignment(f"{text}startdato: 2026-02-16\noppdragsbrev: 2026-02-12-ob\n")
    (found,) = findings("BRV09", made, within(made, letter("", OPPDRAGSBREV, "2026-02-12")))
    assert found.message.endswith("men oppdraget mangler prosjektplan, sluttdato og rapportering.")


@pytest.mark.parametrize("status", AssignmentStatus)
def test_a_milestone_needs_a_status_unless_the_work_was_stopped(status: AssignmentStatus) -> None:
    text = "milepæler: [{id: mp1, tekst: Plan, frist: 2026-06-15, historikk: [{status: planlagt}]}]\n"
    made = described(text, f"[{{status: aktiv, fra: 2026-02-16}}, {{status: {status}, fra: 2026-06-15}}]")
    found = findings("BRV09", *made)
    needed = status not in {AssignmentStatus.STANSET, AssignmentStatus.AVSLUTTET}
    assert [(each.since, each.severity) for each in found] == [(date(2026, 6, 29), Severity.WARNING)] * needed


@pytest.mark.parametrize(("first_year", "codes"), [(2026, 2), (2027, 1)])
def test_milestones_before_the_first_year_are_not_looked_at(first_year: int, codes: int) -> None:
    text = (
        "milepæler: [{id: mp1, tekst: Start, frist: 2026-12-17}, {id: mp2, tekst: Slutt, frist: 2027-01-01}]\n"
        "oppdragsbrev: 2026-02-12-ob\nprosjektplan: Plan\nsluttdato: 2027-12-18\nrapportering: [{id: r1}]\n"
    )
    made = assignment(text)
    known = within(made, letter("", OPPDRAGSBREV, "2026-02-12"), first_year=first_year)
    assert len(findings("BRV09", made, known)) == codes


@pytest.mark.parametrize(("ended", "looked_at"), [("2023-12-31", False), ("2024-01-01", False), ("2024-01-02", True)])
def test_an_assignment_that_ended_before_the_first_year_is_not_looked_at(ended: str, looked_at: bool) -> None:
    history = f"[{{status: avsluttet, fra: {ended}}}, {{status: aktiv, fra: 2023-02-16}}]"
    assert bool(findings("BRV09", *described("", history))) == looked_at


def test_an_assignment_that_cannot_be_read_may_be_what_the_letter_is_about() -> None:
    sent = letter("", OPPDRAGSBREV)
    assert len(findings("BRV09", sent)) == 1
    assert findings("BRV09", sent, within(sent, unread="o-2026-07")) == []
    assert findings("BRV09", sent, within(sent, assignment("oppdragsbrev: 2026-01-15-ob\n"))) == []


def test_a_main_letter_that_cannot_be_read_is_left_to_other_rules() -> None:
    assert findings("BRV10", letter("hovedbrev: 2026-01-15-tb\n", SUPPLEMENT, "2026-06-18")) == []


@given(st.integers(-20, 20))
def test_a_supplement_does_not_come_before_the_letter_that_it_supplements(days: int) -> None:
    main = letter()
    day = date(2026, 1, 15) + timedelta(days=days)
    supplement = letter("hovedbrev: 2026-01-15-tb\n", SUPPLEMENT, day.isoformat(), year=2026)
    assert [each.path for each in findings("BRV10", supplement, within(main, supplement))] == [("dato",)] * (days < 0)


@pytest.mark.parametrize("code", ["BRV02", "BRV03", "BRV05", "BRV06", "BRV07", "BRV08"])
def test_example_of_wrong_breaks_the_rule_and_example_of_right_does_not(code: str) -> None:
    def found(text: str) -> list[Finding]:
        if code == "BRV08":
            made: Record = record(Assignment, "o-2026-01", text)
        else:
            lines = [line for line in text.splitlines() if not line.startswith(("type:", "status:", "#"))]
            made = letter("\n".join(lines) + "\n")
        return findings(code, made)

    rule = CATALOGUE[code]
    assert found(rule.bad) != []
    assert found(rule.good) == []
