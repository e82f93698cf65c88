"""How the program ends when something outside it gets in the way."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from styring.cli import catalogue
from styring.cli.app import main
from styring.cli.console import prepare_streams
from tests.cli.making import Terminal
from tests.repositories import repository


class FullDisk(io.StringIO):
    """An output that takes nothing."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("command", [["rules"], ["explain", "ESM13"], ["--help"]])
def test_a_full_disk_behind_the_output_is_said(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", FullDisk())
    assert main(command) == 2
    assert capsys.readouterr().err == "Feil: Resultatet kan ikke skrives ut.\nKontroller at det er plass på disken.\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other pipes")
@pytest.mark.parametrize("command", [["rules"], ["--help"]])
def test_a_reader_that_has_seen_enough_is_no_finding(command: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    program = [sys.executable, "-m", "styring", *command]
    done = subprocess.run(program, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.stderr, done.returncode) == ("", 141)


def test_streams_that_are_closed_are_as_good_as_empty(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(Path.cwd(), {})
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    prepare_streams()
    assert main(["new-meeting", "bre"]) == 2
    assert main(["lint", "--select", "SKJ"]) == 0


def test_an_interrupted_command_says_so(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(catalogue, "_show", interrupt)
    done = terminal.run("explain", "ESM13")
    assert (done.out, done.err, done.code) == ("", "\nAvbrutt.\n", 130)
