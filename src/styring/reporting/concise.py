"""One line a finding, as editors and the problem matchers of CI systems read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from styring.reporting.characters import one_line

if TYPE_CHECKING:
    from styring.linting.result import LintResult


def concise(result: LintResult) -> str:
    """One line a finding: ``file:line:column: CODE nivå: message``, in Vim's terms ``%f:%l:%c: %m``."""
    return "".join(
        f"{one_line(d.file)}:{d.position.line}:{d.position.column}: {d.code} {d.severity.label}: "
        f"{one_line(d.message)}\n"
        for d in result.diagnostics
    )
