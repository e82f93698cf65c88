from __future__ import annotations

from pathlib import Path

import pytest

from styring.filing.filed_package import find_package, open_package
from styring.filing.identifiers import Identifiers
from styring.filing.package import NoPackage
from styring.records.settings import ArchiveProfile
from tests.filing.making import MINUTES, entry_of, file, records

NAME = "bre-minutes-2026-03-12-esm"


@pytest.mark.parametrize("profile", ArchiveProfile)
@pytest.mark.parametrize("as_zip", [False, True])
def test_the_main_document_is_the_one_in_archive_format(tmp_path: Path, profile: ArchiveProfile, as_zip: bool) -> None:
    file(records(tmp_path), MINUTES, profile=profile, as_zip=as_zip)
    prepared = entry_of(tmp_path, MINUTES)
    place = find_package(prepared.record, tmp_path / "ut")
    assert place == tmp_path / "ut" / (f"{NAME}.zip" if as_zip else NAME)
    package = open_package(place)
    assert package.sha256 == prepared.entry.documents[0].files[0].sha256
    assert (package.entry_id, package.version) == (Identifiers("Eksempelby kommune").entry(str(MINUTES)), 1)
    assert find_package(prepared.record, place) == place
    assert find_package(prepared.record, tmp_path) is None


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("arkivmelding.xml", b"<a/>", "arkivmelding.xml i «{place}» kan ikke leses."),
        ("arkivmelding.xml", b"", "arkivmelding.xml i «{place}» kan ikke leses."),
        ("arkivmelding.xml", b"<registrering/>", "arkivmelding.xml i «{place}» kan ikke leses."),
        ("arkivmelding.xml", b"<!DOCTYPE a><a/>", "arkivmelding.xml i «{place}» kan ikke leses."),
        (
            "2026-03-12-esm-referat.pdf",
            b"%PDF-1.7",
            "Filen «2026-03-12-esm-referat.pdf» i «{place}» er ikke den som ble lagt i pakken.",
        ),
        (
            "manifest-sha256.txt",
            b"",
            "Filen «2026-03-12-esm-referat.pdf» i «{place}» er ikke den som ble lagt i pakken.",
        ),
    ],
)
def test_a_package_that_was_changed(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    file(records(tmp_path), MINUTES)
    place = tmp_path / "ut" / NAME
    (place / name).write_bytes(content)
    with pytest.raises(NoPackage) as caught:
        open_package(place)
    assert caught.value.message == message.format(place=place)
    assert caught.value.remedy == "Hent pakken på nytt, eller lag den igjen med «styring file»."
