"""Every rule against its good and bad dossiers; see README.md in this folder."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from styring.linting import LintResult, Selection, lint
from styring.project import open_project
from styring.reporting import Format, render
from styring.rules import CATALOGUE

HERE = Path(__file__).parent
CASES = sorted(case for rule in HERE.iterdir() if rule.name in CATALOGUE for case in rule.iterdir() if case.is_dir())
FORM = tuple(f"SKJ{number:02}" for number in range(1, 11))
META = {"as-of", "expected.txt"}


def name(case: Path) -> str:
    return f"{case.parent.name}-{case.name}"


def lint_case(case: Path, folder: Path, codes: tuple[str, ...]) -> LintResult:
    shutil.copytree(HERE / "_base", folder, dirs_exist_ok=True)
    for file in case.rglob("*"):
        relative = file.relative_to(case)
        if file.is_file() and relative.name not in META:
            in_repository = relative.parts[0] in {"records", "styring.yaml"}
            target = folder / relative if in_repository else folder / "records" / "agencies" / "bre" / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    seen_from = case / "as-of"
    day = (
        date.fromisoformat(seen_from.read_text(encoding="utf-8").strip()) if seen_from.exists() else date(2026, 12, 31)
    )
    return lint(open_project(folder), day, Selection(select=codes))


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
