"""Answers of an archive as Fiks Arkiv and eFormidling carry them, made for tests."""

from __future__ import annotations

import functools
import json
from xml.sax.saxutils import escape

from lxml import etree

from tests.filing.sample_entries import FIKS as FIKS_PROFILE
from tests.filing.sample_entries import XSDS

FIKS = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv"
CASE_ID = "11111111-1111-4111-8111-111111111111"
ENTRY_ID = "22222222-2222-4222-8222-222222222222"
IDENTITY = "bre/minutes/2026-03-12-esm"


def _elements(**values: object) -> str:
    return "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in values.items() if value is not None)


def _key(key: str | None, system: str) -> str:
    if key is None:
        return ""
    inner = f"<m:fagsystem>{system}</m:fagsystem><m:noekkel>{escape(key)}</m:noekkel>"
    return f"<referanseEksternNoekkel>{inner}</referanseEksternNoekkel>"


def of_fiks(inner: str) -> bytes:
    return (
        f'<arkivmeldingKvittering xmlns="{FIKS}/arkivmelding/opprett/kvittering/v1"'
        f' xmlns:m="{FIKS}/metadatakatalog/v1" xmlns:f="{FIKS}/feil/feilmelding/v1"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}</arkivmeldingKvittering>'
    ).encode()


_USUAL = {
    "systemID": ENTRY_ID,
    "mappeID": "202600123",
    "arkivertDato": "2026-03-30T10:00:00+02:00",
    "registreringsID": "202600123-12",
}


def registered(key: str | None = IDENTITY, system: str = "styring", **elements: object) -> bytes:
    """The receipt of a journal entry in Fiks Arkiv, in the order of its XSD; ``elements`` by their names, or None."""
    given = {**_USUAL, **elements}
    case = (
        _elements(systemID=CASE_ID, mappeID=given["mappeID"], opprettetEllerEksisterende="Eksisterende")
        + _elements(saksaar=given.get("saksaar"), sakssekvensnummer=given.get("sakssekvensnummer"))
    )  # fmt: skip
    entry = (
        _elements(**{name: given[name] for name in ("systemID", "arkivertDato", "registreringsID")})
        + _key(key, system)
        + _elements(opprettetEllerEksisterende="Opprettet")
        + _elements(**{name: given.get(name) for name in ("journalpostnummer", "journaldato")})
    )
    return of_fiks(
        f'<mappeKvittering xsi:type="saksmappeKvittering">{case}</mappeKvittering>'
        f'<registreringKvittering xsi:type="journalpostKvittering">{entry}</registreringKvittering>'
    )


def failure(name: str, reason: str = "Ukjent arkivdel.", id: str = "f-1") -> bytes:
    """A whole message that failed: ugyldigforespoersel, serverfeil or ikkefunnet."""
    inner = f"<f:feilId>{id}</f:feilId><f:feilmelding>{escape(reason)}</f:feilmelding>"
    return (f'<{name} xmlns="{FIKS}/feil/{name}/v1" xmlns:f="{FIKS}/feil/feilmelding/v1">{inner}</{name}>').encode()


def partly_failed(name: str = "registreringFeilet", reason: str = "Ukjent journalposttype.") -> bytes:
    inner = f"<{name}><f:feilId>f-2</f:feilId><f:feilmelding>{escape(reason)}</f:feilmelding></{name}>"
    case = f"<mappeKvittering>{_elements(systemID=CASE_ID, opprettetEllerEksisterende='Opprettet')}</mappeKvittering>"
    return of_fiks((case if name == "registreringFeilet" else "") + inner)


def eformidling(status: object = "OK", messages: object = None) -> bytes:
    """The receipt of eFormidling as JSON in its envelope."""
    said = [{"code": "Recno", "text": "315890"}] if messages is None else messages
    document = {
        "standardBusinessDocumentHeader": {"headerVersion": "1.0"},
        "arkivmelding_kvittering": {"receiptType": status, "relatedToMessageId": CASE_ID, "messages": said},
    }
    return json.dumps(document, ensure_ascii=False).encode()


def app_receipt(status: str = "OK") -> bytes:
    return (
        f'<AppReceipt type="{status}" xmlns="http://www.arkivverket.no/Noark/Exchange/types">'
        '<message code="Recno" xmlns=""><text>315890</text></message></AppReceipt>'
    ).encode()


@functools.cache
def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(XSDS[FIKS_PROFILE] / f"no.ks.fiks.arkiv.v1.{name}.xsd"))


def is_valid(receipt: bytes, name: str = "arkivering.arkivmelding.opprett.kvittering") -> bool:
    """Whether the official XSD takes a receipt."""
    return bool(_schema(name).validate(etree.fromstring(receipt)))
