"""Draft the record of a report, tied to what a letter asks to be reported (guide SD-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from styring.dossier import Dossier
from styring.drafting.desk import allocation_letters, require
from styring.drafting.plan import DraftingError, Plan
from styring.drafting.sheet import Sheet, path_of
from styring.messages import count, listing, long_date, quoted
from styring.records.base import Identity, Kind
from styring.records.common import ReportingPoint
from styring.records.letter import Letter, Requirement
from styring.records.vocabulary import ReportKind
from styring.source import Plain

_KIND_OF_CODE = {
    "t1": ReportKind.TERTIALRAPPORT,
    "t2": ReportKind.TERTIALRAPPORT,
    "t3": ReportKind.TERTIALRAPPORT,
    "h1": ReportKind.HALVARSRAPPORT,
    "h2": ReportKind.HALVARSRAPPORT,
    "aar": ReportKind.ARSRAPPORT,
}
REPORT_CODES = tuple(_KIND_OF_CODE)
"""What the id of a report may end in."""


@dataclass(frozen=True, slots=True)
class ReportAnswers:
    """Year and code (t1 … aar) of the report, the letter's id for it if that differs, and when it came."""

    year: int
    code: str
    point: str | None = None
    received: date | None = None


def plan_report(dossier: Dossier, answers: ReportAnswers) -> Plan:
    """The draft of a report, with a line for each requirement that has a number to reach.

    Raises:
        DraftingError: the report is there already, the year has no letter, or the letter no report of a given id.
    """
    identity = Identity(dossier.code, Kind.REPORT, f"{answers.year}-{answers.code}")
    if identity in dossier.identities:
        raise DraftingError(f"Rapporten {identity.id} finnes allerede.", f"Rediger {path_of(identity, answers.year)}.")
    letter = _letter(dossier, answers.year)
    point = _point(letter, answers)
    measured = [demand for demand in _requirements(dossier, letter) if demand.target is not None]
    sheet = Sheet(dossier.registry.terms)
    sheet.put("type", _KIND_OF_CODE[answers.code].value)
    sheet.put("gjelder", letter.id)
    ids = listing((each.id for each in letter.reporting), "eller") if letter.reporting else "ingen rapporter"
    sheet.put("rapportering", point.id if point else None, hint=f"id-en rapporten har i {letter.id}, som har {ids}")
    sheet.put("periode", None, hint="for eksempel januar–april 2026")
    due = point.deadline if point else None
    deadline = f" (frist {due})" if due else ""
    sheet.put("mottatt", str(answers.received) if answers.received else None, hint=f"datoen rapporten kom{deadline}")
    results: list[Plain] = [{"krav": demand.id, "oppnådd": None, "vurdering": None} for demand in measured]
    sheet.put("resultater", results or None, hint="på egne linjer: - {krav: k1, oppnådd: 90, vurdering: I rute.}")
    for index, demand in enumerate(measured):
        unit = f" {demand.unit}" if demand.unit else ""
        sheet.note(("resultater", index), above=f"{demand.text}: {_written(demand.target)}{unit}")
        sheet.note(("resultater", index, "oppnådd"), beside="tallet som ble nådd")
    sheet.put("risiko", None, hint="på egne linjer: - {beskrivelse: …, oppdaget: ÅÅÅÅ-MM-DD, løftet: ÅÅÅÅ-MM-DD}")
    carried = [f"{count(len(measured), 'krav', 'krav')} med måltall fra {letter.id}."] if measured else []
    if due:
        carried.append(f"Fristen fra brevet: {long_date(due)}.")
    to_do = ("Før opp det som ble nådd, og slett kravene rapporten ikke omtaler.",)
    not_asked_for = (
        f"Brevet {letter.id} ber ikke om noen rapport {quoted(answers.code)}. Har rapporten en annen id der, skriver "
        "du den i rapportering; ellers kan nøkkelen stå tom."
    )
    return Plan(
        sheet.written(identity, answers.year, f"Rapporten {identity.id}"),
        tuple(carried),
        to_do,
        () if point else (not_asked_for,),
    )


def _written(number: float | None) -> str:
    """«2,5»."""
    return f"{number:g}".replace(".", ",")


def _letter(dossier: Dossier, year: int) -> Letter:
    of_year = allocation_letters(dossier, year)
    if not of_year:
        raise DraftingError(
            f"Fant ikke noe tildelingsbrev for {year} som ber om rapporten.",
            f"Lag det med «styring new-letter {dossier.code}», eller oppgi et annet år med --year.",
        )
    return of_year[-1]


def _point(letter: Letter, answers: ReportAnswers) -> ReportingPoint | None:
    """What the letter asks for: by the id that the person gives, else by the code, which it need not know."""
    by_id = {point.id: point for point in letter.reporting}
    if answers.point:
        message = f"Brevet {letter.id} ber ikke om noen rapport {quoted(answers.point)}."
        require(answers.point, by_id, message, "Før den opp i brevets rapportering, eller utelat --point.")
    return by_id.get(answers.point or answers.code)


def _requirements(dossier: Dossier, letter: Letter) -> list[Requirement]:
    """The requirements of a letter and of those that supplement it."""
    letters = [letter, *(other for other in dossier.letters.values() if other.main_letter == letter.id)]
    return list({demand.id: demand for each in letters for demand in each.requirements}.values())
