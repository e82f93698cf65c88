"""The least that checking records takes: every file read, parsed by yaml-rs and validated by pydantic, in one process.

No rule is run, no place is known, and nothing is told. What a lint takes beyond this is its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml_rs

from styring.records.kinds import MODELS
from styring.records.places import place_in_dossier, place_outside_dossiers


def main() -> None:
    records = Path(sys.argv[1])
    for file in records.rglob("*.yaml"):
        match file.relative_to(records).parts:
            case ("agencies", code, *parts):
                place = place_in_dossier(code, tuple(parts))
            case parts:
                place = place_outside_dossiers(parts)
        if place.identity:
            data: object = yaml_rs.loads(file.read_text(encoding="utf-8"), parse_datetime=False)
            MODELS[place.identity.kind].model_validate(data)


if __name__ == "__main__":
    main()
