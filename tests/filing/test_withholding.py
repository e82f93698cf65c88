"""What is withheld is not in the public variant: not in its text, its bytes, its name, or in what goes with it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree

from styring.filing.entry import ArchivedFile, FileVariant
from styring.filing.package import COVER_NOTE, MANIFEST, MESSAGE
from styring.filing.run import Filed
from styring.records.base import Identity, Kind
from styring.rendering import Format
from tests.filing.making import (
    INVITATION,
    LETTER,
    LETTER_DATA,
    MEETING_DATA,
    MINUTES,
    MINUTES_DATA,
    PARTLY,
    WHOLLY,
    changed,
    entry_of,
    file,
    records,
    refusal_of,
    set_settings,
    tree,
)
from tests.rendering.reading import words

GROUND = {"hjemmel": "offl. § 23 første ledd"}
SECRETS = re.compile(r"zeppelin\w*", re.IGNORECASE)
"""Every word that is withheld in these tests begins so."""


def with_secret_item() -> dict[str, Any]:
    secret = {
        "nr": 2,
        "omtale": "Zeppelinomtale.",
        "informasjon": ["Zeppelininformasjon."],
        "uenighet": "Zeppelinuenighet.",
        "styringssignaler": [{"id": "s1", "type": "frist", "tekst": "Zeppelinsignal."}],
        "oppfølging": [{"id": "op2", "tekst": "Zeppelinpunkt.", "status": "åpen", "skjermet": GROUND}],
        "skjermet": GROUND,
    }
    comments = {
        "sendt": "2026-03-18",
        "frist": "2026-03-25",
        "mottatt": [
            {
                "fra": "virksomhet",
                "dato": "2026-03-24",
                "sted": "saker.2",
                "sitat": "Zeppelinsitat.",
                "tekst": "Zeppelinkommentar.",
                "status": "avvist",
                "svar": "Zeppelinsvar.",
            }
        ],
    }
    return changed(MINUTES_DATA, saker=[MINUTES_DATA["saker"][0], secret], kommentering=comments, offentlighet=PARTLY)


def with_secret_title() -> dict[str, Any]:
    agenda = [MEETING_DATA["saksliste"][0], {"nr": 2, "tittel": "Zeppelintittel", "skjermet": GROUND}]
    papers = [{"sak": 2, "tittel": "Zeppelinpapir", "fra": "virksomhet", "mottatt": "2026-03-01"}]
    return changed(MEETING_DATA, saksliste=agenda, sakspapirer=papers, offentlighet=PARTLY)


def searched(content: bytes) -> Iterator[bytes]:
    """The bytes of a file, and those of everything that is packed in it."""
    yield content
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for each in pdf.objects:
                if isinstance(each, pikepdf.Stream):
                    yield each.read_bytes()
                yield bytes(each.unparse())
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from searched(archive.read(name))


def found_in(content: bytes) -> set[str]:
    """The secrets in a file, whatever they are written in."""
    found: set[str] = set()
    for part in searched(content):
        for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
            text = part.decode(encoding, "ignore")
            found |= set(SECRETS.findall(text)) | set(SECRETS.findall(text.replace("\x00", "")))
        hexadecimal = re.sub(rb"[^0-9a-fA-F]", b"", part)
        found |= {"hex"} if b"007a0065007000700065006c0069006e" in hexadecimal.lower() else set()
    return found


def variants(files: tuple[ArchivedFile, ...]) -> dict[FileVariant, ArchivedFile]:
    return {each.variant: each for each in files}


@pytest.mark.parametrize("identity", [MINUTES, INVITATION], ids=str)
def test_nothing_withheld_is_in_what_the_public_gets(tmp_path: Path, identity: Identity) -> None:
    root = records(tmp_path, minutes=with_secret_item(), meeting=with_secret_title())
    made = entry_of(root, identity)
    by_variant = variants(made.entry.files)
    assert list(by_variant) == [FileVariant.ARCHIVE, FileVariant.PRODUCTION, FileVariant.REDACTED]

    complete = words(by_variant[FileVariant.ARCHIVE].content, Format.PDF)
    assert "Zeppelintittel" in complete, "the whole document is what is kept"
    redacted = by_variant[FileVariant.REDACTED]
    assert found_in(redacted.content) == set()
    assert "zeppelin" not in words(redacted.content, Format.PDF).casefold()
    assert "Måloppnåelse" in words(redacted.content, Format.PDF), "the rest is there"

    assert isinstance(file(root, identity), Filed)
    for name, content in tree(root / "ut").items():
        assert not SECRETS.search(name)
        if Path(name).name in {COVER_NOTE, MANIFEST, MESSAGE}:
            assert found_in(content) == set(), name


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    made = entry_of(records(tmp_path, minutes=with_secret_item(), meeting=with_secret_title()), MINUTES)
    by_variant = variants(made.entry.files)
    assert found_in(by_variant[FileVariant.PRODUCTION].content) >= {"Zeppelinomtale", "Zeppelinpunkt"}
    everything = words(by_variant[FileVariant.ARCHIVE].content, Format.PDF)
    for secret in ("omtale", "informasjon", "uenighet", "signal", "punkt", "kommentar", "svar"):
        assert f"Zeppelin{secret}" in everything


def test_a_secret_in_an_earlier_point_is_not_in_a_public_invitation(tmp_path: Path) -> None:
    agenda = [{"nr": 1, "tittel": "Oppfølging", "oppfølgingspunkter": ["2026-03-12-esm#op2"]}]
    later = changed(
        MEETING_DATA, nr=2, tidspunkt="2026-06-11T09:00", innkalling={"sendt": "2026-05-20"}, saksliste=agenda
    )
    root = records(tmp_path, minutes=with_secret_item(), meeting=with_secret_title())
    place = root / "records/agencies/bre/2026/meetings/2026-06-11-esm.yaml"
    identity = Identity("bre", Kind.MEETING, "2026-06-11-esm")
    for publicity, message in (
        ({"status": "offentlig"}, "Dokumentet er merket offentlig, men oppfølgingspunkt op2"),
        (None, "Offentligheten er ikke vurdert, men oppfølgingspunkt op2"),
    ):
        place.write_text(as_json(changed(later, offentlighet=publicity)), encoding="utf-8")
        assert refusal_of(root, identity)[0].startswith(message)
    place.write_text(as_json(changed(later, offentlighet=PARTLY)), encoding="utf-8")
    by_variant = variants(entry_of(root, identity).entry.files)
    assert "Zeppelinpunkt" in words(by_variant[FileVariant.ARCHIVE].content, Format.PDF)
    assert found_in(by_variant[FileVariant.REDACTED].content) == set()


def as_json(data: dict[str, Any]) -> str:
    import json

    return json.dumps(data, ensure_ascii=False)


def test_a_title_that_is_withheld_is_only_where_the_archive_keeps_titles(tmp_path: Path) -> None:
    chapters = [{"tittel": "Zeppelinkapittel", "tekst": "Zeppelintekst.", "skjermet": GROUND}]
    letter = changed(
        LETTER_DATA,
        tittel="Zeppelinbrev",
        offentlig_tittel="Brev om lokaler",
        kapitler=chapters,
        offentlighet=PARTLY,
        vedlegg=[{"tittel": "Kart", "fil": "vedlegg/zeppelinkart.txt"}],
    )
    root = records(tmp_path, letter=letter)
    (root / "vedlegg").mkdir()
    (root / "vedlegg/zeppelinkart.txt").write_text("Åpent innhold.", encoding="utf-8")
    made = entry_of(root, LETTER)
    assert (made.entry.title, made.entry.public_title) == ("Zeppelinbrev", "Brev om lokaler")
    assert made.entry.withholding is not None
    assert made.entry.withholding.title
    assert [document.title for document in made.entry.documents] == ["Brev om lokaler", "Kart"]
    assert found_in(variants(made.entry.documents[0].files)[FileVariant.REDACTED].content) == set()

    file(root, LETTER)
    files = tree(root / "ut")
    assert not SECRETS.search(" ".join(files))
    for name, content in files.items():
        if name.endswith((COVER_NOTE, MANIFEST)):
            assert found_in(content) == set()
        if name.endswith(MESSAGE):
            tags = {etree.QName(e).localname for e in etree.fromstring(content).iter() if SECRETS.search(e.text or "")}
            assert tags == {"tittel"}
            assert len(re.findall(rb"Zeppelin", content)) == 1, "the entry's own title, beside its offentligTittel"


def test_what_is_withheld_as_a_whole_has_no_public_variant_and_attachments_without_names(tmp_path: Path) -> None:
    attachments = [
        {"tittel": "Zeppelinvedlegg", "fil": "vedlegg/zeppelin.docx"},
        {"tittel": "Zeppelinmangel"},
    ]
    root = records(tmp_path, letter=changed(LETTER_DATA, vedlegg=attachments, offentlighet=WHOLLY))
    (root / "vedlegg").mkdir()
    (root / "vedlegg/zeppelin.docx").write_bytes(b"innhold")
    made = entry_of(root, LETTER)
    main, attached = made.entry.documents
    assert list(variants(main.files)) == [FileVariant.ARCHIVE, FileVariant.PRODUCTION]
    assert (attached.title, attached.files[0].name) == ("Vedlegg 1", "vedlegg-01.docx")
    assert [d.withholding.whole for d in (main, attached) if d.withholding] == [True, True]
    assert made.remarks == (
        "Vedlegg uten fil i posten er ikke med i pakken: 1 vedlegg.",
        "Vedlegget vedlegg-01.docx er ikke i et arkivformat: Word-dokument (Office Open XML). Lagre det som PDF/A, "
        "eller be arkivet konvertere det.",
    )
    file(root, LETTER)
    for name, content in tree(root / "ut").items():
        if name.endswith((COVER_NOTE, MANIFEST, MESSAGE)):
            assert found_in(content) == set(), name


def test_an_attachment_of_a_partly_withheld_letter_is_withheld_for_nobody_says_what_in_it_is(tmp_path: Path) -> None:
    letter = changed(LETTER_DATA, vedlegg=[{"tittel": "Kart", "fil": "kart.txt"}], offentlighet=PARTLY)
    root = records(tmp_path, letter=letter)
    (root / "kart.txt").write_text("Kart", encoding="utf-8")
    main, attached = entry_of(root, LETTER).entry.documents
    assert main.withholding is not None
    assert attached.withholding is not None
    assert (main.withholding.whole, attached.withholding.whole) == (False, True)


def test_an_open_document_is_filed_as_the_public_has_it(tmp_path: Path) -> None:
    made = entry_of(records(tmp_path), MINUTES)
    assert made.entry.withholding is None
    assert made.entry.assessed == made.entry.document_date
    archived = words(made.entry.files[0].content, Format.PDF)
    assert "Ikketiloffentliggjøring" not in archived
    assert made.remarks == ()


@pytest.mark.parametrize("shows_names", [False, True])
def test_participants_names_are_filed_only_if_they_are_shown_to_all(tmp_path: Path, *, shows_names: bool) -> None:
    people = [{**MEETING_DATA["deltakere"][0], "navn": "Tordis Eksempelsen"}]
    meeting = changed(with_secret_title(), deltakere=people)
    root = records(tmp_path, minutes=with_secret_item(), meeting=meeting)
    set_settings(root, {}, vis_deltakernavn=shows_names)
    for each in entry_of(root, MINUTES).entry.files:
        format = Format.DOCX if each.variant is FileVariant.PRODUCTION else Format.PDF
        assert ("TordisEksempelsen" in words(each.content, format)) is shows_names


def test_a_name_in_the_text_is_refused_also_where_the_document_is_withheld(tmp_path: Path) -> None:
    items = [{"nr": 1, "omtale": "Tordis Eksempelsen la fram saken.", "ingen_oppfølging": True}]
    people = [{**MEETING_DATA["deltakere"][0], "navn": "Tordis Eksempelsen"}]
    root = records(
        tmp_path,
        minutes=changed(MINUTES_DATA, saker=items, offentlighet=WHOLLY),
        meeting=changed(MEETING_DATA, deltakere=people),
    )
    message, _ = refusal_of(root, MINUTES)
    assert message.startswith("«Tordis Eksempelsen» i bre/minutes/2026-03-12-esm er navnet på en person")


@pytest.mark.parametrize(
    ("publicity", "message"),
    [
        (None, "Offentligheten er ikke vurdert."),
        ({"status": "ikke_vurdert"}, "Offentligheten er ikke vurdert."),
        ({"status": "unntatt"}, "Dokumentet er unntatt, men hjemmelen mangler."),
        ({"status": "unntatt", "hjemmel": "  "}, "Dokumentet er unntatt, men hjemmelen mangler."),
        ({"status": "delvis_unntatt"}, "Dokumentet er delvis unntatt, men hjemmelen mangler."),
        (PARTLY, "Dokumentet er delvis unntatt, men posten sier ikke hvilke deler."),
    ],
)
def test_no_ground_is_chosen_for_anybody(tmp_path: Path, publicity: Any, message: str) -> None:
    root = records(tmp_path, minutes=changed(MINUTES_DATA, offentlighet=publicity))
    assert refusal_of(root, MINUTES)[0] == message


def test_every_withheld_part_needs_a_ground(tmp_path: Path) -> None:
    items = [MINUTES_DATA["saker"][0], {"nr": 2, "omtale": "Zeppelin.", "skjermet": {"hjemmel": None}}]
    root = records(tmp_path, minutes=changed(MINUTES_DATA, saker=items, offentlighet=PARTLY))
    assert refusal_of(root, MINUTES) == (
        "En del av dokumentet er skjermet, men hjemmelen mangler.",
        "Skriv hjemmelen i «skjermet» på hver del som er unntatt.",
    )


@pytest.mark.parametrize(
    ("point", "message"),
    [
        ({"skjermet": GROUND}, "Dokumentet er merket offentlig, men oppfølgingspunkt op1 er skjermet"),
        ({"offentlig": False}, "Dokumentet er merket offentlig, men oppfølgingspunkt op1 er skjermet"),
        ({"offentlig": None}, "Dokumentet er merket offentlig, men oppfølgingspunkt op1 er skjermet"),
    ],
)
def test_an_open_document_with_something_that_is_not_is_refused(tmp_path: Path, point: Any, message: str) -> None:
    first = MINUTES_DATA["saker"][0]
    items = [{**first, "oppfølging": [{**first["oppfølging"][0], **point}]}, MINUTES_DATA["saker"][1]]
    root = records(tmp_path, minutes=changed(MINUTES_DATA, saker=items))
    assert refusal_of(root, MINUTES)[0].startswith(message)


def test_an_open_letter_with_another_title_for_the_public_is_refused(tmp_path: Path) -> None:
    root = records(tmp_path, letter=changed(LETTER_DATA, offentlig_tittel="Brev"))
    assert refusal_of(root, LETTER)[0] == (
        "Dokumentet er merket offentlig, men tittelen er skjermet eller ikke merket offentlig."
    )


def test_the_grounds_of_the_parts_go_with_the_documents_own(tmp_path: Path) -> None:
    minutes = with_secret_item()
    minutes["saker"][1]["skjermet"] = {"hjemmel": "offl. § 13, jf. fvl. § 13"}
    minutes["offentlighet"] = changed(PARTLY, meroffentlighet_vurdert=None)
    root = records(tmp_path, minutes=minutes, meeting=with_secret_title())
    made = entry_of(root, MINUTES)
    assert made.entry.withholding is not None
    assert made.entry.withholding.legal_basis == "offl. § 23 første ledd; offl. § 13, jf. fvl. § 13"
    assert made.remarks == (
        "Meroffentlighet (offentleglova § 11) skal vurderes før innsyn nektes. Skriv «meroffentlighet_vurdert: true» i "
        "posten når det er gjort.",
    )


@pytest.mark.parametrize(
    ("ground", "code"),
    [
        ("Offl. §23 første ledd", "F23"),
        ("offl. § 2", "UO"),
        ("offl. § 13, jf. fvl. § 13", "T13"),
        ("sikkerhetsloven § 5-4", "UO"),
    ],
)
def test_the_restriction_follows_from_how_the_ground_begins(tmp_path: Path, ground: str, code: str) -> None:
    root = records(tmp_path, minutes=changed(MINUTES_DATA, offentlighet=changed(WHOLLY, hjemmel=ground)))
    codes = {"tilgangsrestriksjon": {"F23": "Forhandlinger", "T13": "Taushetsplikt", "UO": "Unntatt offentlighet"}}
    set_settings(root, {"koder": codes, "tilgangsrestriksjoner": {"offl. § 23": "F23", "offl. § 13": "T13"}})
    withholding = entry_of(root, MINUTES).entry.withholding
    assert withholding is not None
    assert withholding.restriction.value == code


def test_no_restriction_is_chosen_among_several(tmp_path: Path) -> None:
    root = records(tmp_path, minutes=changed(MINUTES_DATA, offentlighet=WHOLLY))
    set_settings(root, {"koder": {"tilgangsrestriksjon": {"F": "Forhandlinger", "T": "Taushetsplikt"}}})
    assert refusal_of(root, MINUTES) == (
        "Arkivet har flere tilgangsrestriksjoner, og det står ikke hvilken som gjelder «offl. § 23 første ledd».",
        "Skriv koden under arkiv.tilgangsrestriksjoner i styring.yaml, etter hvordan hjemmelen begynner.",
    )


def test_the_only_restriction_of_an_archive_is_the_one(tmp_path: Path) -> None:
    root = records(tmp_path, minutes=changed(MINUTES_DATA, offentlighet=WHOLLY))
    set_settings(root, {"koder": {"tilgangsrestriksjon": {"U": "Unntatt"}}})
    withholding = entry_of(root, MINUTES).entry.withholding
    assert withholding is not None
    assert withholding.restriction.value == "U"


def test_a_restriction_that_the_archive_does_not_know_is_told(tmp_path: Path) -> None:
    root = records(tmp_path, minutes=changed(MINUTES_DATA, offentlighet=WHOLLY))
    set_settings(root, {"tilgangsrestriksjoner": {"offl.": "XX"}})
    message, remedy = refusal_of(root, MINUTES)
    assert "«XX»" in message
    assert "arkiv.koder.tilgangsrestriksjon" in remedy


def test_the_summary_of_a_technical_meeting_never_has_a_public_variant(tmp_path: Path) -> None:
    meeting = changed(with_secret_title(), type="fagmøte", nr=None)
    for publicity, remarks in ((PARTLY, 1), ({"status": "ikke_vurdert"}, None)):
        minutes = changed(with_secret_item(), form="oppsummering", offentlighet=publicity)
        root = records(tmp_path, minutes=minutes, meeting=meeting)
        if remarks is None:
            assert refusal_of(root, MINUTES)[0].startswith("Offentligheten er ikke vurdert, men sak 2")
            continue
        made = entry_of(root, MINUTES)
        assert list(variants(made.entry.files)) == [FileVariant.ARCHIVE, FileVariant.PRODUCTION]
        assert len(made.remarks) == remarks


def test_an_unassessed_summary_of_a_technical_meeting_is_filed_as_unassessed(tmp_path: Path) -> None:
    minutes = changed(MINUTES_DATA, form="oppsummering", offentlighet=None)
    meeting = changed(MEETING_DATA, type="fagmøte", nr=None, offentlighet=None)
    made = entry_of(records(tmp_path, minutes=minutes, meeting=meeting), MINUTES)
    assert (made.entry.assessed, made.entry.withholding) == (None, None)
    assert "Ikketiloffentliggjøring" in words(made.entry.files[0].content, Format.PDF)
    assert made.remarks[0].startswith("Offentligheten er ikke vurdert, og arkivmeldingen sier det")
