"""Every rule against its good and bad dossiers; see README.md in this folder."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from styring.linting.result import LintResult
from styring.linting.run import lint
from styring.project import open_project
from styring.reporting import Format, render
from styring.rules import CATALOGUE
from tests.histories import begin, save

HERE = Path(__file__).parent
CASES = sorted(case for rule in HERE.iterdir() if rule.name in CATALOGUE for case in rule.iterdir() if case.is_dir())
FORM = tuple(f"SKJ{number:02}" for number in range(1, 11))
META = {"as-of", "expected.txt"}
HISTORY = "historie"


def name(case: Path) -> str:
    return f"{case.parent.name}-{case.name}"


def lay_out(case: Path, folder: Path) -> None:
    """Make the repository of a case in a folder, with its history in git if it has one."""
    shutil.copytree(HERE / "_base", folder, dirs_exist_ok=True)
    moments = sorted((case / HISTORY).glob("*"))
    if moments:
        begin(folder)
    for moment in moments:
        lay_over(moment, folder)
        save(folder, at=moment.name)
    lay_over(case, folder)


def lay_over(files: Path, folder: Path) -> None:
    """Put the files of a case, or of a moment of its history, where they belong in its repository."""
    for file in files.rglob("*"):
        relative = file.relative_to(files)
        if file.is_file() and relative.name not in META and relative.parts[0] != HISTORY:
            in_repository = relative.parts[0] in {"records", "styring.yaml", "grunnlinje.txt"}
            target = folder / relative if in_repository else folder / "records" / "agencies" / "bre" / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


def day_of(case: Path) -> date:
    """The day that a case is seen from."""
    file = case / "as-of"
    return date.fromisoformat(file.read_text(encoding="utf-8").strip()) if file.exists() else date(2026, 12, 31)


def lint_case(case: Path, folder: Path, codes: tuple[str, ...]) -> LintResult:
    lay_out(case, folder)
    result = lint(open_project(folder), day_of(case))
    return result._replace(diagnostics=tuple(d for d in result.diagnostics if d.code in codes))


@pytest.mark.parametrize("case", [case for case in CASES if case.name.startswith("good")], ids=name)
def test_good_dossier_has_no_finding(case: Path, tmp_path: Path) -> None:
    result = lint_case(case, tmp_path, (case.parent.name, *FORM))
    assert render(result, Format.CONCISE) == ""


@pytest.mark.parametrize("case", [case for case in CASES if case.name.startswith("bad")], ids=name)
def test_bad_dossier_has_the_expected_findings(case: Path, tmp_path: Path) -> None:
    code = case.parent.name
    result = lint_case(case, tmp_path, (code,))
    found = render(result, Format.CONCISE)
    assert found == (case / "expected.txt").read_text(encoding="utf-8")
    assert found != ""
    assert {(d.file, d.position.line) for d in result.diagnostics} == marked_lines(tmp_path, code)


def marked_lines(folder: Path, code: str) -> set[tuple[str, int]]:
    """The lines that end with the mark of the rule, and those below a line that is the mark for the next one."""
    mark = re.compile(rf"# <- {code}\s*$|^\s*# v- {code}\s*$")
    return {
        (file.relative_to(folder).as_posix(), number + ("# v- " in match[0]))
        for file in folder.rglob("*.*")
        if file.is_file()
        for number, line in enumerate(file.read_bytes().decode("utf-8", "replace").splitlines(), start=1)
        if (match := mark.search(line))
    }


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_rule_has_good_and_bad_dossiers(code: str) -> None:
    cases = [case.name for case in CASES if case.parent.name == code]
    assert any(case.startswith("good") for case in cases)
    assert any(case.startswith("bad") for case in cases)


def test_every_folder_belongs_to_a_rule() -> None:
    folders = {folder.name for folder in HERE.iterdir() if folder.is_dir() and not folder.name.startswith("_")}
    assert folders == set(CATALOGUE)


@pytest.mark.parametrize("case", CASES, ids=name)
def test_every_case_is_called_good_or_bad(case: Path) -> None:
    assert case.name.startswith(("good", "bad"))
