"""``regler`` in styring.yaml sets the level of every rule that there is, or turns it off."""

from __future__ import annotations

from pathlib import Path

import pytest

from styring.diagnostics import Severity
from styring.linting.run import lint
from styring.project import open_project
from styring.records.settings import RuleLevel
from styring.rules import CATALOGUE
from tests.rules.test_fixtures import CASES, day_of, lay_out

BAD = {case.parent.name: case for case in reversed(CASES) if case.name.startswith("bad")}


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_settings_decide_the_level_of_every_rule(code: str, tmp_path: Path) -> None:
    lay_out(BAD[code], tmp_path)
    assert {level: _levels_of(code, level, tmp_path) for level in RuleLevel} == {
        RuleLevel.AV: set(),
        RuleLevel.MERKNAD: {Severity.NOTE},
        RuleLevel.ADVARSEL: {Severity.WARNING},
        RuleLevel.FEIL: {Severity.ERROR},
    }


def _levels_of(code: str, level: RuleLevel, folder: Path) -> set[Severity]:
    project = open_project(folder)
    settings = project.settings.model_copy(update={"rules": {**project.settings.rules, code: level}})
    found = lint(project._replace(settings=settings), day_of(BAD[code])).diagnostics
    return {each.severity for each in found if each.code == code}
