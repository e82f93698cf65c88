"""From a record to the journal entry that it becomes, with its documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from styring.dossier import Dossier
from styring.filing.attachments import Enclosure, enclosures, remarks_on
from styring.filing.codes import Codes, UnknownCode
from styring.filing.entry import ArchivedDocument, ArchivedFile, Entry, FileVariant
from styring.filing.identifiers import Identifiers
from styring.filing.journal import FiledRecord, Journal
from styring.filing.refusal import NotFiled
from styring.filing.withholding import Editions, disclosure
from styring.project import SETTINGS_FILE, Project
from styring.records.base import Identity
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.publicity import is_final
from styring.records.settings import FiledAs
from styring.records.vocabulary import MinutesForm
from styring.rendering import Document, Format, Job, Refusal, Renderer, RenderError, Variant, plan
from styring.rendering.document import sources

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NO_ENTRY = (
    "Samarbeidsplakaten er ikke en journalpost.",
    "Skal den i arkivet, lag den med «styring render», og legg den ved et brev eller et referat.",
)
_NOT_SENT = ("Brevet er ikke sendt.", "Send det, og sett status til sendt.")
_NOT_CONVENED = (
    "Innkallingen er ikke sendt.",
    "Send innkallingen, og sett status til innkalt og innkalling.sendt til datoen.",
)
_NOT_FINAL = "Gjør dokumentet endelig, og sett status og endelig_dato."


@dataclass(frozen=True, slots=True)
class Prepared:
    """An entry with its record, and what whoever files it should know (Norwegian)."""

    entry: Entry
    record: FiledRecord
    remarks: tuple[str, ...]


class Registrar:
    """Makes the journal entries of one repository. It keeps what documents are made with, so use one for many."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._codes = Codes.of(project.settings)
        self._journal = Journal(project, self._codes)
        self._ids = Identifiers(project.settings.organisation)
        self._renderer = Renderer(project.root, project.settings)

    def prepare(self, identity: Identity, dossier: Dossier) -> Prepared | Refusal:
        """The entry of a record, or why it has none.

        Raises:
            RenderError: ``styring.yaml`` is at fault, and so every document.
        """
        planned = plan([dossier], [Format.PDF], Variant.INTERNAL, [identity])
        if not planned.jobs:
            return planned.refusals[0]
        job = replace(planned.jobs[0], shared=True)
        records = sources(job.kind, dossier, job.id)
        record = records[0]
        not_due = _not_due(record)
        if not_due or not isinstance(record, Letter | Meeting | Minutes):
            return Refusal(identity, *(not_due or _NO_ENTRY))
        try:
            return self._prepared(job, record)
        except (NotFiled, UnknownCode) as error:
            return Refusal(identity, error.message, error.remedy, is_fault=True)
        except RenderError as error:
            if error.file == SETTINGS_FILE:
                raise
            place = ":".join(str(part) for part in (error.file, error.line) if part is not None)
            message = f"{place}: {error.message}" if place else error.message
            return Refusal(identity, message, error.remedy, is_fault=True)

    def _prepared(self, job: Job, record: FiledRecord) -> Prepared:
        public_job = replace(job, variant=Variant.PUBLIC, shared=False)
        complete, public = self._renderer.document(job), self._renderer.document(public_job)
        editions = Editions(sources(job.kind, job.dossier, job.id), job.dossier, complete, public)
        shown = disclosure(editions, self._codes, self._project.settings.archive)
        attachments = record.attachments if isinstance(record, Letter) else ()
        enclosed = enclosures(attachments, self._project, self._codes)
        is_open = shown.is_public and not shown.withholding
        whole = (public_job, public) if is_open else (job, complete)  # an open document is filed as the public has it
        files = [self._file(*whole, FileVariant.ARCHIVE), self._file(*whole, FileVariant.PRODUCTION)]
        if shown.is_public and not is_open:
            files.append(self._file(public_job, public, FileVariant.REDACTED))
        entry = self._journal.entry(record, job.dossier, complete, public, shown)
        main = self._main(record, entry, tuple(files))
        documents = (main, *self._attached(entry, enclosed, main.version))
        names_them = not _tells_nothing(entry)
        remarks = (*shown.remarks, *remarks_on(attachments, enclosed, names_them=names_them))
        return Prepared(replace(entry, documents=documents), record, remarks)

    def _file(self, job: Job, document: Document, variant: FileVariant) -> ArchivedFile:
        format = Format.DOCX if variant is FileVariant.PRODUCTION else Format.PDF
        stem = job.path.stem.removesuffix("-intern") + ("-offentlig" if variant is FileVariant.REDACTED else "")
        content = self._renderer.write(document, format)
        self._renderer.check_file(content, replace(job, format=format), document)
        code, media_type = ("RA-PDF", "application/pdf") if format is Format.PDF else ("DOCX", _WORD)
        return ArchivedFile(variant, f"{stem}.{format}", content, self._codes.find("format", code), media_type)

    def _main(self, record: FiledRecord, entry: Entry, files: tuple[ArchivedFile, ...]) -> ArchivedDocument:
        hides_title = entry.withholding is not None and entry.withholding.title
        return ArchivedDocument(
            id=self._ids.document(entry.identity, 1),
            number=1,
            title=entry.public_title if hides_title else entry.title,
            type=self._journal.document_type(record),
            is_main=True,
            version=version_of(record),
            files=files,
            withholding=entry.withholding,
        )

    def _attached(self, entry: Entry, enclosed: tuple[Enclosure, ...], version: int) -> Iterator[ArchivedDocument]:
        """The attachments. Nothing says which parts of one are withheld: all of it is if some of the letter is."""
        withheld = entry.withholding and replace(entry.withholding, whole=True)
        for number, each in enumerate(enclosed, 2):
            yield ArchivedDocument(
                id=self._ids.document(entry.identity, number),
                number=number,
                title=f"Vedlegg {number - 1}" if _tells_nothing(entry) else each.title,
                type=self._journal.type_of(FiledAs.VEDLEGG),
                is_main=False,
                version=version,
                files=(each.file,),
                withholding=withheld,
            )


def version_of(record: FiledRecord) -> int:
    """Which version of its document a record holds: every correction of a final one makes a new one."""
    return 1 if isinstance(record, Meeting) else 1 + len(record.corrections)


def _tells_nothing(entry: Entry) -> bool:
    """Whether what comes with a document is kept from the public as a whole, and so what its attachments are called."""
    return entry.withholding is not None and entry.withholding.whole


def _not_due(record: object) -> tuple[str, str] | None:
    """What is said of a document that is not finished, and what to do."""
    match record:
        case Letter() if not is_final(record):
            return _NOT_SENT
        case Meeting() if not is_final(record):
            return _NOT_CONVENED
        case Minutes() if not is_final(record):
            what = "Referatet" if record.form is MinutesForm.REFERAT else "Oppsummeringen"
            return f"{what} er ikke endelig.", _NOT_FINAL
        case _:
            return None
