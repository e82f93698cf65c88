"""A SARIF report against the schema of the standard and the validator of Microsoft's SARIF SDK, which carries it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from styring.diagnostics import Position, Severity
from styring.linting.result import LintResult
from styring.reporting import Format, render
from tests.conformance.tools import NODE_MODULES, call
from tests.reporting.making import LATE, UNKNOWN

MULTITOOL = NODE_MODULES / "@microsoft" / "sarif-multitool-linux"
ODD = UNKNOWN._replace(
    file="records/å %20#?/\udcff\x00.yaml", message="\x1b {0} [x](1)\n\u202e", severity=Severity.NOTE
)
RESULT = LintResult(
    (LATE, UNKNOWN, ODD),
    waived=(LATE._replace(position=Position(1, 1)),),
    exempted=(LATE,),
    baselined=(UNKNOWN,),
    unchecked=("Historikken er ikke hentet, så REF10 er ikke kontrollert.",),
    files=3,
)
REPORT = render(RESULT, Format.SARIF, rules_address="https://regler.invalid/regler")


def complaints(report: str, folder: Path) -> list[str]:
    """The rules of the validator that an error or a warning of it is about."""
    program, file, log = MULTITOOL / "Sarif.Multitool", folder / "lint.sarif", folder / "log.sarif"
    program.chmod(0o755)  # what the package's own script would have done; no script of a package is run
    file.write_text(report, encoding="utf-8")
    done = call([program, "validate", file, "--output", log, "--log", "ForceOverwrite"])
    assert log.is_file(), done.stdout + done.stderr
    (run,) = json.loads(log.read_text(encoding="utf-8-sig"))["runs"]
    return [result["ruleId"] for result in run.get("results", [])]


@pytest.fixture(autouse=True)
def without_icu(monkeypatch: pytest.MonkeyPatch) -> None:
    """The validator compares no texts by language, so it need not find the library for that."""
    monkeypatch.setenv("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")


def test_the_report_follows_the_schema() -> None:
    schema = json.loads((MULTITOOL / "sarif-2.1.0.json").read_text(encoding="utf-8-sig"))
    jsonschema.validate(json.loads(REPORT), schema)


def test_the_validator_has_nothing_to_say(tmp_path: Path) -> None:
    assert complaints(REPORT, tmp_path) == []


def test_the_validator_tells_what_is_wrong(tmp_path: Path) -> None:
    report: dict[str, Any] = json.loads(REPORT)
    region = report["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    region["startColumn"], region["endColumn"] = 9, 5
    report["runs"][0]["results"][0]["ruleIndex"] = 999
    assert sorted(set(complaints(json.dumps(report), tmp_path))) == ["SARIF1007", "SARIF1009"]
