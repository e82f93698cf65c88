"""Comments in a file that let a finding through: ``# styring: tillat ESM13 – grunn``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from styring.diagnostics import Diagnostic
from styring.linting.levels import set_level
from styring.messages import listing, nearest, quoted
from styring.records.settings import RuleLevel
from styring.rules import CATALOGUE, CODE_BY_SLUG
from styring.source import Waiver

_NOT_WAIVABLE = ("SKJ11", "SKJ12")


class Sorted(NamedTuple):
    """The diagnostics of one file: those that stand, with objections to the waivers, and those let through."""

    standing: tuple[Diagnostic, ...]
    waived: tuple[Diagnostic, ...]


def apply_waivers(
    file: str,
    diagnostics: Sequence[Diagnostic],
    waivers: Iterable[Waiver],
    levels: Mapping[str, RuleLevel],
    unjudged: Collection[str] = (),
) -> Sorted:
    """Let through what the waivers of a file allow on their lines; object to waivers that are wrong or unused.

    A finding that is not yet due uses its waiver too. A waiver of a rule that could not look (``unjudged``) is not
    called unused.
    """
    waived: list[Diagnostic] = []
    let_through: list[Diagnostic] = []
    objections: list[Diagnostic | None] = []
    for waiver in waivers:
        codes = [CODE_BY_SLUG.get(code, code) for code in waiver.codes]
        if fault := _fault(waiver, codes):
            objections.append(_objection("SKJ11", file, waiver, fault, levels))
            continue
        for code in codes:
            used = [d for d in diagnostics if d.code == code and d.position.line == waiver.applies_to]
            waived += (d._replace(reason=waiver.reason) for d in used)
            let_through += used
            if not used and code not in unjudged:
                message = f"Tillatelsen av {code} slipper ikke gjennom noe."
                fault = message, CATALOGUE["SKJ12"].remedy
                objections.append(_objection("SKJ12", file, waiver, fault, levels))
    kept = tuple(diagnostic for diagnostic in diagnostics if diagnostic not in let_through)
    return Sorted((*kept, *filter(None, objections)), tuple(waived))


def _fault(waiver: Waiver, codes: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong with a waiver, and what to do."""
    unknown = [code for code in codes if code not in CATALOGUE]
    if not codes:
        return "Kommentaren begynner med «styring:», men sier ikke hva som tillates.", CATALOGUE["SKJ11"].remedy
    if unknown:
        near = nearest(unknown[0], (*CATALOGUE, *CODE_BY_SLUG))
        remedy = f"Mente du {near}? Se «styring rules»." if near else "Se reglene med «styring rules»."
        return f"Tillatelsen nevner en regel som ikke finnes: {quoted(unknown[0])}.", remedy
    if firm := [code for code in codes if code in _NOT_WAIVABLE]:
        return f"{firm[0]} kan ikke tillates.", "Slett kommentaren, og rett tillatelsen som funnet gjelder."
    if not waiver.reason:
        remedy = "Skriv grunnen etter en tankestrek, så den som leser posten senere, kan vurdere den."
        return f"Tillatelsen av {listing(codes)} mangler begrunnelse.", remedy
    return None


def _objection(
    code: str, file: str, waiver: Waiver, fault: tuple[str, str], levels: Mapping[str, RuleLevel]
) -> Diagnostic | None:
    severity = set_level(code, CATALOGUE[code].severity, levels)
    return Diagnostic(code, severity, file, waiver.position, (), *fault) if severity else None
