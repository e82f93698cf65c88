"""What the templates of the site see; the Norwegian name of an attribute stands beside it, as in ``rendering.view``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from styring.rendering.text import Text
from styring.rendering.view import Fact, View


@dataclass(frozen=True, slots=True)
class Link(View):
    """Something to follow. ``language`` is set where the text is in another målform than the page."""

    text: Annotated[str, "tekst"]
    url: Annotated[str, "adresse"]
    language: Annotated[str | None, "språk"] = None
    current: Annotated[bool, "her"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView(View):
    """What every page has (``side`` in a template). Addresses are relative to the page."""

    title: Annotated[str, "tittel"]
    organisation: Annotated[str, "organisasjon"]
    language: Annotated[str, "språk"]
    front: Annotated[str, "forside"]
    styles: Annotated[tuple[str, ...], "stilark"]
    feed: Annotated[str, "feed"]
    about: Annotated[str, "om"]
    search: Annotated[str, "søk"]
    canonical: Annotated[str | None, "fast_adresse"]
    policy: Annotated[str, "innholdspolicy"]
    menu: Annotated[tuple[Link, ...], "meny"]
    trail: Annotated[tuple[Link, ...], "sti"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow(View):
    """A document in a list."""

    title: Annotated[str, "tittel"]
    language: Annotated[str | None, "språk"]
    url: Annotated[str, "adresse"]
    pdf: Annotated[str, "pdf"]
    date: Annotated[str, "dato"]
    iso: Annotated[str, "iso"]
    kind: Annotated[str, "type"]
    agency: Annotated[Link, "virksomhet"]
    about: Annotated[tuple[str, ...], "linjer"] = ()


@dataclass(frozen=True, slots=True)
class Group(View):
    """Documents under a heading, which may be followed, and named by ``anchor``."""

    title: Annotated[str, "tittel"]
    anchor: Annotated[str, "anker"]
    documents: Annotated[tuple[DocumentRow, ...], "dokumenter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(View):
    """A step of a trace: what kind of thing, what it is called, and where it stands if the public may see it."""

    kind: Annotated[str, "slag"]
    text: Annotated[str, "tekst"]
    url: Annotated[str | None, "adresse"] = None
    language: Annotated[str | None, "språk"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalRow(View):
    """A steering signal with its trace."""

    anchor: Annotated[str, "anker"]
    title: Annotated[str, "tittel"]
    text: Annotated[Text, "innhold"]
    language: Annotated[str | None, "språk"]
    steps: Annotated[tuple[Step, ...], "spor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow(View):
    """A follow-up point with its trace."""

    anchor: Annotated[str, "anker"]
    id: Annotated[str, "punkt"]
    text: Annotated[Text, "innhold"]
    language: Annotated[str | None, "språk"]
    responsible: Annotated[str | None, "ansvarlig"]
    deadline: Annotated[str | None, "frist"]
    note: Annotated[str | None, "merknad"]
    status: Annotated[str, "status"]
    is_open: Annotated[bool, "gjenstår"]
    steps: Annotated[tuple[Step, ...], "spor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyCard(View):
    """An agency on the front page."""

    link: Annotated[Link, "lenke"]
    form: Annotated[str | None, "form"]
    about: Annotated[str, "omfang"]


@dataclass(frozen=True, slots=True)
class DepartmentCards(View):
    """The agencies of a department."""

    title: Annotated[str, "tittel"]
    agencies: Annotated[tuple[AgencyCard, ...], "virksomheter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPage(View):
    """An agency (``virksomhet`` in a template)."""

    name: Annotated[str, "navn"]
    facts: Annotated[tuple[Fact, ...], "opplysninger"]
    years: Annotated[tuple[Group, ...], "år"]
    joint: Annotated[tuple[DocumentRow, ...], "felles"]
    follow_up: Annotated[Link | None, "oppfølging"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage(View):
    """A meeting (``møte`` in a template)."""

    title: Annotated[str, "tittel"]
    language: Annotated[str | None, "språk"]
    agency: Annotated[str, "virksomhet"]
    facts: Annotated[tuple[Fact, ...], "opplysninger"]
    documents: Annotated[tuple[DocumentRow, ...], "dokumenter"]
    items: Annotated[tuple[str, ...], "saker"]
    signals: Annotated[tuple[SignalRow, ...], "signaler"]
    points: Annotated[tuple[PointRow, ...], "punkter"]


@dataclass(frozen=True, slots=True)
class PointGroup(View):
    """Points and signals of an agency, or of a meeting, under a heading."""

    title: Annotated[Link, "lenke"]
    points: Annotated[tuple[PointRow, ...], "punkter"]
    signals: Annotated[tuple[SignalRow, ...], "signaler"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(View):
    """A planned event of a year wheel."""

    date: Annotated[str | None, "dato"]
    iso: Annotated[str | None, "iso"]
    title: Annotated[str, "tittel"]
    agency: Annotated[Link | None, "virksomhet"]
    is_meeting: Annotated[bool, "er_møte"]
    meeting: Annotated[Link | None, "møte"]


@dataclass(frozen=True, slots=True)
class Month(View):
    """The planned events of a month."""

    title: Annotated[str, "tittel"]
    events: Annotated[tuple[EventRow, ...], "hendelser"]


@dataclass(frozen=True, slots=True)
class WheelView(View):
    """The year wheel of a department."""

    department: Annotated[str, "byrådsavdeling"]
    months: Annotated[tuple[Month, ...], "måneder"]
