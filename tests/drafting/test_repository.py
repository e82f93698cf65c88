from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from styring import source
from styring.drafting.plan import DraftingError
from styring.drafting.repository import Begun, advice, begin, plan_repository
from styring.drafting.versioning import git_root, has_git, make_git_repository
from styring.project import open_project
from styring.schemas import schemas

TODAY = date(2026, 11, 22)
PLAN = plan_repository("Eksempelby kommune", "styring==1.2.3", TODAY)


def test_the_new_repository_has_all_that_is_needed(tmp_path: Path) -> None:
    begun = begin(tmp_path / "ny", PLAN)
    assert begun == Begun(tuple(PLAN), ())
    made = {file.relative_to(tmp_path / "ny").as_posix() for file in (tmp_path / "ny").rglob("*") if file.is_file()}
    assert made == {
        "styring.yaml",
        "LESMEG.md",
        "CODEOWNERS",
        ".editorconfig",
        ".gitattributes",
        ".gitignore",
        ".gitlab-ci.yml",
        ".github/workflows/styring.yml",
        ".pre-commit-config.yaml",
        ".vscode/extensions.json",
        "templates/LESMEG.md",
        "records/agencies/.gitkeep",
        "records/calendars/.gitkeep",
        "records/departments/.gitkeep",
        *(f"schemas/{name}" for name in schemas()),
    }


def test_the_settings_are_valid_and_follow_their_schema(tmp_path: Path) -> None:
    begin(tmp_path, PLAN)
    settings = open_project(tmp_path).settings
    assert (settings.organisation, settings.git_checks_from, settings.first_year) == ("Eksempelby kommune", TODAY, 2026)
    first = (tmp_path / "styring.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=schemas/settings.schema.json"


@pytest.mark.parametrize("name", ['Kommune: "Øst" #1', "x" * 300 + " y" * 40, "$dato", "{}", "Ærø  & Å"])
def test_a_name_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    begin(tmp_path, plan_repository(name, "styring==1.2.3", TODAY))
    assert open_project(tmp_path).settings.organisation == name


def test_settings_that_are_commented_out_are_right_when_they_are_taken_in() -> None:
    lines = PLAN["styring.yaml"].splitlines()
    begin_at = next(i for i, line in enumerate(lines) if line == "# tillatte_uttrykk:")
    words = {"tillatte_uttrykk", "navnelister", "terskler", "regler", "dokument"}
    taken_in = [
        line.removeprefix("# ") if line.startswith("#  ") or line.removeprefix("# ").rstrip(":") in words else line
        for line in lines[begin_at:]
    ]
    data = source.parse("\n".join([*lines[:begin_at], *taken_in])).data
    assert isinstance(data, dict)
    assert words <= data.keys()
    validator_errors = errors(data, "settings.schema.json")
    assert validator_errors == []


def errors(data: object, name: str) -> list[str]:
    return [error.message for error in Draft202012Validator(json.loads(schemas()[name])).iter_errors(data)]


def parsed(text: str) -> Any:
    return source.parse(text).data


@pytest.mark.parametrize(
    ("source", "command"),
    [
        ("styring==1.2.3", "pip install styring==1.2.3"),
        ("git+https://git.eksempel.no/s@v1#egg=styring", "pip install 'git+https://git.eksempel.no/s@v1#egg=styring'"),
        ("styring @ git+ssh://git@eksempel.no/s", "pip install 'styring @ git+ssh://git@eksempel.no/s'"),
        ("C:\\Våre filer\\styring-1.whl", "pip install 'C:\\Våre filer\\styring-1.whl'"),
        ('$(rm): "x" # [y', "pip install '$(rm): \"x\" # [y'"),
    ],
)
def test_ci_installs_what_it_is_told_to_and_lints(source: str, command: str) -> None:
    plan = plan_repository("Eksempelby kommune", source, TODAY)
    github = parsed(plan[".github/workflows/styring.yml"])
    steps = github["jobs"]["kontroll"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == [
        command,
        "styring lint --format github",
    ]
    assert steps[0]["with"]["fetch-depth"] == 0
    gitlab = parsed(plan[".gitlab-ci.yml"])
    assert gitlab["styring"]["script"] == [command, "styring lint --format concise"]
    hook = parsed(plan[".pre-commit-config.yaml"])["repos"][0]["hooks"][0]
    assert (hook["entry"], hook["additional_dependencies"]) == ("styring lint --format concise", [source])
    assert hook["files"] == r"^(records/|styring\.yaml$)"


def test_names_documents_and_remains_stay_out_of_git() -> None:
    ignored = {"navneliste.lokal.*", ".styring/", "/dokumenter/", ".styring-*.lock", ".styring-*.tmp"}
    assert ignored <= set(PLAN[".gitignore"].splitlines())


def test_files_that_are_there_are_kept(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.log\n", encoding="utf-8")
    (tmp_path / "LESMEG.md").write_text("Vårt eget.\n", encoding="utf-8")
    begun = begin(tmp_path, PLAN)
    assert begun.kept == ("LESMEG.md", ".gitignore")
    assert (tmp_path / "LESMEG.md").read_text(encoding="utf-8") == "Vårt eget.\n"
    assert advice(tmp_path, begun, tmp_path) == (
        "Legg linjene «navneliste.lokal.*» og «.styring/» til i .gitignore, så navn ikke havner i git.",
    )


def test_a_gitignore_that_has_the_name_list_needs_nothing(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("navneliste.lokal.*\n", encoding="utf-8")
    assert advice(tmp_path, begin(tmp_path, PLAN), tmp_path) == ()


@pytest.mark.parametrize("below", ["", "records/agencies"])
def test_a_repository_is_not_begun_in_another(tmp_path: Path, below: str) -> None:
    begin(tmp_path, PLAN)
    (tmp_path / "styring.yaml").write_text("organisasjon: Vår\n", encoding="utf-8")
    with pytest.raises(DraftingError) as raised:
        begin(tmp_path / below, PLAN)
    what = f"Mappen ligger inne i «{tmp_path}», som allerede er satt opp" if below else "Mappen er allerede satt opp"
    assert str(raised.value) == f"{what} for styringsdialogen. Ingenting er endret. Velg en annen mappe."
    assert (tmp_path / "styring.yaml").read_text(encoding="utf-8") == "organisasjon: Vår\n"


def test_a_folder_outside_git_is_told(tmp_path: Path) -> None:
    assert advice(tmp_path, Begun((), ()), None) == (
        "Mappen ligger ikke i git. Da blir det ingen historikk, og git-reglene kontrolleres ikke.",
    )


@pytest.mark.skipif(not has_git(), reason="needs git")
def test_git_is_found_from_a_folder_that_does_not_exist_yet(tmp_path: Path) -> None:
    assert git_root(tmp_path / "a" / "b") is None
    make_git_repository(tmp_path)
    root = git_root(tmp_path / "a" / "b")
    assert root is not None
    assert root.samefile(tmp_path)
    assert advice(tmp_path / "a", Begun((), ()), root) == (
        f"Disse virker bare øverst i git-repoet ({root}); flytt dem dit: "
        ".github/workflows/styring.yml, .gitlab-ci.yml, .pre-commit-config.yaml, CODEOWNERS.",
    )


def test_without_git_there_is_no_history_and_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not has_git()
    assert git_root(tmp_path) is None
