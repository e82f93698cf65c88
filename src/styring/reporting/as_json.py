"""Everything that a lint knows, under Norwegian names, for a team's own scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from styring.diagnostics import Diagnostic

if TYPE_CHECKING:
    from styring.linting.result import LintResult


def as_json(result: LintResult) -> str:
    """An object with the findings and the counts. Lines and columns count from 1, dates are ISO."""
    content = {
        "filer": result.files,
        "funn": [_finding(d) for d in result.diagnostics],
        "tillatt": [_finding(d) for d in result.waived],
        "unntatt": [_finding(d) for d in result.exempted],
        "grunnlinje": [_finding(d) for d in result.baselined],
        "ikke_kontrollert": list(result.unchecked),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _finding(d: Diagnostic) -> dict[str, object]:
    return {
        "kode": d.code,
        "nivå": d.severity.label,
        "fil": d.file,
        "linje": d.position.line,
        "kolonne": d.position.column,
        "lengde": d.position.length,
        "sti": list(d.path),
        "melding": d.message,
        "råd": d.remedy,
        "guide": list(d.cites),
        "fra": d.since.isoformat() if d.since else None,
        "til": d.until.isoformat() if d.until else None,
        "frist": d.due.isoformat() if d.due else None,
        "gjøremål": d.task,
        "ansvarlig": d.owner,
        "begrunnelse": d.reason,
    }
