"""The documents that may be on the site, each in its public edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from styring.dossier import Dossier
from styring.records.base import Kind
from styring.records.common import Archive, Publicity
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Settings
from styring.records.vocabulary import PublicityStatus
from styring.rendering import Document, Format, Job, Plan, Variant, plan
from styring.rendering.document import build, sources
from styring.rendering.meeting import MeetingView
from styring.site import places


@dataclass(frozen=True)
class Published:
    """A public document.

    Attributes:
        job: the making of its HTML.
        document: its public edition. Texts come from here and never from the record, which may hold more.
        record: the record that names it.
    """

    job: Job
    document: Document
    record: Letter | Meeting | Minutes

    @property
    def dossier(self) -> Dossier:
        """The dossier that it belongs to."""
        return self.job.dossier

    @property
    def page(self) -> PurePosixPath:
        """Where its HTML lies on the site."""
        return places.AGENCIES / self.job.path

    @property
    def pdf(self) -> PurePosixPath:
        """Where its PDF lies, beside the HTML."""
        return self.page.with_suffix(".pdf")

    @property
    def pdf_job(self) -> Job:
        """The making of its PDF."""
        return replace(self.job, format=Format.PDF, path=self.job.path.with_suffix(".pdf"))

    @property
    def title(self) -> str:
        """Its public title."""
        return self.document.view.title

    @property
    def day(self) -> date:
        """Its own date."""
        return self.document.date

    @property
    def updated(self) -> date:
        """The day of the last correction, else its own date."""
        corrections = () if isinstance(self.record, Meeting) else self.record.corrections
        return max((self.day, *(correction.date for correction in corrections)))

    @property
    def archive(self) -> Archive:
        """Its own place in the archive."""
        return self.record.archive or Archive()

    @property
    def is_partly_withheld(self) -> bool:
        """Whether something in it is exempted from publicity, so that the reader sees less than the whole."""
        publicity = self.record.publicity or Publicity()
        return publicity.status is PublicityStatus.DELVIS_UNNTATT


def published(job: Job, settings: Settings) -> Published:
    """The document of a job of the public plan.

    Raises:
        TypeError: the plan has a document of a record that never is public.
    """
    record = sources(job.kind, job.dossier, job.id)[0]
    if not isinstance(record, Letter | Meeting | Minutes):
        raise TypeError(type(record).__name__)
    return Published(job, build(job.kind, job.dossier, job.id, settings, Variant.PUBLIC, draft=job.draft), record)


def public_plan(dossiers: Iterable[Dossier]) -> Plan:
    """The documents that the public may see, as HTML, and what cannot be made of those that it may."""
    return plan(dossiers, (Format.HTML,), Variant.PUBLIC)


@dataclass(frozen=True)
class PublicMeeting:
    """A meeting of which the public may see a document. What is told of it comes from its documents."""

    invitation: Published | None
    minutes: Published | None

    @property
    def documents(self) -> tuple[Published, ...]:
        """Its public documents, the invitation first."""
        return tuple(document for document in (self.invitation, self.minutes) if document)

    @property
    def record(self) -> Meeting:
        """The meeting."""
        document = self.documents[0]
        return document.dossier.meetings[document.job.id]

    @property
    def view(self) -> MeetingView:
        """The meeting as its newest public document shows it.

        Raises:
            TypeError: its documents are not of a meeting.
        """
        view = self.documents[-1].document.parts["møte"]
        if not isinstance(view, MeetingView):
            raise TypeError(type(view).__name__)
        return view

    @property
    def code(self) -> str:
        """Code of the agency that keeps the record."""
        return self.documents[0].dossier.code

    @property
    def page(self) -> PurePosixPath:
        """Where its page lies on the site."""
        return places.meeting(self.code, self.record.year, self.record.id)


@dataclass(frozen=True)
class PublicDossier:
    """What the public may see of the dialogue with an agency, the oldest first."""

    dossier: Dossier
    documents: tuple[Published, ...]

    @property
    def code(self) -> str:
        """Code of the agency."""
        return self.dossier.code

    @property
    def name(self) -> str:
        """Name of the agency, or its code where nobody knows the name."""
        return self.dossier.agency.name if self.dossier.agency else self.code

    @cached_property
    def letters(self) -> Mapping[str, Published]:
        """The public letters by id."""
        return {each.job.id: each for each in self._of(Kind.LETTER)}

    @cached_property
    def meetings(self) -> Mapping[str, PublicMeeting]:
        """The meetings with a public document, by id, in order of time."""
        invitations = {each.job.id: each for each in self._of(Kind.MEETING)}
        minutes = {each.job.id: each for each in self._of(Kind.MINUTES)}
        found = {id: PublicMeeting(invitations.get(id), minutes.get(id)) for id in {**invitations, **minutes}}
        return dict(sorted(found.items(), key=lambda pair: (str(pair[1].record.starts or ""), pair[0])))

    def _of(self, kind: Kind) -> Iterator[Published]:
        return (each for each in self.documents if each.job.identity.kind is kind)


def public_dossier(dossier: Dossier, documents: Iterable[Published]) -> PublicDossier:
    """The public side of a dossier."""
    own = (each for each in documents if each.dossier is dossier)
    return PublicDossier(dossier, tuple(sorted(own, key=in_order)))


def in_order(document: Published) -> tuple[date, str]:
    """Sorts documents by date, those of the same day always in the same way."""
    return document.day, str(document.job.identity)
