"""What an archive reference is entered for, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from styring.diagnostics import YamlPath
from styring.filing.journal import FiledRecord
from styring.filing.receipt import ReceiptError
from styring.loading import LoadedDossier, RecordFile
from styring.messages import count, listing, quoted
from styring.records.base import Identity, Record
from styring.records.common import Archive
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.publicity import is_final
from styring.records.report import Report

_PAPERS = "sakspapirer"


@dataclass(frozen=True, slots=True)
class Reference:
    """Where the archive has a document. ``sha256`` is of the main document that was filed, if that is known."""

    system: str | None
    case_number: str
    journal_entry: str
    filed: date | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference is entered for: the document of a record, a report, or a paper of a meeting.

    Attributes:
        path: where its reference stands in the file.
        archive: what stands there now.
    """

    file: RecordFile
    record: FiledRecord | Report
    path: YamlPath
    archive: Archive

    @property
    def document(self) -> FiledRecord | None:
        """The record whose document the department files itself; ``None`` for what comes from the agency."""
        return None if isinstance(self.record, Report) or len(self.path) > 1 else self.record


def find_target(loaded: LoadedDossier, identity: Identity, paper: int | None = None) -> Target:
    """What somebody means by a record, or by the number of a paper in its list of papers, from 1.

    The reference of a paper that is a report belongs to the report.

    Raises:
        ReceiptError: the record has errors or no reference, is not finished, or has no such paper.
    """
    file = next((file for file in loaded.files if file.identity == identity and file.record), None)
    record = file.record if file else None
    if file is None or record is None:
        raise ReceiptError(f"{identity} har feil.", "Rett feilene først; «styring lint» viser dem.")
    if paper is not None:
        return _paper(loaded, file, record, paper)
    if isinstance(record, Report):
        return Target(file, record, ("arkiv",), record.archive or Archive())
    if not isinstance(record, Letter | Meeting | Minutes):
        raise ReceiptError(
            f"{identity} er ikke noe som arkiveres.", "Oppgi et brev, et møte, et referat eller en rapport."
        )
    if not is_final(record):
        raise ReceiptError(*_not_finished(record))
    return Target(file, record, ("arkiv",), record.archive or Archive())


def _paper(loaded: LoadedDossier, file: RecordFile, record: Record, number: int) -> Target:
    if not isinstance(record, Meeting):
        raise ReceiptError(f"{record.identity} har ingen sakspapirer.", "Oppgi møtet som papiret hører til.")
    if not 1 <= number <= len(record.papers):
        papers = (f"{i} er {quoted(paper.title)}" for i, paper in enumerate(record.papers, 1))
        remedy = f"Tell ovenfra: {listing(papers)}." if record.papers else "Før opp papiret i møtet først."
        has = count(len(record.papers), "sakspapir", "sakspapirer") if record.papers else "ingen sakspapirer"
        raise ReceiptError(f"{record.identity} har {has}, så det er ikke noe nummer {number}.", remedy)
    paper = record.papers[number - 1]
    if paper.report is not None and paper.report in loaded.dossier.reports:
        return find_target(loaded, loaded.dossier.reports[paper.report].identity)
    return Target(file, record, (_PAPERS, number - 1, "arkiv"), paper.archive or Archive())


def _not_finished(record: FiledRecord) -> tuple[str, str]:
    if isinstance(record, Meeting):
        remedy = "Gjelder journalposten et papir til møtet, bruk --paper med nummeret på papiret."
        return f"Innkallingen {record.identity} er ikke sendt, så den kan ikke være arkivert.", remedy
    state = "sendt" if isinstance(record, Letter) else "endelig"
    return (
        f"{record.identity} er ikke {state}, så dokumentet kan ikke være arkivert.",
        f"Sett status til {state} først.",
    )
