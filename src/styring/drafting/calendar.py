"""Draft a department's year wheel: empty, or with last year's events as suggestions (guide FO-3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from styring.dossier import Registry
from styring.drafting.desk import FAULTY, require_department
from styring.drafting.plan import DraftingError, Plan
from styring.drafting.sheet import Sheet, path_of
from styring.messages import count, listing
from styring.records.base import Identity, Kind
from styring.records.calendar import Event
from styring.source import Plain
from styring.workdays import between, is_working_day, shift

_HOW = """\
En hendelse skrives slik:
- {id: bre-esm-1, type: etatsstyringsmøte, virksomhet: bre, dato: 2026-03-12, frist_papirer: 2026-03-04}
En frist som ikke er et møte, har tittel i stedet for type."""


def plan_calendar(registry: Registry, code: str, year: int) -> Plan:
    """The year wheel of a department that exists, drafted from that of the year before if there is one.

    Raises:
        DraftingError: there is no such department, it has the year wheel already, or one cannot be read.
    """
    require_department(code, registry)
    if f"{year}/{code}" in registry.calendars:
        path = path_of(Identity("", Kind.CALENDAR, f"{year}/{code}"), year)
        raise DraftingError(f"Årshjulet for {year} finnes allerede.", f"Rediger {path}.")
    last = registry.calendars.get(f"{year - 1}/{code}")
    if last is None:
        if not registry.calendars_complete:
            raise DraftingError("Et årshjul har feil.", FAULTY)
        missing = f"Fant ikke noe årshjul for {year - 1} å bygge på."
        to_do = (f"Før opp møtene og fristene for {year}.",)
        return Plan(blank_calendar(registry, code, year), to_do=to_do, warnings=(missing,))
    kept = [event for event in last.events if _goes_on(event, registry, code, year)]
    gone = [event.id for event in last.events if event not in kept]
    elsewhere = f"Ikke tatt med, fordi virksomheten ikke hører til {code} på den datoen:"
    return Plan(
        _suggested(kept, registry, code, year),
        carried=(f"{count(len(kept), 'hendelse', 'hendelser')} fra årshjulet for {year - 1}.",),
        to_do=(
            "Gå gjennom datoene og papirfristene, og rett dem; de er forslag.",
            "Stryk hendelser som ikke skal være med, og før opp nye.",
        ),
        warnings=(f"{elsewhere} {listing(gone)}.",) if gone else (),
    )


def blank_calendar(registry: Registry, code: str, year: int) -> dict[str, str]:
    """The text by its path of a year wheel without events."""
    sheet = Sheet(registry.terms)
    sheet.put("hendelser", None, above=_HOW)
    return _written(sheet, code, year)


def in_next_year(day: date) -> date:
    """The same weekday of the same ISO week in the year after; the next working day if that is none.

    Where the year after has no such week, and where the week lies across New Year, it is the week beside.
    """
    weeks_of_year = date(day.isocalendar().year, 12, 28).isocalendar().week
    candidates = (day + timedelta(weeks=weeks) for weeks in ((53, 52) if weeks_of_year == 53 else (52, 53)))
    moved = next(candidate for candidate in candidates if candidate.year == day.year + 1)
    return moved if is_working_day(moved) else shift(moved, 1)


def _new_date(event: Event, year: int) -> date | None:
    """The date of an event in the new year; ``None`` where it had none, or one of another year than its wheel."""
    return in_next_year(event.date) if event.date and event.date.year == year - 1 else None


def _goes_on(event: Event, registry: Registry, code: str, year: int) -> bool:
    """Whether the agency of an event, as far as both are known, still belongs to the department on the new date."""
    day = _new_date(event, year)
    if day is None or event.agency is None or event.agency not in registry.agencies:
        return True
    return registry.department_on(event.agency, day) == code


def _suggested(events: Iterable[Event], registry: Registry, code: str, year: int) -> dict[str, str]:
    sheet = Sheet(registry.terms)
    moved: list[Plain] = [_moved(event, year) for event in events]
    how = f"Datoene er forslag: samme uke og ukedag som i {year - 1}, og første arbeidsdag etter en helligdag."
    sheet.put("hendelser", moved or None, above=f"{how}\n{_HOW}")
    return _written(sheet, code, year)


def _moved(event: Event, year: int) -> dict[str, Plain]:
    """An event of last year in the new one; the papers are due as many working days before it as last year."""
    day = _new_date(event, year)
    papers_due = shift(day, -between(event.papers_due, event.date)) if day and event.date and event.papers_due else None
    known = {
        "id": event.id,
        "type": event.kind,
        "virksomhet": event.agency,
        "dato": day,
        "frist_papirer": papers_due,
        "tittel": re.sub(rf"\b{year - 1}\b", str(year), event.title) if event.title else None,
    }
    return {key: str(value) for key, value in known.items() if value is not None}


def _written(sheet: Sheet, code: str, year: int) -> dict[str, str]:
    return sheet.written(Identity("", Kind.CALENDAR, f"{year}/{code}"), year, f"Årshjul {year} for {code}")
