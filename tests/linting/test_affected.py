from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from styring.linting.affected import affected_by, within
from styring.project import Project, open_project
from tests.repositories import repository

AGENCY = "navn: Eiendom og beredskap\nform: etat\nbyrådsavdeling: pbr\n"
SETTINGS = (
    "organisasjon: Eksempelby kommune\nnavnelister: [lister/blå.txt]\n"
    "dokument: {logo: bilder/logo.svg, skriftmappe: skrifter}\n"
)
LETTER = (
    "type: tildelingsbrev\ndato: 2026-01-15\nstatus: utkast\nvedlegg: [{tittel: Plan, fil: vedlegg/års-plan.pdf}]\n"
)
BRE, EIB = "records/agencies/bre", "records/agencies/eib"
MEETING = f"{BRE}/2026/meetings/2026-03-12-esm.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files: dict[str, str | bytes] = {
        "styring.yaml": SETTINGS,
        f"{EIB}/agency.yaml": AGENCY,
        f"{EIB}/2026/letters/2026-01-15-tb.yaml": LETTER,
        MEETING: "x",
        "records/notat.yaml": "x: 1\n",
    }
    return open_project(repository(tmp_path, files))


def affected(project: Project, *changed: str) -> list[str] | None:
    places = affected_by(changed, project)
    return None if places is None else [project.relative(place) for place in places]


@pytest.mark.parametrize(
    "name",
    [
        "styring.yaml", "grunnlinje.txt", "records/departments/pbr.yaml", "records/calendars/2026/pbr.yaml",
        f"{BRE}/agency.yaml", "lister/blå.txt", unicodedata.normalize("NFD", "lister/blå.txt"),
        "records/agencies/borte/agency.yaml", "records/agencies/ny/2026/meetings/2026-03-12-esm.yaml",
    ],
)  # fmt: skip
def test_what_the_registry_is_made_of_affects_everything(project: Project, name: str) -> None:
    assert affected(project, MEETING, name) is None


@pytest.mark.parametrize("name", [MEETING, f"{BRE}/2026/minutes/borte.yaml", f"{BRE}/plan.pdf", f"{BRE}/charter.yaml"])
def test_a_file_affects_its_dossier(project: Project, name: str) -> None:
    assert affected(project, name) == [BRE]


def test_several_dossiers_are_affected_once_each(project: Project) -> None:
    changed = [MEETING, f"{BRE}/charter.yaml", f"{EIB}/charter.yaml"]
    assert affected(project, *changed) == [BRE, EIB]


def test_a_misplaced_record_affects_itself_while_it_is_there(project: Project) -> None:
    assert affected(project, "records/notat.yaml") == ["records/notat.yaml"]
    assert affected(project, "records/agencies/borte.yaml") == []


def test_documents_elsewhere_affect_nothing(project: Project) -> None:
    (project.root / "LESMEG.md").write_text("x", encoding="utf-8")
    assert affected(project) == []
    (project.root / "records/LESMEG.md").write_text("x", encoding="utf-8")
    assert (
        affected(project, "LESMEG.md", "records/LESMEG.md", "docs/borte.md", "templates/minutes/html/referat.html")
        == []
    )


@pytest.mark.parametrize("name", ["vedlegg/års-plan.pdf", unicodedata.normalize("NFD", "vedlegg/års-plan.pdf")])
def test_an_attachment_that_is_gone_affects_the_dossier_of_its_letter(project: Project, name: str) -> None:
    assert affected(project, name) == [EIB]


def test_an_attachment_that_is_only_changed_affects_nothing(project: Project) -> None:
    (project.root / "vedlegg").mkdir()
    (project.root / "vedlegg/års-plan.pdf").write_bytes(b"%PDF")
    assert affected(project, "vedlegg/års-plan.pdf") == []


@pytest.mark.parametrize("name", ["bilder/logo.svg", "skrifter/Vår.ttf"])
def test_what_the_settings_name_affects_them_when_it_is_gone(project: Project, name: str) -> None:
    assert affected(project, name) == ["styring.yaml"]


def test_a_choice_of_places_is_narrowed_to_what_is_affected() -> None:
    root = Path("/repo")
    bre, eib = root / BRE, root / EIB
    assert within(None, (bre, eib)) == (bre, eib)
    assert within((), (bre, eib)) == ()
    assert within((root,), (bre, eib)) == (bre, eib)
    assert within((bre / "2026", eib), (bre,)) == (bre / "2026",)
    assert within((eib,), (bre,)) == ()
    assert within((bre,), (bre,)) == (bre,)
