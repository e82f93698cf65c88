"""Which files are, or ought to be, records."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from styring.record_files import (
    codes_of_dossiers,
    files_of_dossier,
    files_outside_dossiers,
    looks_like_record,
    without_suffix,
)


def make(root: Path, *names: str) -> Path:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
    return root


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.YAML", "a.Yml", "a.yaml.txt", "a.b.yaml", "~a.yaml"])
def test_a_name_that_is_meant_for_a_record(name: str) -> None:
    assert looks_like_record(name)
    assert without_suffix(name) in {"a", "a.b", "~a"}


@pytest.mark.parametrize("name", ["a.txt", ".a.yaml", "a.yaml~", "a.yaml.bak", "yaml", "a.json", ""])
def test_a_name_of_something_else(name: str) -> None:
    assert not looks_like_record(name)


def test_dossiers_are_the_folders_of_agencies_in_order(tmp_path: Path) -> None:
    make(tmp_path, "agencies/eib/agency.yaml", "agencies/bre/x", "agencies/åb/2026/x", "agencies/løs.yaml")
    assert codes_of_dossiers(tmp_path) == ("bre", "eib", "åb")


def test_there_may_be_no_dossiers(tmp_path: Path) -> None:
    assert codes_of_dossiers(tmp_path / "borte") == ()
    assert codes_of_dossiers(make(tmp_path, "agencies")) == ()


def test_the_files_of_a_dossier_come_folder_by_folder_and_the_same_each_time(tmp_path: Path) -> None:
    names = ["charter.yaml", "agency.yaml", "2026/meetings/b.yml", "2026/meetings/a.yaml", "2025/x.yaml", "2026/y.yaml"]
    make(tmp_path, *names, "2026/.skjult.yaml", ".git/a.yaml", "2026/les.txt", "2026/meetings/.tmp/a.yaml")
    found = ["agency.yaml", "charter.yaml", "2025/x.yaml", "2026/y.yaml", "2026/meetings/a.yaml", "2026/meetings/b.yml"]
    assert list(files_of_dossier(tmp_path)) == found
    assert list(files_of_dossier(tmp_path / "borte")) == []


def test_what_lies_in_no_dossier_is_all_the_rest(tmp_path: Path) -> None:
    outside = [
        "x.yaml",
        "agencies/løs.yml",
        "calendars/2026/pbr.yaml",
        "departments/pbr.yaml",
        "departments/agencies/a.yaml",
    ]
    make(tmp_path, *outside, "agencies/bre/agency.yaml", "agencies/bre/2026/letters/a.yaml")
    assert list(files_outside_dossiers(tmp_path)) == outside


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_linked_folder_is_passed_over_and_a_linked_file_is_not(tmp_path: Path) -> None:
    make(tmp_path, "ekte/a.yaml")
    (tmp_path / "lenke").symlink_to(tmp_path / "ekte")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "ekte/a.yaml")
    (tmp_path / "c.yaml").symlink_to("c.yaml")
    assert list(files_of_dossier(tmp_path)) == ["b.yaml", "c.yaml", "ekte/a.yaml"]


def test_a_folder_that_is_named_as_a_record_is_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "a.yaml/b.yaml")
    assert list(files_of_dossier(tmp_path)) == ["a.yaml/b.yaml"]
