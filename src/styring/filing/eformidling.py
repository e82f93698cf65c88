"""An entry as eFormidling takes it: an arkivmelding built on Noark 5 version 3.1.

It has no place for checksums, for an organisation number or for a key of ours: the manifest of the package has the
first, and a receipt is matched by the ``systemID``.
"""

from __future__ import annotations

from uuid import uuid5

from styring.filing.codes import spelled, standard_code
from styring.filing.entry import ArchivedDocument, ArchivedFile, Case, Code, Correspondent, Entry, Withholding
from styring.filing.shapes import SHAPES, SYSTEM
from styring.filing.times import assessed, created, drafted, midnight, sent
from styring.filing.xml_writing import Content, to_xml
from styring.records.settings import ArchiveProfile

_PROFILE = ArchiveProfile.EFORMIDLING
_ENTRY_TITLE = "Skjerming tittel registrering - utvalgte ord"
_DOCUMENT_TITLE = "Skjerming tittel dokumentbeskrivelse"
_NO_METADATA = "Ingen metadata er skjermet"  # the element is mandatory also when just the document is withheld


def write(entry: Entry) -> bytes:
    """The message as XML in UTF-8, the same bytes for the same entry."""
    return to_xml(
        SHAPES[_PROFILE],
        {
            "system": SYSTEM,
            "meldingId": str(uuid5(entry.id, entry.fingerprint)),
            "tidspunkt": created(entry),
            "antallFiler": str(len(entry.files)),
            "mappe": _case(entry.case, entry),
        },
    )


def _case(case: Case, entry: Entry) -> Content:
    return {
        "systemID": str(case.id),
        "mappeID": case.number,
        "tittel": case.title,
        "offentligTittel": case.public_title,
        "opprettetDato": midnight(case.date, entry),
        "opprettetAv": entry.created_by,
        "basisregistrering": _entry(entry),
        "saksdato": case.date.isoformat(),
        "administrativEnhet": case.unit,
        "saksansvarlig": case.responsible,
        "saksstatus": _code("saksstatus", case.status),
    }


def _entry(entry: Entry) -> Content:
    return {
        "systemID": str(entry.id),
        "opprettetDato": created(entry),
        "opprettetAv": entry.created_by,
        "referanseForelderMappe": str(entry.case.id),
        "skjerming": _withholding(entry.withholding, _ENTRY_TITLE),
        "dokumentbeskrivelse": [_document(document, entry) for document in entry.documents],
        "tittel": entry.title,
        "offentligTittel": entry.public_title,
        "journalposttype": _code("journalposttype", entry.kind),
        "journalstatus": _code("journalstatus", entry.status),
        "journaldato": entry.created.date().isoformat(),
        "dokumentetsDato": entry.document_date.isoformat(),
        "sendtDato": sent(entry),
        "offentlighetsvurdertDato": assessed(entry),
        "korrespondansepart": [_party(party) for party in entry.correspondents],
    }


def _document(document: ArchivedDocument, entry: Entry) -> dict[str, Content]:
    return {
        "systemID": str(document.id),
        "dokumenttype": _code("dokumenttype", document.type),
        "dokumentstatus": _standard("dokumentstatus", "F"),
        "tittel": document.title,
        "opprettetDato": drafted(entry),
        "opprettetAv": entry.created_by,
        "tilknyttetRegistreringSom": _standard("tilknyttetRegistreringSom", "H" if document.is_main else "V"),
        "dokumentnummer": str(document.number),
        "tilknyttetDato": created(entry),
        "tilknyttetAv": entry.created_by,
        "skjerming": _withholding(document.withholding, _DOCUMENT_TITLE),
        "dokumentobjekt": [_file(file, document, entry) for file in document.files],
    }


def _file(file: ArchivedFile, document: ArchivedDocument, entry: Entry) -> dict[str, Content]:
    return {
        "versjonsnummer": str(document.version),
        "variantformat": _standard("variantformat", file.variant.value),
        "opprettetDato": created(entry),
        "opprettetAv": entry.created_by,
        "referanseDokumentfil": file.name,
    }


def _party(party: Correspondent) -> dict[str, Content]:
    return {
        "korrespondanseparttype": _code("korrespondanseparttype", party.role),
        "korrespondansepartNavn": party.name,
    }


def _withholding(withheld: Withholding | None, title: str) -> Content:
    if withheld is None:
        return None
    return {
        "tilgangsrestriksjon": _code("tilgangsrestriksjon", withheld.restriction),
        "skjermingshjemmel": withheld.legal_basis,
        "skjermingMetadata": title if withheld.title else _NO_METADATA,
        "skjermingDokument": f"Skjerming av {'hele dokumentet' if withheld.whole else 'deler av dokumentet'}",
    }


def _standard(name: str, value: str) -> str:
    return _code(name, standard_code(name, value))


def _code(name: str, code: Code) -> str:
    return spelled(name, code, _PROFILE)
