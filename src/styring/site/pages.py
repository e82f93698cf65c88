"""The pages of the site but for the documents themselves: each a place, a template and what the template sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from styring.rendering.invitation import InvitationView
from styring.rendering.language import sentence
from styring.rendering.minutes import MinutesView
from styring.rendering.text import line
from styring.rendering.view import Fact
from styring.site import places
from styring.site.follow_up import point_row, signal_row
from styring.site.policy import PLAIN, SEARCHING
from styring.site.published import PublicDossier, PublicMeeting, Published
from styring.site.views import (
    AgencyCard,
    AgencyPage,
    DepartmentCards,
    DocumentRow,
    Group,
    Link,
    MeetingPage,
    PageView,
    PointGroup,
)
from styring.site.whole import Site

_NEWEST = 8


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be made.

    Attributes:
        path: where it lies on the site.
        template: the name of its template.
        views: what the template sees, besides the fixed words.
    """

    path: PurePosixPath
    template: str
    views: Mapping[str, object]


def pages(site: Site) -> Iterator[Page]:
    """All pages, the front page first; the journal and the year wheels have modules of their own."""
    yield _front(site)
    for dossier in site.dossiers:
        yield _agency(site, dossier)
        yield _agency_follow_up(site, dossier)
        for meeting in dossier.meetings.values():
            yield _meeting(site, meeting)
    yield _follow_up(site)
    yield _search(site)
    yield _about(site)


def page_view(
    site: Site, path: PurePosixPath, title: str, trail: tuple[Link, ...] = (), canonical: PurePosixPath | None = None
) -> PageView:
    """What every page has.

    Args:
        site: the site.
        path: where the page lies.
        title: its title.
        trail: the pages above it, the front page left out.
        canonical: the page that has the same content under its lasting address.
    """
    texts = site.phrases.texts
    menu = (
        (texts["virksomheter"], places.FRONT),
        (texts["journal"], places.JOURNAL),
        (texts["årshjul"], places.WHEEL),
        (texts["oppfølging"], places.FOLLOW_UP),
        (texts["søk"], places.SEARCH),
    )
    return PageView(
        title=title,
        organisation=line(site.organisation),
        language=site.phrases.words.code,
        front=places.link(path, places.FRONT),
        styles=tuple(places.link(path, style) for style in (places.STYLE, places.FRAME_STYLE)),
        feed=places.link(path, places.FEED),
        about=places.link(path, places.ABOUT),
        search=places.link(path, places.SEARCH),
        canonical=places.address(site.base, canonical or path) if site.base else None,
        policy=SEARCHING if path == places.SEARCH else PLAIN,
        menu=tuple(Link(text, places.link(path, target), current=target == path) for text, target in menu),
        trail=trail,
    )


def _page(site: Site, path: PurePosixPath, template: str, title: str, *trail: Link, **views: object) -> Page:
    return Page(path, f"site/{template}.html", {"side": page_view(site, path, title, trail), **views})


def _front(site: Site) -> Page:
    departments = [
        DepartmentCards(title, tuple(_card(site, dossier) for dossier in dossiers))
        for title, dossiers in _by_department(site)
    ]
    newest = tuple(site.row(document, places.FRONT) for document in site.documents[: -_NEWEST - 1 : -1])
    title = site.phrases.fill("forside_tittel", organisasjon=line(site.organisation))
    return _page(site, places.FRONT, "front", title, avdelinger=tuple(departments), nyeste=newest)


def _by_department(site: Site) -> Iterator[tuple[str, list[PublicDossier]]]:
    """The agencies by the department that they belong to now, the departments by name."""

    def department(dossier: PublicDossier) -> str:
        affiliations = dossier.dossier.agency.departments if dossier.dossier.agency else ()
        record = site.registry.departments.get(affiliations[-1].code) if affiliations else None
        return line(record.name) if record else ""

    by_name = sorted(site.dossiers, key=lambda dossier: (not department(dossier), department(dossier)))
    for name, group in groupby(by_name, key=department):
        yield name or site.phrases.texts["uten_avdeling"], list(group)


def _card(site: Site, dossier: PublicDossier) -> AgencyCard:
    phrases = site.phrases
    waiting = sum(point.is_open for point in site.traces[dossier.code].points)
    about = [
        phrases.number("ett_dokument", "dokumenter_tall", len(dossier.documents)),
        *([phrases.number("ett_åpent_punkt", "åpne_punkter", waiting)] if waiting else []),
    ]
    return AgencyCard(link=site.agency(dossier.code, places.FRONT), form=_form(dossier), about=" · ".join(about))


def _form(dossier: PublicDossier) -> str | None:
    agency = dossier.dossier.agency
    return sentence(agency.form.value.replace("_", " ")) if agency else None


def _agency(site: Site, dossier: PublicDossier) -> Page:
    path, phrases = places.agency(dossier.code), site.phrases
    name = line(dossier.name)
    newest_first = reversed(dossier.documents)
    years = tuple(
        Group(phrases.fill("dokumenter_år", år=year), str(year), tuple(_agency_row(site, each, path) for each in group))
        for year, group in groupby(newest_first, key=lambda document: document.day.year)
    )
    trace = site.traces[dossier.code]
    follow_up = places.link(path, places.agency_follow_up(dossier.code))
    page = AgencyPage(
        name=name,
        facts=_agency_facts(site, dossier),
        years=years,
        joint=tuple(
            site.row(each, path, [site.agency(each.dossier.code, path).text]) for each in _joint(site, dossier)
        ),
        follow_up=Link(phrases.texts["oppfølging_av"], follow_up) if trace.points or trace.signals else None,
    )
    return _page(site, path, "agency", name, virksomhet=page)


def _agency_row(site: Site, document: Published, path: PurePosixPath) -> DocumentRow:
    return site.row(document, path, [" · ".join(headings(document))])


def headings(document: Published) -> tuple[str, ...]:
    """The titles of the items that a document of a meeting shows."""
    return tuple(
        item.title
        for view in document.document.parts.values()
        if isinstance(view, MinutesView | InvitationView)
        for item in view.items
        if item.title and item.withheld is None
    )


def _agency_facts(site: Site, dossier: PublicDossier) -> tuple[Fact, ...]:
    agency, texts = dossier.dossier.agency, site.phrases.texts
    if agency is None:
        return ()
    department = site.registry.departments.get(agency.departments[-1].code)
    known = (
        (texts["virksomhetsform"], _form(dossier)),
        (texts["byrådsavdeling"], department and line(department.name)),
    )
    return tuple(Fact(label, value) for label, value in known if value)


def _joint(site: Site, dossier: PublicDossier) -> Iterator[Published]:
    """The documents of meetings that other agencies had together with this one, the newest first."""
    for document in reversed(site.documents):
        others = document.dossier.meetings.get(document.job.id)
        if others and dossier.code in others.joint_with and document.dossier.code != dossier.code:
            yield document


def _meeting(site: Site, meeting: PublicMeeting) -> Page:
    path, view = meeting.page, meeting.view
    trace = site.traces[meeting.code]
    shown = meeting.documents[-1]
    words = site.phrases.words
    facts = (
        (words.phrases["tid"], view.time),
        (words.phrases["sted"], view.place),
        (words.phrases["møteleder"], view.chair),
    )
    title = site.meeting_title(meeting)
    page = MeetingPage(
        title=title,
        language=site.language_of(shown),
        agency=shown.document.view.agency,
        facts=tuple(Fact(label, value) for label, value in facts if value),
        documents=tuple(site.row(document, path, [_access(site, document)]) for document in meeting.documents),
        items=headings(shown),
        signals=tuple(signal_row(site, signal, path) for signal in trace.signals_of(meeting)),
        points=tuple(point_row(site, point, path) for point in trace.points_of(meeting)),
    )
    return _page(site, path, "meeting", f"{title} – {page.agency}", site.agency(meeting.code, path), møte=page)


def _access(site: Site, document: Published) -> str | None:
    return site.phrases.texts["delvis_unntatt"] if document.is_partly_withheld else None


def _agency_follow_up(site: Site, dossier: PublicDossier) -> Page:
    """The signals and points of an agency, those of the newest meeting first."""
    path, trace = places.agency_follow_up(dossier.code), site.traces[dossier.code]
    meetings = [
        each for each in reversed(tuple(dossier.meetings.values())) if trace.signals_of(each) or trace.points_of(each)
    ]
    groups = tuple(
        PointGroup(
            _meeting_link(site, meeting, path),
            tuple(point_row(site, point, path) for point in trace.points_of(meeting)),
            tuple(signal_row(site, signal, path) for signal in trace.signals_of(meeting)),
        )
        for meeting in meetings
    )
    title = f"{site.phrases.texts['oppfølging_av']} – {line(dossier.name)}"
    return _page(site, path, "agency_follow_up", title, site.agency(dossier.code, path), møter=groups)


def _meeting_link(site: Site, meeting: PublicMeeting, path: PurePosixPath) -> Link:
    day = site.phrases.words.day(meeting.record.date) if meeting.record.date else ""
    text = ", ".join(part for part in (site.meeting_title(meeting), day) if part)
    return Link(text, places.link(path, meeting.page), site.language_of(meeting.documents[-1]))


def _follow_up(site: Site) -> Page:
    path = places.FOLLOW_UP
    groups = []
    for dossier in site.dossiers:
        waiting = [point for point in site.traces[dossier.code].points if point.is_open]
        waiting.sort(key=lambda point: (point.deadline is None, str(point.deadline)))
        if waiting:
            link = Link(line(dossier.name), places.link(path, places.agency_follow_up(dossier.code)))
            groups.append(PointGroup(link, tuple(point_row(site, point, path) for point in waiting)))
    title = site.phrases.texts["oppfølging_åpne"]
    return _page(site, path, "follow_up", title, virksomheter=tuple(groups))


def _search(site: Site) -> Page:
    path = places.SEARCH
    index, script = (places.link(path, each) for each in (places.INDEX, places.SCRIPT))
    return _page(site, path, "search", site.phrases.texts["søk_tittel"], register=index, skript=script)


def _about(site: Site) -> Page:
    return _page(site, places.ABOUT, "about", site.phrases.texts["om_tittel"])
