"""The year wheels (årshjul): what is planned, and the meetings that have become of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import PurePosixPath

from styring.dossier import Dossier, Registry
from styring.records.calendar import Calendar, Event
from styring.records.vocabulary import MeetingKind
from styring.rendering import Refusal, RenderError
from styring.rendering.guard import NameGuard
from styring.rendering.language import sentence
from styring.rendering.text import line
from styring.site import places
from styring.site.pages import Page, page_view
from styring.site.published import PublicMeeting
from styring.site.views import EventRow, Link, Month, WheelView
from styring.site.whole import Site


def public_events(wheel: Calendar) -> Iterator[Event]:
    """The events that the public may see: all but fagmøter, which are not public (UF-3), and what says nothing."""
    return (event for event in wheel.events if event.kind is not MeetingKind.FAGMOTE and (event.kind or event.title))


def unfit_events(registry: Registry, dossiers: Iterable[Dossier]) -> Mapping[tuple[str, str], Refusal]:
    """The events whose title names a person, as (year wheel, event), and what is told of each."""
    guard = NameGuard(shows_participants=False)
    by_code = {dossier.code: dossier for dossier in dossiers}
    nobodys = Dossier("", registry)
    unfit = {}
    for wheel in registry.calendars.values():
        for event in public_events(wheel):
            try:
                guard.check_texts([event.title or ""], str(wheel.identity), by_code.get(event.agency or "", nobodys))
            except RenderError as error:
                unfit[wheel.id, event.id] = Refusal(wheel.identity, error.message, error.remedy, is_fault=True)
    return unfit


def wheels(site: Site) -> Iterator[Page]:
    """A page for each year, and the newest year once more where the year wheels begin."""
    for year in site.wheel_years:
        yield _year(site, year, places.of_year(places.WHEEL, year))
    yield _year(site, site.wheel_years[0] if site.wheel_years else None, places.WHEEL)


def _year(site: Site, year: int | None, path: PurePosixPath) -> Page:
    of_year = [wheel for _, wheel in sorted(site.registry.calendars.items()) if wheel.year == year]
    shown = tuple(WheelView(_department(site, wheel), _months(site, wheel, path)) for wheel in of_year)
    title = site.phrases.fill("årshjul_tittel", år=year) if year else site.phrases.texts["årshjul"]
    lasting = places.of_year(places.WHEEL, year) if year else path
    years = tuple(
        Link(str(each), places.link(path, places.of_year(places.WHEEL, each)), current=each == year)
        for each in site.wheel_years
    )
    views = {"side": page_view(site, path, title, canonical=lasting), "hjul": shown, "år": years}
    return Page(path, "site/wheel.html", views)


def _department(site: Site, wheel: Calendar) -> str:
    code = wheel.id.rpartition("/")[2]
    department = site.registry.departments.get(code)
    return line(department.name) if department else code


def _months(site: Site, wheel: Calendar, path: PurePosixPath) -> tuple[Month, ...]:
    events = [
        event
        for event in public_events(wheel)
        if (wheel.id, event.id) not in site.events_left_out and (event.agency or "") in {"", *site.by_code}
    ]
    events.sort(key=lambda event: (event.date is None, str(event.date), event.id))
    names = site.phrases.words.months

    def month(event: Event) -> str:
        return sentence(names[event.date.month - 1]) if event.date else site.phrases.texts["uten_dato"]

    return tuple(Month(name, _rows(site, wheel, group, path)) for name, group in groupby(events, key=month))


def _rows(site: Site, wheel: Calendar, events: Iterable[Event], path: PurePosixPath) -> tuple[EventRow, ...]:
    return tuple(
        EventRow(
            date=f"{event.date.day}. {site.phrases.words.months[event.date.month - 1]}" if event.date else None,
            iso=event.date.isoformat() if event.date else None,
            title=_title(site, event),
            agency=site.agency(event.agency, path) if event.agency else None,
            is_meeting=event.kind is not None,
            meeting=_meeting(site, wheel, event, path),
        )
        for event in events
    )


def _title(site: Site, event: Event) -> str:
    kind = sentence(site.phrases.words.word("møtetype", event.kind)) if event.kind else None
    return ": ".join(part for part in (kind, line(event.title) if event.title else None) if part)


def _meeting(site: Site, wheel: Calendar, event: Event, path: PurePosixPath) -> Link | None:
    """The meeting that was planned so, if the public may see a document of it."""
    meetings = site.by_code[event.agency].meetings.values() if event.agency else ()
    held = next((each for each in meetings if _is_of(each, wheel, event)), None)
    if held is None or held.record.date is None:
        return None
    day = site.phrases.words.day(held.record.date)
    as_planned = held.record.date == event.date
    text = site.phrases.texts["se_møtet"] if as_planned else site.phrases.fill("se_møtet_dato", dato=day)
    return Link(text, places.link(path, held.page))


def _is_of(meeting: PublicMeeting, wheel: Calendar, event: Event) -> bool:
    return meeting.record.event == event.id and meeting.record.year == wheel.year
