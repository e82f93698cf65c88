"""What ``styring names`` found, under Norwegian names, for a team's own scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from styring.reporting.names_found import Found


def names_as_json(found: Mapping[str, Sequence[Found]]) -> str:
    """An object with the findings of each file. Lines and columns count from 1."""
    findings = [_finding(file, each) for file, of_file in found.items() for each in of_file]
    return json.dumps({"filer": len(found), "funn": findings}, ensure_ascii=False, indent=2) + "\n"


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
