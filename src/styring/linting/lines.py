"""The lines that findings stand in, read again where a person is to see them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from styring.diagnostics import Problem
from styring.source.document import normalise
from styring.source.reading import read_file

_MAX_BYTES = 64 * 1024 * 1024


def lines_in(root: Path) -> Callable[[str], Sequence[str]]:
    """What gives the lines of a file that is named as in a ``Diagnostic``; none of one that can no longer be read."""

    @cache
    def lines(file: str) -> Sequence[str]:
        text = read_file(root / file, _MAX_BYTES)
        return () if isinstance(text, Problem) else normalise(text).split("\n")

    return lines
