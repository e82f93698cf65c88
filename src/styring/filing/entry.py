"""What is filed: one journal entry with its case, parties, documents and files, whatever the archive's profile.

The names follow Noark 5 in English: case (saksmappe), entry (journalpost), document (dokumentbeskrivelse), file
(dokumentobjekt). ``fiks`` and ``eformidling`` write it as XML.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID


class FileVariant(Enum):
    """Noark 5 variantformat (M700)."""

    ARCHIVE = "A"
    PRODUCTION = "P"
    REDACTED = "O"


@dataclass(frozen=True, slots=True)
class Code:
    """A value of one of the archive's code lists and what it stands for."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """A file in a package (dokumentobjekt).

    Attributes:
        name: file name in the package: ASCII, and without anything that is withheld.
        format: the archive's code for the format («PDF/A»).
        mime: media type.
    """

    variant: FileVariant
    name: str
    content: bytes
    format: Code
    mime: str

    @property
    def sha256(self) -> str:
        """Checksum in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Withholding:
    """What is withheld from the public (skjerming), on the ground that the record gives.

    Attributes:
        restriction: tilgangsrestriksjon (M500).
        legal_basis: skjermingshjemmel (M501), as the record has it.
        whole: the whole document, rather than parts of it.
        title: whether the title itself is withheld.
    """

    restriction: Code
    legal_basis: str
    whole: bool
    title: bool


@dataclass(frozen=True, slots=True)
class ArchivedDocument:
    """A document of an entry (dokumentbeskrivelse). Exactly one of an entry is the main one; it has number 1.

    ``version`` counts from 1; every correction of a final record makes one more.
    """

    id: UUID
    number: int
    title: str
    type: Code
    is_main: bool
    version: int
    files: tuple[ArchivedFile, ...]
    withholding: Withholding | None = None


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A party (korrespondansepart): an organisation or a role in one, never a person by name."""

    role: Code
    name: str
    organisation_number: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """The case (saksmappe) that the entry belongs to.

    ``number`` is the archive's own («202600123»), once it is known.
    """

    id: UUID
    title: str
    public_title: str
    number: str | None
    date: date
    unit: str
    responsible: str
    status: Code
    external_key: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry (journalpost).

    Attributes:
        identity: of the record («bre/minutes/2026-03-12-esm»), which is also the key that a receipt is matched by.
        created: when the document became final, with time zone.
        created_by: a role.
        fingerprint: of the records that the documents draw on.
        drafted: when the documents were first drafted, if that is known; not after ``created``.
    """

    id: UUID
    identity: str
    case: Case
    title: str
    public_title: str
    kind: Code
    status: Code
    created: datetime
    created_by: str
    document_date: date
    sent: date | None
    assessed: date | None
    correspondents: tuple[Correspondent, ...]
    documents: tuple[ArchivedDocument, ...]
    withholding: Withholding | None
    fingerprint: str
    drafted: date | None = None

    @property
    def files(self) -> tuple[ArchivedFile, ...]:
        """All files, in order of the documents."""
        return tuple(file for document in self.documents for file in document.files)
