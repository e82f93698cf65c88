"""GitLab's code quality report, held against what Microsoft's sarif-tools makes of our SARIF report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from sarif.loader import load_sarif_files
from sarif.operations import codeclimate_op

from styring.diagnostics import Diagnostic, Position, Severity
from styring.linting.result import LintResult
from styring.reporting import Format, render
from styring.reporting.characters import encodable
from tests.reporting.making import LATE, RESULTS, UNKNOWN


def issues(result: LintResult) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render(result, Format.GITLAB))
    return found


def fingerprints(*diagnostics: Diagnostic, waived: tuple[Diagnostic, ...] = ()) -> list[str]:
    return [issue["fingerprint"] for issue in issues(LintResult(diagnostics, waived=waived))]


def test_a_finding_has_what_gitlab_asks_for() -> None:
    (issue,) = issues(LintResult((LATE,)))
    assert len(issue.pop("fingerprint")) == 64
    assert issue == {
        "check_name": "ESM13",
        "description": "ESM13: Papiret «Årsrapport: 100 %» kom for sent, 1 arbeidsdag før møtet. "
        "Avtal frist, eller flytt saken.",
        "severity": "minor",
        "location": {"path": LATE.file, "lines": {"begin": 31}},
    }


def test_what_is_let_through_is_left_out() -> None:
    assert issues(LintResult(waived=(LATE,), exempted=(LATE,), baselined=(UNKNOWN,))) == []


def test_another_converter_finds_the_same_in_the_sarif_report(tmp_path: Path) -> None:
    found = [LATE, UNKNOWN, LATE._replace(severity=Severity.NOTE, position=Position(40, 3))]
    report, converted = tmp_path / "lint.sarif", tmp_path / "converted.json"
    report.write_text(render(LintResult(tuple(found)), Format.SARIF), encoding="utf-8")
    codeclimate_op.generate(load_sarif_files(str(report)), str(converted), output_multiple_files=False)
    theirs = json.loads(converted.read_text(encoding="utf-8"))
    ours = issues(LintResult(tuple(found)))
    assert all(issue.keys() <= their.keys() for issue, their in zip(ours, theirs, strict=True))
    for key in ("check_name", "severity"):
        assert [issue[key] for issue in ours] == [their[key] for their in theirs]
    assert [issue["location"]["lines"] for issue in ours] == [their["location"]["lines"] for their in theirs]


def test_a_finding_keeps_its_fingerprint_when_lines_move_and_days_pass() -> None:
    moved = LATE._replace(position=Position(90, 2), message="Papiret kom for sent, 2 arbeidsdager før møtet.")
    assert fingerprints(LATE) == fingerprints(moved)
    assert fingerprints(LATE) == fingerprints(UNKNOWN, LATE)[:1]


@pytest.mark.parametrize(
    "other", [LATE._replace(code="ESM03"), LATE._replace(file="records/x.yaml"), LATE._replace(path=("saksliste",))]
)
def test_rule_file_and_place_make_a_fingerprint(other: Diagnostic) -> None:
    assert fingerprints(LATE) != fingerprints(other)


def test_two_findings_of_a_rule_at_one_place_differ_and_waiving_one_does_not_rename_the_other() -> None:
    first, second = LATE._replace(position=Position(1, 1)), LATE._replace(position=Position(2, 1))
    one, other = fingerprints(first, second)
    assert one != other
    assert fingerprints(second, waived=(first,)) == [other]


@given(result=RESULTS)
def test_any_finding_is_there_and_no_two_are_taken_for_one(result: LintResult) -> None:
    found = json.loads(render(result, Format.GITLAB))
    assert len({issue["fingerprint"] for issue in found}) == len(result.diagnostics)
    assert sorted((issue["location"]["path"], issue["check_name"]) for issue in found) == sorted(
        (encodable(d.file), d.code) for d in result.diagnostics
    )
