"""What a lint finds in one part of a repository: a dossier, or all that lies in none."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from styring.diagnostics import Diagnostic
from styring.record_files import AGENCIES

OUTSIDE = ""
"""Stands for departments, year wheels, settings and name lists, where others have the code of an agency."""


def part_of(file: str) -> str:
    """The part that a file belongs to; ``file`` as ``Diagnostic.file``."""
    match file.split("/"):
        case ["records", folder, code, _, *_] if folder == AGENCIES:
            return code
        case _:
            return OUTSIDE


def part_in(codes: Collection[str], file: str) -> str:
    """The part that answers for a file: for one in a dossier that is gone, what lies in none."""
    part = part_of(file)
    return part if part in codes else OUTSIDE


class Part(NamedTuple):
    """The findings of a part whatever the day, and whatever was asked for; each kind in order of file and position.

    Attributes:
        files: every file that was checked, as ``Diagnostic.file`` names them.
        standing: what stands, waivers that are wrong or unused included.
        waived: let through by a comment in the file.
        exempted: let through by ``unntak`` of the agency.
        unread: files that the rules could not see, because of their form.
    """

    files: tuple[str, ...] = ()
    standing: tuple[Diagnostic, ...] = ()
    waived: tuple[Diagnostic, ...] = ()
    exempted: tuple[Diagnostic, ...] = ()
    unread: tuple[str, ...] = ()
