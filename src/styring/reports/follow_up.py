"""R7: follow-up points, those of external advice among them (guide ES-9, ST-3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from styring.dossier import Dossier
from styring.records.dates import day_in
from styring.records.minutes import FollowUp
from styring.reports.grouping import grouped
from styring.reports.held import held_meetings, minutes_of_meetings
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, counted, median, share
from styring.rules.follow_ups import is_open, points

_COUNTS = (
    Column("punkter", "Punkter", Unit.COUNT),
    Column("lukket", "Lukket", Unit.COUNT),
    Column("andel_lukket", "Andel lukket", Unit.PERCENT),
    Column("tid_til_lukking", "Til lukket, median", Unit.DAYS),
    Column("åpne", "Åpne", Unit.COUNT),
    Column("forfalt", "Forfalt", Unit.COUNT),
    Column("uten_frist", "Uten frist", Unit.COUNT),
    Column("alder_median", "Alder, median", Unit.DAYS),
    Column("alder_eldste", "Alder, eldste", Unit.DAYS),
)
_BY_YEAR = (Column("virksomhet", "Virksomhet"), Column("år", "År", Unit.YEAR), *_COUNTS)
_BY_RESPONSIBLE = (
    Column("virksomhet", "Virksomhet"),
    Column("organisasjon", "Ansvarlig"),
    Column("rolle", "Rolle"),
    *_COUNTS,
)
_BY_ORIGIN = (Column("kilde", "Kilde"), *_COUNTS)
_OPEN = (
    Column("virksomhet", "Virksomhet"),
    Column("punkt", "Punkt"),
    Column("organisasjon", "Ansvarlig"),
    Column("rolle", "Rolle"),
    Column("kilde", "Kilde"),
    Column("frist", "Frist", Unit.DATE),
    Column("alder", "Alder", Unit.DAYS),
    Column("over_fristen", "Over fristen", Unit.DAYS),
    Column("sist_tatt_opp", "Sist tatt opp", Unit.DATE),
)
_COUNTED = (
    "Punktene telles i året da møtet ble holdt, også når referatet er et utkast. Punkter fra avlyste og utsatte møter "
    "er ikke med.",
    "Et punkt uten status er åpent, og et åpent punkt er forfalt fra dagen etter fristen. Alderen regnes fra møtet. "
    "Punkter som er utgått, telles som lukket.",
)
_UNDATED = "Et punkt som er lukket uten dato og møte, regnes som lukket også på tidligere dager."


@dataclass(frozen=True, slots=True)
class _Point:
    """A follow-up point as it stood on the day of the report.

    ``closed`` is the day that it was closed or lapsed, where somebody wrote it down.
    """

    agency: str
    record: str
    reference: str
    day: date
    organisation: str
    role: str
    origin: str
    deadline: date | None
    is_open: bool
    closed: date | None
    last_taken_up: date | None


def _observe(dossier: Dossier, scope: Scope) -> Iterator[_Point]:
    taken_up = _last_taken_up(dossier, scope)
    word = dossier.registry.terms.word
    for minutes, day in minutes_of_meetings(dossier, scope):
        for _, point in points(minutes):
            reference = f"{minutes.id}#{point.id}"
            responsible = point.responsible
            role = responsible.role if responsible else None
            closed = None if is_open(point) else _day_closed(point, dossier)
            yield _Point(
                dossier.code,
                str(minutes.identity),
                reference,
                day,
                (responsible.organisation if responsible else None) or "",
                word(role).replace("_", " ") if role else "",
                " ".join((point.source or "").split()),
                point.deadline,
                is_open(point) or (closed is not None and closed > scope.as_of),
                closed,
                taken_up.get(reference),
            )


def _day_closed(point: FollowUp, dossier: Dossier) -> date | None:
    meeting = dossier.meetings.get(point.closed_in) if point.closed_in else None
    return point.closed or (meeting.date if meeting else day_in(point.closed_in or ""))


def _last_taken_up(dossier: Dossier, scope: Scope) -> Mapping[str, date]:
    """The day of the latest meeting that took up a point, by its reference («2026-03-12-esm#op1»)."""
    held = held_meetings(dossier, Scope(scope.as_of))
    return {
        reference: day
        for meeting, day in held
        for item in meeting.agenda
        if not item.dropped
        for reference in item.follow_up_points
    }


def _tabulate(observed: Sequence[_Point], scope: Scope) -> tuple[Table, ...]:
    named = [point for point in observed if point.origin]
    return (
        Table(
            "status",
            "Oppfølgingspunkter etter virksomhet og år",
            _BY_YEAR,
            tuple(_rows(observed, lambda point: (point.agency, point.day.year), scope)),
            (*_COUNTED, _UNDATED),
        ),
        Table(
            "ansvarlige",
            "Oppfølgingspunkter etter ansvarlig",
            _BY_RESPONSIBLE,
            tuple(_rows(observed, lambda point: (point.agency, point.organisation, point.role), scope)),
            _COUNTED,
        ),
        Table(
            "kilder",
            "Oppfølgingspunkter som har en kilde",
            _BY_ORIGIN,
            tuple(_rows(named, lambda point: (point.origin,), scope)),
            (
                "Punkter som har en kilde, for eksempel et eksternt råd eller en revisjon, gruppert etter kilden slik "
                "den er skrevet. Punkter uten kilde er ikke med.",
                *_COUNTED,
            ),
        ),
        Table("punkter", "Åpne oppfølgingspunkter", _OPEN, tuple(_open_points(observed, scope)), _COUNTED),
    )


def _rows(
    observed: Iterable[_Point], key: Callable[[_Point], tuple[str | int, ...]], scope: Scope
) -> Iterator[tuple[Cell, ...]]:
    for values, members in grouped(observed, key):
        yield (*(cell(value or None) for value in values), *_counts(members, scope))


def _counts(members: Sequence[_Point], scope: Scope) -> tuple[Cell, ...]:
    still_open = [point for point in members if point.is_open]
    done = [point for point in members if not point.is_open]
    ages = [_age(point, scope) for point in still_open]
    lasted = [(point, (point.closed - point.day).days) for point in done if point.closed]
    return (
        counted(_records(members)),
        counted(_records(done)),
        share(_records(done), _records(members)),
        cell(median(days for _, days in lasted), _records(point for point, _ in lasted)),
        counted(_records(still_open)),
        counted(_records(point for point in still_open if _days_overdue(point, scope))),
        counted(_records(point for point in still_open if point.deadline is None)),
        cell(median(ages), _records(still_open)),
        cell(max(ages, default=None), _records(still_open)),
    )


def _open_points(observed: Sequence[_Point], scope: Scope) -> Iterator[tuple[Cell, ...]]:
    still_open = [point for point in observed if point.is_open]
    for point in sorted(still_open, key=lambda point: (point.agency, point.deadline or date.max, point.reference)):
        values = (
            point.agency,
            point.reference,
            point.organisation or None,
            point.role or None,
            point.origin or None,
            point.deadline,
            _age(point, scope),
            _days_overdue(point, scope),
            point.last_taken_up,
        )
        yield tuple(cell(value, [point.record]) for value in values)


def _records(points: Iterable[_Point]) -> list[str]:
    return [point.record for point in points]


def _age(point: _Point, scope: Scope) -> int:
    return (scope.as_of - point.day).days


def _days_overdue(point: _Point, scope: Scope) -> int | None:
    """Days since the deadline; ``None`` until it is passed."""
    days = (scope.as_of - point.deadline).days if point.deadline else 0
    return days if days > 0 else None


FOLLOW_UP = Report(
    id="R7",
    name="oppfølging",
    title="Oppfølging",
    question="Hvilke oppfølgingspunkter er åpne eller forfalt, hvor gamle er de, og hvem har ansvaret?",
    cites=("ES-9", "ST-3"),
    observe=_observe,
    tabulate=_tabulate,
)
