"""Printing, the same for all commands: Norwegian text on any console, errors on standard error, exit codes."""

from __future__ import annotations

import sys
from enum import IntEnum
from typing import TextIO

from rich.console import Console


class Exit(IntEnum):
    """Exit codes of the program."""

    CLEAN = 0
    FINDINGS = 1
    MISUSE = 2
    NO_RECORDS = 3


def prepare_streams() -> None:
    """Make output survive a console or a pipe that does not know æ, ø and å.

    A pipe gets UTF-8, which is what programs expect; a console keeps its own encoding.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def console(stream: TextIO | None = None) -> Console:
    """A console that prints text as it is: no markup, no highlighting of numbers, no emoji codes."""
    return Console(file=stream or sys.stdout, markup=False, highlight=False, emoji=False)


def fail(message: str, remedy: str = "") -> None:
    """Say on standard error what went wrong and what to do."""
    errors = console(sys.stderr)
    errors.print(f"Feil: {message}", style="bold red", soft_wrap=True)
    if remedy:
        errors.print(remedy, soft_wrap=True)
