"""Findings shown to a person."""

from __future__ import annotations

from pathlib import Path

from styring.cli.console import console
from styring.linting.lines import lines_in
from styring.linting.result import FIXABLE, LintResult, Selection


def show(root: Path, found: LintResult, selection: Selection, rules_address: str | None, *, may_hint: bool) -> None:
    """Print findings, and if wanted how many of them can be put right.

    Args:
        root: of the repository.
        found: what the lint found.
        selection: what it was asked.
        rules_address: web page with a section for each rule.
        may_hint: whether it is told what can be put right.
    """
    from styring.reporting import text

    text.show(console(), found, lines_in(root), rules_address)
    if may_hint and any(diagnostic.code in FIXABLE for diagnostic in found.diagnostics):
        from styring.cli.fixing import hint
        from styring.project import open_project

        hint(open_project(root), found, selection)
