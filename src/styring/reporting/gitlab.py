"""The code quality report of a merge request on GitLab.

The format is the part of the Code Climate engine specification that GitLab reads:
https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. GitLab takes two findings with the same
fingerprint for one, and tells new from old by it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from styring.diagnostics import Severity
from styring.reporting.entries import Entry, entries

if TYPE_CHECKING:
    from styring.linting.result import LintResult

_SEVERITIES = {Severity.NOTE: "info", Severity.WARNING: "minor", Severity.ERROR: "major"}


def gitlab(result: LintResult) -> str:
    """A list of the findings that count. GitLab does not show the rule, so the description begins with it."""
    content = [_issue(entry) for entry in entries(result) if entry.let_through is None]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _issue(entry: Entry) -> dict[str, object]:
    d = entry.diagnostic
    return {
        "check_name": d.code,
        "description": f"{d.code}: {d.message} {d.remedy}".rstrip(),
        "severity": _SEVERITIES[d.severity],
        "fingerprint": entry.fingerprint,
        "location": {"path": d.file, "lines": {"begin": d.position.line}},
    }
