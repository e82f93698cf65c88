"""What stands in styring's messages, in which order and form, per profile.

Both what is written and what is checked follow these tables; the archive's XSDs are the judge of both in the tests.
A message of styring's has less in it than the XSDs allow, and demands more: checksums, sizes, one main document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from styring.records.settings import ArchiveProfile

SYSTEM = "styring"
"""What the messages, and the keys in them, come from."""
XSI = "http://www.w3.org/2001/XMLSchema-instance"


class Form(Enum):
    """What the text of an element must look like."""

    TEXT = auto()
    NUMBER = auto()
    DATE = auto()
    MOMENT = auto()
    """Date, time of day and time zone."""
    UUID = auto()
    SHA256 = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """An element.

    Attributes:
        content: the form of its text, or its children in order.
        catalogue: it belongs to the namespace of the metadata catalogue rather than the message's.
        type: its ``xsi:type``, of the message's namespace.
        codes: the code list that its value is on.
    """

    name: str
    content: Form | tuple[Part, ...] = Form.TEXT
    required: bool = True
    repeated: bool = False
    catalogue: bool = False
    type: str | None = None
    codes: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """The whole message of a profile."""

    namespace: str
    catalogue: str
    root: Part

    def tag(self, part: Part) -> str:
        """The name of an element with its namespace, as lxml writes it."""
        return f"{{{self.catalogue if part.catalogue else self.namespace}}}{part.name}"


def _maybe(part: Part) -> Part:
    return replace(part, required=False)


def _in_catalogue(*parts: Part) -> tuple[Part, ...]:
    return tuple(replace(part, catalogue=True) for part in parts)


_ID = Part("systemID", Form.UUID)
_TITLES = (Part("tittel"), _maybe(Part("offentligTittel")))
_CREATED = (Part("opprettetDato", Form.MOMENT), Part("opprettetAv"))
_ATTACHED = (Part("tilknyttetDato", Form.MOMENT), Part("tilknyttetAv"))
_COUNT = Part("antallFiler", Form.NUMBER)
_NUMBER = Part("dokumentnummer", Form.NUMBER)
_VERSION = Part("versjonsnummer", Form.NUMBER)
_FILE_NAME = Part("referanseDokumentfil")
_DATES = (
    Part("dokumentetsDato", Form.DATE),
    _maybe(Part("sendtDato", Form.MOMENT)),
    _maybe(Part("offentlighetsvurdertDato", Form.DATE)),
)
_CASE_NUMBER = _maybe(Part("mappeID"))


def _fiks() -> Shape:
    code = _in_catalogue(Part("kode"), Part("beskrivelse"))

    def coded(name: str) -> Part:
        return Part(name, code, codes=name)

    name = _in_catalogue(Part("navn"))
    key = Part("referanseEksternNoekkel", _in_catalogue(Part("fagsystem"), Part("noekkel")))
    withholding = Part("skjerming", (coded("tilgangsrestriksjon"), Part("skjermingshjemmel")), required=False)
    file = (
        _VERSION,
        coded("variantformat"),
        coded("format"),
        Part("mimeType"),
        *_CREATED,
        Part("filnavn"),
        _FILE_NAME,
        Part("sjekksum", Form.SHA256),
        Part("sjekksumAlgoritme"),
        Part("filstoerrelse", Form.NUMBER),
    )
    document = (
        _ID,
        coded("dokumenttype"),
        coded("dokumentstatus"),
        Part("tittel"),
        *_CREATED,
        coded("tilknyttetRegistreringSom"),
        _NUMBER,
        *_ATTACHED,
        withholding,
        Part("dokumentobjekt", file, repeated=True),
    )
    party = (coded("korrespondanseparttype"), Part("korrespondansepartNavn"), _maybe(Part("organisasjonid")))
    entry = (
        _ID,
        *_CREATED,
        Part("referanseForelderMappe", _in_catalogue(_ID, _CASE_NUMBER, key)),
        withholding,
        Part("dokumentbeskrivelse", document, repeated=True),
        *_TITLES,
        Part("korrespondansepart", party, required=False, repeated=True),
        key,
        coded("journalposttype"),
        coded("journalstatus"),
        *_DATES,
    )
    case = (
        _ID,
        _CASE_NUMBER,
        *_TITLES,
        key,
        Part("saksdato", Form.DATE),
        Part("administrativEnhet", name),
        Part("saksansvarlig", name),
        coded("saksstatus"),
    )
    return Shape(
        namespace="https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/arkivmelding/opprett/v1",
        catalogue="https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/metadatakatalog/v1",
        root=Part(
            "arkivmelding",
            (
                Part("system"),
                _COUNT,
                Part("mappe", case, type="saksmappe"),
                Part("registrering", entry, type="journalpost"),
            ),
        ),
    )


def _eformidling() -> Shape:
    def coded(name: str) -> Part:
        return Part(name, codes=name)

    withholding = Part(
        "skjerming",
        (
            coded("tilgangsrestriksjon"),
            Part("skjermingshjemmel"),
            Part("skjermingMetadata"),
            Part("skjermingDokument"),
        ),
        required=False,
    )
    file = (_VERSION, coded("variantformat"), *_CREATED, _FILE_NAME)
    document = (
        _ID,
        coded("dokumenttype"),
        coded("dokumentstatus"),
        Part("tittel"),
        *_CREATED,
        coded("tilknyttetRegistreringSom"),
        _NUMBER,
        *_ATTACHED,
        withholding,
        Part("dokumentobjekt", file, repeated=True),
    )
    entry = (
        _ID,
        *_CREATED,
        Part("referanseForelderMappe", Form.UUID),
        withholding,
        Part("dokumentbeskrivelse", document, repeated=True),
        *_TITLES,
        coded("journalposttype"),
        coded("journalstatus"),
        Part("journaldato", Form.DATE),
        *_DATES,
        Part(
            "korrespondansepart",
            (coded("korrespondanseparttype"), Part("korrespondansepartNavn")),
            required=False,
            repeated=True,
        ),
    )
    case = (
        _ID,
        _CASE_NUMBER,
        *_TITLES,
        *_CREATED,
        Part("basisregistrering", entry, type="journalpost"),
        Part("saksdato", Form.DATE),
        Part("administrativEnhet"),
        Part("saksansvarlig"),
        coded("saksstatus"),
    )
    return Shape(
        namespace="http://www.arkivverket.no/standarder/noark5/arkivmelding",
        catalogue="http://www.arkivverket.no/standarder/noark5/metadatakatalog",
        root=Part(
            "arkivmelding",
            (
                Part("system"),
                Part("meldingId", Form.UUID),
                Part("tidspunkt", Form.MOMENT),
                _COUNT,
                Part("mappe", case, type="saksmappe"),
            ),
        ),
    )


SHAPES: Mapping[ArchiveProfile, Shape] = {
    ArchiveProfile.FIKS_ARKIV_V1: _fiks(),
    ArchiveProfile.EFORMIDLING: _eformidling(),
}
