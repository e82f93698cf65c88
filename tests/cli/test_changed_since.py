from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from styring.cli.app import main
from tests.histories import begin, git, save
from tests.repositories import DOSSIER, repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

EIB = "records/agencies/eib/"
AGENCY = "navn: Eiendom og beredskap\nform: etat\nbyrådsavdeling: pbr\n"
WRONG = "type: kontaktmøte\nstatus: innkalt\ntidspunkt: 2026-02-05T13:00\n"
MEETING = "2026/meetings/2026-02-05-kon.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two agencies with a faulty meeting each, saved on main, and a branch of it."""
    files: dict[str, str | bytes] = {MEETING: WRONG, EIB + "agency.yaml": AGENCY, EIB + MEETING: WRONG}
    repository(begin(tmp_path), files)
    save(tmp_path)
    git(tmp_path, "switch", "--quiet", "--create", "gren")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files_found(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, set[str]]:
    code = main(["lint", "--format", "concise", "--as-of", "2026-01-01", *arguments])
    return code, {line.split(":")[0] for line in capsys.readouterr().out.splitlines() if ": " in line}


def test_a_change_is_checked_with_its_dossier_and_nothing_else(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, {DOSSIER + "charter.yaml": "nå: [Godt]\n"})
    code, found = files_found(capsys, "--changed-since", "main")
    assert code == 1
    assert DOSSIER + MEETING in found
    assert not any(file.startswith(EIB) for file in found)


def test_a_change_of_the_settings_is_checked_everywhere(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (root / "styring.yaml").open("a", encoding="utf-8") as settings:
        settings.write("målform: nn\n")
    code, found = files_found(capsys, "--changed-since", "main")
    assert code == 1
    assert {DOSSIER + MEETING, EIB + MEETING} <= found


def test_a_choice_of_places_is_narrowed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, {DOSSIER + "charter.yaml": "nå: [Godt]\n"})
    code, found = files_found(capsys, "--changed-since", "main", DOSSIER + MEETING)
    assert (code, found) == (1, {DOSSIER + MEETING})
    assert files_found(capsys, "--changed-since", "main", EIB) == (0, set())


def test_a_change_that_no_record_depends_on_is_clean(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, {"LESMEG.md": "Hei.\n", "records/LESMEG.md": "Hei.\n"})
    assert main(["lint", "--changed-since", "main", "--format", "json"]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), dict | list)
    assert main(["lint", "--changed-since", "main"]) == 0
    assert capsys.readouterr().out.startswith("0 filer kontrollert: ingen funn.")


def test_an_unknown_revision_is_misuse(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--changed-since", "finnes-ikke"]) == 2
    assert " ".join(capsys.readouterr().err.split()) == (
        "Feil: git kjenner ikke «finnes-ikke». Skriv en gren eller en commit som finnes her, for eksempel origin/main. "
        "Ligger den bare på tjeneren, hent den først med «git fetch origin»."
    )
