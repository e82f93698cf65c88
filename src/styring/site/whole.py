"""Everything that the pages of the site are made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from styring.dossier import Registry
from styring.records.letter import Letter
from styring.records.minutes import Minutes
from styring.rendering.language import sentence
from styring.rendering.text import line
from styring.site import places
from styring.site.phrases import Phrases
from styring.site.published import PublicDossier, PublicMeeting, Published, in_order
from styring.site.trace import Trace, trace
from styring.site.views import DocumentRow, Link


@dataclass(frozen=True)
class Site:
    """What the public may see of all dossiers, and how it is told.

    Attributes:
        organisation: whose site it is.
        dossiers: those with a public document, by the name of the agency.
        registry: departments, agencies and year wheels.
        events_left_out: planned events whose title may not be shown, as (year wheel, event).
        phrases: the words of the site.
        base: the address that the site is to have, if it is known.
    """

    organisation: str
    dossiers: tuple[PublicDossier, ...]
    registry: Registry
    events_left_out: frozenset[tuple[str, str]]
    phrases: Phrases
    base: str | None

    @cached_property
    def documents(self) -> tuple[Published, ...]:
        """All public documents, the oldest first."""
        return tuple(sorted((each for dossier in self.dossiers for each in dossier.documents), key=in_order))

    @cached_property
    def by_code(self) -> Mapping[str, PublicDossier]:
        """The dossiers by code of the agency."""
        return {dossier.code: dossier for dossier in self.dossiers}

    @cached_property
    def traces(self) -> Mapping[str, Trace]:
        """What became of signals and points, by code of the agency."""
        return {dossier.code: trace(dossier) for dossier in self.dossiers}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that there are documents from, the newest first."""
        return tuple(sorted({document.day.year for document in self.documents}, reverse=True))

    @cached_property
    def wheel_years(self) -> tuple[int, ...]:
        """The years whose wheels are shown, the newest first: those that a public document is for.

        The wheel of a coming year is a draft until then; nothing in the record tells when it is not.
        """
        begun = {document.record.year for document in self.documents}
        wheels = self.registry.calendars.values()
        return tuple(sorted({wheel.year for wheel in wheels if wheel.events} & begun, reverse=True))

    def agency(self, code: str, page: PurePosixPath) -> Link:
        """An agency as a link from a page."""
        return Link(line(self.by_code[code].name), places.link(page, places.agency(code)))

    def language_of(self, document: Published) -> str | None:
        """The målform of a document, where it is another one than that of the site."""
        language = document.document.view.language
        return None if language == self.phrases.words.code else language

    def kind(self, document: Published) -> str:
        """«Referat», «Innkalling», «Tildelingsbrev»."""
        words, record = self.phrases.words, document.record
        match record:
            case Letter():
                return sentence(words.word("brevtype", record.kind))
            case Minutes():
                return words.phrases[record.form.value]
            case _:
                return words.phrases["innkalling"]

    def row(self, document: Published, page: PurePosixPath, about: Iterable[str | None] = ()) -> DocumentRow:
        """A document as a list on a page shows it."""
        return DocumentRow(
            title=document.title,
            language=self.language_of(document),
            url=places.link(page, document.page),
            pdf=places.link(page, document.pdf),
            date=self.phrases.words.day(document.day),
            iso=document.day.isoformat(),
            kind=self.kind(document),
            agency=self.agency(document.dossier.code, page),
            about=tuple(text for text in about if text),
        )

    def meeting_title(self, meeting: PublicMeeting) -> str:
        """«Etatsstyringsmøte nr. 1/2026», as the documents of the meeting call it."""
        return sentence(meeting.view.title)
