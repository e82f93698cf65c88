"""What a lint is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from styring.diagnostics import Diagnostic
from styring.linting.baseline_file import Entry
from styring.records.terms import MUNICIPAL, Terms


@dataclass(frozen=True, slots=True)
class Selection:
    """What a lint is asked about; without anything given, about everything.

    Attributes:
        select: codes of the rules, whole (ESM13) or a group (ESM); none for all of them.
        ignore: codes of rules that are left out again.
        paths: files and folders; ``None`` for all of them, empty for none.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[Path, ...] | None = None

    @property
    def is_partial(self) -> bool:
        """Whether something is left out, so that what was not found may be there all the same."""
        return bool(self.select or self.ignore) or self.paths is not None

    def has_rule(self, code: str) -> bool:
        """Whether the rule is among those asked for."""
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))

    def has_file(self, file: Path) -> bool:
        """Whether the file lies at or under a path that was asked for."""
        return self.paths is None or any(path == file or path in file.parents for path in self.paths)

    def touches(self, folder: Path) -> bool:
        """Whether a file under the folder can be among those asked for."""
        return self.has_file(folder) or any(folder in path.parents for path in self.paths or ())


@dataclass(frozen=True, slots=True)
class LintResult:
    """What a lint found, in order of file and position.

    Attributes:
        diagnostics: what holds at the day that was asked about.
        upcoming: what will hold later if nothing is done, neither waived nor exempted.
        waived: let through by a comment in the file.
        exempted: let through by ``unntak`` of the agency.
        baselined: let through by the baseline.
        stale: lines of the baseline that let nothing through any more.
        unread: files that the rules could not see, because of their form.
        unchecked: what could not be checked and why, one Norwegian sentence each.
        files: number of files that were checked.
        lines: the lines of each file that has a diagnostic, for code frames.
        terms: the words of the repository's profile, for what is told about its rules.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    upcoming: tuple[Diagnostic, ...] = ()
    waived: tuple[Diagnostic, ...] = ()
    exempted: tuple[Diagnostic, ...] = ()
    baselined: tuple[Diagnostic, ...] = ()
    stale: tuple[Entry, ...] = ()
    unread: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    files: int = 0
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    terms: Terms = MUNICIPAL
