"""What must be right of a message beyond its XSD, or without one: its files, its ids, its codes and its dates."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from styring.filing.codes import STANDARD_CODES, Codes, spelled, standard_code
from styring.filing.shapes import SHAPES, Form, Part
from styring.filing.structure import faults_of_structure
from styring.filing.xml_reading import UnreadableXml, read
from styring.messages import count, listing, quoted
from styring.records.settings import ArchiveProfile

if TYPE_CHECKING:
    from lxml.etree import _Element

_FILE_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
_ENTRY = {
    ArchiveProfile.FIKS_ARKIV_V1: "{*}registrering",
    ArchiveProfile.EFORMIDLING: "{*}mappe/{*}basisregistrering",
}


def check(
    xml: bytes, files: Mapping[str, bytes], profile: ArchiveProfile, codes: Codes | None = STANDARD_CODES
) -> tuple[str, ...]:
    """The faults of a message, in Norwegian sentences; none is a message that an archive can take.

    Args:
        xml: the message.
        files: the documents that go with it, by file name: not the message itself, the manifest or the cover note.
        profile: the profile that it should follow.
        codes: the archive's codes. None: they are not judged, as when nobody knows what they were.
    """
    try:
        root = read(xml)
    except UnreadableXml as error:
        return (f"arkivmelding.xml {error.message}",)
    shape = SHAPES[profile]
    structure = tuple(faults_of_structure(root, shape))
    if structure:  # what stands where is not known, so what it says cannot be judged
        return structure
    entry = root.find(_ENTRY[profile])
    case = root.find("{*}mappe")
    if entry is None or case is None:
        raise AssertionError("the structure has both")
    faults = (
        *_faults_of_files(root, entry, files),
        *_faults_of_documents(entry, profile),
        *_faults_of_ids(root, case, entry),
        *(_faults_of_codes(root, shape.root, profile, codes) if codes else ()),
        *_faults_of_dates(entry),
    )
    return tuple(dict.fromkeys(faults))


def _faults_of_files(root: _Element, entry: _Element, files: Mapping[str, bytes]) -> Iterator[str]:
    objects = entry.findall("{*}dokumentbeskrivelse/{*}dokumentobjekt")
    names = [_text(file, "referanseDokumentfil") for file in objects]
    stated = int(_text(root, "antallFiler"))
    if stated != len(names):
        yield f"antallFiler er {stated}, men meldingen viser til {count(len(names), 'fil', 'filer')}."
    for name, times in Counter(map(str.casefold, names)).items():
        if times > 1:  # Windows keeps «A.pdf» and «a.pdf» in one file
            yield f"Meldingen viser til filen {quoted(name)} {times} ganger."
    for name in dict.fromkeys(names):
        if not _FILE_NAME.fullmatch(name):
            yield f"Filnavnet {quoted(name)} kan bare ha bokstavene a–z, tall, bindestrek, understrek og punktum."
        elif name not in files:
            yield f"Filen {quoted(name)} er ikke i pakken."
    for name in files.keys() - set(names):
        yield f"Filen {quoted(name)} er i pakken, men ikke i meldingen."
    for file, name in zip(objects, names, strict=True):
        if file.find("{*}sjekksum") is not None and name in files:
            yield from _faults_of_content(file, name, files[name])


def _faults_of_content(file: _Element, name: str, content: bytes) -> Iterator[str]:
    algorithm = _text(file, "sjekksumAlgoritme")
    if algorithm != "SHA-256":
        yield f"Sjekksummen til {quoted(name)} er regnet ut med {quoted(algorithm)}, men skal være SHA-256."
    elif _text(file, "sjekksum").lower() != hashlib.sha256(content).hexdigest():
        yield f"Sjekksummen til {quoted(name)} stemmer ikke med filen."
    if int(_text(file, "filstoerrelse")) != len(content):
        yield f"{quoted(name)} er {len(content)} byte, men meldingen sier {_text(file, 'filstoerrelse')}."


def _faults_of_documents(entry: _Element, profile: ArchiveProfile) -> Iterator[str]:
    def standard(name: str, value: str) -> str:
        return spelled(name, standard_code(name, value), profile)

    documents = entry.findall("{*}dokumentbeskrivelse")
    main = [
        document
        for document in documents
        if _value(document, "tilknyttetRegistreringSom") == standard("tilknyttetRegistreringSom", "H")
    ]
    if len(main) != 1:
        yield f"Journalposten har {len(main) or 'ingen'} hoveddokumenter, men skal ha ett."
    numbers = [int(_text(document, "dokumentnummer")) for document in documents]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"Dokumentene har nummer {listing(map(str, numbers))}, men skal telles fra 1."
    withheld = entry.find("{*}skjerming") is not None
    for document, number in zip(documents, numbers, strict=True):
        files = document.findall("{*}dokumentobjekt")
        variants = Counter((_value(file, "variantformat"), _text(file, "versjonsnummer")) for file in files)
        for (variant, version), times in variants.items():
            if times > 1:
                yield f"Dokument {number} har {times} filer med variant {quoted(variant)} og versjon {version}."
        kinds = {variant for variant, _ in variants}
        if document in main and standard("variantformat", "A") not in kinds:
            yield f"Dokument {number} er hoveddokumentet, men har ingen fil i arkivformat."
        if standard("variantformat", "O") in kinds and not (withheld or document.find("{*}skjerming") is not None):
            yield f"Dokument {number} har en fil der noe er skjermet, men ingen skjerming med hjemmel."


def _faults_of_ids(root: _Element, case: _Element, entry: _Element) -> Iterator[str]:
    parent = entry.find("{*}referanseForelderMappe")
    own = [element for element in root.iter("{*}systemID") if element.getparent() is not parent]
    for given, times in Counter((element.text or "").lower() for element in own).items():
        if times > 1:
            yield f"systemID {quoted(given)} er brukt {times} ganger."
    if parent is None:
        return
    case_id = _text(case, "systemID")
    if (parent_id := parent.findtext("{*}systemID") or (parent.text or "").strip()).lower() != case_id.lower():
        yield f"Journalposten viser til mappen {quoted(parent_id)}, men mappen i meldingen er {quoted(case_id)}."
    for path, called in (("mappeID", "mappeID"), ("referanseEksternNoekkel/{*}noekkel", "nøkkel")):
        there, here = parent.findtext(f"{{*}}{path}"), case.findtext(f"{{*}}{path}")
        if len(parent) and there != here:
            yield (
                f"Journalposten viser til en mappe med {called} {quoted(there or 'ingen')}, "
                f"men mappen i meldingen har {quoted(here or 'ingen')}."
            )


def _faults_of_codes(element: _Element, part: Part, profile: ArchiveProfile, codes: Codes) -> Iterator[str]:
    if part.codes:
        value = _value(element, None)
        if value not in codes.spellings(part.codes, profile):
            yield (
                f"{part.name} {quoted(value)} er ikke på kodelisten. "
                f"Er det en av arkivets egne koder, skriv den under arkiv.koder.{part.codes} i styring.yaml."
            )
    elif not isinstance(part.content, Form):
        for child in part.content:
            for found in element.iterfind(f"{{*}}{child.name}"):
                yield from _faults_of_codes(found, child, profile, codes)


def _faults_of_dates(entry: _Element) -> Iterator[str]:
    """A draft comes before what is final, and what is final before it is filed and sent."""
    document_day = date.fromisoformat(_text(entry, "dokumentetsDato"))
    entered = _moment(entry, "opprettetDato")
    for name in ("journaldato", "sendtDato"):
        if (later := entry.findtext(f"{{*}}{name}")) and _day(later) < document_day:
            yield f"{name} er {_day(later)}, som er før dokumentetsDato {document_day}."
    if entered.date() < document_day:
        yield f"Journalposten er opprettet {entered.date()}, som er før dokumentetsDato {document_day}."
    for document in entry.iterfind("{*}dokumentbeskrivelse"):
        number, drafted, final = (
            _text(document, "dokumentnummer"),
            _moment(document, "opprettetDato"),
            _moment(document, "tilknyttetDato"),
        )
        if not drafted <= final <= entered:
            yield (
                f"Dokument {number} er opprettet {drafted.date()} og knyttet til journalposten {final.date()}, som er "
                f"opprettet {entered.date()}. Datoene skal komme i den rekkefølgen."
            )
        for file in document.iterfind("{*}dokumentobjekt"):
            if _moment(file, "opprettetDato") < drafted:
                yield f"Filen {quoted(_text(file, 'referanseDokumentfil'))} er eldre enn dokument {number}."


def _moment(element: _Element, name: str) -> datetime:
    return datetime.fromisoformat(_text(element, name))


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def _text(element: _Element, name: str) -> str:
    """The text of a child that the structure has."""
    return element.findtext(f"{{*}}{name}") or ""


def _value(element: _Element, name: str | None) -> str:
    """A coded value: with its code in an element of its own, or in plain text."""
    coded = element if name is None else element.find(f"{{*}}{name}")
    if coded is None:
        return ""
    return coded.findtext("{*}kode") or coded.text or ""
