"""Packages as they lie on the disk: whole or not at all, the same every time, never over another's files."""

from __future__ import annotations

import hashlib
import subprocess
import zipfile
from pathlib import Path

import pytest

from styring.filing import run
from styring.filing.package import MANIFEST, NoPackage, manifest, read_manifest, read_package, zip_of
from styring.filing.run import Filed, Status, Stopped
from styring.records.base import Identity
from styring.records.settings import ArchiveProfile
from styring.rendering import Refusal
from styring.writing import WriteError
from tests.filing.making import INVITATION, LETTER, MINUTES, file, records, tree
from tests.filing.sample_entries import XSDS, needs_xsds

NAME = "bre-minutes-2026-03-12-esm"
FILES = [
    "2026-03-12-esm-referat.docx",
    "2026-03-12-esm-referat.pdf",
    "arkivmelding.xml",
    "folgeseddel.txt",
    "manifest-sha256.txt",
]


def test_a_package_has_the_documents_the_message_a_note_and_checksums(tmp_path: Path) -> None:
    root = records(tmp_path)
    assert file(root, MINUTES) == Filed(MINUTES, NAME, Status.WRITTEN, 5, ())
    files = tree(root / "ut" / NAME)
    assert sorted(files) == FILES
    listed = read_manifest(files[MANIFEST])
    assert listed == {name: hashlib.sha256(files[name]).hexdigest() for name in FILES if name != MANIFEST}


def test_sha256sum_reads_the_manifest(tmp_path: Path) -> None:
    root = records(tmp_path)
    file(root, MINUTES)
    try:
        done = subprocess.run(["sha256sum", "--check", "--strict", MANIFEST], cwd=root / "ut" / NAME, check=False)
    except FileNotFoundError:
        pytest.skip("no sha256sum on this machine")
    assert done.returncode == 0


def test_the_cover_note_tells_what_is_in_it(tmp_path: Path) -> None:
    root = records(tmp_path)
    file(root, MINUTES)
    files = tree(root / "ut" / NAME)
    pdf, docx = files[FILES[1]], files[FILES[0]]
    note = files["folgeseddel.txt"].decode()
    fingerprint = next(line.split()[-1] for line in note.splitlines() if line.startswith("Fingeravtrykk"))
    assert (
        note
        == f"""\
Følgeseddel til arkivet
=======================
Referat fra etatsstyringsmøte nr. 1/2026, 12. mars 2026 – Bymiljø- og rekreasjonsetaten

Fra:                 Eksempelby kommune
Post i styring:      bre/minutes/2026-03-12-esm
Versjon:             1
Fingeravtrykk:       {fingerprint}

Journalpost
-----------
Sak:                 202600123 Styringsdialog med Bymiljø- og rekreasjonsetaten 2026
Enhet:               Byrådsavdeling for plan, byrom og rekreasjon
Journalposttype:     N – Organinternt dokument for oppfølging
Journalstatus:       F – Ferdigstilt av saksbehandler
Dokumentets dato:    27. mars 2026
Intern avsender:     Byrådsavdeling for plan, byrom og rekreasjon
Intern mottaker:     Bymiljø- og rekreasjonsetaten

Dokumenter
----------
1. Referat fra etatsstyringsmøte nr. 1/2026, 12. mars 2026 – Bymiljø- og rekreasjonsetaten (hoveddokument, Dokument)
   2026-03-12-esm-referat.pdf
     arkivformat (A), PDF/A, {len(pdf)} byte
     sha256 {hashlib.sha256(pdf).hexdigest()}
   2026-03-12-esm-referat.docx
     produksjonsformat (P), Word-dokument (Office Open XML), {len(docx)} byte
     sha256 {hashlib.sha256(docx).hexdigest()}

Offentlighet
------------
Dokumentet er offentlig.

Kontroll
--------
Arkivmeldingen (arkivmelding.xml) følger profilen fiks-arkiv-v1 og viser til 2 filer.
SHA-256 for alle filene i pakken står i manifest-sha256.txt. Slik kontrolleres de:
  styring verify MAPPE
  sha256sum --check manifest-sha256.txt
"""
    )


@pytest.mark.parametrize("identity", [MINUTES, LETTER, INVITATION], ids=str)
@pytest.mark.parametrize("as_zip", [False, True])
def test_a_repeated_package_is_the_same_bytes(tmp_path: Path, identity: Identity, *, as_zip: bool) -> None:
    root = records(tmp_path)
    for folder in ("ut1", "ut2"):
        assert isinstance(file(root, identity, root / folder, as_zip=as_zip), Filed)
    assert tree(root / "ut1") == tree(root / "ut2")
    again = file(root, identity, root / "ut1", as_zip=as_zip)
    assert isinstance(again, Filed)
    assert again.status is Status.UNCHANGED
    assert tree(root / "ut1") == tree(root / "ut2")


@needs_xsds
@pytest.mark.parametrize("profile", list(ArchiveProfile))
@pytest.mark.parametrize("identity", [MINUTES, LETTER, INVITATION], ids=str)
def test_a_message_follows_the_official_schema(tmp_path: Path, identity: Identity, profile: ArchiveProfile) -> None:
    outcome = file(records(tmp_path), identity, profile=profile, xsd=XSDS[profile])
    assert isinstance(outcome, Filed), outcome


def test_a_zip_file_unpacks_into_a_folder_of_its_name_with_the_same_files(tmp_path: Path) -> None:
    root = records(tmp_path)
    file(root, MINUTES, root / "mappe")
    file(root, MINUTES, root / "zip", as_zip=True)
    (packed,) = (root / "zip").iterdir()
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        archive.extractall(root / "pakket-ut")
    assert tree(root / "pakket-ut") == tree(root / "mappe")
    assert read_package(packed) == read_package(root / "mappe" / NAME)


def test_a_zip_file_is_put_beside_the_folder_of_the_same_package(tmp_path: Path) -> None:
    root = records(tmp_path)
    for as_zip in (False, True):
        outcome = file(root, MINUTES, as_zip=as_zip)
        assert isinstance(outcome, Filed)
        assert outcome.status is Status.WRITTEN
    assert sorted(each.name for each in (root / "ut").iterdir()) == [NAME, f"{NAME}.zip"]


@pytest.mark.parametrize("content", [None, b"mitt eget"])
def test_what_lies_there_already_stays(tmp_path: Path, content: bytes | None) -> None:
    root = records(tmp_path)
    place = root / "ut" / NAME
    if content is None:
        place.mkdir(parents=True)
        (place / "notat.txt").write_text("mitt eget", encoding="utf-8")
    else:
        place.parent.mkdir()
        place.write_bytes(content)
    before = tree(root / "ut")
    outcome = file(root, MINUTES)
    assert isinstance(outcome, Refusal)
    assert outcome.is_fault
    assert outcome.message in {
        f"«{place}» er ikke en arkivpakke: manifest-sha256.txt mangler.",
        f"«{place}» er ikke en zip-fil som kan leses.",
    }
    assert tree(root / "ut") == before


def test_a_package_that_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = records(tmp_path)

    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert file(root, MINUTES) == Stopped("Det er ikke plass på disken.", "Frigjør plass og prøv igjen.")
    assert not (root / "ut").exists()


def test_a_faulty_message_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = records(tmp_path)
    monkeypatch.setattr(run, "check", lambda *_: ("antallFiler er 3.", "Noe annet."))
    outcome = file(root, MINUTES)
    assert isinstance(outcome, Refusal)
    assert outcome.message == "Arkivmeldingen er ikke gyldig: antallFiler er 3."
    assert outcome.remedy == "Rett posten eller innstillingene under arkiv i styring.yaml. Det er 1 feil til."
    assert not (root / "ut").exists()


def test_schemas_that_are_not_there_stop_everything(tmp_path: Path) -> None:
    outcome = file(records(tmp_path), MINUTES, xsd=tmp_path / "skjemaer")
    assert isinstance(outcome, Stopped)
    assert "arkivmelding.opprett.xsd" in outcome.message


def test_a_package_outside_the_folder_by_a_link_is_refused(tmp_path: Path) -> None:
    root = records(tmp_path)
    (root / "ut").mkdir()
    (root / "ut" / NAME).symlink_to(tmp_path / "borte")
    assert isinstance(file(root, MINUTES), Refusal | Stopped)
    assert not (tmp_path / "borte").exists()


@pytest.mark.parametrize(
    "line", ["ikke en sjekksum", "0" * 64 + "  ../styring.yaml", "0" * 64 + "  a\\b", "0" * 64, "0" * 63 + "  a"]
)
def test_a_manifest_with_anything_else_is_refused(line: str) -> None:
    with pytest.raises(NoPackage, match=r"Linje 2 i manifest-sha256\.txt"):
        read_manifest(manifest({"a.txt": b"a"}) + line.encode() + b"\n")


def test_a_zip_file_has_no_clock() -> None:
    packed = zip_of({"b": b"2", "a": b"1"}, "pakke")
    assert packed == zip_of({"a": b"1", "b": b"2"}, "pakke")


def test_a_folder_is_taken_by_somebody_else_at_the_same_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = records(tmp_path)
    rename = Path.rename

    def late(self: Path, target: Path) -> Path:
        target.mkdir()
        (target / "deres.txt").write_text("deres", encoding="utf-8")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", late)
    outcome = file(root, MINUTES)
    assert isinstance(outcome, Refusal)
    assert "finnes allerede" in outcome.message
    assert [each.name for each in (root / "ut").rglob("*")] == [NAME, "deres.txt"]


def test_write_errors_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = records(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise WriteError(root, "Du har ikke tilgang.", "Be om tilgang.")

    monkeypatch.setattr(run, "create_folder", refuse)
    assert file(root, MINUTES) == Stopped("Du har ikke tilgang.", "Be om tilgang.")
