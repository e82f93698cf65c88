"""Boundaries of the rules on archive and publicity that dossiers on disk would show poorly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.records.agency import Agency, Department
from styring.records.assignment import Assignment
from styring.records.base import Identity, Kind, Record
from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.report import Report
from styring.records.settings import ArchiveSettings, Limits
from styring.records.signal import Signal
from styring.records.vocabulary import LetterStatus, MeetingKind, MeetingStatus, MinutesStatus, PublicityStatus
from styring.rules import CATALOGUE
from styring.workdays import shift
from tests.rules.making import dossier, record

AGENCY = record(Agency, "agency", "navn: Rekreasjonsetaten\nform: etat\nbyrådsavdeling: pbr\n")
FILED = 'arkiv: {system: SKOP, saksnummer: "202600123", journalpost: "202600123-1"}\n'


def letter(text: str = "", status: str = "sendt", day: str = "2026-01-15") -> Letter:
    return record(Letter, f"{day}-tb", f"type: tildelingsbrev\ndato: {day}\nstatus: {status}\n{text}")


def meeting(text: str = "", kind: str = "etatsstyringsmøte", status: str = "gjennomført") -> Meeting:
    code = MeetingKind(kind).code
    head = f"type: {kind}\nstatus: {status}\ntidspunkt: 2026-03-12T09:00\ninnkalling: {{sendt: 2026-02-19}}\n"
    return record(Meeting, f"2026-03-12-{code}", head + text)


def minutes(text: str = "", code: str = "esm", status: str = "endelig", form: str = "referat") -> Minutes:
    return record(Minutes, f"2026-03-12-{code}", f"form: {form}\nstatus: {status}\n{text}")


def within(*records: Record, system: str | None = "SKOP") -> Dossier:
    """The dossier of some records, under a department that uses an archive system."""
    department = record(Department, "pbr", "navn: Byrådsavdelingen\n" + (f"arkivsystem: {system}\n" if system else ""))
    made = dossier(AGENCY, *records)
    settings = ArchiveSettings()
    registry = replace(
        made.registry,
        departments={"pbr": department},
        case_number_pattern=settings.case_number_pattern,
        journal_entry_pattern=settings.journal_entry_pattern,
    )
    return replace(
        made,
        registry=registry,
        letters={each.id: each for each in records if isinstance(each, Letter)},
        reports={each.id: each for each in records if isinstance(each, Report)},
    )


def findings(code: str, subject: Record, known: Dossier | None = None) -> list[Finding]:
    check = CATALOGUE[code].check
    assert check is not None
    return list(check(subject, known or within(subject), Limits()))


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_filing_and_publishing_are_due_some_working_days_after_the_document(day: date) -> None:
    final = minutes(f"endelig_dato: {day}\noffentlighet: {{status: offentlig}}\n")
    known = within(final, meeting())
    assert [each.since for each in findings("ARK01", final, known)] == [shift(day, 5)]
    assert [each.since for each in findings("ARK05", final, known)] == [shift(day, 10)]
    sent = letter("offentlighet: {status: offentlig}\n", day=str(day))
    assert [each.since for each in findings("ARK01", sent)] == [shift(day, 5)]
    assert [each.since for each in findings("ARK05", sent)] == [shift(day, 10)]


def test_minutes_without_a_final_date_count_from_the_meeting_where_it_was_moved_to() -> None:
    moved = record(Meeting, "2026-03-12-esm", "type: etatsstyringsmøte\nstatus: innkalt\ntidspunkt: 2026-03-19T09:00\n")
    (found,) = findings("ARK01", minutes(), within(moved, minutes()))
    assert found.since == shift(date(2026, 3, 19), 5)
    (found,) = findings("ARK01", minutes())
    assert found.since == shift(date(2026, 3, 12), 5)


def test_minutes_that_nothing_tells_the_day_of_are_told_without_a_deadline() -> None:
    odd = record(Minutes, "2026-13-01-esm", "form: referat\nstatus: endelig\n")
    (found,) = findings("ARK01", odd)
    message = "Referatet mangler system, saksnummer og journalpost i arkivreferansen."
    told = Finding(("arkiv", "system"), message, Severity.ERROR, task="Arkiver referatet", owner="byrådsavdelingen")
    assert found == told


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ('saksnummer: "1", journalpost: "2"', "system"),
        ('system: SKOP, journalpost: "2"', "saksnummer"),
        ('system: SKOP, saksnummer: "1"', "journalpost"),
        ('system: "", saksnummer: "1"', "system og journalpost"),
    ],
)
def test_a_reference_is_whole_or_says_what_it_lacks(given: str, missing: str) -> None:
    (found,) = findings("ARK01", letter(f"arkiv: {{{given}}}\n"))
    assert found.message == f"Brevet mangler {missing} i arkivreferansen (frist: 22. januar 2026)."


@pytest.mark.parametrize("form", ["referat", "oppsummering"])
@pytest.mark.parametrize("kind", MeetingKind)
def test_what_comes_from_a_formal_meeting_must_be_filed(kind: MeetingKind, form: str) -> None:
    (found,) = findings("ARK01", minutes(code=kind.code, form=form))
    assert found.severity is (Severity.ERROR if kind.is_formal else Severity.NOTE)


@pytest.mark.parametrize("status", MinutesStatus)
def test_only_final_minutes_are_looked_at(status: MinutesStatus) -> None:
    looked_at = minutes("offentlighet: {status: unntatt}\n", status=status)
    known = within(looked_at, meeting())
    public = minutes("offentlighet: {status: offentlig}\n", status=status)
    assert bool(findings("ARK01", looked_at, known)) == (status is MinutesStatus.ENDELIG)
    assert bool(findings("ARK04", looked_at, known)) == (status is MinutesStatus.ENDELIG)
    assert bool(findings("ARK05", public, known)) == (status is MinutesStatus.ENDELIG)


@pytest.mark.parametrize("status", LetterStatus)
def test_only_sent_letters_are_looked_at(status: LetterStatus) -> None:
    for code, publicity in {"ARK01": "unntatt", "ARK04": "unntatt", "ARK05": "offentlig"}.items():
        found = findings(code, letter(f"offentlighet: {{status: {publicity}}}\n", status))
        assert bool(found) == (status is LetterStatus.SENDT)


@pytest.mark.parametrize("status", MeetingStatus)
def test_papers_are_looked_at_once_the_meeting_is_convened(status: MeetingStatus) -> None:
    papers = "sakspapirer: [{tittel: Plan, fra: virksomhet, mottatt: 2026-03-03}]\n"
    found = findings("ARK02", meeting(papers, status=status))
    assert bool(found) == (status in {MeetingStatus.INNKALT, MeetingStatus.GJENNOMFORT})


def test_a_report_that_cannot_be_found_or_read_is_left_to_other_rules() -> None:
    papers = "sakspapirer: [{tittel: Plan, fra: virksomhet, mottatt: 2026-03-03, rapport: 2025-aar}]\n"
    held = meeting(papers)
    assert findings("ARK02", held) == []
    unread = replace(within(held), identities=frozenset({Identity("bre", Kind.REPORT, "2025-aar")}))
    assert findings("ARK02", held, unread) == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("202600123-1", False),
        ("202600123/1-2", False),
        ("2026001231-1", True),
        ("202600124-1", True),
        ("1-202600123", True),
    ],
)
def test_a_journalpost_begins_with_its_whole_case_number(entry: str, fault: bool) -> None:
    text = f'arkiv: {{saksnummer: "202600123", journalpost: "{entry}"}}\n'
    messages = [each.message for each in findings("ARK03", letter(text))]
    assert messages == ([f"Journalposten «{entry}» hører ikke til saken «202600123»."] if fault else [])


@pytest.mark.parametrize("given", ["system: SKOP", 'saksnummer: "202600123"', 'journalpost: "202600123-1"'])
def test_what_is_missing_in_a_reference_is_left_to_other_rules(given: str) -> None:
    assert findings("ARK03", letter(f"arkiv: {{{given}}}\n")) == []


def test_documents_without_a_day_come_first_among_those_of_a_journalpost() -> None:
    text = "type: etatsstyringsmøte\nstatus: utsatt\n"
    postponed = [record(Meeting, f"2026-0{month}-12-esm", text + FILED) for month in (9, 3)]
    sent = letter(FILED)
    known = within(*postponed, sent)
    assert [len(findings("ARK03", each, known)) for each in (*postponed, sent)] == [1, 0, 1]


def test_a_reference_that_does_not_fit_is_not_compared_too() -> None:
    text = 'arkiv: {saksnummer: "26-123", journalpost: "202600123-1"}\n'
    assert [each.path for each in findings("ARK03", letter(text))] == [("arkiv", "saksnummer")]


@pytest.mark.parametrize(("system", "told"), [("SKOP", False), ("skop", False), ("Acos", True)])
def test_the_archive_system_is_the_departments_whatever_its_capitals(system: str, told: bool) -> None:
    text = FILED.replace("SKOP", system)
    assert bool(findings("ARK03", letter(text))) == told
    assert findings("ARK03", letter(text), within(letter(text), system=None)) == []


@given(st.permutations([f"2026-0{month}-11" for month in range(1, 7)]))
def test_all_but_the_first_document_of_a_journalpost_are_told(days: list[str]) -> None:
    letters = [letter(FILED, day=day) for day in days]
    known = within(*letters)
    told = [each.id[:10] for each in letters if findings("ARK03", each, known)]
    assert sorted(told) == sorted(days)[1:]
    messages = {each.message for one in letters for each in findings("ARK03", one, known)}
    assert messages == {"Journalposten «202600123-1» er også brukt i letters/2026-01-11-tb."}


@pytest.mark.parametrize("basis", ["offl. § 14", "offl. §14 første ledd", "offl. §§ 13 og 23", "fvl. § 13"])
def test_a_legal_basis_names_a_section(basis: str) -> None:
    text = f"offentlighet: {{status: unntatt, hjemmel: {basis}, begrunnelse: x, meroffentlighet_vurdert: true}}\n"
    assert findings("ARK04", letter(text)) == []


@pytest.mark.parametrize("status", PublicityStatus)
def test_what_is_asked_of_the_assessment(status: PublicityStatus) -> None:
    exempted = status in {PublicityStatus.UNNTATT, PublicityStatus.DELVIS_UNNTATT}
    keys = ["hjemmel", "begrunnelse", "meroffentlighet_vurdert"] if exempted else []
    keys += ["status"] if status is PublicityStatus.IKKE_VURDERT else []
    found = findings("ARK04", letter(f"offentlighet: {{status: {status}}}\n"))
    assert [each.path for each in found] == [("offentlighet", key) for key in keys]


@pytest.mark.parametrize("kind", MeetingKind)
def test_the_reason_is_asked_for_unless_another_rule_asks(kind: MeetingKind) -> None:
    found = findings("ARK04", minutes("offentlighet: {status: unntatt, hjemmel: offl. § 14}\n", kind.code))
    asked = ("offentlighet", "begrunnelse") in [each.path for each in found]
    assert asked == (kind is not MeetingKind.OPPDRAGSSTYRINGSMOTE)


@pytest.mark.parametrize("kind", MeetingKind)
def test_minutes_must_be_assessed_unless_another_rule_asks_or_none_does(kind: MeetingKind) -> None:
    asked = kind in {MeetingKind.ETATSSTYRINGSMOTE, MeetingKind.KONTAKTMOTE}
    assert bool(findings("ARK04", minutes(code=kind.code))) == asked


@pytest.mark.parametrize("kind", MeetingKind)
@pytest.mark.parametrize("status", PublicityStatus)
def test_only_documents_marked_public_must_be_fit_for_it(kind: MeetingKind, status: PublicityStatus) -> None:
    point = "saker: [{nr: 1, oppfølging: [{id: op1, tekst: Svare.}]}]\npublisert: {dato: 2026-03-30}\n"
    looked_at = minutes(f"offentlighet: {{status: {status}}}\n{point}", kind.code)
    known = within(looked_at, meeting(kind=kind))
    public = status is PublicityStatus.OFFENTLIG and kind is not MeetingKind.FAGMOTE
    assert bool(findings("ARK05", looked_at, known)) == public


def test_minutes_without_a_readable_meeting_are_never_public() -> None:
    assert findings("ARK05", minutes("offentlighet: {status: offentlig}\n")) == []


def test_what_to_do_about_a_public_document_that_is_not_published() -> None:
    (found,) = findings("ARK05", letter("offentlighet: {status: offentlig}\n"))
    assert found.remedy == "Publiser dokumentet, og skriv dato og adresse i «publisert»."


@pytest.mark.parametrize("code", ["ARK01", "ARK03", "ARK04", "ARK05"])
def test_records_that_are_neither_filed_nor_published_are_passed_over(code: str) -> None:
    subject = CATALOGUE[code].subject
    assert subject is not None
    assert not any(issubclass(other, subject) for other in (Agency, Assignment, Charter, Signal))


def test_an_invitation_is_not_asked_to_be_published() -> None:
    assert findings("ARK05", meeting("offentlighet: {status: offentlig}\n")) == []


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("notat kari nordmann.pdf", [Severity.ERROR]),
        ("NOTAT-KARI-NORDMANN.PDF", [Severity.ERROR]),
        ("kari-nordmann/plan.pdf", []),
        ("plan.kari-nordmann", []),
        ("Notat-Anne-Vrangsund.pdf", [Severity.ERROR]),
        ("notat-anne-vrangsund.pdf", []),
        ("kari.nordmann@eksempel.invalid.pdf", [Severity.ERROR, Severity.ERROR]),
        ("svar 22 33 44 55.pdf", [Severity.ERROR]),
        ("kart 22334455.pdf", []),
    ],
)
def test_people_in_file_names(file: str, told: list[Severity]) -> None:
    text = f"offentlighet: {{status: delvis_unntatt}}\nvedlegg: [{{tittel: Notat, fil: {file}}}]\n"
    found = findings("ARK05", letter(text))
    assert [each.severity or Severity.ERROR for each in found] == told
    assert {each.path for each in found} <= {("vedlegg", 0, "fil")}


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "https://eksempel.invalid/referater/Kari-Nordmann.pdf",
            ["Nettadressen til dokumentet inneholder et personnavn (fornavn + etternavn)."],
        ),
        (
            "https://eksempel.invalid/klage%20fra%20kari%20nordmann?side=1",
            ["Nettadressen til dokumentet inneholder et personnavn (fornavn + etternavn)."],
        ),
        (
            "https://eksempel.invalid/svar-01819012284.html",
            ["Nettadressen til dokumentet inneholder et fødselsnummer."],
        ),
        ("https://eksempel.invalid/kari-nordmann/2026-01-15-tb", []),
        ("https://kari-nordmann.invalid", []),
        ("https://eksempel.invalid/brev#kari-nordmann", []),
        ("https://[eksempel.invalid/brev", []),
        (
            "eksempel.invalid/kari-nordmann",
            ["Nettadressen til dokumentet inneholder et personnavn (fornavn + etternavn)."],
        ),
        ("https://eksempel.invalid/", []),
    ],
)
def test_people_in_the_address_that_a_document_is_published_at(address: str, told: list[str]) -> None:
    text = f'offentlighet: {{status: offentlig}}\npublisert: {{dato: 2026-01-20, adresse: "{address}"}}\n'
    found = findings("ARK05", letter(text))
    assert [each.message for each in found] == told
    assert {each.path for each in found} <= {("publisert", "adresse")}
    assert {each.remedy for each in found} <= {"Publiser dokumentet på en adresse etter innholdet, og rett adressen."}
