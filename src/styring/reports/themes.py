"""R6: what the meetings are about (guide KA-3, ES-5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from styring.dossier import Dossier
from styring.records.meeting import Meeting
from styring.records.vocabulary import MeetingKind, Theme
from styring.reports.grouping import grouped
from styring.reports.held import NO_DROPPED_ITEMS, ONLY_HELD, held_meetings
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, counted, mean, percentage, share
from styring.rules.themes import Share, share_of

_KINDS = tuple(MeetingKind)
_THEMES = (*Theme, None)
_MAIN = (Theme.MALOPPNAELSE, Theme.RESULTATER, Theme.RISIKO)
_DETAIL = (Theme.INNSATSFAKTOR, Theme.ENKELTSAK)

_MIX = (
    Column("år", "År", Unit.YEAR),
    Column("møtetype", "Møtetype"),
    Column("tema", "Tema"),
    Column("saker", "Saker", Unit.COUNT),
    Column("andel_saker", "Andel av sakene", Unit.PERCENT),
    Column("minutter", "Avsatte minutter", Unit.COUNT),
    Column("andel_minutter", "Andel av minuttene", Unit.PERCENT),
)
_MAIN_WEIGHT = (
    Column("virksomhet", "Virksomhet"),
    Column("år", "År", Unit.YEAR),
    Column("møter", "Etatsstyringsmøter", Unit.COUNT),
    Column("andel_mål_resultater_risiko", "Mål, resultater og risiko", Unit.PERCENT),
    Column("andel_innsatsfaktorer_enkeltsaker", "Innsatsfaktorer og enkeltsaker", Unit.PERCENT),
)
_STRATEGIC = (
    Column("virksomhet", "Virksomhet"),
    Column("år", "År", Unit.YEAR),
    Column("møtetype", "Møtetype"),
    Column("møter", "Møter", Unit.COUNT),
    Column("saker", "Saker", Unit.COUNT),
    Column("strategiske", "Strategiske saker", Unit.COUNT),
    Column("andel_strategiske", "Andel strategiske", Unit.PERCENT),
)
_COUNTED = (ONLY_HELD, NO_DROPPED_ITEMS)


@dataclass(frozen=True, slots=True)
class _Item:
    theme: Theme | None
    minutes: int
    is_strategic: bool


@dataclass(frozen=True, slots=True)
class _Agenda:
    agency: str
    record: str
    year: int
    kind: MeetingKind
    items: tuple[_Item, ...]
    main: Share
    detail: Share


_ThemedItem: TypeAlias = tuple[_Agenda, _Item]


def _observe(dossier: Dossier, scope: Scope) -> Iterator[_Agenda]:
    for meeting, day in held_meetings(dossier, scope):
        yield _Agenda(
            dossier.code,
            str(meeting.identity),
            day.year,
            meeting.kind,
            tuple(_items(meeting)),
            share_of(_MAIN, meeting.agenda),
            share_of(_DETAIL, meeting.agenda),
        )


def _items(meeting: Meeting) -> Iterator[_Item]:
    for item in meeting.agenda:
        if not item.dropped:
            yield _Item(item.theme, item.duration_min or 0, item.strategic is True)


def _tabulate(observed: Sequence[_Agenda], scope: Scope) -> tuple[Table, ...]:
    return (
        Table(
            "temaer",
            "Saker og tid etter tema",
            _MIX,
            tuple(_mix(observed)),
            (*_COUNTED, "Saker uten avsatt tid er ikke med i minuttene."),
        ),
        Table(
            "hovedvekt",
            "Hovedvekten i etatsstyringsmøtene",
            _MAIN_WEIGHT,
            tuple(_main_weight(observed)),
            (
                *_COUNTED,
                "Andelene er gjennomsnitt av andelen i hvert møte. I et møte er den regnet av minuttene når alle "
                "sakene har avsatt tid, ellers av antall saker. Oppfølging og annet er holdt utenfor, som i reglene "
                "ESM08 og ESM09.",
            ),
        ),
        Table("strategiske", "Strategiske saker", _STRATEGIC, tuple(_strategic(observed)), _COUNTED),
    )


def _mix(observed: Sequence[_Agenda]) -> Iterator[tuple[Cell, ...]]:
    for (year, kind), agendas in grouped(observed, lambda each: (each.year, _KINDS.index(each.kind))):
        whole: list[_ThemedItem] = [(agenda, item) for agenda in agendas for item in agenda.items]
        for (theme,), part in grouped(whole, lambda each: (_THEMES.index(each[1].theme),)):
            timed = _timed(part)
            yield (
                cell(year),
                cell(_KINDS[kind]),
                cell(_THEMES[theme] or "uten tema"),
                counted(_records(part)),
                share(_records(part), _records(whole)),
                cell(_minutes(timed) if timed else None, _records(timed)),
                cell(percentage(_minutes(timed), _minutes(whole)) if timed else None, _records(_timed(whole))),
            )


def _records(items: Sequence[_ThemedItem]) -> list[str]:
    return [agenda.record for agenda, _ in items]


def _timed(items: Sequence[_ThemedItem]) -> list[_ThemedItem]:
    return [(agenda, item) for agenda, item in items if item.minutes]


def _minutes(items: Sequence[_ThemedItem]) -> int:
    return sum(item.minutes for _, item in items)


def _main_weight(observed: Sequence[_Agenda]) -> Iterator[tuple[Cell, ...]]:
    formal = [each for each in observed if each.kind is MeetingKind.ETATSSTYRINGSMOTE]
    for (agency, year), agendas in grouped(formal, lambda each: (each.agency, each.year)):
        yield (
            cell(agency),
            cell(year),
            counted(each.record for each in agendas),
            _mean_share([(each.record, each.main) for each in agendas]),
            _mean_share([(each.record, each.detail) for each in agendas]),
        )


def _mean_share(shares: Sequence[tuple[str, Share]]) -> Cell:
    """The mean of the shares of something; an agenda without any item that counts has none."""
    known = [(record, share) for record, share in shares if share.whole]
    return cell(mean(100 * share.part / share.whole for _, share in known), [record for record, _ in known])


def _strategic(observed: Sequence[_Agenda]) -> Iterator[tuple[Cell, ...]]:
    for (agency, year, kind), agendas in grouped(
        observed, lambda each: (each.agency, each.year, _KINDS.index(each.kind))
    ):
        items = [(agenda, item) for agenda in agendas for item in agenda.items]
        strategic = [(agenda, item) for agenda, item in items if item.is_strategic]
        yield (
            cell(agency),
            cell(year),
            cell(_KINDS[kind]),
            counted(each.record for each in agendas),
            counted(_records(items)),
            counted(_records(strategic)),
            share(_records(strategic), _records(items)),
        )


THEMES = Report(
    id="R6",
    name="temaer",
    title="Temaer",
    question="Hva handler møtene om, og brukes de til det viktige, kritiske og strategiske?",
    cites=("KA-3", "ES-5"),
    observe=_observe,
    tabulate=_tabulate,
)
