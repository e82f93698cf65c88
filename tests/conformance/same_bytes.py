"""Whether a second rendering of the same records, in another time zone, gives the same bytes."""

from __future__ import annotations

import filecmp
from pathlib import Path

from tests.conformance.verdicts import Faults


def same_bytes(first: Path, second: Path) -> Faults:
    """Every file below either folder against the one of the same name below the other."""
    names = sorted({path.relative_to(root) for root in (first, second) for path in root.rglob("*") if path.is_file()})
    return {first / name: _faults(first / name, second / name) for name in names}


def _faults(one: Path, other: Path) -> list[str]:
    if not (one.exists() and other.exists()):
        return ["it was made in one of the two renderings only"]
    return [] if filecmp.cmp(one, other, shallow=False) else ["its bytes differ when it is rendered again"]
