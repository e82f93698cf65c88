"""A package checked years later, without the repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from styring.filing.package import NoPackage, manifest, zip_of
from styring.filing.verify import packages_in, verify
from styring.records.settings import ArchiveProfile
from tests.filing.making import INVITATION, LETTER, MINUTES, file, records, tree
from tests.filing.sample_entries import XSDS, needs_xsds

NAME = "bre-minutes-2026-03-12-esm"


@pytest.fixture(params=list(ArchiveProfile))
def package(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    root = records(tmp_path / "repo")
    file(root, MINUTES, tmp_path / "ut", profile=request.param)
    shutil.rmtree(root)
    return tmp_path / "ut" / NAME


def test_a_package_that_nobody_touched_is_whole(package: Path) -> None:
    verdict = verify(package)
    assert (verdict.files, verdict.faults) == (5, ())


@needs_xsds
@pytest.mark.parametrize("profile", list(ArchiveProfile))
def test_the_message_is_held_against_the_schemas_too(tmp_path: Path, profile: ArchiveProfile) -> None:
    file(records(tmp_path), MINUTES, profile=profile)
    assert verify(tmp_path / "ut" / NAME, XSDS[profile]).faults == ()


def test_every_changed_byte_is_noticed(package: Path) -> None:
    for name in tree(package):
        if name == "manifest-sha256.txt":
            continue
        whole = (package / name).read_bytes()
        middle = len(whole) // 2
        (package / name).write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
        assert f"Filen «{name}» er endret: Sjekksummen stemmer ikke." in verify(package).faults
        (package / name).write_bytes(whole)
    assert verify(package).faults == ()


def test_what_is_missing_and_what_has_been_added_is_told(package: Path) -> None:
    (package / "2026-03-12-esm-referat.docx").rename(package / "nytt.docx")
    (package / "mappe").mkdir()
    (package / "mappe/skjult.txt").write_bytes(b"x")
    faults = verify(package).faults
    assert faults[:3] == (
        "Filen «2026-03-12-esm-referat.docx» mangler.",
        "Filen «mappe/skjult.txt» er lagt til: Den står ikke i manifest-sha256.txt.",
        "Filen «nytt.docx» er lagt til: Den står ikke i manifest-sha256.txt.",
    )


def test_a_new_manifest_does_not_hide_a_document_that_was_exchanged(tmp_path: Path) -> None:
    file(records(tmp_path), MINUTES)
    package = tmp_path / "ut" / NAME
    (package / "2026-03-12-esm-referat.pdf").write_bytes(b"%PDF noe annet")
    files = {name: content for name, content in tree(package).items() if name != "manifest-sha256.txt"}
    (package / "manifest-sha256.txt").write_bytes(manifest(files))
    assert verify(package).faults[0] == "Sjekksummen til «2026-03-12-esm-referat.pdf» stemmer ikke med filen."


@pytest.mark.parametrize("name", ["arkivmelding.xml", "manifest-sha256.txt"])
def test_a_package_without_its_core_is_told(package: Path, name: str) -> None:
    (package / name).unlink()
    (place,) = packages_in(package)
    assert any(f"{name}" in fault and "mangler" in fault for fault in verify(place).faults)


def test_a_message_of_another_kind_is_told(package: Path) -> None:
    (package / "arkivmelding.xml").write_bytes(b"<a/>")
    assert "arkivmelding.xml følger ingen profil som styring kjenner." in verify(package).faults


def test_zip_files_and_folders_of_packages_are_found(tmp_path: Path) -> None:
    root = records(tmp_path)
    for identity in (MINUTES, LETTER):
        file(root, identity)
    file(root, INVITATION, as_zip=True)
    found = packages_in(root / "ut")
    assert [place.name for place in found] == [
        "bre-letters-2026-01-15-tb",
        "bre-meetings-2026-03-12-esm.zip",
        "bre-minutes-2026-03-12-esm",
    ]
    assert [verify(place).faults for place in found] == [(), (), ()]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", zip_of({"a.txt": b"a"}, "x")])
def test_a_zip_file_that_is_no_package_is_told(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "x.zip"
    place.write_bytes(content)
    (fault,) = verify(place).faults
    assert fault.startswith(f"«{place}» er ikke en ")


def test_where_there_is_no_package_it_is_said(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "finnes-ikke"):
        with pytest.raises(NoPackage, match="Fant ingen arkivpakke"):
            packages_in(place)
