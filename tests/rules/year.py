"""A year as it looked on each of its days: records whose lines say from when until when they stand there.

The files under ``_perfect_year/`` are ordinary records with marks. ``#@ 2026-02-16..2026-03-06`` at the end of a line
says that the line, with what is indented under it, was there from 16 February until the day before 6 March; either end
may be left out. A mark alone on the first line is about the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from styring.diagnostics import Diagnostic
from styring.linting.result import LintResult
from styring.linting.run import lint
from styring.project import open_project

FIRST, LAST = date(2025, 12, 1), date(2027, 3, 5)
"""The days on which the year is looked at: from some weeks before the first letter until the annual report is in."""
FOLDER = Path(__file__).parent / "_perfect_year"

_MARK = re.compile(r"\s*#@ (?P<since>[\d-]*)\.\.(?P<until>[\d-]*)$")

Year: TypeAlias = Mapping[str, str]
"""The marked texts by their paths in the repository."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its mark, and the days on which it stands: ``since`` is the first, ``until`` the one after."""

    text: str
    since: date
    until: date

    def stands_on(self, day: date) -> bool:
        return self.since <= day < self.until


def perfect_year() -> dict[str, str]:
    """The year in which everything was done in time."""
    files = sorted(file for file in FOLDER.rglob("*.yaml"))
    return {file.relative_to(FOLDER).as_posix(): file.read_text(encoding="utf-8") for file in files}


def in_nynorsk(year: Year) -> dict[str, str]:
    """The same year at an agency that writes nynorsk; ``nynorsk.txt`` tells what is said otherwise."""
    words = (FOLDER / "nynorsk.txt").read_text(encoding="utf-8").splitlines()
    said = dict(year)
    for bokmal, nynorsk in (line.split(" | ") for line in words):
        assert any(bokmal in text for text in said.values()), f"nobody says {bokmal!r}"
        said = {path: text.replace(bokmal, nynorsk) for path, text in said.items()}
    return said


def as_on(year: Year, day: date) -> dict[str, str]:
    """The files as they were when a day was over."""
    shown = {path: [line for line in lines(text) if line.stands_on(day)] for path, text in year.items()}
    return {path: "".join(f"{line.text}\n" for line in standing) for path, standing in shown.items() if standing}


def days_of_change(year: Year) -> list[date]:
    """The days on which something was written, in order."""
    both = {day for text in year.values() for line in lines(text) for day in (line.since, line.until)}
    return sorted(both - {date.min, date.max})


@lru_cache(maxsize=1024)
def lines(text: str) -> tuple[Line, ...]:
    """The lines of a marked text. What stands under a line stands no longer than the line itself."""
    return tuple(line for _, line in _nested(text))


def without(text: str, beginning: str) -> str:
    """A marked text without the lines that begin like this, indentation apart, and what stands under them."""
    kept, cut = [], None
    for raw in text.splitlines(keepends=True):
        depth = _depth(raw)
        if cut is not None and depth > cut:
            continue
        cut = depth if raw.lstrip().startswith(beginning) else None
        if cut is None:
            kept.append(raw)
    assert len(kept) < text.count("\n"), f"nothing begins with {beginning!r}"
    return "".join(kept)


@dataclass
class Shown:
    """A repository on disk that shows one day after the other; files that have not changed are left alone."""

    root: Path
    files: dict[str, str] = field(default_factory=dict)

    def show(self, files: Mapping[str, str]) -> None:
        for path in self.files.keys() - files.keys():
            (self.root / path).unlink()
        for path, text in files.items():
            if self.files.get(path) != text:
                file = self.root / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        self.files = dict(files)

    def seen(self, files: Mapping[str, str], day: date) -> LintResult:
        self.show(files)
        return lint(open_project(self.root), day)


def said(result: LintResult) -> list[Diagnostic]:
    """Everything that lint says on its day, whatever the level; what an exemption or a waiver hides is said, too."""
    return [*result.diagnostics, *result.exempted, *result.waived]


def _nested(text: str) -> Iterator[tuple[int, Line]]:
    above: list[tuple[int, Line]] = []
    for raw in text.splitlines():
        mark = _MARK.search(raw)
        content = _MARK.sub("", raw)
        depth = _depth(raw) if content else -1
        while above and above[-1][0] >= depth:
            above.pop()
        since = date.fromisoformat(mark["since"]) if mark and mark["since"] else date.min
        until = date.fromisoformat(mark["until"]) if mark and mark["until"] else date.max
        if above:
            since, until = max(since, above[-1][1].since), min(until, above[-1][1].until)
        line = Line(content, since, until)
        above.append((depth, line))
        if content:
            yield depth, line


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
