from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance import samples
from tests.conformance.__main__ import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return samples.everything(tmp_path / "dokumenter")


def test_a_sound_folder_passes_every_gate(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    samples.pdf(archive / "referat.pdf", "a-1b")
    code = main([str(folder), "--again", str(folder), "--archive", str(archive)])
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("FAIL")] == []
    assert lines[-1] == "22 passed, 0 failed"
    assert code == 0


def test_one_broken_file_fails_the_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "referat.pdf").write_bytes(b"ikke noe dokument")
    assert main([str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    failed = {line.split(": referat")[0] for line in lines if line.startswith("FAIL")}
    assert failed == {
        "FAIL PDF: qpdf --check",
        "FAIL PDF: pdfinfo",
        "FAIL PDF: pdffonts",
        "FAIL PDF: pikepdf, structure gate",
        "FAIL PDF: pikepdf, allow list of PDF/A-2b",
        "FAIL same text: HTML and PDF",
        "FAIL same language in all formats",
    }


def test_an_empty_folder_fails_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "FAIL PDF: qpdf --check: there was no file to check" in capsys.readouterr().out
