"""Rapporter (guide SD-1, OR-1, OR-3)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta

from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.messages import count, listing, long_date, quoted
from styring.records.base import Kind
from styring.records.common import ReportingPoint
from styring.records.letter import Letter
from styring.records.report import Report
from styring.records.settings import Limits
from styring.records.vocabulary import ReportKind
from styring.rules.allocation import ALLOCATION_KINDS, demands_of, in_time, sent_letters
from styring.rules.catalogue import rule
from styring.rules.conditions import AGENCY, by


@rule("RAP01", "rapport-mangler-eller-for-sen", cites=["SD-1", "OR-1"], severity=Severity.WARNING)
def report_missing_or_late(letter: Letter, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """En rapport mangler eller kom for sent.

    Rapportene viser om virksomheten når målene. Kommer de ikke, eller for sent, blir etatsstyringsmøtet holdt uten
    grunnlag. Flytter et supplerende brev en frist, er det den nye som gjelder.

    Gjør slik: før opp rapporten med «gjelder», «rapportering» og «mottatt», eller minn virksomheten om den.

    Galt:
        # 2026/letters/2026-01-15-tb.yaml; i dag er 2026-06-01, og ingen rapport viser til t1
        rapportering:
          - {id: t1, navn: Tertialrapport 1, frist: 2026-05-28}

    Riktig:
        # 2026/reports/2026-t1.yaml
        type: tertialrapport
        gjelder: 2026-01-15-tb
        rapportering: t1
        mottatt: 2026-05-27
    """
    if not letter.is_sent:
        return
    family = _family(letter, dossier)
    later = [other for other in family if other.is_sent and in_time(other) > in_time(letter)]
    moved = {point.id for other in later for point in other.reporting if point.deadline}
    for i, point in enumerate(letter.reporting):
        deadline = point.deadline
        if deadline is None or point.id in moved or (dossier.agency and not dossier.agency.is_active_on(deadline)):
            continue
        name = quoted(point.name or point.id)
        reports = _reports_on(point, family, dossier)
        received = [(report.received, report) for report in reports if report.received]
        if received:
            day, first = min(received, key=lambda each: each[0])
            if day > deadline:
                days = count((day - deadline).days, "dag", "dager")
                message = f"Rapporten {name} kom {long_date(day)}, {days} etter fristen {long_date(deadline)}."
                yield Finding(("mottatt",), message, record=first.identity.local)
        elif reports or not _has_unread_report(dossier, letter.year):
            message = f"Rapporten {name} er ikke ført som mottatt{by(deadline)}."
            path = ("mottatt",) if reports else ("rapportering", i, "frist")
            record = reports[0].identity.local if reports else None
            since, task = deadline + timedelta(days=1), f"Send rapporten {name}"
            yield Finding(path, message, since=since, record=record, due=deadline, task=task, owner=AGENCY)


def _family(letter: Letter, dossier: Dossier) -> list[Letter]:
    """The letter, the one that it supplements, and all others that supplement the same."""
    main = letter.main_letter or letter.id
    return [other for other in dossier.letters.values() if main in (other.id, other.main_letter)]


def _reports_on(point: ReportingPoint, letters: Collection[Letter], dossier: Dossier) -> list[Report]:
    reports = (report for letter in letters for report in dossier.reports_on(letter.id))
    return sorted((report for report in reports if report.reporting == point.id), key=lambda report: report.id)


def _has_unread_report(dossier: Dossier, year: int) -> bool:
    """Whether a report of the year cannot be read, so that nobody knows what it answers."""
    return any(id.startswith(f"{year}-") for id in dossier.unread(Kind.REPORT))


@rule("RAP02", "resultat-ikke-rapportert", cites=["OR-1", "OR-3"], severity=Severity.WARNING)
def result_not_reported(report: Report, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Et krav med måltall har ikke noe resultat i årsrapporten.

    Virksomheten er ansvarlig for resultatene. Har et krav et måltall, må årsrapporten si hva som ble nådd, eller
    hvorfor det ikke er målt. Ellers vet ingen om kravet virket.

    Gjør slik: be virksomheten om resultatet, og før det opp i «resultater» med tallet som ble nådd eller en vurdering.

    Galt:
        # brevet har måltall for k1 og k2
        type: årsrapport
        gjelder: 2026-01-15-tb
        mottatt: 2027-03-01
        resultater:
          - {krav: k1, oppnådd: 74}

    Riktig:
        # brevet har måltall for k1 og k2
        type: årsrapport
        gjelder: 2026-01-15-tb
        mottatt: 2027-03-01
        resultater:
          - {krav: k1, oppnådd: 74}
          - {krav: k2, vurdering: Undersøkelsen gjøres annethvert år og er utsatt til 2027.}
    """
    if report.kind is not ReportKind.ARSRAPPORT or report.received is None:
        return
    requirements = demands_of(_letters_of(report, dossier)).requirements
    measured = [requirement.id for requirement in requirements.values() if requirement.target is not None]
    told = {each.requirements for each in report.results if each.achieved is not None or each.assessment}
    missing = [id for id in measured if id not in told]
    if missing:
        message = f"Årsrapporten mangler resultat for {len(missing)} av {len(measured)} krav med måltall: "
        yield Finding(("resultater",), f"{message}{listing(missing)}.", since=report.received, on_key=True)


def _letters_of(report: Report, dossier: Dossier) -> Collection[Letter]:
    """The letters of the year that the report is for: its letter's, or its own folder's if it names none."""
    letter = dossier.letters.get(report.concerns or "")
    if report.concerns and letter is None:
        return ()
    if letter and letter.kind not in ALLOCATION_KINDS:
        return (letter,)
    return sent_letters(dossier, letter.year if letter else report.year)
