"""Records become documents: HTML, PDF, Word and Markdown.

``plan`` says which documents there are and which cannot be made; a ``Renderer`` makes them. A document that fails is a
value, so it stops no other. Whether a record is good enough to become a final document is for the caller to say, by
marking the job as a draft.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from styring.dossier import Dossier
from styring.records.base import Identity, Kind, Record
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.publicity import is_final, is_public
from styring.records.settings import Settings
from styring.records.vocabulary import MeetingKind, MeetingStatus
from styring.rendering.document import Document, DocumentKind, build, sources
from styring.rendering.edition import Variant
from styring.rendering.errors import RenderError
from styring.rendering.guard import NameGuard

if TYPE_CHECKING:
    from styring.rendering.docx import WordWriter
    from styring.rendering.html import HtmlWriter
    from styring.rendering.markdown import MarkdownWriter
    from styring.rendering.pdf import PdfWriter
    from styring.rendering.style import Style
    from styring.rendering.templates import TemplateFolders

__all__ = [
    "Document",
    "DocumentKind",
    "Format",
    "Job",
    "Plan",
    "Refusal",
    "RenderError",
    "Renderer",
    "Variant",
    "plan",
]

_KIND_OF_RECORD = {
    Kind.MEETING: DocumentKind.INVITATION,
    Kind.MINUTES: DocumentKind.MINUTES,
    Kind.LETTER: DocumentKind.LETTER,
    Kind.CHARTER: DocumentKind.CHARTER,
}


class Format(StrEnum):
    """A file format; the value is the file's ending."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "md"


@dataclass(frozen=True)
class Job:
    """One document to be made in one format.

    Attributes:
        draft: marks the document as a draft. ``plan`` sets it from the record; a caller may set it, never unset it.
        path: where the file belongs under the output folder; ASCII.
    """

    kind: DocumentKind
    dossier: Dossier
    id: str
    variant: Variant
    format: Format
    draft: bool
    path: PurePosixPath

    @property
    def identity(self) -> Identity:
        """Identity of the record that names the document."""
        return Identity(self.dossier.code, self.kind.draws_on[0], self.id)

    @property
    def draws_on(self) -> tuple[Identity, ...]:
        """Identities of all records that the document is made from."""
        return tuple(Identity(self.dossier.code, kind, self.id) for kind in self.kind.draws_on)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that is not made, and why (Norwegian).

    Attributes:
        is_fault: something is wrong with the record, rather than that no such document is due.
    """

    identity: Identity
    message: str
    remedy: str
    is_fault: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be made, and what cannot be."""

    jobs: tuple[Job, ...]
    refusals: tuple[Refusal, ...]


def plan(
    dossiers: Iterable[Dossier],
    formats: Collection[Format],
    variant: Variant,
    only: Collection[Identity] | None = None,
) -> Plan:
    """The documents of some dossiers, in order of identity.

    Args:
        dossiers: where the records lie.
        formats: what to make of each document.
        variant: for whom. The public one holds public documents only.
        only: the records that are wanted; all that become documents, if ``None``.
    """
    jobs: list[Job] = []
    refusals: list[Refusal] = []
    for dossier in dossiers:
        for identity in _wanted(dossier, only):
            kind = _KIND_OF_RECORD.get(identity.kind)
            refusal = _refusal(identity, kind, dossier, variant)
            if kind is None or refusal:
                refusals += [refusal] if refusal else []
                continue
            record = sources(kind, dossier, identity.id)[0]
            for format in formats:
                path = _path(record, variant, format)
                jobs.append(Job(kind, dossier, identity.id, variant, format, not is_final(record), path))
    return Plan(tuple(jobs), tuple(refusals))


class Renderer:
    """Makes documents of one repository. Fonts, templates and compilers are kept, so use one for many jobs."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self._root = root
        self._settings = settings
        self._guard = NameGuard(shows_participants=settings.show_participant_names)

    def render(self, job: Job) -> bytes:
        """The file.

        Raises:
            RenderError: the document cannot be made; the message says why and names the template, if it is at fault.
        """
        return self.write(self.document(job), job.format)

    def document(self, job: Job) -> Document:
        """The document before it is written in a format.

        Raises:
            RenderError: a record is missing, or a name would reach a public edition.
        """
        document = build(job.kind, job.dossier, job.id, self._settings, job.variant, draft=job.draft)
        if job.variant is Variant.PUBLIC:
            self._guard.check(document, job.dossier)
        return document

    def write(self, document: Document, format: Format) -> bytes:
        """The document in a format.

        Raises:
            RenderError: a fault in a template, in the settings or in a text.
        """
        match format:
            case Format.HTML:
                return self._html.write(document)
            case Format.PDF:
                return self._pdf.write(document)
            case Format.DOCX:
                return self._word.write(document)
            case Format.MARKDOWN:
                return self._markdown.write(document)

    @cached_property
    def _folders(self) -> TemplateFolders:
        from styring.rendering.templates import TemplateFolders

        return TemplateFolders.of_project(self._root)

    @cached_property
    def _style(self) -> Style:
        from styring.rendering.style import read_style

        return read_style(self._settings.document, self._root, self._settings.organisation)

    @cached_property
    def _html(self) -> HtmlWriter:
        from styring.rendering.html import HtmlWriter

        return HtmlWriter(self._folders, self._style)

    @cached_property
    def _pdf(self) -> PdfWriter:
        from styring.rendering.pdf import PdfWriter

        return PdfWriter(self._folders, self._style)

    @cached_property
    def _word(self) -> WordWriter:
        from styring.rendering.docx import WordWriter

        return WordWriter(self._folders, self._style)

    @cached_property
    def _markdown(self) -> MarkdownWriter:
        from styring.rendering.markdown import MarkdownWriter

        return MarkdownWriter(self._folders)


def _wanted(dossier: Dossier, only: Collection[Identity] | None) -> Iterator[Identity]:
    for identity in sorted(dossier.identities, key=str):
        if identity in only if only is not None else identity.kind in _KIND_OF_RECORD:
            yield identity


def _refusal(identity: Identity, kind: DocumentKind | None, dossier: Dossier, variant: Variant) -> Refusal | None:
    if kind is None:
        return Refusal(
            identity, "Det lages ikke dokument av denne posten.", "Velg et møte, referat, brev eller en plakat."
        )
    try:
        records = sources(kind, dossier, identity.id)
    except RenderError as error:
        return Refusal(identity, error.message, error.remedy, is_fault=True)
    first = records[0]
    if isinstance(first, Meeting) and first.status is MeetingStatus.AVLYST:
        return Refusal(identity, "Møtet er avlyst.", "Det lages ikke innkalling til et avlyst møte.")
    meeting = next((record for record in records if isinstance(record, Meeting)), None)
    if variant is Variant.PUBLIC and not is_public(first, meeting):
        return Refusal(identity, f"Dokumentet er ikke offentlig: {_why_closed(first, meeting)}.", _CLOSED_REMEDY)
    return None


_CLOSED_REMEDY = "Lag det med --variant internal, eller vurder offentlighet i posten."


def _why_closed(record: Record, meeting: Meeting | None) -> str:
    if meeting and meeting.kind is MeetingKind.FAGMOTE:
        return "det hører til et fagmøte"
    if not is_final(record):
        return "det er ikke endelig eller sendt"
    return "offentlighet.status er verken offentlig eller delvis_unntatt"


def _path(record: Record, variant: Variant, format: Format) -> PurePosixPath:
    """For example ``bre/2026/2026-03-12-esm-referat.pdf``; an internal edition says so in its name."""
    ending = f"{'-intern' if variant is Variant.INTERNAL else ''}.{format.value}"
    folder = PurePosixPath(record.identity.agency)
    match record:
        case Meeting():
            word = "innkalling"
        case Minutes():
            word = record.form.value
        case Letter():
            word = record.kind.value.replace("_", "-")
        case _:
            return folder / f"samarbeidsplakat{ending}"
    return folder / str(record.year) / f"{record.id}-{word}{ending}"
