"""What a drafting command is going to write and say, decided before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from styring.diagnostics import UserError
from styring.project import Project
from styring.writing import create_all


class DraftingError(UserError):
    """What was asked for cannot be drafted."""


@dataclass(frozen=True, slots=True)
class Plan:
    """New files, and what the person should know about them.

    Attributes:
        files: text by path, relative to the root of the records repository and with ``/``.
        carried: what was taken over from earlier records, one sentence each.
        to_do: what is left to the person, in the order in which it is done.
        warnings: what is probably not as the person wants it.
    """

    files: Mapping[str, str]
    carried: tuple[str, ...] = ()
    to_do: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def with_warnings(self, warnings: Sequence[str]) -> Plan:
        """The same plan with more warnings."""
        return replace(self, warnings=(*self.warnings, *warnings))


def carry_out(project: Project, plan: Plan) -> None:
    """Write the files of a plan: all of them, or none.

    Raises:
        WriteError: a file is there already, or cannot be written.
    """
    create_all({project.root / path: text for path, text in plan.files.items()}, root=project.root)
