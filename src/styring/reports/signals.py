"""R8: steering signals given informally, and how they were put in writing (guide KA-6, UF-10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from styring.dossier import Dossier
from styring.records.base import Kind, Record
from styring.records.publicity import is_final
from styring.records.signal import Signal
from styring.records.vocabulary import LetterKind, MeetingKind
from styring.reports.grouping import grouped
from styring.reports.held import minutes_of_meetings
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, counted, median, share
from styring.rules.conditions import kind_of
from styring.rules.signals import Given, document, signals_in
from styring.workdays import between

_OUTSIDE = "utenom møtene"
_COUNTS = (
    Column("signaler", "Signaler", Unit.COUNT),
    Column("skriftliggjort", "Skriftliggjort", Unit.COUNT),
    Column("andel_skriftliggjort", "Andel skriftliggjort", Unit.PERCENT),
    Column("tid_median", "Til skriftliggjort, median", Unit.WORKING_DAYS),
    Column("tid_lengste", "Til skriftliggjort, lengste", Unit.WORKING_DAYS),
    Column("forankret", "Forankret", Unit.COUNT),
    Column("andel_forankret", "Andel forankret", Unit.PERCENT),
)
_BY_YEAR = (Column("virksomhet", "Virksomhet"), Column("år", "År", Unit.YEAR), *_COUNTS)
_BY_PLACE = (Column("gitt_i", "Gitt i"), *_COUNTS)
_ANCHORS = (Column("brevtype", "Brevtype"), Column("signaler", "Signaler", Unit.COUNT))
_LIST = (
    Column("virksomhet", "Virksomhet"),
    Column("signal", "Signal"),
    Column("gitt", "Gitt", Unit.DATE),
    Column("gitt_i", "Gitt i"),
    Column("type", "Type"),
    Column("skriftliggjort_i", "Skriftliggjort i"),
    Column("skriftliggjort", "Skriftliggjort", Unit.DATE),
    Column("tid", "Til skriftliggjort", Unit.WORKING_DAYS),
    Column("forankret_i", "Forankret i"),
)
_COUNTED = (
    "Med er styringssignaler som er gitt i kontaktmøter, i fagmøter eller utenom møtene. Signaler fra avlyste og "
    "utsatte møter er ikke med.",
    "Et signal er skriftliggjort når brevet det står i, er sendt, eller referatet er endelig. Det er forankret når det "
    "viser til et brev som er sendt.",
)


@dataclass(frozen=True, slots=True)
class _Informal:
    """A signal as it stood on the day of the report.

    ``anchor`` is a letter that is sent, and ``anchor_kind`` its kind. ``written`` is the day that the signal was put in
    writing, and ``written_in`` the document. Both pairs are empty where there is no such document.
    """

    agency: str
    record: str
    reference: str
    day: date
    given_in: str
    kind: str | None
    anchor: str | None
    anchor_kind: LetterKind | None
    written: date | None
    written_in: str | None

    @property
    def working_days(self) -> int | None:
        """From given to written; ``None`` if it is not in writing, or said to have been before it was given."""
        return between(self.day, self.written) if self.written and self.written >= self.day else None


def _observe(dossier: Dossier, scope: Scope) -> Iterator[_Informal]:
    for minutes, day in minutes_of_meetings(dossier, scope):
        kind = kind_of(minutes, dossier)
        yield from _informal(minutes, day, kind or _OUTSIDE, dossier, scope)
    for signal in dossier.signals.values():
        if scope.has(dossier, signal.date):
            yield from _informal(signal, signal.date, _place(signal, dossier), dossier, scope)


def _place(signal: Signal, dossier: Dossier) -> str:
    """What kind of meeting a signal of its own was given in, if it was in one."""
    if signal.meeting is None:
        return _OUTSIDE
    meeting = dossier.meetings.get(signal.meeting)
    kinds = (kind for kind in MeetingKind if kind.code == signal.meeting[11:14])
    return meeting.kind if meeting else next(kinds, _OUTSIDE)


def _informal(record: Record, day: date, given_in: str, dossier: Dossier, scope: Scope) -> Iterator[_Informal]:
    for signal in signals_in(record, dossier):
        if signal.is_informal:
            written = signal.put_in_writing if _is_in_writing(signal, record, dossier, scope) else None
            anchor_kind = _kind_of_sent(signal.anchored_in, dossier, scope) if signal.anchored_in else None
            yield _Informal(
                dossier.code,
                str(record.identity),
                f"{record.id}#{signal.id}" if signal.id else record.id,
                day,
                given_in,
                signal.kind.replace("_", " ") if signal.kind else None,
                signal.anchored_in if anchor_kind else None,
                anchor_kind,
                written.date if written else None,
                written.document if written else None,
            )


def _is_in_writing(signal: Given, record: Record, dossier: Dossier, scope: Scope) -> bool:
    """Whether a finished document tells of it; a document that cannot be read is believed, as rule DIA01 does."""
    written = signal.put_in_writing
    if written is None or written.date > scope.as_of:
        return False
    found = document(written.document, dossier)
    if found is None:
        return any(dossier.exists(kind, written.document) for kind in (Kind.LETTER, Kind.MINUTES))
    return found is not record and is_final(found)


def _kind_of_sent(id: str, dossier: Dossier, scope: Scope) -> LetterKind | None:
    """The kind of a letter that is sent; the id tells it of a letter that cannot be read."""
    letter = dossier.letters.get(id)
    if letter:
        return letter.kind if letter.is_sent and letter.date <= scope.as_of else None
    kinds = (kind for kind in LetterKind if kind.code == id[11:].partition("-")[0])
    return next(kinds, None) if dossier.exists(Kind.LETTER, id) else None


def _tabulate(observed: Sequence[_Informal], scope: Scope) -> tuple[Table, ...]:
    return (
        Table(
            "skriftlighet",
            "Uformelle styringssignaler etter virksomhet og år",
            _BY_YEAR,
            tuple(_rows(observed, lambda each: (each.agency, each.day.year))),
            _COUNTED,
        ),
        Table(
            "gitt_i",
            "Uformelle styringssignaler etter hvor de ble gitt",
            _BY_PLACE,
            tuple(_rows(observed, lambda each: (each.given_in,))),
            _COUNTED,
        ),
        Table(
            "forankring",
            "Brevene de uformelle styringssignalene er forankret i",
            _ANCHORS,
            tuple(_anchors(observed)),
            _COUNTED[:1],
        ),
        Table("signaler", "Uformelle styringssignaler", _LIST, tuple(_listed(observed)), _COUNTED),
    )


def _rows(
    observed: Iterable[_Informal], key: Callable[[_Informal], tuple[str | int, ...]]
) -> Iterator[tuple[Cell, ...]]:
    for values, members in grouped(observed, key):
        in_writing = [each for each in members if each.written]
        timed = [(each, each.working_days) for each in in_writing if each.working_days is not None]
        anchored = [each for each in members if each.anchor_kind]
        yield (
            *map(cell, values),
            counted(_records(members)),
            counted(_records(in_writing)),
            share(_records(in_writing), _records(members)),
            cell(median(days for _, days in timed), _records(each for each, _ in timed)),
            cell(max((days for _, days in timed), default=None), _records(each for each, _ in timed)),
            counted(_records(anchored)),
            share(_records(anchored), _records(members)),
        )


def _anchors(observed: Iterable[_Informal]) -> Iterator[tuple[Cell, ...]]:
    kinds = (*LetterKind, None)
    for (kind,), members in grouped(observed, lambda each: (kinds.index(each.anchor_kind),)):
        name = kinds[kind]
        yield cell(name.replace("_", " ") if name else "ikke forankret i brev"), counted(_records(members))


def _listed(observed: Iterable[_Informal]) -> Iterator[tuple[Cell, ...]]:
    for each in sorted(observed, key=lambda each: (each.agency, each.day, each.reference)):
        values = (
            each.agency,
            each.reference,
            each.day,
            each.given_in,
            each.kind,
            each.written_in,
            each.written,
            each.working_days,
            each.anchor,
        )
        yield tuple(cell(value, [each.record]) for value in values)


def _records(observed: Iterable[_Informal]) -> list[str]:
    return [each.record for each in observed]


SIGNALS = Report(
    id="R8",
    name="styringssignaler",
    title="Styringssignaler",
    question="Hvordan forankres og skriftliggjøres styringssignaler som gis utenom den formelle dialogen?",
    cites=("KA-6", "UF-10"),
    observe=_observe,
    tabulate=_tabulate,
)
