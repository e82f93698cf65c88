"""The baseline: findings that were there when the lint was taken into use are let through, all others are told.

As many findings of a rule at a path are let through as there are lines, so that one more is still told.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from styring.diagnostics import Diagnostic, Finding, Position, Problem
from styring.linting import baseline_file
from styring.linting.baseline_file import BASELINE_FILE, Baseline, Entry, Place
from styring.linting.part import OUTSIDE, part_of
from styring.linting.result import GIT_RULES, LintResult, Selection
from styring.messages import count
from styring.project import SETTINGS_FILE

if TYPE_CHECKING:
    from styring.records.settings import RuleLevel

_NEVER = frozenset({"SKJ11", "SKJ12", "SKJ14", "SKJ15"})
"""What is wrong with a waiver or with the baseline is put right, not let through."""

_T = TypeVar("_T")


class Spared(NamedTuple):
    """What a lint found without what the baseline lets through, the baseline, and its lines that let nothing through.

    What is wrong with the baseline itself is not among the findings yet: see ``objections``.
    """

    result: LintResult
    baseline: Baseline
    stale: tuple[Entry, ...]


def spare(
    root: Path, found: LintResult, wanted: Selection, unread: Sequence[str], is_judged: Callable[[str], bool]
) -> Spared:
    """Let through what the baseline of a repository knows, and find its stale lines, as far as this lint could see.

    Args:
        root: of the repository.
        found: by the lint.
        wanted: what it was asked for.
        unread: the files that the rules could not see, those outside of what was asked for included.
        is_judged: whether the lint looked at the part that a file is in.
    """
    baseline = baseline_file.read(root)
    compared = compare(baseline.entries, found.diagnostics, found.upcoming)
    unmatched = [
        entry
        for entry in compared.unmatched
        if wanted.has_rule(entry.place.code)
        and is_judged(entry.place.file)
        and (wanted.paths is None or wanted.has_file(root / entry.place.file))
        and not (found.unchecked and entry.place.code in GIT_RULES)
    ]
    unread = newly_unread(baseline.entries, unread)
    blind = {part_of(file) for file in unread} if OUTSIDE not in map(part_of, unread) else None
    hidden = [entry for entry in unmatched if blind is None or part_of(entry.place.file) in blind]
    unchecked = found.unchecked
    if hidden:
        named = unread[0] if len(unread) == 1 else count(len(unread), "fil", "filer")
        unchecked += (f"Utdaterte linjer i {BASELINE_FILE}: {named} har feil i formen, så reglene har ikke sett alt.",)
    stale = tuple(entry for entry in unmatched if entry not in hidden)
    result = found._replace(diagnostics=compared.new, baselined=compared.baselined, stale=stale, unchecked=unchecked)
    return Spared(result, baseline, stale)


class Comparison(NamedTuple):
    """The diagnostics that the baseline does not know, those that it lets through, and its entries without a match."""

    new: tuple[Diagnostic, ...]
    baselined: tuple[Diagnostic, ...]
    unmatched: tuple[Entry, ...]


def compare(entries: Sequence[Entry], due: Sequence[Diagnostic], upcoming: Iterable[Diagnostic] = ()) -> Comparison:
    """Pair the diagnostics that stand with the entries of a baseline.

    Those at the very same place are paired first. What is left is paired without regard to the numbers of list items,
    so that an item put in front of the others does not make old findings new. An entry whose finding is still to come,
    as in a lint as of an earlier day, has a match too.
    """
    lines = [(entry.place, entry) for entry in entries if _can_be_let_through(entry.place)]
    lines, findings = _unpaired(lines, [(_place_of(d), d) for d in due])
    lines, _ = _unpaired(lines, [(_place_of(d), d) for d in upcoming])
    new = {id(diagnostic) for _, diagnostic in findings}
    without_match = {entry.line for _, entry in lines}
    return Comparison(
        new=tuple(d for d in due if id(d) in new),
        baselined=tuple(d for d in due if id(d) not in new),
        unmatched=tuple(e for e in entries if e.line in without_match or not _can_be_let_through(e.place)),
    )


def _can_be_let_through(place: Place) -> bool:
    return place.code not in _NEVER and place.file != SETTINGS_FILE


def _place_of(diagnostic: Diagnostic) -> Place:
    return Place(unicodedata.normalize("NFC", diagnostic.file), diagnostic.code, diagnostic.path)


def _unpaired(
    lines: list[tuple[Place, Entry]], findings: list[tuple[Place, Diagnostic]]
) -> tuple[list[tuple[Place, Entry]], list[tuple[Place, Diagnostic]]]:
    for seen in (_exactly, _in_any_item):
        if not lines:  # most repositories have no baseline
            break
        per_line = Counter(seen(place) for place, _ in lines)
        per_finding = Counter(seen(place) for place, _ in findings)
        lines, findings = list(_beyond(per_finding, lines, seen)), list(_beyond(per_line, findings, seen))
    return lines, findings


def _beyond(
    number: Mapping[Place, int], items: Iterable[tuple[Place, _T]], seen: Callable[[Place], Place]
) -> Iterator[tuple[Place, _T]]:
    """The items that come after the first so many of their place."""
    met: Counter[Place] = Counter()
    for place, item in items:
        met[seen(place)] += 1
        if met[seen(place)] > number.get(seen(place), 0):
            yield place, item


def _exactly(place: Place) -> Place:
    return place


def _in_any_item(place: Place) -> Place:
    return place._replace(path=tuple(0 if isinstance(step, int) else step for step in place.path))


def newly_unread(entries: Iterable[Entry], unread: Iterable[str]) -> tuple[str, ...]:
    """Files that the rules could not read, and could when the baseline was written.

    What the rules would have found in them and about them is missing from the diagnostics, so an entry without a match
    says nothing.
    """
    known = {entry.place.file for entry in entries if entry.place.code.startswith("SKJ")}
    return tuple(file for file in unread if unicodedata.normalize("NFC", file) not in known)


def objections(baseline: Baseline, stale: Iterable[Entry], levels: Mapping[str, RuleLevel]) -> tuple[Diagnostic, ...]:
    """What is wrong with the baseline, its stale entries included, in order of its lines."""
    problems = (*baseline.problems, *(_stale(entry, baseline.lines[entry.line - 1]) for entry in stale))
    placed = (_placed(problem, levels) for problem in problems)
    return tuple(sorted(filter(None, placed), key=lambda d: d.position))


def _stale(entry: Entry, line: str) -> Problem:
    message = f"Linjen slipper ikke gjennom noe funn av {entry.place.code} i {entry.place.file}."
    return Problem("SKJ14", Finding((), message), Position(entry.line, 1, len(line)))


def _placed(problem: Problem, levels: Mapping[str, RuleLevel]) -> Diagnostic | None:
    # An answer from the cache, which has no objections, waits for no rules.
    from styring.linting.levels import set_level
    from styring.rules import CATALOGUE

    rule, finding = CATALOGUE[problem.code], problem.finding
    severity = set_level(rule.code, rule.severity, levels)
    position = problem.position or Position(1, 1)
    remedy = finding.remedy or rule.remedy
    return Diagnostic(rule.code, severity, BASELINE_FILE, position, (), finding.message, remedy) if severity else None


def write(root: Path, due: Iterable[Diagnostic]) -> int:
    """Make a baseline of all findings that stand, in place of an earlier one; the number of entries.

    Raises:
        WriteError: the name is taken by something that is not a baseline, or the file cannot be written.
    """
    places = [place for place in map(_place_of, due) if _can_be_let_through(place)]
    baseline_file.write(root, places)
    return len(places)
