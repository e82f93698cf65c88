"""R11: the dialogue loop, that both parties raise matters, and in time (guide OR-4, ES-4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from styring.dossier import Dossier
from styring.records.meeting import Meeting
from styring.records.vocabulary import InputOutcome, MeetingKind, Party
from styring.reports.grouping import grouped
from styring.reports.held import ONLY_HELD, held_meetings
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, counted, median, share

_KINDS = tuple(MeetingKind)
_RAISED = (
    Column("virksomhet", "Virksomhet"),
    Column("år", "År", Unit.YEAR),
    Column("møtetype", "Møtetype"),
    Column("saker", "Saker", Unit.COUNT),
    Column("fra_virksomheten", "Fra virksomheten", Unit.COUNT),
    Column("fra_byrådsavdelingen", "Fra byrådsavdelingen", Unit.COUNT),
    Column("ikke_oppgitt", "Ikke oppgitt", Unit.COUNT),
    Column("andel_fra_virksomheten", "Virksomhetens andel", Unit.PERCENT),
)
_INPUT = (
    Column("virksomhet", "Virksomhet"),
    Column("år", "År", Unit.YEAR),
    Column("møter", "Etatsstyringsmøter", Unit.COUNT),
    Column("invitert", "Med invitasjon til innspill", Unit.COUNT),
    Column("andel_invitert", "Andel med invitasjon", Unit.PERCENT),
    Column("innspill", "Innspill", Unit.COUNT),
    Column("tatt_inn", "Tatt inn", Unit.COUNT),
    Column("avvist", "Avvist", Unit.COUNT),
    Column("uten_svar", "Uten svar", Unit.COUNT),
    Column("andel_tatt_inn", "Andel tatt inn", Unit.PERCENT),
)
_RISKS = (
    Column("virksomhet", "Virksomhet"),
    Column("år", "År", Unit.YEAR),
    Column("risikoer", "Risikoer", Unit.COUNT),
    Column("før_rapporten", "Løftet før rapporten", Unit.COUNT),
    Column("andel_før_rapporten", "Andel før rapporten", Unit.PERCENT),
    Column("tid_til_løftet_median", "Til løftet, median", Unit.DAYS),
    Column("tid_til_løftet_lengste", "Til løftet, lengste", Unit.DAYS),
    Column("tid_til_møte_median", "Til neste møte, median", Unit.DAYS),
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A meeting, with the party that raised each item and what became of each input of the agency."""

    agency: str
    record: str
    year: int
    kind: MeetingKind
    raised_by: tuple[Party | None, ...]
    is_invited: bool
    outcomes: tuple[InputOutcome | None, ...]


@dataclass(frozen=True, slots=True)
class _Risk:
    """A risk in a report, in the year that the department got to know of it.

    Attributes:
        was_early: lifted before the report came; ``None`` where the days do not tell.
        days: from discovered to lifted; ``None`` likewise.
        next_meeting: the next etatsstyringsmøte, and the days from lifted to that.
    """

    agency: str
    record: str
    year: int
    was_early: bool | None
    days: int | None
    next_meeting: tuple[str, int] | None


_Observed: TypeAlias = _Held | _Risk


def _observe(dossier: Dossier, scope: Scope) -> Iterator[_Observed]:
    for meeting, day in held_meetings(dossier, scope):
        yield _held(meeting, day, dossier)
    yield from _risks(dossier, scope)


def _held(meeting: Meeting, day: date, dossier: Dossier) -> _Held:
    given = meeting.input
    return _Held(
        dossier.code,
        str(meeting.identity),
        day.year,
        meeting.kind,
        tuple(item.raised_by for item in meeting.agenda),
        given is not None and given.invited is not None,
        tuple(each.outcome for each in given.received) if given else (),
    )


def _risks(dossier: Dossier, scope: Scope) -> Iterator[_Risk]:
    held = [
        (str(meeting.identity), day)
        for meeting, day in held_meetings(dossier, Scope(scope.as_of))
        if meeting.kind is MeetingKind.ETATSSTYRINGSMOTE
    ]
    for report in dossier.reports.values():
        for risk in report.risk:
            raised = risk.raised or report.received
            if raised is None or not scope.has(dossier, raised):
                continue
            yield _Risk(
                dossier.code,
                str(report.identity),
                raised.year,
                risk.raised < report.received if risk.raised and report.received else None,
                (raised - risk.discovered).days if risk.discovered else None,
                next(((record, (day - raised).days) for record, day in held if day >= raised), None),
            )


def _tabulate(observed: Sequence[_Observed], scope: Scope) -> tuple[Table, ...]:
    held = [each for each in observed if isinstance(each, _Held)]
    risks = [each for each in observed if isinstance(each, _Risk)]
    return (
        Table(
            "innmeldt",
            "Hvem som meldte inn sakene",
            _RAISED,
            tuple(_raised(held)),
            (
                ONLY_HELD,
                "Også saker som utgikk, er med, for de var meldt inn.",
                "Virksomhetens andel er regnet av sakene der det er oppgitt hvem som meldte dem inn.",
            ),
        ),
        Table(
            "innspill",
            "Virksomhetens innspill til etatsstyringsmøtene",
            _INPUT,
            tuple(_input(held)),
            (ONLY_HELD, "Andelen som er tatt inn, er regnet av alle innspillene."),
        ),
        Table(
            "risiko",
            "Hvor tidlig risiko ble løftet",
            _RISKS,
            tuple(_lifted(risks)),
            (
                "Risikoer fra rapportene, i året de ble løftet. En risiko uten dato for når den ble løftet, regnes som "
                "løftet da rapporten kom.",
                "Andelen løftet før rapporten kom, er regnet av risikoene der begge datoene er oppgitt.",
                "Postene sier ikke om en risiko slo til, så rapporten sier ikke hvor lenge i forkant den ble løftet.",
                "Tiden til løftet regnes fra risikoen ble oppdaget. Neste møte er det første gjennomførte "
                "etatsstyringsmøtet samme dag eller senere, og tiden dit regnes fra risikoen ble løftet.",
            ),
        ),
    )


def _raised(held: Sequence[_Held]) -> Iterator[tuple[Cell, ...]]:
    for (agency, year, kind), meetings in grouped(held, lambda each: (each.agency, each.year, _KINDS.index(each.kind))):
        items = [(party, each.record) for each in meetings for party in each.raised_by]
        by = {party: [record for who, record in items if who is party] for party in (*Party, None)}
        agencys, departments = by[Party.VIRKSOMHET], by[Party.BYRADSAVDELING]
        yield (
            cell(agency),
            cell(year),
            cell(_KINDS[kind]),
            counted(record for _, record in items),
            counted(agencys),
            counted(departments),
            counted(by[None]),
            share(agencys, [*agencys, *departments]),
        )


def _input(held: Sequence[_Held]) -> Iterator[tuple[Cell, ...]]:
    formal = [each for each in held if each.kind is MeetingKind.ETATSSTYRINGSMOTE]
    for (agency, year), meetings in grouped(formal, lambda each: (each.agency, each.year)):
        records = [each.record for each in meetings]
        invited = [each.record for each in meetings if each.is_invited]
        received = [(outcome, each.record) for each in meetings for outcome in each.outcomes]
        by = {outcome: [record for what, record in received if what is outcome] for outcome in (*InputOutcome, None)}
        yield (
            cell(agency),
            cell(year),
            counted(records),
            counted(invited),
            share(invited, records),
            counted(record for _, record in received),
            counted(by[InputOutcome.TATT_INN]),
            counted(by[InputOutcome.AVVIST]),
            counted(by[None]),
            share(by[InputOutcome.TATT_INN], [record for _, record in received]),
        )


def _lifted(risks: Iterable[_Risk]) -> Iterator[tuple[Cell, ...]]:
    for (agency, year), members in grouped(risks, lambda each: (each.agency, each.year)):
        early = [each.record for each in members if each.was_early]
        known = [each.record for each in members if each.was_early is not None]
        timed = [(each.record, each.days) for each in members if each.days is not None]
        met = [(each.record, *each.next_meeting) for each in members if each.next_meeting]
        yield (
            cell(agency),
            cell(year),
            counted(each.record for each in members),
            counted(early),
            share(early, known),
            cell(median(days for _, days in timed), [record for record, _ in timed]),
            cell(max((days for _, days in timed), default=None), [record for record, _ in timed]),
            cell(
                median(days for *_, days in met), [record for report, meeting, _ in met for record in (report, meeting)]
            ),
        )


DIALOGUE_LOOP = Report(
    id="R11",
    name="dialogsløyfe",
    title="Dialogsløyfen",
    question="Hvem melder inn sakene, og hvor tidlig løftes risiko?",
    cites=("OR-4", "ES-4"),
    observe=_observe,
    tabulate=_tabulate,
)
