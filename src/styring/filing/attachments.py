"""The attachments of a letter as files of a package."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from styring.filing.codes import Codes
from styring.filing.entry import ArchivedFile, FileVariant
from styring.filing.refusal import NotFiled
from styring.messages import count, listing, quoted
from styring.project import Project
from styring.records.letter import Attachment
from styring.rendering.text import line

LARGEST = 200_000_000
"""Bytes of an attachment. A message to an archive takes little more in all, and it is read into memory."""

_ENDING = re.compile(r"\.[a-z0-9]{1,10}")
_PDF_TYPE = "application/pdf"
_PDFA_MARK = b"pdfaid:part"
_ARCHIVE_FORMATS = {
    ".txt": ("RA-TEKST", "text/plain"),
    ".xml": ("RA-XML", "application/xml"),
    ".tif": ("RA-TIFF", "image/tiff"),
    ".tiff": ("RA-TIFF", "image/tiff"),
    ".jpg": ("RA-JPEG", "image/jpeg"),
    ".jpeg": ("RA-JPEG", "image/jpeg"),
}
"""What Norway's national archives take besides PDF/A (riksarkivarens forskrift, chapter 5): code and media type."""
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OTHER_FORMATS = {
    ".pdf": _PDF_TYPE,
    ".docx": _OFFICE + "wordprocessingml.document",
    ".xlsx": _OFFICE + "spreadsheetml.sheet",
    ".pptx": _OFFICE + "presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".png": "image/png",
    ".csv": "text/csv",
}


@dataclass(frozen=True, slots=True)
class Enclosure:
    """An attachment that has a file."""

    title: str
    file: ArchivedFile


def enclosures(attachments: Sequence[Attachment], project: Project, codes: Codes) -> tuple[Enclosure, ...]:
    """The attachments that have files, in order; their names in the package tell nothing of what is in them.

    Raises:
        NotFiled: a file is not there, cannot be read, is empty or far too large.
        UnknownCode: the archive has no code for its format.
    """
    with_files = [(each, PurePosixPath(each.file.replace("\\", "/"))) for each in attachments if each.file]
    return tuple(
        Enclosure(line(attachment.title), _archived(f"vedlegg-{number:02}", attachment, path, project, codes))
        for number, (attachment, path) in enumerate(with_files, 1)
    )


def remarks_on(
    attachments: Sequence[Attachment], enclosed: Sequence[Enclosure], *, names_them: bool
) -> tuple[str, ...]:
    """What whoever files the letter should know of its attachments (Norwegian), by their titles unless those tell."""
    missing = [attachment.title for attachment in attachments if not attachment.file]
    unfit = [each for each in enclosed if each.file.variant is not FileVariant.ARCHIVE]
    number = count(len(missing), "vedlegg", "vedlegg")
    told = listing(map(quoted, missing)) if missing and names_them else number
    return (
        *([f"Vedlegg uten fil i posten er ikke med i pakken: {told}."] if missing else []),
        *(
            f"Vedlegget {f'{quoted(each.title)} ({each.file.name})' if names_them else each.file.name} er ikke i et "
            f"arkivformat: {each.file.format.text}. Lagre det som PDF/A, eller be arkivet konvertere det."
            for each in unfit
        ),
    )


def _archived(stem: str, attachment: Attachment, path: PurePosixPath, project: Project, codes: Codes) -> ArchivedFile:
    content = _read(attachment, path, project)
    ending = path.suffix.lower()
    if not _ENDING.fullmatch(ending):
        raise NotFiled(
            f"Vedlegget {quoted(attachment.title)} har et filnavn som ikke viser formatet: {quoted(path.name)}.",
            "Gi filen en vanlig endelse, for eksempel .pdf.",
        )
    lasting = ("RA-PDF", _PDF_TYPE) if ending == ".pdf" and _PDFA_MARK in content else _ARCHIVE_FORMATS.get(ending)
    variant = FileVariant.ARCHIVE if lasting else FileVariant.PRODUCTION
    code, media_type = lasting or (ending[1:].upper(), _OTHER_FORMATS.get(ending, "application/octet-stream"))
    return ArchivedFile(variant, stem + ending, content, codes.find("format", code), media_type)


def _read(attachment: Attachment, path: PurePosixPath, project: Project) -> bytes:
    what = f"Vedlegget {quoted(attachment.title)}"
    if not project.has_file(str(path)):
        raise NotFiled(
            f"{what} finnes ikke: {quoted(path)}.",
            "Legg filen i repoet, og skriv stien i vedlegg.fil regnet fra mappen med styring.yaml.",
        )
    file = Path(project.root, path)
    try:
        if file.stat().st_size > LARGEST:
            raise NotFiled(
                f"{what} er større enn {LARGEST // 1_000_000} MB.", "Send det til arkivet for seg, og fjern stien."
            )
        content = file.read_bytes()
    except OSError as error:
        raise NotFiled(
            f"{what} kan ikke leses: {quoted(path)}.", "Kontroller at du har tilgang til filen, og lukk den i Word."
        ) from error
    if not content:
        raise NotFiled(f"{what} er en tom fil: {quoted(path)}.", "Legg inn den riktige filen.")
    return content
