"""What ``styring names`` found, under Norwegian names, for a team's own scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from styring.diagnostics import Problem
from styring.reporting.names_found import Found


def names_as_json(found: Mapping[str, Sequence[Found]], unreadable: Mapping[str, Problem]) -> str:
    """An object with the findings of each file, and the files that cannot be read. Lines and columns count from 1."""
    content = {
        "filer": len(found),
        "uleste": [_unread(file, problem) for file, problem in unreadable.items()],
        "funn": [_finding(file, each) for file, of_file in found.items() for each in of_file],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _unread(file: str, problem: Problem) -> dict[str, object]:
    return {"fil": file, "melding": problem.finding.message, "råd": problem.finding.remedy}


def _finding(file: str, found: Found) -> dict[str, object]:
    return {
        "fil": file,
        "linje": found.place.number,
        "sted": found.place.passage or None,
        "kolonne": found.place.start + 1,
        "lengde": found.length,
        "kode": found.rule,
        "nivå": found.level.label,
        "tekst": found.text,
        "grunnlag": found.evidence,
        "melding": found.message,
    }
