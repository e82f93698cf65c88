"""The documents that records become, and which records each kind draws on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Protocol

from styring.dossier import Dossier
from styring.records.base import Kind, Model, Record
from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.living import fingerprint
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Settings
from styring.records.vocabulary import Language
from styring.rendering import charter, follow_up, invitation, letter, meeting, minutes
from styring.rendering.edition import Edition, Variant
from styring.rendering.errors import RenderError
from styring.rendering.language import wording
from styring.rendering.text import line
from styring.rendering.view import DocumentView, Fact, View


class DocumentKind(Enum):
    """The kinds of documents.

    Attributes:
        template: stem of the template's file name.
        draws_on: the kinds of records that a document is made from; all have its id. The first names the document.
    """

    INVITATION = ("invitation", (Kind.MEETING,))
    MINUTES = ("minutes", (Kind.MINUTES, Kind.MEETING))
    LETTER = ("letter", (Kind.LETTER,))
    CHARTER = ("charter", (Kind.CHARTER,))

    def __init__(self, template: str, draws_on: tuple[Kind, ...]) -> None:
        self.template = template
        self.draws_on = draws_on


@dataclass(frozen=True, slots=True)
class Document:
    """A document ready to be written in any format.

    Attributes:
        view: what every document has.
        parts: the views of this kind of document by the name that a template calls them.
        phrases: the fixed phrases of the document's målform.
        date: the document's own date, from its record; it is the creation date in the file's metadata.
    """

    kind: DocumentKind
    view: DocumentView
    parts: Mapping[str, View]
    phrases: Mapping[str, str]
    date: date

    @property
    def template(self) -> str:
        """Stem of the template's file name."""
        return self.kind.template

    def context(self) -> dict[str, object]:
        """What a template may use."""
        return {"dokument": self.view, "tekst": self.phrases, **self.parts}


class Writable(Protocol):
    """What pages and PDF are made of: a document of a record, or one that many records together become."""

    @property
    def template(self) -> str:
        """Stem of the template's file name."""

    @property
    def view(self) -> DocumentView:
        """What every document has."""

    @property
    def date(self) -> date:
        """The creation date in the file's metadata."""

    def context(self) -> dict[str, object]:
        """What a template may use."""


@dataclass(frozen=True, slots=True)
class _Content:
    title: str
    facts: tuple[Fact, ...]
    parts: Mapping[str, View]
    dated: date | None
    day_of_department: date | None


def sources(kind: DocumentKind, dossier: Dossier, id: str) -> tuple[Record, ...]:
    """The records that a document is made from.

    Raises:
        RenderError: one of them does not exist or did not validate.
    """
    by_kind: Mapping[Kind, Mapping[str, Record]] = {
        Kind.MEETING: dossier.meetings,
        Kind.MINUTES: dossier.minutes,
        Kind.LETTER: dossier.letters,
        Kind.CHARTER: {Kind.CHARTER.value: dossier.charter} if dossier.charter else {},
    }
    missing = [k for k in kind.draws_on if id not in by_kind[k]]
    if missing:
        raise RenderError(
            f"Dokumentet bygger på {dossier.code}/{missing[0]}/{id}, som ikke finnes eller ikke kan leses.",
            "Kjør «styring lint», og rett eller lag posten først.",
        )
    return tuple(by_kind[k][id] for k in kind.draws_on)


def build(
    kind: DocumentKind, dossier: Dossier, id: str, settings: Settings, variant: Variant, *, draft: bool
) -> Document:
    """Make a document from its records.

    Args:
        kind: what to make.
        dossier: where the records lie.
        id: the id of the record that names the document.
        settings: names the organisation, and says whose words to use and whether names may be shown.
        variant: for whom.
        draft: whether the document is marked as a draft.

    Raises:
        RenderError: a record is missing.
    """
    records = sources(kind, dossier, id)
    language = _language(records, dossier, settings)
    words = wording(language, settings.profile)
    shows_names = variant is Variant.INTERNAL or settings.show_participant_names
    edition = Edition(dossier, words, variant, shows_names)
    content = _content(records, edition)
    organisation, department = line(settings.organisation), edition.department(content.day_of_department)
    view = DocumentView(
        title=content.title,
        subtitle=edition.agency if kind in {DocumentKind.INVITATION, DocumentKind.MINUTES} else None,
        facts=content.facts,
        organisation=organisation,
        department=department if department != organisation else None,  # a ministry is one of both
        agency=edition.agency,
        language=language.value,
        edition=words.phrases["intern_utgave" if edition.is_internal else "offentlig_utgave"],
        is_internal=edition.is_internal,
        is_draft=draft,
        identity=str(records[0].identity),
        fingerprint=fingerprint(_fingerprinted(records, dossier)),
    )
    return Document(kind, view, content.parts, words.phrases, content.dated or date(records[0].year or 1970, 1, 1))


def without_names(document: Document) -> Document:
    """The same document with no name of a participant."""
    parts = {
        name: meeting.without_names(view) if isinstance(view, meeting.MeetingView) else view
        for name, view in document.parts.items()
    }
    return replace(document, parts=parts)


def _content(records: tuple[Record, ...], edition: Edition) -> _Content:
    match records:
        case (Minutes() as record, Meeting() as held):
            view = meeting.meeting_view(held, edition)
            return _Content(
                title=minutes.title(record, view.title, edition),
                facts=minutes.minutes_facts(held, record, view, edition),
                parts={"møte": view, "referat": minutes.minutes_view(held, record, edition)},
                dated=record.final_date or record.draft_date or held.date,
                day_of_department=held.date,
            )
        case (Meeting() as planned,):
            view = meeting.meeting_view(planned, edition)
            return _Content(
                title=invitation.title(view.title, edition),
                facts=invitation.invitation_facts(planned, view, edition),
                parts={"møte": view, "innkalling": invitation.invitation_view(planned, edition)},
                dated=(planned.convening.sent if planned.convening else None) or planned.date,
                day_of_department=planned.date,
            )
        case (Letter() as record,):
            return _Content(
                title=letter.title(record, edition),
                facts=letter.letter_facts(record, edition),
                parts={"brev": letter.letter_view(record, edition)},
                dated=record.date,
                day_of_department=record.date,
            )
        case (Charter() as record,):
            return _Content(
                title=charter.title(record, edition),
                facts=charter.charter_facts(record, edition),
                parts={"plakat": charter.charter_view(record, edition)},
                dated=record.agreed,
                day_of_department=record.last_reflection or record.agreed,
            )
        case _:
            raise AssertionError(f"no document is made from {[type(record).__name__ for record in records]}")


def _fingerprinted(records: tuple[Record, ...], dossier: Dossier) -> Iterator[tuple[str, Model]]:
    """What the document says comes from these, by name: its records, and the points that an invitation takes up."""
    for record in records:
        yield str(record.identity), record
    match records:
        case (Meeting() as planned,):
            yield from follow_up.taken_up_again(planned, dossier)


def _language(records: tuple[Record, ...], dossier: Dossier, settings: Settings) -> Language:
    """The målform of the first record that has one, else the agency's, else the repository's."""
    own = (r.language for r in records if isinstance(r, Meeting | Minutes | Letter | Charter))
    agency = dossier.agency.language if dossier.agency else None
    return next((language for language in own if language), agency or settings.language)
