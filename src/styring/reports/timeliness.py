"""R5: whether papers come in time before meetings, and minutes after them (guide KA-5, ES-8, ES-12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from styring.dossier import Dossier
from styring.records.base import Kind
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Limits
from styring.records.vocabulary import MeetingKind, MinutesForm, Party
from styring.reports.grouping import grouped
from styring.reports.held import ONLY_HELD, held_meetings
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, counted, median, share
from styring.workdays import between, shift

_KINDS = tuple(MeetingKind)


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper from the agency: how long before the meeting it came, in days and in working days."""

    days: int
    working_days: int
    in_time: bool


@dataclass(frozen=True, slots=True)
class _Written:
    """When the minutes of a meeting were written, as far as it was known on the day of the report.

    Attributes:
        record: the identity of the minutes; ``None`` if there are none with a date.
        to_draft: working days from the meeting to the draft; ``None`` if there is no draft with a date.
        drafted_in_time: ``None`` if nobody can tell, or the deadline is still to come.
        draft_to_final: working days from the draft until the minutes were final.
        to_final: working days from the meeting until they were.
        final_in_time: as for the draft; also ``None`` where there is no deadline, as for a summary.
    """

    record: str | None
    to_draft: int | None
    drafted_in_time: bool | None
    draft_to_final: int | None
    to_final: int | None
    final_in_time: bool | None


@dataclass(frozen=True, slots=True)
class _Held:
    """A meeting that is held; ``papers`` has ``None`` for one that is not recorded as received."""

    agency: str
    year: int
    kind: MeetingKind
    record: str
    papers: tuple[_Paper | None, ...]
    written: _Written


@dataclass(frozen=True, slots=True)
class _Groups:
    """Meetings row by row, the cells that name each row, and the columns of these."""

    columns: tuple[Column, ...]
    members: Sequence[tuple[tuple[Cell, ...], list[_Held]]]


def _observe(dossier: Dossier, scope: Scope) -> Iterator[_Held]:
    limits = scope.limits
    for meeting, day in held_meetings(dossier, scope):
        yield _Held(
            agency=dossier.code,
            year=day.year,
            kind=meeting.kind,
            record=str(meeting.identity),
            papers=tuple(_papers(meeting, day, scope.as_of, limits)),
            written=_written(meeting, day, dossier, scope.as_of, limits),
        )


def _papers(meeting: Meeting, day: date, as_of: date, limits: Limits) -> Iterator[_Paper | None]:
    """As rule ESM13 sees them: the agency's own, for items that were not dropped."""
    due = meeting.papers_deadline or shift(day, -limits.papers_lead)
    dropped = {item.number for item in meeting.agenda if item.dropped}
    for paper in meeting.papers:
        if paper.from_ is Party.VIRKSOMHET and paper.item not in dropped:
            came = _known(paper.received, as_of)
            yield _Paper((day - came).days, between(came, day), came <= due) if came else None


def _known(day: date | None, as_of: date) -> date | None:
    """A day if it had come by the day of the report."""
    return day if day and day <= as_of else None


def _written(meeting: Meeting, day: date, dossier: Dossier, as_of: date, limits: Limits) -> _Written:
    minutes = dossier.minutes.get(meeting.id)
    draft_due = shift(day, limits.draft if meeting.kind.is_formal else limits.summary)
    if minutes is None:
        is_missing = not dossier.exists(Kind.MINUTES, meeting.id) and draft_due < as_of
        return _Written(None, None, False if is_missing else None, None, None, None)
    drafted, final = _known(minutes.draft_date, as_of), _known(minutes.final_date, as_of)
    first = drafted or final
    is_dated = minutes.draft_date is not None or minutes.final_date is not None
    final_due = _final_due(minutes, day, limits) if minutes.form is MinutesForm.REFERAT else None
    is_undated = minutes.is_final and minutes.final_date is None
    return _Written(
        record=str(minutes.identity) if first else None,
        to_draft=between(day, drafted) if drafted else None,
        drafted_in_time=_in_time(first, draft_due, as_of) if is_dated else None,
        draft_to_final=between(drafted, final) if drafted and final else None,
        to_final=between(day, final) if final else None,
        final_in_time=None if final_due is None or is_undated else _in_time(final, final_due, as_of),
    )


def _in_time(done: date | None, due: date, as_of: date) -> bool | None:
    if done:
        return done <= due
    return False if due < as_of else None


def _final_due(minutes: Minutes, day: date, limits: Limits) -> date:
    """As rule REF09 has it: some days after the deadline for comments, or after when it should have been."""
    comments = minutes.comments
    sent = (comments and comments.sent) or shift(day, limits.draft)
    deadline = (comments and comments.deadline) or shift(sent, limits.comment_time)
    return shift(deadline, limits.finalising)


def _tabulate(observed: Sequence[_Held], scope: Scope) -> tuple[Table, ...]:
    limits = scope.limits
    return (
        _papers_table("papirer", "Sakspapirer etter møtetype", _by_kind(observed), limits),
        _papers_table("papirer_virksomheter", "Sakspapirer etter virksomhet", _by_agency(observed), limits),
        _minutes_table("referater", "Fra møte til referat etter møtetype", _by_kind(observed), limits),
        _minutes_table("referater_virksomheter", "Fra møte til referat etter virksomhet", _by_agency(observed), limits),
    )


def _by_kind(observed: Sequence[_Held]) -> _Groups:
    groups = grouped(observed, lambda each: (each.year, _KINDS.index(each.kind)))
    names = (Column("år", "År", Unit.YEAR), Column("møtetype", "Møtetype"))
    return _Groups(names, [((cell(year), cell(_KINDS[number].value)), held) for (year, number), held in groups])


def _by_agency(observed: Sequence[_Held]) -> _Groups:
    groups = grouped(observed, lambda each: (each.agency, each.year))
    names = (Column("virksomhet", "Virksomhet"), Column("år", "År", Unit.YEAR))
    return _Groups(names, [((cell(agency), cell(year)), held) for (agency, year), held in groups])


def _papers_table(key: str, title: str, groups: _Groups, limits: Limits) -> Table:
    columns = (
        *groups.columns,
        Column("papirer", "Sakspapirer", Unit.COUNT),
        Column("median_dager", "Før møtet", Unit.DAYS),
        Column("median_arbeidsdager", "Før møtet", Unit.WORKING_DAYS),
        Column("i_tide", "I tide", Unit.PERCENT),
        Column("uten_dato", "Uten dato", Unit.COUNT),
    )
    rows: list[tuple[Cell, ...]] = []
    for names, held in groups.members:
        every = [(paper, each.record) for each in held for paper in each.papers]
        dated = [(paper, record) for paper, record in every if paper]
        records = [record for _, record in dated]
        if every:
            rows.append((
                *names,
                counted(record for _, record in every),
                cell(median(paper.days for paper, _ in dated), records),
                cell(median(paper.working_days for paper, _ in dated), records),
                share((record for paper, record in dated if paper.in_time), records),
                counted(record for paper, record in every if paper is None),
            ))  # fmt: skip
    notes = (
        ONLY_HELD,
        "Med er papirer fra virksomheten, men ikke til saker som utgikk. Tiden før møtet er medianen.",
        f"I tide er innen møtets frist for sakspapirer. Uten en slik frist er det senest {limits.papers_lead} "
        "arbeidsdager før møtet. Andelen er regnet av papirene med dato.",
    )
    return Table(key, title, columns, tuple(rows), notes)


def _minutes_table(key: str, title: str, groups: _Groups, limits: Limits) -> Table:
    columns = (
        *groups.columns,
        Column("møter", "Møter", Unit.COUNT),
        Column("median_til_utkast", "Fra møte til utkast", Unit.WORKING_DAYS),
        Column("utkast_i_tide", "Utkast i tide", Unit.PERCENT),
        Column("median_utkast_til_endelig", "Fra utkast til endelig", Unit.WORKING_DAYS),
        Column("median_til_endelig", "Fra møte til endelig", Unit.WORKING_DAYS),
        Column("endelig_i_tide", "Endelig i tide", Unit.PERCENT),
    )
    rows = tuple(
        (
            *names,
            counted(each.record for each in held),
            _median(held, lambda written: written.to_draft),
            _in_time_share(held, lambda written: written.drafted_in_time),
            _median(held, lambda written: written.draft_to_final),
            _median(held, lambda written: written.to_final),
            _in_time_share(held, lambda written: written.final_in_time),
        )
        for names, held in groups.members
    )
    notes = (
        ONLY_HELD,
        "Tidene er medianer.",
        f"Utkastet er i tide innen {limits.draft} arbeidsdager etter et etatsstyringsmøte eller oppdragsstyringsmøte, "
        f"og innen {limits.summary} etter et kontaktmøte eller fagmøte. Et møte uten referat eller oppsummering "
        "er ikke i tide når fristen er ute.",
        f"Et referat er endelig i tide innen {limits.finalising} arbeidsdager etter kommentarfristen. "
        "Oppsummeringer har ingen slik frist.",
        "Møter der en dato mangler, og møter der fristen ikke er ute, er ikke med i andelene.",
    )
    return Table(key, title, columns, rows, notes)


def _median(held: Sequence[_Held], of: Callable[[_Written], int | None]) -> Cell:
    found = [(days, each.written.record) for each in held if (days := of(each.written)) is not None]
    return cell(median(days for days, _ in found), (record for _, record in found if record))


def _in_time_share(held: Sequence[_Held], of: Callable[[_Written], bool | None]) -> Cell:
    judged = [each for each in held if of(each.written) is not None]
    return share((each.record for each in judged if of(each.written)), (each.record for each in judged))


TIMELINESS = Report(
    id="R5",
    name="frister",
    title="Tidsbruk og frister",
    question="Kommer sakspapirene i tide, og hvor lang tid tar det fra møte til endelig referat?",
    cites=("KA-5", "ES-8", "ES-12"),
    observe=_observe,
    tabulate=_tabulate,
)
