"""The survey of 2019 (guide KA-1 … KA-8), asked again of the records: which tables answer which question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from styring.dossier import Dossier
from styring.records.agency import Agency
from styring.reports.charters import CHARTERS
from styring.reports.compared import Basis
from styring.reports.dialogue_loop import DIALOGUE_LOOP
from styring.reports.labels import LABELS
from styring.reports.letters import Measure
from styring.reports.meetings import MEETINGS
from styring.reports.participation import PARTICIPATION
from styring.reports.publicity import PUBLICITY
from styring.reports.report import Report
from styring.reports.requirements import REQUIREMENTS
from styring.reports.scope import Scope
from styring.reports.signals import SIGNALS
from styring.reports.table import Column, Table, Unit, cell
from styring.reports.themes import THEMES
from styring.reports.timeliness import TIMELINESS
from styring.reports.year_wheel import YEAR_WHEEL

AGENCIES = "virksomheter"
"""The key of the table that says which agencies the survey is about."""
DEMANDS = "krav_år"
"""The key of the table of demands by kind over the years."""

_FROM = (
    (DIALOGUE_LOOP, ("innmeldt", "innspill")),
    (MEETINGS, ("måneder", "dialog", "typer", "navn", "navnevarianter")),
    (PARTICIPATION, ("etatsstyringsmøter", "kontaktmøter", "ledelse", "politisk_ledelse")),
    (YEAR_WHEEL, ("årshjul",)),
    (THEMES, ("temaer", "hovedvekt", "strategiske")),
    (LABELS, ("merkelapper",)),
    (TIMELINESS, ("papirer", "referater")),
    (PUBLICITY, ("virksomheter", "arkiv")),
    (SIGNALS, ("skriftlighet", "gitt_i", "forankring")),
    (CHARTERS, ("oversikt", "plakater")),
    (REQUIREMENTS, ("gjennomsnitt", "endring_panel", "forskyvning")),
)
_REPORTS: Mapping[str, Report] = {report.name: report for report, _ in _FROM}


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the survey.

    Attributes:
        id: KA-1 … KA-8; empty for what was not asked then.
        title: what it is about, as a heading.
        question: as it was asked.
        charts: the charts that show the answer, by name.
        tables: the tables that give it, by key.
    """

    id: str
    title: str
    question: str
    charts: tuple[str, ...]
    tables: tuple[str, ...]


QUESTIONS = (
    Question(
        "KA-1",
        "Roller og ansvar",
        "Har vi en god rolle- og ansvarsfordeling i styringsdialogen? Hvordan er den hos oss, og hvordan vil vi ha "
        "den?",
        (),
        (AGENCIES, "dialogsløyfe_innmeldt", "dialogsløyfe_innspill"),
    ),
    Question(
        "KA-2",
        "Møter, hyppighet og deltakelse",
        "Har vi de rette møtene, rett hyppighet og rett deltakelse, herunder rett involvering til rett tid av politisk "
        "ledelse?",
        ("måneder", "politisk_ledelse"),
        (
            "møter_måneder",
            "deltakelse_etatsstyringsmøter",
            "deltakelse_kontaktmøter",
            "deltakelse_ledelse",
            "deltakelse_politisk_ledelse",
            "årshjul_årshjul",
        ),
    ),
    Question(
        "KA-3",
        "Det viktige, kritiske og strategiske",
        "Benyttes møtene til de viktige, kritiske og strategiske spørsmålene?",
        ("temaer",),
        ("temaer_temaer", "temaer_hovedvekt", "temaer_strategiske", "merkelapper_merkelapper"),
    ),
    Question(
        "KA-4",
        "Formell og uformell dialog",
        "Er det rett miks mellom formell og uformell dialog, og vet deltakerne hva som er hva?",
        ("dialog",),
        ("møter_dialog",),
    ),
    Question(
        "KA-5",
        "Dokumentasjon",
        "Hvordan er det med dokumentasjonen fra de ulike møtene?",
        ("frister",),
        ("møter_typer", "frister_papirer", "frister_referater", "offentlighet_virksomheter", "offentlighet_arkiv"),
    ),
    Question(
        "KA-6",
        "Styringssignaler utenom den formelle dialogen",
        "Hvordan formidles og forankres styringssignaler som kommer utenom den formelle dialogen?",
        (),
        ("styringssignaler_skriftlighet", "styringssignaler_gitt_i", "styringssignaler_forankring"),
    ),
    Question(
        "KA-7",
        "Samarbeidsplakat",
        "Bør det lages en mal for samarbeidsplakat som byrådsavdeling og virksomhet fyller ut sammen?",
        (),
        ("samarbeidsplakater_oversikt", "samarbeidsplakater_plakater"),
    ),
    Question(
        "KA-8",
        "Navn på møtene",
        "Navn på møtene, deltakelse og dokumentasjon varierer mellom avdelingene; bør begrepsbruken bli likere?",
        (),
        ("møter_navn", "møter_navnevarianter"),
    ),
    Question(
        "",
        "Krav i tildelingsbrevene",
        "Hvor mange krav stiller tildelingsbrevene, av hvilke typer, og hvordan har det endret seg?",
        ("krav",),
        (DEMANDS, "krav_gjennomsnitt", "krav_endring_panel", "krav_forskyvning"),
    ),
)
"""The questions in the order of the survey, and what the state has counted since (guide ST-1)."""


def year_of(scope: Scope) -> int:
    """The year that the survey is about: the last one in scope that has begun."""
    return min(scope.last_year or scope.as_of.year, scope.as_of.year)


@dataclass(frozen=True, slots=True)
class _Agency:
    code: str
    record: str
    name: str
    form: str
    steering_role: str | None
    has_clear_roles: bool


@dataclass(frozen=True, slots=True)
class _Observed:
    report: str
    observation: Any


def _observe(dossier: Dossier, scope: Scope) -> Iterator[_Agency | _Observed]:
    agency, word = dossier.agency, dossier.registry.terms.word
    if agency and _belongs(agency, scope):
        yield _Agency(
            code=dossier.code,
            record=str(agency.identity),
            name=agency.name,
            form=word(agency.form).replace("_", " "),
            steering_role=word(agency.steering_role).replace("_", " ") if agency.steering_role else None,
            has_clear_roles=agency.role_clarification is not None,
        )
    for report in _REPORTS.values():
        for observation in report.observe(dossier, _scope_of(report, scope)):
            yield _Observed(report.name, observation)


def _scope_of(report: Report, scope: Scope) -> Scope:
    """Demands are shown over the years, from the first in scope; all else is of one year."""
    year = year_of(scope)
    return replace(scope, first_year=scope.first_year if report is REQUIREMENTS else year, last_year=year)


def _belongs(agency: Agency, scope: Scope) -> bool:
    """Whether an agency was under the department, and existed, at some time in the year."""
    first, last = date(year_of(scope), 1, 1), min(date(year_of(scope), 12, 31), scope.as_of)
    periods = [(agency.from_, agency.to)]
    periods += [(each.from_, each.to) for each in agency.departments if scope.department in {None, each.code}]
    overlaps = [(from_ or first) <= last and (to or last) >= first for from_, to in periods]
    return overlaps[0] and any(overlaps[1:])


def _tabulate(observed: Sequence[_Agency | _Observed], scope: Scope) -> tuple[Table, ...]:
    agencies = [each for each in observed if isinstance(each, _Agency)]
    found = {AGENCIES: _agencies(agencies)}
    for report, keys in _FROM:
        of_report = [e.observation for e in observed if isinstance(e, _Observed) and e.report == report.name]
        tables = {table.key: table for table in report.tabulate(of_report, _scope_of(report, scope))}
        found |= {f"{report.name}_{key}": replace(tables[key], key=f"{report.name}_{key}") for key in keys}
    found[DEMANDS] = _by_year(found["krav_gjennomsnitt"])
    return tuple(found[key] for question in QUESTIONS for key in question.tables)


def _agencies(agencies: Sequence[_Agency]) -> Table:
    columns = (
        Column("virksomhet", "Virksomhet"),
        Column("navn", "Navn"),
        Column("form", "Form"),
        Column("etatsstyrer", "Etatsstyrer"),
        Column("rolleavklaring", "Rolleavklaring"),
    )
    rows = tuple(
        tuple(
            cell(value, [each.record])
            for value in (each.code, each.name, each.form, each.steering_role, each.has_clear_roles)
        )
        for each in sorted(agencies, key=lambda each: each.code)
    )
    notes = (
        "Virksomheter som har hørt til byrådsavdelingen i året. Etatsstyrer er rollen i byrådsavdelingen som har "
        "etatsstyringsansvaret. Rolleavklaring sier om det er ført hvordan roller og ansvar er avklart.",
    )
    return Table(AGENCIES, "Virksomhetene", columns, rows, notes)


def _by_year(means: Table) -> Table:
    """A row for each year and a column for each kind of demand, all letters and annexes together."""
    keys = [column.key for column in means.columns]
    year, kind, mean = (keys.index(key) for key in ("år", "krav", Basis.ALL))
    years = list(dict.fromkeys(row[year].value for row in means.rows))
    cells = {(row[year].value, row[kind].value): row[mean] for row in means.rows}
    rows = tuple((cell(each), *(cells[each, measure.heading] for measure in Measure)) for each in years)
    columns = (
        Column("år", "År", Unit.YEAR),
        *(Column(measure, measure.heading, Unit.MEAN) for measure in Measure),
    )
    notes = ("Alle brev og vedlegg til sammen.", *means.notes)
    return Table(DEMANDS, "Krav per virksomhet etter år, gjennomsnitt", columns, rows, notes)


SURVEY = Report(
    id="kartlegging",
    name="kartlegging",
    title="Kartlegging av styringsdialogen",
    question="Hva svarer postene på spørsmålene i kartleggingen av styringsdialogen (KA-1 til KA-8)?",
    cites=("KA-1", "KA-2", "KA-3", "KA-4", "KA-5", "KA-6", "KA-7", "KA-8", "ST-1"),
    observe=_observe,
    tabulate=_tabulate,
)
