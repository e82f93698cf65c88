"""From the parts of a repository to the answer of a lint: what was asked for, as seen on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from styring.diagnostics import Diagnostic
from styring.linting.baseline import Spared, spare
from styring.linting.part import OUTSIDE, Part, part_in
from styring.linting.result import LintResult, Selection


def sum_up(root: Path, parts: Sequence[Part], as_of: date, wanted: Selection) -> LintResult:
    """What the parts of a repository say together, in their order; the baseline is not looked at."""

    def is_chosen(file: str) -> bool:
        return wanted.paths is None or wanted.has_file(root / file)

    def chosen(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        return (d for d in found if wanted.has_rule(d.code) and is_chosen(d.file))

    standing = [d for part in parts for d in chosen(part.standing)]
    return LintResult(
        diagnostics=tuple(d for d in standing if holds(d, as_of)),
        upcoming=tuple(d for d in standing if d.since is not None and d.since > as_of),
        waived=tuple(d for part in parts for d in chosen(part.waived) if holds(d, as_of)),
        exempted=tuple(d for part in parts for d in chosen(part.exempted) if holds(d, as_of)),
        unread=tuple(file for part in parts for file in part.unread),
        files=sum(is_chosen(file) for part in parts for file in part.files),
    )


def conclude(
    root: Path,
    parts: Mapping[str, Part],
    codes: Sequence[str],
    as_of: date,
    wanted: Selection,
    unchecked: tuple[str, ...] = (),
) -> Spared:
    """The answer, without what the baseline lets through.

    Args:
        root: of the repository.
        parts: by name; those that were asked about, and ``OUTSIDE`` in any case.
        codes: of all agencies.
        as_of: the day that it is seen from.
        wanted: what was asked for.
        unchecked: what could not be checked.
    """
    names = wanted.parts(root, codes)
    found = sum_up(root, [parts[name] for name in names], as_of, wanted)._replace(unchecked=unchecked)
    unread = tuple(dict.fromkeys((*parts[OUTSIDE].unread, *found.unread)))
    spared = spare(root, found, wanted, unread, lambda file: part_in(codes, file) in names)
    # Of several shards one tells what is wrong with the baseline.
    return spared if OUTSIDE in names else spared._replace(baseline=spared.baseline._replace(problems=()))


def holds(found: Diagnostic, day: date) -> bool:
    """Whether a finding holds on a day."""
    begun = found.since is None or found.since <= day
    return begun and (found.until is None or day <= found.until)
