"""All findings of a lint in one row, with what they are known by from one run to the next."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from styring.diagnostics import Diagnostic

if TYPE_CHECKING:
    from styring.linting.result import LintResult


class LetThrough(Enum):
    """Why a finding does not count; the value begins the sentence that says it."""

    WAIVED = "Tillatt i filen"
    EXEMPTED = "Unntatt for virksomheten"
    BASELINED = "Står i grunnlinjen"


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as CI systems follow it.

    Attributes:
        diagnostic: the finding.
        fingerprint: SHA-256 of rule, file and place in the record, in hexadecimal. Neither line numbers nor the
            message are in it, so it outlives edits elsewhere in the file and the passing of days.
        let_through: ``None`` if it counts.
    """

    diagnostic: Diagnostic
    fingerprint: str
    let_through: LetThrough | None

    @property
    def justification(self) -> str:
        """Why it does not count, one sentence, with the reason that somebody gave; empty if it counts."""
        if self.let_through is None:
            return ""
        reason = f": {self.diagnostic.reason.rstrip('.')}" if self.diagnostic.reason else ""
        return f"{self.let_through.value}{reason}."


def entries(result: LintResult) -> Iterator[Entry]:
    """Every finding in order of file and position, those that are let through among them.

    Findings of one rule at one place are numbered over all of them, so that waiving one does not rename another.
    """
    found: list[tuple[Diagnostic, LetThrough | None]] = [
        *((d, None) for d in result.diagnostics),
        *((d, LetThrough.WAIVED) for d in result.waived),
        *((d, LetThrough.EXEMPTED) for d in result.exempted),
        *((d, LetThrough.BASELINED) for d in result.baselined),
    ]
    met: Counter[str] = Counter()
    for d, let_through in sorted(found, key=lambda each: _order(each[0])):
        place = json.dumps([d.code, d.file, d.path])
        yield Entry(d, hashlib.sha256(f"{place} {met[place]}".encode()).hexdigest(), let_through)
        met[place] += 1


def _order(d: Diagnostic) -> tuple[object, ...]:
    return d.file, d.position, d.code, d.message
