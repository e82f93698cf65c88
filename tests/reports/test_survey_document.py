"""The survey as HTML and PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from html import unescape
from pathlib import Path

import pikepdf
import pytest

from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.rendering.document import Writable
from styring.rendering.errors import RenderError
from styring.rendering.pdf import PdfProfile
from styring.reports import survey_document as module
from styring.reports.report import run
from styring.reports.scope import Scope
from styring.reports.survey import QUESTIONS, SURVEY
from styring.reports.survey_document import Surveyed, survey_html, survey_pdf
from styring.reports.survey_document import survey_document as make
from tests.rendering.reading import html_text, pdf_text
from tests.reports.survey_records import DIALOGUE
from tests.repositories import repository

SCOPE = Scope(date(2026, 11, 22), department="pbr")
Written = Callable[..., bytes]


def written(
    write: Written, root: Path, files: dict[str, str] | None = None, scope: Scope = SCOPE, *, unread: int = 0
) -> bytes:
    repository(root, {**DIALOGUE, **(files or {})})
    project = open_project(root)
    loaded = load_registry(project)
    dossiers = (load_dossier(project, code, loaded.registry).dossier for code in loaded.dossiers)
    tables = run([SURVEY], dossiers, scope)[SURVEY.name]
    return write(Surveyed(tables, scope, loaded.registry, unread), root, project.settings)


def pictures(file: bytes) -> Iterator[str]:
    """The alternative texts of the pictures in a PDF."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure":
                yield str(each["/Alt"])


def alternatives(file: bytes) -> list[str]:
    return [unescape(text) for text in re.findall(r'<img [^>]*alt="([^"]*)"', file.decode())]


@pytest.fixture(name="page", scope="module")
def _page(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(survey_html, tmp_path_factory.mktemp("html"))


@pytest.fixture(name="pdf", scope="module")
def _pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(survey_pdf, tmp_path_factory.mktemp("pdf"))


def test_every_question_stands_in_both_formats(page: bytes, pdf: bytes) -> None:
    shown = re.sub(r"\s", "", pdf_text(pdf))
    for question in QUESTIONS:
        assert question.question in html_text(page)
        assert re.sub(r"\s", "", question.question) in shown


def test_who_it_is_about(page: bytes) -> None:
    text = re.sub(r"\s+", " ", html_text(page))
    assert "Kartlegging av styringsdialogen 2026 Byrådsavdeling for plan, byrom og rekreasjon" in text
    facts = re.findall(r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", page.decode())
    assert facts == [
        ("År", "2026 (til og med 22. november 2026)"),
        ("Virksomheter", "bfj og bre"),
        ("Sett fra", "22. november 2026"),
    ]


def test_every_chart_has_a_text_and_its_tables(page: bytes, pdf: bytes) -> None:
    assert [text.split(".")[0] for text in alternatives(page)] == [
        "Stående søyler med antall møter hver måned i 2026",
        "Liggende søyler med antall møter der politisk ledelse var med og ikke var med, for hver virksomhet",
        "Liggende søyler med antall saker om hvert tema, etter møtetype",
        "Liggende søyler med antall formelle og uformelle møter for hver virksomhet",
        "Liggende søyler med andelen sakspapirer, utkast til referat og endelige referater som kom i tide, etter "
        "møtetype",
        "Liggende søyler med gjennomsnittlig antall krav per virksomhet i brev og vedlegg, etter type og år",
    ]
    assert sorted(pictures(pdf)) == sorted(alternatives(page))
    for question in QUESTIONS:
        section = page.decode().split(f'id="svar-{QUESTIONS.index(question) + 1}"')[1].split("</section>")[0]
        assert section.count("<img") <= section.count("<table")


def test_what_is_the_same_in_every_row_is_left_out(page: bytes) -> None:
    month = page.decode().split("<caption>Møter etter type og måned</caption>")[1]
    assert re.findall(r"<th scope=\"col\"[^>]*>([^<]*)</th>", month.split("</thead>")[0]) == [
        "Måned",
        "Etatsstyringsmøter",
        "Oppdragsstyringsmøter",
        "Kontaktmøter",
        "Fagmøter",
    ]


def test_no_note_is_said_twice_in_an_answer(page: bytes) -> None:
    for section in page.decode().split('<section class="svar"')[1:]:
        notes = re.findall(r'<p class="merknad">(?!Se merknad)([^<]*)</p>', section)
        assert len(notes) == len(set(notes))


def test_it_is_the_same_every_time(page: bytes, pdf: bytes, tmp_path: Path) -> None:
    assert written(survey_html, tmp_path) == page
    assert written(survey_pdf, tmp_path) == pdf


def test_the_fingerprint_is_that_of_the_figures(page: bytes, tmp_path: Path) -> None:
    other = written(survey_html, tmp_path, {"2026/meetings/2026-06-02-fag.yaml": _HELD})
    prints = [re.findall(rb"sha256:([0-9a-f]{64})", file) for file in (page, other)]
    assert len(prints[0]) == 1
    assert prints[0] != prints[1]


_HELD = "type: fagmøte\nstatus: gjennomført\ntidspunkt: 2026-06-02T09:00\n"


def test_the_pdf_says_what_it_is(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.Lang in {"nb-NO", "nb"}
        with opened.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Kartlegging av styringsdialogen 2026"


def test_it_can_be_made_for_preflight(tmp_path: Path) -> None:
    file = written(partial(survey_pdf, profile=PdfProfile.A1B), tmp_path)
    assert b"<pdfaid:part>1</pdfaid:part>" in file


@pytest.mark.parametrize("write", [survey_html, survey_pdf])
def test_without_the_libraries_it_is_made_without_charts_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Written
) -> None:
    monkeypatch.setattr(module, "can_draw", lambda: False)
    file = written(write, tmp_path)
    text = html_text(file) if write is survey_html else pdf_text(file)
    assert "tillegget styring[analyse] ikke er installert" in re.sub(r"\s+", " ", text)
    assert not (alternatives(file) if write is survey_html else list(pictures(file)))


def test_of_no_records_at_all(tmp_path: Path) -> None:
    scope = replace(SCOPE, as_of=date(2019, 5, 1), department="abc")
    file = written(survey_html, tmp_path, scope=scope)
    assert "Postene har ingen gjennomførte møter i 2019." in html_text(file)
    assert not alternatives(file)
    assert written(survey_pdf, tmp_path, scope=scope).startswith(b"%PDF")


@pytest.mark.parametrize("write", [survey_html, survey_pdf])
@pytest.mark.parametrize(
    "name", ['<script>alert("x")</script> & «bro»', '"; #panic() \\ $x$ <lab> = *b*', "{{ 7 * 7 }}"]
)
def test_a_name_is_nothing_but_text(tmp_path: Path, write: Written, name: str) -> None:
    quoted = "'" + name.replace("'", "''") + "'"
    agency = f"navn: {quoted}\nform: etat\nbyrådsavdeling: pbr\n"
    meeting = f"{_HELD}navn: {quoted}\n"
    file = written(write, tmp_path, {"agency.yaml": agency, "2026/meetings/2026-06-02-fag.yaml": meeting})
    text = html_text(file) if write is survey_html else pdf_text(file)
    assert re.sub(r"\s", "", name) in re.sub(r"[\s\u200b]", "", text)
    assert b"<script" not in file


@pytest.mark.parametrize(
    ("unread", "told"),
    [
        (1, "1 fil har feil i formen og er ikke med i tallene."),
        (2, "2 filer har feil i formen og er ikke med i tallene."),
    ],
)
def test_files_that_cannot_be_read_are_told_of(tmp_path: Path, unread: int, told: str, page: bytes) -> None:
    assert told in html_text(written(survey_html, tmp_path, unread=unread))
    assert "feil i formen" not in html_text(page)


def test_an_own_template_comes_first(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    own = '{% extends "styring/survey.html" %}{% block nøkkeltall %}<p>{{ kartlegging.svar[0].id }}</p>{% endblock %}'
    (tmp_path / "templates" / "survey.html").write_text(own, encoding="utf-8")
    page = written(survey_html, tmp_path).decode()
    assert "<p>KA-1</p>" in page
    assert 'class="tallrad"' not in page


def test_a_fault_in_an_own_template_is_told(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "survey.html").write_text("{{ kartlegging.finnes_ikke }}", encoding="utf-8")
    with pytest.raises(RenderError, match=r"^templates/survey\.html:1: .*finnes_ikke"):
        written(survey_html, tmp_path)


def test_a_ministry_reads_its_own_words(tmp_path: Path) -> None:
    settings = "organisasjon: Eksempeldepartementet\nfra_år: 2024\nprofil: stat\n"
    agency = "navn: Eksempeldirektoratet\nform: direktorat\ndepartement: pbr\n"
    page = html_text(written(survey_html, tmp_path, {"styring.yaml": settings, "agency.yaml": agency}))
    assert "byrådsavdelingen" not in page
    assert "må departementet og virksomhetene snakke om" in page


def test_the_document_is_what_both_writers_take(tmp_path: Path) -> None:
    repository(tmp_path, dict(DIALOGUE))
    project = open_project(tmp_path)
    loaded = load_registry(project)
    tables = run([SURVEY], [], SCOPE)[SURVEY.name]
    document: Writable = make(Surveyed(tables, SCOPE, loaded.registry), project.settings, None)
    assert (document.template, document.date) == ("survey", date(2026, 11, 22))
    assert document.view.identity == "kartlegging/pbr/2026"
