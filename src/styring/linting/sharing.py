"""How many processes pay for the work of a lint, and having them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from styring.linting.crew import Crew

_FILES_EACH = 200
"""So many files take as long as to start a process."""

_MOST = 8
"""Beyond that a disk has no more to give, and every process takes some 80 MB."""

ENOUGH_FILES = _MOST * _FILES_EACH
"""More of them make no difference, where the machine decides."""


def processes_for(files: int, parts: int, wanted: int | None) -> int:
    """How many processes pay for so many files in so many parts.

    Args:
        files: to be read.
        parts: to be checked.
        wanted: by the user; ``None`` leaves it to the machine.
    """
    most = wanted or min(_MOST, os.cpu_count() or 1)
    return max(1, min(most, parts, files // _FILES_EACH))


@contextmanager
def crew_for(files: int, parts: int, wanted: int | None) -> Iterator[Crew | None]:
    """As many other processes as pay besides this one, ended in the end; ``None`` where this one does best alone."""
    others = processes_for(files, parts, wanted) - 1
    if not others:
        yield None
        return
    from styring.linting.crew import Crew

    try:
        crew = Crew(others)
    except OSError:  # the machine has no way to start them
        yield None
        return
    try:
        yield crew
    finally:
        crew.end()
