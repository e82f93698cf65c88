"""Printing, the same for all commands: Norwegian text on any console, errors on standard error, exit codes."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

Item = TypeVar("Item")

_A_HANDFUL = 6
_LIKE_A_TERMINAL = ("FORCE_COLOR", "TTY_COMPATIBLE")
"""Variables by which rich takes another stream for a terminal."""
_UNPRINTED = dict.fromkeys(map(ord, "\a\b\v\f\r"))
"""Characters that rich never prints."""


class Exit(IntEnum):
    """Exit codes of the program; the last two are what a shell says of a program that a signal has ended."""

    CLEAN = 0
    FINDINGS = 1
    MISUSE = 2
    NO_RECORDS = 3
    INTERRUPTED = 130
    NO_READER = 141


def prepare_streams() -> None:
    """Make output survive a console or a pipe that does not know æ, ø and å.

    A pipe gets UTF-8, which is what programs expect; a console keeps its own encoding. A stream that was closed before
    the program began is there, and empty.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.StringIO())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def console(stream: TextIO | None = None) -> Console:
    """A console that prints text as it is: no markup, no highlighting of numbers, no emoji codes."""
    from rich.console import Console

    return Console(file=stream or sys.stdout, markup=False, highlight=False, emoji=False)


def fail(message: str, remedy: str = "") -> None:
    """Say on standard error what went wrong and what to do."""
    _say(f"Feil: {message}", "bold red")
    if remedy:
        _say(remedy)


def refusal_of(error: OSError) -> tuple[str, str]:
    """What the operating system refused where no command foresaw it, and what to do."""
    if error.filename is not None:
        place = os.fsdecode(error.filename)
        return f"«{place}» kan ikke leses.", "Kontroller at den finnes, og at du har tilgang til den."
    if isinstance(error, FileNotFoundError):
        return "Mappen du står i, finnes ikke lenger.", "Gå til en annen mappe, og prøv igjen."
    return "Resultatet kan ikke skrives ut.", "Kontroller at det er plass på disken."


def note(message: str) -> None:
    """Say something on standard error that is neither result nor failure."""
    _say(message, "dim")


def _say(text: str, style: str = "") -> None:
    """Print on standard error; a pipe gets the same text as a terminal, and does not wait for rich to be imported."""
    if sys.stderr.isatty() or any(os.environ.get(name) for name in _LIKE_A_TERMINAL):
        console(sys.stderr).print(text, style=style, soft_wrap=True)
    else:
        print(text.translate(_UNPRINTED), file=sys.stderr)


def with_progress(items: Sequence[Item], description: str) -> Iterable[Item]:
    """The items, with a bar on standard error if there are more than a handful and a person is watching."""
    if len(items) < _A_HANDFUL:
        return items
    errors = console(sys.stderr)
    if not errors.is_terminal:
        return items
    from rich.progress import track

    return track(items, description=description, console=errors, transient=True)
