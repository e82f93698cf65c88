"""Which documents there are to make, where they go, and which cannot be made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from styring.dossier import Dossier
from styring.records.base import Identity, Kind, Record
from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.publicity import is_final, is_public
from styring.records.vocabulary import MeetingKind, MeetingStatus
from styring.rendering.document import DocumentKind, sources
from styring.rendering.edition import Variant
from styring.rendering.errors import RenderError

_CLOSED_REMEDY = "Lag det med --variant internal, eller vurder offentlighet i posten."
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
        shared: the document leaves the department although it is not public: complete, but without participants' names
            unless the settings show them, and held against the guard as a public one is. For a caller to set.
    """

    kind: DocumentKind
    dossier: Dossier
    id: str
    variant: Variant
    format: Format
    draft: bool
    path: PurePosixPath
    shared: bool = False

    @property
    def is_guarded(self) -> bool:
        """Whether anybody outside the department will read the document."""
        return self.shared or self.variant is Variant.PUBLIC

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
    if variant is Variant.PUBLIC and isinstance(first, Charter):
        return Refusal(identity, "Samarbeidsplakaten har ingen offentlig utgave.", "Lag den med --variant internal.")
    if variant is Variant.PUBLIC and not is_public(first, meeting):
        return Refusal(identity, f"Dokumentet er ikke offentlig: {_why_closed(first, meeting)}.", _CLOSED_REMEDY)
    return None


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
