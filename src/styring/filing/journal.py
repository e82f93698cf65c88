"""What a journal entry says of its document: case, kind, dates and parties, in the archive's codes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TypeAlias

from styring.dossier import Dossier
from styring.filing.codes import Codes
from styring.filing.entry import Case, Code, Correspondent, Entry
from styring.filing.identifiers import Identifiers
from styring.filing.withholding import Disclosure
from styring.messages import long_date
from styring.project import Project
from styring.records.base import OSLO
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Author, Minutes
from styring.records.settings import CaseScope, FiledAs
from styring.records.vocabulary import AgencyForm, MinutesForm, Profile, Role
from styring.rendering import Document
from styring.rendering.language import sentence, wording
from styring.rendering.text import line

FiledRecord: TypeAlias = Letter | Meeting | Minutes
"""A record that becomes a journal entry."""

ENTRY_TYPES = {
    AgencyForm.ETAT: "N",
    AgencyForm.BYDEL: "N",
    AgencyForm.KOMMUNALT_FORETAK: "U",
    AgencyForm.ANNET: "U",
}
"""A municipality is one organ as a starting point; its foretak are organs of their own."""
_OUTGOING = "U"
DOCUMENT_TYPES = {
    FiledAs.BREV: "KORR",
    FiledAs.INNKALLING: "KORR",
    FiledAs.REFERAT: "DOKUMENT",
    FiledAs.OPPSUMMERING: "DOKUMENT",
    FiledAs.VEDLEGG: "VEDLEGG",
}
_CASE_OFFICER = "Saksbehandler"


class Journal:
    """How one repository's records are entered in the archive's journal."""

    def __init__(self, project: Project, codes: Codes) -> None:
        self._project = project
        self._settings = project.settings.archive
        self._codes = codes
        self._ids = Identifiers(project.settings.organisation)

    def entry(
        self, record: FiledRecord, dossier: Dossier, complete: Document, public: Document, shown: Disclosure
    ) -> Entry:
        """The entry of a record, without its documents.

        Args:
            record: the record.
            dossier: where it lies.
            complete: its document with everything in it.
            public: the public edition.
            shown: what the public may see.

        Raises:
            UnknownCode: ``styring.yaml`` has a code that no list has.
        """
        day = complete.date
        kind = self._codes.find("journalposttype", self._kind(dossier))
        drafted = record.draft_date if isinstance(record, Minutes) else None
        return Entry(
            id=self._ids.entry(str(record.identity)),
            identity=str(record.identity),
            case=self._case(record, dossier, day),
            title=_title(record, complete, dossier),
            public_title=_title(record, public, dossier),
            kind=kind,
            status=self._codes.find("journalstatus", "F"),
            created=datetime.combine(day, time(), OSLO),
            created_by=self._author(record),
            document_date=day,
            sent=None if isinstance(record, Minutes) and not record.sent_to else day,
            assessed=day if shown.is_assessed else None,
            correspondents=tuple(self._correspondents(record, dossier, day, external=kind.value == _OUTGOING)),
            documents=(),
            withholding=shown.withholding,
            fingerprint=complete.view.fingerprint,
            drafted=drafted if drafted and drafted <= day else None,
        )

    def document_type(self, record: FiledRecord) -> Code:
        """What the main document is to the archive: as the record says, or as its kind of document is."""
        own = record.archive.document_type if record.archive else None
        return self._codes.find("dokumenttype", own) if own else self.type_of(_filed_as(record))

    def type_of(self, filed_as: FiledAs) -> Code:
        """What such a document is to the archive."""
        value = self._settings.document_types.get(filed_as, DOCUMENT_TYPES[filed_as])
        return self._codes.find("dokumenttype", value)

    def _kind(self, dossier: Dossier) -> str:
        form = dossier.agency.form if dossier.agency else AgencyForm.ANNET
        standard = _OUTGOING if self._project.settings.profile is Profile.STAT else ENTRY_TYPES[form]
        return self._settings.entry_types.get(form, standard)

    def _case(self, record: FiledRecord, dossier: Dossier, day: date) -> Case:
        """The case: the archive's own if its number is known, else the one that styring opens for the agency."""
        settings, year = self._settings.case, record.year
        yearly = settings.scope is CaseScope.AR
        key = f"{dossier.code}/{year}" if yearly else dossier.code
        number = (record.archive.case_number if record.archive else None) or settings.numbers.get(key)
        external_key = f"{dossier.code}/{number}" if number else key
        agency = dossier.agency
        begun = (agency.from_ if agency else None) or date(self._project.settings.first_year, 1, 1)
        name = agency.name if agency else dossier.code
        title = line(settings.title_pattern.format_map({"virksomhet": name, "kode": dossier.code, "år": year}))
        return Case(
            id=self._ids.case(external_key),
            title=title,
            public_title=title,
            number=number,
            date=date(year, 1, 1) if yearly else begun,
            unit=self._department(dossier, day)[0],
            responsible=settings.case_owner,
            status=self._codes.find("saksstatus", "B"),
            external_key=external_key,
        )

    def _author(self, record: FiledRecord) -> str:
        match record:
            case Letter(case_officer_role=str() as position):
                return line(position)
            case Letter(sender_role=Role() as role) | Minutes(prepared_by=Author(role=Role() as role)):
                words = wording(self._project.settings.language, self._project.settings.profile)
                return sentence(words.word("rolle", role))
            case _:
                return _CASE_OFFICER

    def _correspondents(
        self, record: FiledRecord, dossier: Dossier, day: date, *, external: bool
    ) -> Iterator[Correspondent]:
        """The department, the agency and the others that the document is sent to, each once."""
        sender, receiver, copy = (
            self._codes.find("korrespondanseparttype", ("E" if external else "I") + kind) for kind in "AMK"
        )
        department = self._department(dossier, day)
        yield Correspondent(sender, *department)
        named = [department[0]]
        for role, (name, number) in (
            *((receiver, party) for party in _receivers(record, dossier)),
            *((copy, (name, None)) for name in (record.copies if isinstance(record, Letter) else ())),
        ):
            if not any(_is_same(name, other) for other in named):
                named.append(name)
                yield Correspondent(role, line(name), number)

    def _department(self, dossier: Dossier, day: date) -> tuple[str, str | None]:
        """Name and organisation number of the department in charge that day, or of the whole organisation."""
        code = dossier.department_on(day)
        department = dossier.registry.departments.get(code) if code else None
        if department is None:
            return line(self._project.settings.organisation), None
        return line(department.name), department.organisation_number


def _is_same(name: str, other: str) -> bool:
    """Whether a party is another one once more: «Etaten ved direktøren», «Avdelingen, seksjon for eierskap»."""
    rest = name.casefold().removeprefix(other.casefold())
    return rest != name.casefold() and not rest[:1].isalnum()


def _receivers(record: FiledRecord, dossier: Dossier) -> Iterator[tuple[str, str | None]]:
    """Name and organisation number of those that the document is for, the agency first."""
    joint = record.joint_with if isinstance(record, Meeting) else ()
    for code in (dossier.code, *joint):
        agency = dossier.registry.agencies.get(code)
        yield (agency.name, agency.organisation_number) if agency else (code, None)
    for name in record.sent_to if isinstance(record, Minutes) else ():
        yield name, None


def _filed_as(record: FiledRecord) -> FiledAs:
    match record:
        case Letter():
            return FiledAs.BREV
        case Meeting():
            return FiledAs.INNKALLING
        case Minutes(form=MinutesForm.REFERAT):
            return FiledAs.REFERAT
        case _:
            return FiledAs.OPPSUMMERING


def _title(record: FiledRecord, document: Document, dossier: Dossier) -> str:
    """The title as a journal needs it, which is read without the document: that of a meeting with day and agency."""
    meeting = dossier.meetings.get(record.id)
    if isinstance(record, Letter) or meeting is None:
        return document.view.title
    day = f", {long_date(meeting.date)}" if meeting.date else ""
    return f"{document.view.title}{day} – {document.view.agency}"
