"""Boundaries of the rules on reports that dossiers on disk would show poorly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.diagnostics import Finding
from styring.dossier import Dossier
from styring.records.agency import Agency
from styring.records.base import Identity, Kind, Record
from styring.records.letter import Letter
from styring.records.report import Report
from styring.records.settings import Limits
from styring.records.vocabulary import ReportKind
from styring.rules import CATALOGUE
from tests.rules.making import dossier, record

DEADLINE = date(2026, 5, 28)
T1 = f"rapportering: [{{id: t1, navn: Tertialrapport 1, frist: {DEADLINE}}}]\n"


def letter(text: str = T1, id: str = "2026-01-15-tb", kind: str = "tildelingsbrev", status: str = "sendt") -> Letter:
    return record(Letter, id, f"type: {kind}\ndato: {id[:10]}\nstatus: {status}\n{text}")


def supplement(text: str, day: str = "2026-04-16", status: str = "sendt") -> Letter:
    return letter(f"hovedbrev: 2026-01-15-tb\n{text}", f"{day}-stb", "supplerende_tildelingsbrev", status)


def report(
    received: date | None, id: str = "2026-t1", text: str = "gjelder: 2026-01-15-tb\nrapportering: t1"
) -> Report:
    arrived = f"mottatt: {received}\n" if received else ""
    return record(Report, id, f"type: tertialrapport\n{text}\n{arrived}")


def within(*records: Record, unread: str = "") -> Dossier:
    """The dossier of some records, and of a report that cannot be read."""
    made = dossier(*records)
    return replace(
        made,
        letters={each.id: each for each in records if isinstance(each, Letter)},
        reports={each.id: each for each in records if isinstance(each, Report)},
        identities=made.identities | ({Identity("bre", Kind.REPORT, unread)} if unread else set()),
    )


def findings(code: str, subject: Record, *others: Record, unread: str = "") -> list[Finding]:
    check = CATALOGUE[code].check
    assert check is not None
    return list(check(subject, within(subject, *others, unread=unread), Limits()))


def places(found: list[Finding]) -> list[tuple[str | None, object, date | None]]:
    return [(each.record, each.path[0], each.since) for each in found]


@given(st.integers(-30, 30))
def test_a_report_is_late_from_the_day_after_the_deadline(days: int) -> None:
    found = findings("RAP01", letter(), report(DEADLINE + timedelta(days=days)))
    assert places(found) == [("reports/2026-t1", "mottatt", None)] * (days > 0)


def test_a_report_that_has_not_come_is_missing_from_the_day_after_the_deadline() -> None:
    tomorrow = DEADLINE + timedelta(days=1)
    assert places(findings("RAP01", letter())) == [(None, "rapportering", tomorrow)]
    assert places(findings("RAP01", letter(), report(None))) == [("reports/2026-t1", "mottatt", tomorrow)]


def test_a_report_that_can_be_read_is_asked_about_whatever_another_one_holds() -> None:
    assert places(findings("RAP01", letter(), report(None), unread="2026-h1")) == [
        ("reports/2026-t1", "mottatt", DEADLINE + timedelta(days=1))
    ]


def test_reports_that_have_not_come_are_told_at_the_first() -> None:
    assert [each.record for each in findings("RAP01", letter(), report(None, "2026-t2"), report(None))] == [
        "reports/2026-t1"
    ]


def test_what_is_never_due_does_not_hide_what_is() -> None:
    told = T1.replace("[", "[{id: oko, navn: Økonomirapport}, ")
    assert places(findings("RAP01", letter(told))) == [(None, "rapportering", DEADLINE + timedelta(days=1))]


def test_the_first_of_several_reports_decides() -> None:
    late, corrected = report(date(2026, 5, 29)), report(date(2026, 6, 30), "2026-t2")
    (found,) = findings("RAP01", letter(), corrected, late)
    assert found.message == "Rapporten «Tertialrapport 1» kom 29. mai 2026, 1 dag etter fristen 28. mai 2026."
    assert findings("RAP01", letter(), corrected, report(DEADLINE)) == []


@pytest.mark.parametrize(
    "text",
    ["gjelder: 2026-01-15-tb", "gjelder: 2026-01-15-tb\nrapportering: t2", "gjelder: 2025-01-16-tb\nrapportering: t1"],
)
def test_a_report_on_something_else_is_no_answer(text: str) -> None:
    assert len(findings("RAP01", letter(), report(DEADLINE, text=text))) == 1


@pytest.mark.parametrize(("unread", "missing"), [("2026-t1", 0), ("2026-h1", 0), ("2025-t1", 1)])
def test_a_report_that_cannot_be_read_may_be_the_answer(unread: str, missing: int) -> None:
    assert len(findings("RAP01", letter(), unread=unread)) == missing


def test_only_a_report_that_cannot_be_read_may_be_the_answer() -> None:
    signal = Identity("bre", Kind.SIGNAL, "2026-04-02-1")
    made = within(letter())
    check = CATALOGUE["RAP01"].check
    assert check is not None
    assert len(list(check(letter(), replace(made, identities=made.identities | {signal}), Limits()))) == 1


@pytest.mark.parametrize(
    ("other", "moved"),
    [
        (supplement("rapportering: [{id: t1, frist: 2026-06-15}]\n"), True),
        (supplement("rapportering: [{id: t1}]\n"), False),
        (supplement("rapportering: [{id: t2, frist: 2026-06-15}]\n"), False),
        (supplement("rapportering: [{id: t1, frist: 2026-06-15}]\n", status="utkast"), False),
        (supplement("rapportering: [{id: t1, frist: 2026-06-15}]\n", day="2026-01-14"), False),
        (letter("rapportering: [{id: t1, frist: 2026-06-15}]\n", "2026-04-16-ob", "oppdragsbrev"), False),
    ],
)
def test_only_a_later_letter_to_the_same_main_letter_moves_a_deadline(other: Letter, moved: bool) -> None:
    assert bool(findings("RAP01", letter(), other)) != moved


@pytest.mark.parametrize("answered", ["2026-01-15-tb", "2026-04-16-stb"])
def test_a_moved_report_may_answer_either_letter(answered: str) -> None:
    other = supplement("rapportering: [{id: t1, frist: 2026-06-15}]\n")
    answer = report(date(2026, 6, 15), text=f"gjelder: {answered}\nrapportering: t1")
    assert findings("RAP01", other, letter(), answer) == []
    assert findings("RAP01", letter(), other, answer) == []


@pytest.mark.parametrize(("closed", "asked"), [("2026-05-27", False), ("2026-05-28", True)])
def test_nothing_is_asked_of_an_agency_that_is_gone(closed: str, asked: bool) -> None:
    text = f"navn: Etaten\nform: etat\nbyrådsavdeling: pbr\ntil: {closed}\n"
    assert bool(findings("RAP01", letter(), record(Agency, "agency", text))) == asked


MEASURED = "krav: [{id: k1, type: styringsparameter, tekst: Merkede turveier, måltall: 310}]\n"


def annual(text: str, kind: str = "årsrapport", received: str = "mottatt: 2027-03-01\n") -> Report:
    return record(Report, "2026-aar", f"type: {kind}\n{received}{text}")


@pytest.mark.parametrize("kind", ReportKind)
def test_only_an_annual_report_that_has_come_must_have_all_results(kind: ReportKind) -> None:
    text = "gjelder: 2026-01-15-tb\n"
    found = findings("RAP02", annual(text, kind), letter(MEASURED))
    assert [each.since for each in found] == [date(2027, 3, 1)] * (kind is ReportKind.ARSRAPPORT)
    assert findings("RAP02", annual(text, kind, ""), letter(MEASURED)) == []


@pytest.mark.parametrize(
    ("result", "told"),
    [
        ("{krav: k1, oppnådd: 0}", True),
        ("{krav: k1, vurdering: Ikke målt i år.}", True),
        ("{krav: k1}", False),
        ("{krav: k2, oppnådd: 310}", False),
    ],
)
def test_a_number_or_an_assessment_is_a_result(result: str, told: bool) -> None:
    text = f"gjelder: 2026-01-15-tb\nresultater: [{result}]\n"
    assert (findings("RAP02", annual(text), letter(MEASURED)) == []) == told


@pytest.mark.parametrize(
    ("concerns", "number"),
    [("", 1), ("gjelder: 2025-01-16-tb\n", 2), ("gjelder: 2026-02-12-ob\n", 3), ("gjelder: 2026-09-17-stb\n", 0)],
)
def test_the_letter_that_a_report_names_decides_the_year(concerns: str, number: int) -> None:
    def demands(number: int) -> str:
        return "krav:\n" + "".join(f"  - {{id: k{i}, tekst: Krav, måltall: 1}}\n" for i in range(number))

    letters = (
        letter(demands(1)),
        letter(demands(2), "2025-01-16-tb"),
        letter(demands(3), "2026-02-12-ob", "oppdragsbrev"),
    )
    found = findings("RAP02", annual(concerns), *letters)
    ids = {1: "k0", 2: "k0 og k1", 3: "k0, k1 og k2"}
    expected = f"Årsrapporten mangler resultat for {number} av {number} krav med måltall: {ids.get(number)}."
    assert [each.message for each in found] == ([expected] if number else [])
