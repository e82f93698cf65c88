"""``styring report kartlegging`` as a document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.cli.survey import survey_file
from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.rendering.jobs import Format
from styring.reports import drawing
from styring.reports.report import run
from styring.reports.scope import Scope
from styring.reports.survey import SURVEY
from styring.reports.survey_document import Surveyed
from tests.reports.survey_records import DIALOGUE
from tests.repositories import repository

SCOPE = Scope(date(2026, 11, 22), department="pbr")


def made(root: Path, format: Format) -> bytes:
    repository(root, dict(DIALOGUE))
    project = open_project(root)
    loaded = load_registry(project)
    dossiers = (load_dossier(project, code, loaded.registry).dossier for code in loaded.dossiers)
    tables = run([SURVEY], dossiers, SCOPE)[SURVEY.name]
    return survey_file(Surveyed(tables, SCOPE, loaded.registry), project, format)


@pytest.mark.parametrize(("format", "start"), [(Format.HTML, b"<!DOCTYPE html>"), (Format.PDF, b"%PDF-1.7")])
def test_both_formats(tmp_path: Path, capsys: pytest.CaptureFixture[str], format: Format, start: bytes) -> None:
    assert made(tmp_path, format).startswith(start)
    assert capsys.readouterr() == ("", "")


def test_what_to_install_for_charts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "_LIBRARIES", ("no_such_library",))
    assert b"<img" not in made(tmp_path, Format.HTML)
    assert capsys.readouterr() == (
        "",
        "Kartleggingen er laget uten diagrammer. Installer det de trenger, med «pip install styring[analyse]».\n",
    )
