"""R3: which meetings are held, what they are called, and whether they are documented (guide KA-4, KA-5, KA-8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from styring.dossier import Dossier
from styring.messages import MONTHS, listing
from styring.records.base import Identity, Kind
from styring.records.meeting import Meeting
from styring.records.vocabulary import MEETING_NAME_ALIASES, MeetingKind, MinutesForm
from styring.reports.grouping import grouped
from styring.reports.held import ONLY_HELD, held_meetings
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, counted, rounded, share

_KINDS = tuple(MeetingKind)
_NAME = re.compile(r"(?<!\w)([\w-]+?(?:møte|seminar|samling|samtale|forum))(?:t|r|ne|e[trn]|ene|a)?(?!\w)")
"""The word in a meeting's name that says what kind of meeting it is, without its inflection."""

_COUNTED = (ONLY_HELD, "Fellesmøter er regnet med hos virksomheten som har møtet i sin mappe.")


@dataclass(frozen=True, slots=True)
class _Held:
    """A meeting that is held.

    Attributes:
        department: code of the agency's department on that day; empty if unknown.
        record: the meeting's identity.
        called: the name that is used of such a meeting.
        character: whether the convening told if it was formal; ``None`` where it need not.
        minutes: the identity of minutes that were there on the day of the report; they may be a draft.
        form: that of the minutes; ``None`` also where they cannot be read.
        final: whether the minutes were final by then.
    """

    agency: str
    department: str
    day: date
    kind: MeetingKind
    record: str
    called: str
    character: bool | None
    minutes: str | None
    form: MinutesForm | None
    final: bool


def _observe(dossier: Dossier, scope: Scope) -> Iterator[_Held]:
    for meeting, day in held_meetings(dossier, scope):
        minutes, form, final = _documentation(meeting, dossier, scope.as_of)
        yield _Held(
            agency=dossier.code,
            department=dossier.department_on(day) or "",
            day=day,
            kind=meeting.kind,
            record=str(meeting.identity),
            called=_called(meeting),
            character=_character(meeting),
            minutes=minutes,
            form=form,
            final=final,
        )


def _documentation(meeting: Meeting, dossier: Dossier, as_of: date) -> tuple[str | None, MinutesForm | None, bool]:
    identity = str(Identity(dossier.code, Kind.MINUTES, meeting.id))
    minutes = dossier.minutes.get(meeting.id)
    if minutes is None:
        return (identity if dossier.exists(Kind.MINUTES, meeting.id) else None), None, False
    written = minutes.draft_date or minutes.final_date
    if written and written > as_of:
        return None, None, False
    return identity, minutes.form, minutes.is_final and (minutes.final_date is None or minutes.final_date <= as_of)


def _called(meeting: Meeting) -> str:
    """«strategimøte» of «Strategimøtet om parkene»; the whole name if no word in it says so; else that of the type."""
    name = " ".join((meeting.name or meeting.kind.value).casefold().split())
    found = _NAME.search(name)
    return found[1] if found else name


def _character(meeting: Meeting) -> bool | None:
    if meeting.kind not in {MeetingKind.ETATSSTYRINGSMOTE, MeetingKind.KONTAKTMOTE}:
        return None
    return bool(meeting.convening and meeting.convening.character_stated)


def _tabulate(observed: Sequence[_Held], scope: Scope) -> tuple[Table, ...]:
    return (_by_kind(observed), _mix(observed), _by_month(observed, scope), _by_name(observed), _variants(observed))


def _records(held: Sequence[_Held]) -> list[str]:
    return [each.record for each in held]


def _by_kind(observed: Sequence[_Held]) -> Table:
    columns = (
        Column("år", "År", Unit.YEAR),
        Column("byrådsavdeling", "Byrådsavdeling"),
        Column("møtetype", "Møtetype"),
        Column("dialog", "Dialog"),
        Column("møter", "Møter", Unit.COUNT),
        Column("referat", "Referat", Unit.COUNT),
        Column("oppsummering", "Oppsummering", Unit.COUNT),
        Column("dokumentert", "Dokumentert", Unit.PERCENT),
        Column("endelig", "Endelig", Unit.PERCENT),
    )
    rows: list[tuple[Cell, ...]] = []
    by_kind = grouped(observed, lambda each: (each.day.year, each.department, _KINDS.index(each.kind)))
    for (year, department, number), held in by_kind:
        written = [(each.minutes, each) for each in held if each.minutes]
        rows.append((
            cell(year),
            cell(department or None),
            cell(_KINDS[number].value),
            cell("formell" if _KINDS[number].is_formal else "uformell"),
            counted(_records(held)),
            counted(minutes for minutes, each in written if each.form is MinutesForm.REFERAT),
            counted(minutes for minutes, each in written if each.form is MinutesForm.OPPSUMMERING),
            share(_records([each for _, each in written]), _records(held)),
            share(_records([each for each in held if each.final]), _records(held)),
        ))  # fmt: skip
    notes = (
        *_COUNTED,
        "Et møte er dokumentert når det finnes referat eller oppsummering fra det; et utkast er nok. "
        "Endelig er andelen av møtene der referatet eller oppsummeringen er endelig.",
        "Møtet er ført på byrådsavdelingen som virksomheten hørte til på møtedagen.",
    )
    return Table("typer", "Møter etter type", columns, tuple(rows), notes)


def _mix(observed: Sequence[_Held]) -> Table:
    columns = (
        Column("virksomhet", "Virksomhet"),
        Column("år", "År", Unit.YEAR),
        Column("formelle", "Formelle møter", Unit.COUNT),
        Column("uformelle", "Uformelle møter", Unit.COUNT),
        Column("andel_formelle", "Andel formelle", Unit.PERCENT),
        Column("uformelle_per_formelt", "Uformelle per formelt", Unit.MEAN),
        Column("karakter_oppgitt", "Formelt eller uformelt oppgitt", Unit.PERCENT),
    )
    rows: list[tuple[Cell, ...]] = []
    for (agency, year), held in grouped(observed, lambda each: (each.agency, each.day.year)):
        formal = _records([each for each in held if each.kind.is_formal])
        informal = _records([each for each in held if not each.kind.is_formal])
        rows.append((
            cell(agency),
            cell(year),
            counted(formal),
            counted(informal),
            share(formal, _records(held)),
            cell(rounded(len(informal) / len(formal)) if formal else None, _records(held)),
            share(
                _records([each for each in held if each.character]),
                _records([each for each in held if each.character is not None]),
            ),
        ))  # fmt: skip
    notes = (
        *_COUNTED,
        "Etatsstyringsmøter og oppdragsstyringsmøter er formelle, kontaktmøter og fagmøter uformelle.",
        "Formelt eller uformelt oppgitt er andelen av etatsstyringsmøtene og kontaktmøtene der innkallingen sier hva "
        "møtet er.",
    )
    return Table("dialog", "Formell og uformell dialog", columns, tuple(rows), notes)


def _by_month(observed: Sequence[_Held], scope: Scope) -> Table:
    """Every month of each year with a meeting, up to the day of the report."""
    columns = (
        Column("år", "År", Unit.YEAR),
        Column("måned", "Måned"),
        *(Column(kind.value, f"{kind.capitalize()}r", Unit.COUNT) for kind in _KINDS),
    )
    found = dict(grouped(observed, lambda each: (each.day.year, each.day.month)))
    rows = tuple(
        (
            cell(year),
            cell(name),
            *(counted(_records([m for m in found.get((year, month), ()) if m.kind is kind])) for kind in _KINDS),
        )
        for year in sorted({year for year, _ in found})
        for month, name in enumerate(MONTHS, start=1)
        if date(year, month, 1) <= scope.as_of
    )
    return Table("måneder", "Møter etter type og måned", columns, rows, _COUNTED)


def _by_name(observed: Sequence[_Held]) -> Table:
    columns = (
        Column("møtetype", "Møtetype"),
        Column("navn", "Navn i bruk"),
        Column("felles_begrep", "Felles begrep"),
        Column("brukes_også_om", "Brukes også om"),
        Column("byrådsavdelinger", "Byrådsavdelinger"),
        Column("møter", "Møter", Unit.COUNT),
    )
    kinds_of_name = {name: {each.kind for each in held} for (name,), held in grouped(observed, lambda e: (e.called,))}
    rows: list[tuple[Cell, ...]] = []
    for (number, name), held in grouped(observed, lambda each: (_KINDS.index(each.kind), each.called)):
        kind = _KINDS[number]
        others = [other.value for other in _KINDS if other in kinds_of_name[name] - {kind}]
        rows.append((
            cell(kind.value),
            cell(name),
            cell(name == kind or kind in MEETING_NAME_ALIASES.get(name, ())),
            cell(listing(others) if others else None),
            cell(", ".join(sorted({each.department for each in held} - {""})) or None),
            counted(_records(held)),
        ))  # fmt: skip
    notes = (
        *_COUNTED,
        "Navnet er ordet i møtets navn som sier hva slags møte det er, eller møtetypen når møtet ikke har eget navn.",
        "Felles begrep er møtetypen selv og andre navn som er i bruk om den, som strategimøte om etatsstyringsmøte.",
    )
    return Table("navn", "Navn på møtene", columns, tuple(rows), notes)


def _variants(observed: Sequence[_Held]) -> Table:
    columns = (
        Column("møtetype", "Møtetype"),
        Column("møter", "Møter", Unit.COUNT),
        Column("navn", "Ulike navn", Unit.COUNT),
        Column("annet_navn", "Kalt noe annet enn møtetypen", Unit.PERCENT),
    )
    rows = tuple(
        (
            cell(_KINDS[number].value),
            counted(_records(held)),
            cell(len({each.called for each in held}), _records(held)),
            share(_records([each for each in held if each.called != each.kind]), _records(held)),
        )
        for (number,), held in grouped(observed, lambda each: (_KINDS.index(each.kind),))
    )
    return Table("navnevarianter", "Ulike navn på samme møtetype", columns, rows, _COUNTED)


MEETINGS = Report(
    id="R3",
    name="møter",
    title="Møter",
    question="Hvilke møter holdes, hva kalles de, og er de dokumentert?",
    cites=("KA-4", "KA-5", "KA-8"),
    observe=_observe,
    tabulate=_tabulate,
)
