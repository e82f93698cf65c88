"""An entry as KS's Fiks Arkiv V1 takes it: ``no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett``."""

from __future__ import annotations

from styring.filing.codes import standard_code
from styring.filing.entry import ArchivedDocument, ArchivedFile, Case, Code, Correspondent, Entry, Withholding
from styring.filing.shapes import SHAPES, SYSTEM
from styring.filing.times import assessed, created, drafted, sent
from styring.filing.xml_writing import Content, to_xml
from styring.records.settings import ArchiveProfile


def write(entry: Entry) -> bytes:
    """The message as XML in UTF-8, the same bytes for the same entry."""
    return to_xml(
        SHAPES[ArchiveProfile.FIKS_ARKIV_V1],
        {
            "system": SYSTEM,
            "antallFiler": str(len(entry.files)),
            "mappe": _case(entry.case),
            "registrering": _entry(entry),
        },
    )


def _case(case: Case) -> Content:
    return {
        "systemID": str(case.id),
        "mappeID": case.number,
        "tittel": case.title,
        "offentligTittel": case.public_title,
        "referanseEksternNoekkel": _key(case.external_key),
        "saksdato": case.date.isoformat(),
        "administrativEnhet": {"navn": case.unit},
        "saksansvarlig": {"navn": case.responsible},
        "saksstatus": _code(case.status),
    }


def _entry(entry: Entry) -> Content:
    return {
        "systemID": str(entry.id),
        "opprettetDato": created(entry),
        "opprettetAv": entry.created_by,
        "referanseForelderMappe": {
            "systemID": str(entry.case.id),
            "mappeID": entry.case.number,
            "referanseEksternNoekkel": _key(entry.case.external_key),
        },
        "skjerming": _withholding(entry.withholding),
        "dokumentbeskrivelse": [_document(document, entry) for document in entry.documents],
        "tittel": entry.title,
        "offentligTittel": entry.public_title,
        "korrespondansepart": [_party(party) for party in entry.correspondents],
        "referanseEksternNoekkel": _key(entry.identity),
        "journalposttype": _code(entry.kind),
        "journalstatus": _code(entry.status),
        "dokumentetsDato": entry.document_date.isoformat(),
        "sendtDato": sent(entry),
        "offentlighetsvurdertDato": assessed(entry),
    }


def _document(document: ArchivedDocument, entry: Entry) -> dict[str, Content]:
    return {
        "systemID": str(document.id),
        "dokumenttype": _code(document.type),
        "dokumentstatus": _code(standard_code("dokumentstatus", "F")),
        "tittel": document.title,
        "opprettetDato": drafted(entry),
        "opprettetAv": entry.created_by,
        "tilknyttetRegistreringSom": _code(
            standard_code("tilknyttetRegistreringSom", "H" if document.is_main else "V")
        ),
        "dokumentnummer": str(document.number),
        "tilknyttetDato": created(entry),
        "tilknyttetAv": entry.created_by,
        "skjerming": _withholding(document.withholding),
        "dokumentobjekt": [_file(file, document, entry) for file in document.files],
    }


def _file(file: ArchivedFile, document: ArchivedDocument, entry: Entry) -> dict[str, Content]:
    return {
        "versjonsnummer": str(document.version),
        "variantformat": _code(standard_code("variantformat", file.variant.value)),
        "format": _code(file.format),
        "mimeType": file.mime,
        "opprettetDato": created(entry),
        "opprettetAv": entry.created_by,
        "filnavn": file.name,
        "referanseDokumentfil": file.name,
        "sjekksum": file.sha256,
        "sjekksumAlgoritme": "SHA-256",
        "filstoerrelse": str(file.size),
    }


def _party(party: Correspondent) -> dict[str, Content]:
    return {
        "korrespondanseparttype": _code(party.role),
        "korrespondansepartNavn": party.name,
        "organisasjonid": party.organisation_number,
    }


def _withholding(withheld: Withholding | None) -> Content:
    if withheld is None:
        return None
    return {
        "tilgangsrestriksjon": _code(withheld.restriction),
        "skjermingshjemmel": withheld.legal_basis,
    }


def _key(key: str) -> Content:
    return {"fagsystem": SYSTEM, "noekkel": key}


def _code(code: Code) -> Content:
    return {"kode": code.value, "beskrivelse": code.text}
