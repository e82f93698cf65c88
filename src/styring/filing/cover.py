"""The cover note of a package: what is in it, for somebody who reads no XML.

It may be shown to anybody: it has the public title, and says of what is withheld only that it is and on which ground.
"""

from __future__ import annotations

from collections.abc import Iterator

from styring.filing.entries import Prepared
from styring.filing.entry import ArchivedDocument, ArchivedFile, Code, FileVariant, Withholding
from styring.messages import count, long_date
from styring.records.settings import ArchiveProfile

_VARIANTS = {
    FileVariant.ARCHIVE: "arkivformat (A)",
    FileVariant.PRODUCTION: "produksjonsformat (P)",
    FileVariant.REDACTED: "offentlig variant (O)",
}
_WIDTH = 20


def cover_note(prepared: Prepared, profile: ArchiveProfile, organisation: str) -> str:
    """The cover note in bokmål, with LF at the end of each line."""
    return "\n".join(_lines(prepared, profile, organisation)) + "\n"


def _lines(prepared: Prepared, profile: ArchiveProfile, organisation: str) -> Iterator[str]:
    entry = prepared.entry
    main = entry.documents[0]
    yield from _heading("Følgeseddel til arkivet", "=")
    yield entry.public_title
    yield ""
    yield _fact("Fra", organisation)
    yield _fact("Post i styring", entry.identity)
    yield _fact("Versjon", str(main.version))
    yield _fact("Fingeravtrykk", entry.fingerprint)
    yield from _heading("Journalpost")
    yield _fact("Sak", " ".join(part for part in (entry.case.number, entry.case.public_title) if part))
    yield _fact("Enhet", entry.case.unit)
    yield _fact("Journalposttype", _shown(entry.kind))
    yield _fact("Journalstatus", _shown(entry.status))
    yield _fact("Dokumentets dato", long_date(entry.document_date))
    if entry.sent:
        yield _fact("Sendt", long_date(entry.sent))
    for party in entry.correspondents:
        number = f" (org.nr. {party.organisation_number})" if party.organisation_number else ""
        yield _fact(party.role.text, party.name + number)
    yield from _heading("Dokumenter")
    for document in entry.documents:
        yield from _document(document)
    yield from _heading("Offentlighet")
    yield from _publicity(entry.withholding, is_assessed=entry.assessed is not None, files=entry.files)
    if prepared.remarks:
        yield from _heading("Merk")
        yield from (f"- {remark}" for remark in prepared.remarks)
    yield from _heading("Kontroll")
    files = count(len(entry.files), "fil", "filer")
    yield f"Arkivmeldingen (arkivmelding.xml) følger profilen {profile} og viser til {files}."
    yield "SHA-256 for alle filene i pakken står i manifest-sha256.txt. Slik kontrolleres de:"
    yield "  styring verify MAPPE"
    yield "  sha256sum --check manifest-sha256.txt"


def _heading(text: str, underline: str = "-") -> Iterator[str]:
    if underline == "-":
        yield ""
    yield text
    yield underline * len(text)


def _fact(label: str, value: str) -> str:
    return f"{label + ':':<{_WIDTH}} {value}"


def _shown(code: Code) -> str:
    return f"{code.value} – {code.text}"


def _document(document: ArchivedDocument) -> Iterator[str]:
    role = "hoveddokument" if document.is_main else "vedlegg"
    yield f"{document.number}. {document.title} ({role}, {document.type.text})"
    for file in document.files:
        yield f"   {file.name}"
        yield f"     {_VARIANTS[file.variant]}, {file.format.text}, {file.size} byte"
        yield f"     sha256 {file.sha256}"


def _publicity(withheld: Withholding | None, *, is_assessed: bool, files: tuple[ArchivedFile, ...]) -> Iterator[str]:
    if withheld is None:
        yield "Dokumentet er offentlig." if is_assessed else "Offentligheten er ikke vurdert."
        return
    extent = "unntatt" if withheld.whole else "delvis unntatt"
    yield f"Dokumentet er {extent} offentlighet, jf. {withheld.legal_basis}."
    yield _fact("Tilgangsrestriksjon", _shown(withheld.restriction))
    if withheld.title:
        yield "Tittelen er skjermet. Her og i offentligTittel står den offentlige tittelen."
    redacted = [file.name for file in files if file.variant is FileVariant.REDACTED]
    if redacted:
        yield f"Bare {redacted[0]} kan gis ut. Det som er unntatt, er ikke med i den filen."
    else:
        yield "Ingen av filene kan gis ut uten en ny vurdering."
