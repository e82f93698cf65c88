"""Annotations in a pull request on GitHub.

Workflow commands: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. GitHub shows
ten of each level per step; the rest stands in the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from styring.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from styring.linting.result import LintResult

_LEVELS = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


def github(result: LintResult) -> str:
    """Workflow commands that GitHub shows as annotations in a pull request."""
    return "".join(
        f"::{_LEVELS[d.severity]} file={_property(d.file)},line={d.position.line},col={d.position.column},"
        f"endColumn={d.position.column + d.position.length},title={_property(_title(d))}"
        f"::{_data(f'{d.message} {d.remedy}')}\n"
        for d in result.diagnostics
    )


def _title(d: Diagnostic) -> str:
    return f"{d.code} ({', '.join(d.cites)})" if d.cites else d.code


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
