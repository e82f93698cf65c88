"""How much a lint found, in one line, for people: the same words on a terminal and in a pipe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from styring.diagnostics import Severity
from styring.messages import count

if TYPE_CHECKING:
    from styring.linting.result import LintResult

Piece: TypeAlias = tuple[str, str]
"""A piece of a line, and its style as rich names it; empty where there is none."""

COLOURS = {Severity.NOTE: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "red"}
_PLURALS = {Severity.NOTE: "merknader", Severity.WARNING: "advarsler", Severity.ERROR: "feil"}


def summary(result: LintResult) -> tuple[Piece, ...]:
    """How many files, how many findings of each severity, and how much was let through, even nothing."""
    let_through = (
        f"{len(result.waived)} tillatt i filene",
        f"{len(result.exempted)} unntatt for virksomheten",
        f"{len(result.baselined)} i grunnlinjen",
    )
    return (*tally(result.files, [d.severity for d in result.diagnostics]), (f". {', '.join(let_through)}.", ""))


def tally(files: int, found: Sequence[Severity]) -> tuple[Piece, ...]:
    """«2 filer kontrollert: 1 feil, 3 advarsler», without a full stop."""
    pieces = [(f"{count(files, 'fil', 'filer')} kontrollert: ", "")]
    if not found:
        pieces.append(("ingen funn", "bold green"))
    for i, severity in enumerate(sorted(set(found), reverse=True)):
        pieces.append((", " if i else "", ""))
        pieces.append((count(found.count(severity), severity.label, _PLURALS[severity]), f"bold {COLOURS[severity]}"))
    return tuple(pieces)


def plain(pieces: Sequence[Piece]) -> str:
    """The line without styles."""
    return "".join(text for text, _ in pieces)
