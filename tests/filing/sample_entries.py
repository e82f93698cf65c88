"""An entry with all that a message can have, entries as hypothesis makes them, and where the official XSDs lie."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from hypothesis import strategies as st

from styring.filing import eformidling, fiks
from styring.filing.codes import STANDARD_CODES
from styring.filing.entry import (
    ArchivedDocument,
    ArchivedFile,
    Case,
    Code,
    Correspondent,
    Entry,
    FileVariant,
    Withholding,
)
from styring.records.base import OSLO
from styring.records.settings import ArchiveProfile

FIKS = ArchiveProfile.FIKS_ARKIV_V1
EFORMIDLING = ArchiveProfile.EFORMIDLING

_OFFICIAL = Path(__file__).parents[3] / "shared" / "schemas" / "arkivmelding"
XSDS = {FIKS: _OFFICIAL / "fiks-arkiv-v1", EFORMIDLING: _OFFICIAL / "efm"}
needs_xsds = pytest.mark.skipif(
    not _OFFICIAL.exists(), reason="the official XSDs lie beside the project only where it is developed"
)
WRITERS: dict[ArchiveProfile, Callable[[Entry], bytes]] = {FIKS: fiks.write, EFORMIDLING: eformidling.write}


def code(name: str, value: str) -> Code:
    return STANDARD_CODES.find(name, value)


WITHHELD = Withholding(code("tilgangsrestriksjon", "UO"), "offl. § 14 første ledd", whole=False, title=True)
MAIN = ArchivedDocument(
    id=UUID("00000000-0000-5000-8000-000000000003"),
    number=1,
    title="Referat fra etatsstyringsmøte 1/2026",
    type=code("dokumenttype", "PROTOKOLL"),
    is_main=True,
    version=1,
    files=(
        ArchivedFile(FileVariant.ARCHIVE, "referat.pdf", b"%PDF-1.7 a", code("format", "RA-PDF"), "application/pdf"),
        ArchivedFile(FileVariant.PRODUCTION, "referat.docx", b"PK p", code("format", "DOCX"), "application/zip"),
        ArchivedFile(
            FileVariant.REDACTED, "referat-offentlig.pdf", b"%PDF-1.7 o", code("format", "RA-PDF"), "application/pdf"
        ),
    ),
    withholding=WITHHELD,
)
ATTACHMENT = ArchivedDocument(
    id=UUID("00000000-0000-5000-8000-000000000004"),
    number=2,
    title="Porteføljeoversikt",
    type=code("dokumenttype", "VEDLEGG"),
    is_main=False,
    version=1,
    files=(
        ArchivedFile(FileVariant.ARCHIVE, "vedlegg.pdf", b"%PDF-1.7 v", code("format", "RA-PDF"), "application/pdf"),
    ),
)
ENTRY = Entry(
    id=UUID("00000000-0000-5000-8000-000000000002"),
    identity="bre/minutes/2026-03-12-esm",
    case=Case(
        id=UUID("00000000-0000-5000-8000-000000000001"),
        title="Etatsstyring av Bymiljø- og rekreasjonsetaten 2026",
        public_title="Etatsstyring av Bymiljø- og rekreasjonsetaten 2026",
        number="202600123",
        date=date(2026, 1, 2),
        unit="Byrådsavdeling for parker, byrom og rekreasjon",
        responsible="Seksjonssjef",
        status=code("saksstatus", "B"),
        external_key="bre/2026",
    ),
    title="Referat – etatsstyringsmøte 12. mars 2026",
    public_title="Referat – etatsstyringsmøte",
    kind=code("journalposttype", "N"),
    status=code("journalstatus", "F"),
    created=datetime(2026, 3, 27, tzinfo=OSLO),
    created_by="Referent",
    document_date=date(2026, 3, 27),
    sent=date(2026, 3, 30),
    assessed=date(2026, 3, 27),
    correspondents=(
        Correspondent(code("korrespondanseparttype", "IA"), "Byrådsavdeling for parker, byrom og rekreasjon"),
        Correspondent(code("korrespondanseparttype", "EM"), "Bymiljø- og rekreasjonsetaten", "999999999"),
    ),
    documents=(MAIN, ATTACHMENT),
    withholding=WITHHELD,
    fingerprint="f" * 64,
    drafted=date(2026, 3, 17),
)


def contents(entry: Entry) -> dict[str, bytes]:
    return {file.name: file.content for file in entry.files}


# All that a person may write, and what no record lets through but a string can hold.
texts = st.one_of(
    st.text("abcæøåÆØÅ <&>\"']]>–«»", min_size=1, max_size=30),
    st.text(st.characters(), min_size=1, max_size=20),
    st.text(st.characters(categories=["Cs", "Cc", "Cn", "Lu"]), min_size=1, max_size=10),
    st.sampled_from(["æøå " * 5000, "<!-- -->", "<![CDATA[x]]>", "&lol;", "\ud800", "\x00\x1b", "\ufffe", "🚲"]),
).filter(lambda text: text.strip() != "")


def _codes(name: str) -> st.SearchStrategy[Code]:
    return st.sampled_from([Code(*pair) for pair in STANDARD_CODES.lists[name].items()])


_withholdings = st.none() | st.builds(
    Withholding, restriction=_codes("tilgangsrestriksjon"), legal_basis=texts, whole=st.booleans(), title=st.booleans()
)
_variants = st.sets(st.sampled_from(FileVariant)).map(lambda more: sorted({FileVariant.ARCHIVE, *more}, key=str))


@st.composite
def _documents(draw: st.DrawFn, number: int, entry: UUID, withheld: bool) -> ArchivedDocument:
    withholding = draw(_withholdings)
    variants = draw(_variants)
    return ArchivedDocument(
        id=uuid5(entry, str(number)),
        number=number,
        title=draw(texts),
        type=draw(_codes("dokumenttype")),
        is_main=number == 1,
        version=draw(st.integers(1, 999)),
        files=tuple(
            ArchivedFile(
                variant, f"{number}-{variant.value}.bin", draw(st.binary(max_size=20)), draw(_codes("format")), "a/b"
            )
            for variant in variants
            if withheld or withholding or variant is not FileVariant.REDACTED
        ),
        withholding=withholding,
    )


_zones = st.sampled_from([OSLO, UTC, timezone(timedelta(hours=-9, minutes=-30)), timezone(timedelta(hours=14))])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    created = draw(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=_zones))
    up_to_then = st.dates(date(1980, 1, 1), created.date())
    document_date = draw(up_to_then)
    withholding = draw(_withholdings)
    entry_id = draw(st.uuids())
    case = Case(
        id=uuid5(entry_id, "mappe"),
        title=draw(texts),
        public_title=draw(texts),
        number=draw(st.none() | texts),
        date=draw(up_to_then),
        unit=draw(texts),
        responsible=draw(texts),
        status=code("saksstatus", draw(st.sampled_from("BAU"))),
        external_key=draw(texts),
    )
    return Entry(
        id=entry_id,
        identity=draw(texts),
        case=case,
        title=draw(texts),
        public_title=draw(st.just("") | texts),
        kind=draw(_codes("journalposttype")),
        status=code("journalstatus", draw(st.sampled_from("JFGEAU"))),
        created=created,
        created_by=draw(texts),
        document_date=document_date,
        sent=draw(st.none() | st.dates(document_date, date(2100, 1, 1))),
        assessed=draw(st.none() | st.dates()),
        correspondents=tuple(
            draw(
                st.lists(
                    st.builds(
                        Correspondent,
                        role=_codes("korrespondanseparttype"),
                        name=texts,
                        organisation_number=st.none() | st.just("999999999"),
                    ),
                    max_size=3,
                )
            )
        ),
        documents=tuple(
            draw(_documents(number, entry_id, withholding is not None))
            for number in range(1, 1 + draw(st.integers(1, 3)))
        ),
        withholding=withholding,
        fingerprint=hashlib.sha256(draw(st.binary(max_size=4))).hexdigest(),
        drafted=draw(st.none() | up_to_then),
    )


BARE = replace(
    ENTRY,
    case=replace(ENTRY.case, number=None),
    public_title="",
    sent=None,
    assessed=None,
    correspondents=(),
    documents=(replace(MAIN, files=MAIN.files[:1], withholding=None),),
    withholding=None,
    drafted=None,
)
"""An entry with no more than it must have."""
