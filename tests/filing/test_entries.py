"""What a journal entry says: case, kind, dates, parties and documents, and what becomes no entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from styring.filing.checks import check
from styring.filing.entry import FileVariant
from styring.filing.package import MESSAGE, documents_of, package_files
from styring.filing.schema import validate
from styring.records.base import Identity, Kind
from styring.records.settings import ArchiveProfile
from styring.rendering import Refusal
from tests.filing.making import (
    INVITATION,
    LETTER,
    LETTER_DATA,
    MEETING_DATA,
    MINUTES,
    MINUTES_DATA,
    changed,
    entry_of,
    prepared,
    records,
    refusal_of,
    set_settings,
)
from tests.filing.sample_entries import XSDS, needs_xsds
from tests.repositories import write

DEPARTMENT = "Byrådsavdeling for plan, byrom og rekreasjon"
AGENCY = "Bymiljø- og rekreasjonsetaten"


def test_minutes_are_an_entry_of_the_day_they_became_final(tmp_path: Path) -> None:
    entry = entry_of(records(tmp_path), MINUTES).entry
    assert entry.title == f"Referat fra etatsstyringsmøte nr. 1/2026, 12. mars 2026 – {AGENCY}"
    assert entry.public_title == entry.title
    assert entry.created.isoformat() == "2026-03-27T00:00:00+01:00"
    assert (entry.drafted, entry.document_date, entry.sent) == (date(2026, 3, 17), date(2026, 3, 27), None)
    assert entry.created_by == "Referent"
    assert (entry.kind.value, entry.status.value) == ("N", "F")
    assert [(each.role.value, each.name) for each in entry.correspondents] == [("IA", DEPARTMENT), ("IM", AGENCY)]
    (document,) = entry.documents
    assert (document.number, document.is_main, document.version, document.type.value) == (1, True, 1, "DOKUMENT")
    assert [(file.variant, file.name, file.format.value) for file in document.files] == [
        (FileVariant.ARCHIVE, "2026-03-12-esm-referat.pdf", "RA-PDF"),
        (FileVariant.PRODUCTION, "2026-03-12-esm-referat.docx", "DOCX"),
    ]


def test_summer_time_is_that_of_the_day(tmp_path: Path) -> None:
    minutes = changed(MINUTES_DATA, endelig_dato="2026-06-18")
    assert (
        entry_of(records(tmp_path, minutes=minutes), MINUTES).entry.created.isoformat() == "2026-06-18T00:00:00+02:00"
    )


def test_a_letter_is_sent_to_the_agency_with_copies(tmp_path: Path) -> None:
    entry = entry_of(records(tmp_path), LETTER).entry
    assert (entry.title, entry.created_by, entry.sent) == ("Tildelingsbrev 2026", "Kommunaldirektør", date(2026, 1, 15))
    assert [(each.role.value, each.name) for each in entry.correspondents] == [
        ("IA", DEPARTMENT),
        ("IM", AGENCY),
        ("IK", "Kommuneadvokaten"),
    ]
    assert entry.documents[0].type.value == "KORR"


def test_an_invitation_is_an_entry_of_the_day_it_was_sent(tmp_path: Path) -> None:
    entry = entry_of(records(tmp_path), INVITATION).entry
    assert entry.title == f"Innkalling til etatsstyringsmøte nr. 1/2026, 12. mars 2026 – {AGENCY}"
    assert (entry.document_date, entry.sent) == (date(2026, 2, 19), date(2026, 2, 19))
    assert entry.id != entry_of(records(tmp_path), MINUTES).entry.id, "minutes have the same id in another folder"


def test_the_ids_follow_from_the_record_and_the_organisation(tmp_path: Path) -> None:
    ids = {str(entry_of(records(tmp_path / name), MINUTES).entry.id) for name in ("a", "b")}
    assert len(ids) == 1
    set_settings(tmp_path / "a", {}, organisasjon="En annen kommune")
    assert str(entry_of(tmp_path / "a", MINUTES).entry.id) not in ids


@pytest.mark.parametrize(
    ("form", "own", "kind", "sender"),
    [
        ("etat", {}, "N", "IA"),
        ("bydel", {}, "N", "IA"),
        ("kommunalt_foretak", {}, "U", "EA"),
        ("annet", {}, "U", "EA"),
        ("etat", {"etat": "X"}, "X", "IA"),
        ("etat", {"etat": "Utgående dokument"}, "U", "EA"),
    ],
)
def test_the_kind_of_entry_follows_from_the_form_of_the_agency(
    tmp_path: Path, form: str, own: dict[str, str], kind: str, sender: str
) -> None:
    root = records(tmp_path)
    file = root / "records/agencies/bre/agency.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("form: etat", f"form: {form}"), encoding="utf-8")
    set_settings(root, {"journalposttype": own})
    entry = entry_of(root, LETTER).entry
    assert (entry.kind.value, entry.correspondents[0].role.value) == (kind, sender)


def test_what_belongs_to_the_state_is_outgoing(tmp_path: Path) -> None:
    root = records(tmp_path, letter=changed(LETTER_DATA, avsender_rolle=None))
    (root / "styring.yaml").write_text("organisasjon: Departementet\nprofil: stat\n", encoding="utf-8")
    agency = f"navn: {AGENCY}\nform: underliggende_etat\ndepartement: pbr\n"
    (root / "records/agencies/bre/agency.yaml").write_text(agency, encoding="utf-8")
    assert entry_of(root, LETTER).entry.kind.value == "U"


@pytest.mark.parametrize(
    ("number", "settings", "key", "title", "known"),
    [
        ("202600123", {}, "bre/202600123", f"Styringsdialog med {AGENCY} 2026", "202600123"),
        (None, {}, "bre/2026", f"Styringsdialog med {AGENCY} 2026", None),
        (
            None,
            {"saksnumre": {"bre/2026": "202600999"}},
            "bre/202600999",
            f"Styringsdialog med {AGENCY} 2026",
            "202600999",
        ),
        (None, {"per": "virksomhet"}, "bre", f"Styringsdialog med {AGENCY}", None),
        (None, {"tittel": "Eierdialog {kode} {år}"}, "bre/2026", "Eierdialog bre 2026", None),
    ],
)
def test_the_case_is_the_archives_or_one_that_is_opened(
    tmp_path: Path, number: str | None, settings: dict[str, Any], key: str, title: str, known: str | None
) -> None:
    archive = {"saksnummer": number} if number else None
    root = records(tmp_path, minutes=changed(MINUTES_DATA, arkiv=archive))
    set_settings(root, {"saksmappe": settings})
    case = entry_of(root, MINUTES).entry.case
    assert (case.external_key, case.title, case.public_title, case.number) == (key, title, title, known)
    assert (case.unit, case.responsible, case.status.value) == (DEPARTMENT, "Saksansvarlig", "B")
    assert case.date == (date(2024, 1, 1) if settings.get("per") else date(2026, 1, 1))


def test_receivers_are_named_once(tmp_path: Path) -> None:
    receivers = [f"{AGENCY} ved etatsdirektøren", "Bydel A", "Bydel Ark", f"{DEPARTMENT}, seksjon for styring"]
    root = records(tmp_path, minutes=changed(MINUTES_DATA, sendt_til=receivers))
    entry = entry_of(root, MINUTES).entry
    assert [each.name for each in entry.correspondents] == [DEPARTMENT, AGENCY, "Bydel A", "Bydel Ark"]
    assert entry.sent == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("archive", "settings", "expected"),
    [
        ({"dokumenttype": "Protokoll"}, {}, "PROTOKOLL"),
        ({}, {"dokumenttyper": {"referat": "NOTAT"}}, "NOTAT"),
        ({}, {"dokumenttyper": {"referat": "REF"}, "koder": {"dokumenttype": {"REF": "Referat"}}}, "REF"),
    ],
)
def test_the_document_type_is_the_records_or_the_settings(
    tmp_path: Path, archive: dict[str, str], settings: dict[str, Any], expected: str
) -> None:
    root = records(tmp_path, minutes=changed(MINUTES_DATA, arkiv=archive))
    set_settings(root, settings)
    assert entry_of(root, MINUTES).entry.documents[0].type.value == expected


def test_a_code_that_the_archive_does_not_have_is_told(tmp_path: Path) -> None:
    root = records(tmp_path, minutes=changed(MINUTES_DATA, arkiv={"dokumenttype": "REFERAT"}))
    message, remedy = refusal_of(root, MINUTES)
    assert "«REFERAT»" in message
    assert "arkiv.koder.dokumenttype" in remedy


@pytest.mark.parametrize(
    ("identity", "changes", "message"),
    [
        (MINUTES, {"minutes": changed(MINUTES_DATA, status="utkast")}, "Referatet er ikke endelig."),
        (
            MINUTES,
            {"minutes": changed(MINUTES_DATA, status="til_kommentering", form="oppsummering")},
            "Oppsummeringen er ikke endelig.",
        ),
        (LETTER, {"letter": changed(LETTER_DATA, status="utkast")}, "Brevet er ikke sendt."),
        (INVITATION, {"meeting": changed(MEETING_DATA, status="planlagt")}, "Innkallingen er ikke sendt."),
        (INVITATION, {"meeting": changed(MEETING_DATA, status="avlyst")}, "Møtet er avlyst."),
    ],
)
def test_what_is_not_finished_is_not_filed(
    tmp_path: Path, identity: Identity, changes: dict[str, Any], message: str
) -> None:
    assert refusal_of(records(tmp_path, **changes), identity)[0] == message


def test_a_charter_is_no_journal_entry(tmp_path: Path) -> None:
    root = records(tmp_path)
    write(root, {"charter.yaml": "inngått: 2026-01-10\n"})
    assert refusal_of(root, Identity("bre", Kind.CHARTER, "charter")) == (
        "Samarbeidsplakaten er ikke en journalpost.",
        "Skal den i arkivet, lag den med «styring render», og legg den ved et brev eller et referat.",
    )


def test_attachments_are_documents_of_their_own(tmp_path: Path) -> None:
    attachments = [
        {"tittel": "Budsjett", "fil": "vedlegg/Budsjett 2026 æøå.PDF"},
        {"tittel": "Uten fil"},
        {"tittel": "Kart", "fil": "vedlegg/kart.txt"},
        {"tittel": "Skjema", "fil": "vedlegg/skjema.xlsx"},
    ]
    root = records(tmp_path, letter=changed(LETTER_DATA, vedlegg=attachments))
    (root / "vedlegg").mkdir()
    for name, content in (
        ("Budsjett 2026 æøå.PDF", b"%PDF-1.7 <pdfaid:part>2</pdfaid:part>"),
        ("kart.txt", b"kart"),
        ("skjema.xlsx", b"PK"),
    ):
        (root / "vedlegg" / name).write_bytes(content)
    made = entry_of(root, LETTER)
    shown = [
        (each.number, each.title, each.type.value, file.name, file.variant.value, file.format.value, file.mime)
        for each in made.entry.documents[1:]
        for file in each.files
    ]
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert shown == [
        (2, "Budsjett", "VEDLEGG", "vedlegg-01.pdf", "A", "RA-PDF", "application/pdf"),
        (3, "Kart", "VEDLEGG", "vedlegg-02.txt", "A", "RA-TEKST", "text/plain"),
        (4, "Skjema", "VEDLEGG", "vedlegg-03.xlsx", "P", "XLSX", sheet),
    ]
    assert made.remarks == (
        "Vedlegg uten fil i posten er ikke med i pakken: «Uten fil».",
        "Vedlegget «Skjema» (vedlegg-03.xlsx) er ikke i et arkivformat: Excel-arbeidsbok (Office Open XML). "
        "Lagre det som PDF/A, eller be arkivet konvertere det.",
    )


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("borte.pdf", None, "Vedlegget «Kart» finnes ikke: «borte.pdf»."),
        ("records", None, "Vedlegget «Kart» finnes ikke: «records»."),
        ("tom.pdf", b"", "Vedlegget «Kart» er en tom fil: «tom.pdf»."),
        ("uten-endelse", b"x", "Vedlegget «Kart» har et filnavn som ikke viser formatet: «uten-endelse»."),
        ("kart.dwg", b"x", "«DWG» er ikke på kodelisten format."),
    ],
)
def test_an_attachment_that_cannot_be_filed_stops_the_letter(
    tmp_path: Path, path: str, content: bytes | None, message: str
) -> None:
    letter = changed(LETTER_DATA, vedlegg=[{"tittel": "Kart", "fil": path}])
    root = records(tmp_path, letter=letter)
    if content is not None:
        (root / path).write_bytes(content)
    assert refusal_of(root, LETTER)[0] == message


def test_a_link_out_of_the_repository_is_no_attachment(tmp_path: Path) -> None:
    letter = changed(LETTER_DATA, vedlegg=[{"tittel": "Kart", "fil": "kart.txt"}])
    root = records(tmp_path / "repo", letter=letter)
    (tmp_path / "hemmelig.txt").write_text("passord", encoding="utf-8")
    (root / "kart.txt").symlink_to(tmp_path / "hemmelig.txt")
    assert refusal_of(root, LETTER)[0] == "Vedlegget «Kart» finnes ikke: «kart.txt»."


def test_a_format_that_the_archive_takes_besides_is_filed(tmp_path: Path) -> None:
    letter = changed(LETTER_DATA, vedlegg=[{"tittel": "Kart", "fil": "kart.dwg"}])
    root = records(tmp_path, letter=letter)
    (root / "kart.dwg").write_bytes(b"x")
    set_settings(root, {"koder": {"format": {"DWG": "AutoCAD-tegning"}}})
    (file,) = entry_of(root, LETTER).entry.documents[1].files
    assert (file.format.value, file.mime) == ("DWG", "application/octet-stream")


words = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() and "\x00" not in text)


@needs_xsds
@hypothesis_settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_whatever_stands_in_the_records_the_package_is_valid(data: st.DataObject) -> None:
    minutes = changed(
        MINUTES_DATA,
        sendt_til=data.draw(st.lists(words, max_size=3)),
        saker=[{"nr": 1, "omtale": data.draw(words), "ingen_oppfølging": True}],
        rettelser=data.draw(st.sampled_from([None, [{"dato": "2026-04-01", "hva": "Rettet."}]])),
    )
    meeting = changed(MEETING_DATA, navn=data.draw(words), sted=data.draw(words))
    profile = data.draw(st.sampled_from(list(ArchiveProfile)))
    with TemporaryDirectory() as folder:
        made = prepared(records(Path(folder), minutes=minutes, meeting=meeting), MINUTES)
    if isinstance(made, Refusal):
        assert made.is_fault, made.message  # a character that no font has, or something like a name
        return
    message = package_files(made, profile, "Eksempelby kommune")[MESSAGE]
    assert check(message, documents_of(made), profile) == ()
    assert validate(message, profile, XSDS[profile]) == ()
