"""What a lint is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from styring.diagnostics import Diagnostic
from styring.linting.baseline_file import Entry
from styring.linting.part import OUTSIDE
from styring.record_files import AGENCIES

FIXABLE = ("SKJ04", "SKJ05", "SKJ06", "SKJ16")
"""The rules of which some breaches can be put right, see ``styring.fixing``."""

GIT_RULES = ("KON03", "REF07", "REF10")
"""The rules that ask for earlier versions. REF10 does nothing else."""


class Shard(NamedTuple):
    """One of several shares of a repository, for lints that run side by side; ``number`` counts from 1."""

    number: int
    among: int

    def of_parts(self, parts: Sequence[str]) -> tuple[str, ...]:
        """The parts in this share. Every part is in one of the shares, and dealt out in turn."""
        return tuple(parts[self.number - 1 :: self.among])


class Selection(NamedTuple):
    """What a lint is asked about; without anything given, about everything.

    Attributes:
        select: codes of the rules, whole (ESM13) or a group (ESM); none for all of them.
        ignore: codes of rules that are left out again.
        paths: files and folders; ``None`` for all of them, empty for none.
        shard: a share of the dossiers; ``None`` for all of them.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[Path, ...] | None = None
    shard: Shard | None = None

    @property
    def is_partial(self) -> bool:
        """Whether something is left out, so that what was not found may be there all the same."""
        return bool(self.select or self.ignore or self.shard) or self.paths is not None

    @property
    def asks_git(self) -> bool:
        """Whether a rule that looks at earlier versions is among those asked for."""
        return any(map(self.has_rule, GIT_RULES))

    def has_rule(self, code: str) -> bool:
        """Whether the rule is among those asked for."""
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))

    def has_file(self, file: Path) -> bool:
        """Whether the file lies at or under a path that was asked for."""
        return self.paths is None or any(path == file or path in file.parents for path in self.paths)

    def parts(self, root: Path, codes: Sequence[str]) -> tuple[str, ...]:
        """The parts of a repository that anything asked for can be in: ``OUTSIDE``, and agencies by code.

        Args:
            root: of the repository.
            codes: of all agencies.
        """
        share = (OUTSIDE, *codes) if self.shard is None else self.shard.of_parts((OUTSIDE, *codes))
        agencies = root / "records" / AGENCIES
        return tuple(part for part in share if part == OUTSIDE or self._touches(agencies / part))

    def needed(self, root: Path, codes: Sequence[str]) -> tuple[str, ...]:
        """The parts that it takes to answer, as ``parts``: ``OUTSIDE`` tells of the baseline, whatever is asked."""
        return tuple(dict.fromkeys((OUTSIDE, *self.parts(root, codes))))

    def _touches(self, folder: Path) -> bool:
        """Whether a file under the folder can be among those asked for."""
        return self.has_file(folder) or any(folder in path.parents for path in self.paths or ())


class Effort(NamedTuple):
    """How a lint goes about its work; the findings are the same.

    Attributes:
        uses_cache: whether kept answers are used, and new ones kept.
        processes: how many at most; ``None`` leaves it to the machine.
    """

    uses_cache: bool = True
    processes: int | None = None


class LintResult(NamedTuple):
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
