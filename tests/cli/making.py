"""Run the program in this process, as a user would in a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from styring.cli.app import main


@dataclass(frozen=True)
class Done:
    """What a command printed, and its exit code."""

    out: str
    err: str
    code: int

    @property
    def flat(self) -> str:
        """Everything on standard error on one line."""
        return " ".join(self.err.split())


class Terminal:
    """A folder in which commands are run; nobody answers questions unless answers are given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        monkeypatch.chdir(folder)
        monkeypatch.setenv("COLUMNS", "100")
        monkeypatch.setenv("NO_COLOR", "1")

    def run(self, *arguments: str, answers: list[str] | None = None) -> Done:
        """Run a command; with ``answers`` somebody sits at the terminal and types them, then ends the input."""
        if answers is not None:
            typed = iter(answers)
            self._monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
            self._monkeypatch.setattr("builtins.input", lambda: _next(typed))
        self._capsys.readouterr()
        code = main(arguments)
        captured = self._capsys.readouterr()
        return Done(captured.out, captured.err, int(code))


def _next(lines: Iterator[str]) -> str:
    for line in lines:
        return line
    raise EOFError


def written(folder: Path) -> dict[str, str]:
    """The text of every record of a repository by its path."""
    files = sorted(folder.rglob("*.yaml"))
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}
