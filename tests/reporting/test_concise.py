"""One line a finding, read back by Vim's quickfix list and by the pattern that problem matchers of CI systems use."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given

from styring.linting.result import LintResult
from styring.reporting import Format, render
from tests.reporting.making import LATE, RESULTS, UNKNOWN

VIM = shutil.which("vim")
PATTERN = re.compile(r"(.+):(\d+):(\d+): ([A-Z]{3}\d\d) (merknad|advarsel|feil): (.*)")


def test_a_finding_is_one_line_and_what_is_let_through_is_not_told() -> None:
    assert render(LintResult((LATE, UNKNOWN), waived=(UNKNOWN,), files=2), Format.CONCISE) == (
        "records/agencies/bre/2026/meetings/2026-03-12-esm.yaml:31:47: ESM13 advarsel: "
        "Papiret «Årsrapport: 100 %» kom for sent, 1 arbeidsdag før møtet.\n"
        "records/departments/a,b:c.yaml:2:1: SKJ04 feil: Ukjent nøkkel «navnn».\n"
    )


@given(result=RESULTS)
def test_any_finding_is_one_line_that_acts_on_no_terminal(result: LintResult) -> None:
    text = render(result, Format.CONCISE)
    lines = text.splitlines()
    assert not any(map(acts_on_terminal, text.replace("\n", "")))
    found = [PATTERN.fullmatch(line) for line in lines]
    assert [match and (int(match[2]), int(match[3]), match[4], match[5]) for match in found] == [
        (d.position.line, d.position.column, d.code, d.severity.label) for d in result.diagnostics
    ]


def acts_on_terminal(character: str) -> bool:
    return character < " " or "\x7f" <= character <= "\x9f" or character in "\u2028\u2029\u202e\u2066"


@pytest.mark.skipif(VIM is None, reason="Vim is not installed")
def test_vim_jumps_to_the_place(tmp_path: Path) -> None:
    report, found = tmp_path / "lint.txt", tmp_path / "found.json"
    report.write_text(render(LintResult((LATE, UNKNOWN), files=2), Format.CONCISE), encoding="utf-8")
    places = "map(getqflist(), {_, e -> [bufname(e.bufnr), e.lnum, e.col, e.text]})"
    commands = (
        "set encoding=utf-8",
        r"set errorformat=%f:%l:%c:\ %m",
        f"cgetfile {report}",
        f"call writefile([json_encode({places})], '{found}')",
        "qa!",
    )
    assert VIM is not None
    arguments = [part for command in commands for part in ("-c", command)]
    subprocess.run([VIM, "-es", "-u", "NONE", *arguments], cwd=tmp_path, check=True, timeout=30)
    assert json.loads(found.read_text(encoding="utf-8")) == [
        [LATE.file, 31, 47, f"ESM13 advarsel: {LATE.message}"],
        [UNKNOWN.file, 2, 1, f"SKJ04 feil: {UNKNOWN.message}"],
    ]
