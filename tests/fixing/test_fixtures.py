"""Over all bad dossiers of the rules: fixing helps, changes nothing else, and says nothing new of what was readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from styring import source
from styring.fixing.protection import is_protected
from styring.linting.result import LintResult, Selection
from styring.linting.run import lint
from styring.project import open_project
from styring.records.base import Kind
from styring.source.waivers import comments
from tests.fixing.making import LATE, changes, fixes, write
from tests.rules.test_fixtures import CASES, lint_case, name

BAD = [case for case in CASES if case.name.startswith("bad")]
FIXED = {"SKJ04-bad", "SKJ05-bad", "SKJ06-bad", "SKJ16-bad-order"}
"""The dossiers in which something can be put right."""


def findings(result: LintResult) -> set[tuple[str, str, str]]:
    return {(d.file, d.code, d.message) for d in (*result.diagnostics, *result.upcoming)}


def comments_of(text: str) -> list[str]:
    loaded = source.parse(text)
    return sorted(loaded.text[start:end] for start, end in comments(loaded.text, loaded._root)) if loaded._root else []


@pytest.mark.parametrize("case", BAD, ids=name)
def test_a_bad_dossier(case: Path, tmp_path: Path) -> None:
    lint_case(case, tmp_path, ())
    texts = {file: file.read_bytes() for file in (tmp_path / "records").rglob("*") if file.is_file()}
    before = findings(lint(open_project(tmp_path), LATE))
    planned = write(tmp_path)
    after = findings(lint(open_project(tmp_path), LATE))

    assert bool(planned) == (name(case) in FIXED)
    for fix in planned:
        assert comments_of(fix.after) == comments_of(fix.before)
        if "minutes" in fix.file:
            assert not is_protected(Kind.MINUTES, source.parse(fix.before).data)
    untouched = texts.keys() - {tmp_path / fix.file for fix in planned}
    assert all(file.read_bytes() == texts[file] for file in untouched)
    form = {finding for finding in after - before if finding[1] in {"SKJ04", "SKJ05", "SKJ06"}}
    assert form == set()
    were_readable = all(code not in {"SKJ04", "SKJ05", "SKJ06"} for _, code, _ in before)
    assert not were_readable or after <= before
    assert not planned or len(after & before) < len(before)
    assert fixes(tmp_path) == ()


def test_a_line_is_only_touched_for_a_reason(tmp_path: Path) -> None:
    case = next(case for case in BAD if name(case) == "SKJ04-bad")
    lint_case(case, tmp_path, ())
    for fix in fixes(tmp_path, Selection()):
        assert len(changes(fix.before, fix.after)) == 2 * len(fix.done)
