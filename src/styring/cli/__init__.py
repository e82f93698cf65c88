"""The command line: parse, call one function, print, exit code. Every command imports what it needs when it runs."""

from __future__ import annotations

from styring.cli.app import run

__all__ = ["run"]
