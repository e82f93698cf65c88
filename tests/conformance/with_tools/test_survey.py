"""The survey of the sample records, held against the tools that the documents are held against."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.rendering.pdf import PdfProfile
from styring.reports.report import run
from styring.reports.scope import Scope
from styring.reports.survey import SURVEY
from styring.reports.survey_document import Surveyed, survey_html, survey_pdf
from tests.conformance import html_gate, pdf_archive, pdf_gate, pdf_tools

ROOT = Path(__file__).resolve().parents[3]
SCOPE = Scope(date(2026, 11, 22), department="pbr")


@pytest.fixture(name="files", scope="module")
def _files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    project = open_project(ROOT)
    loaded = load_registry(project)
    dossiers = (load_dossier(project, code, loaded.registry).dossier for code in loaded.dossiers)
    found = Surveyed(run([SURVEY], dossiers, SCOPE)[SURVEY.name], SCOPE, loaded.registry, unread=2)
    given = (found, ROOT, project.settings)
    folder = tmp_path_factory.mktemp("survey")
    made = {
        "kartlegging.html": survey_html(*given),
        "kartlegging.pdf": survey_pdf(*given),
        "kartlegging-a1b.pdf": survey_pdf(*given, profile=PdfProfile.A1B),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in made}


def test_the_page_passes_the_checker_and_axe(files: Mapping[str, Path]) -> None:
    page = files["kartlegging.html"]
    checks = {"checker": html_gate.vnu([page]), **html_gate.browser([page])}
    assert checks == {name: {page: []} for name in checks}
    assert len(checks) > 1


def test_the_pdf_passes_the_gates(files: Mapping[str, Path]) -> None:
    pdf = files["kartlegging.pdf"]
    gates = (pdf_gate.structure, pdf_archive.archive, pdf_tools.qpdf, pdf_tools.pdfinfo, pdf_tools.pdffonts)
    for gate in gates:
        assert gate([pdf]) == {pdf: []}


def test_preflight_passes_the_build_that_it_knows(files: Mapping[str, Path]) -> None:
    pdf = files["kartlegging-a1b.pdf"]
    assert pdf_tools.preflight([pdf]) == {pdf: []}
