"""The program: its commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import sys

import typer

from styring.cli.catalogue import explain, rules
from styring.cli.console import Exit, fail, prepare_streams
from styring.cli.lint import lint
from styring.cli.render import fingerprint, render
from styring.project import ProjectError
from styring.rendering import RenderError
from styring.writing import WriteError

app = typer.Typer(
    name="styring",
    help="Styringsdialogen som filer: lag utkast, kontroller mot guiden, og skriv ut dokumentene.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (lint, explain, rules, render, fingerprint):
    app.command()(command)


def run() -> None:
    """Run the program on the process's arguments. Never ends in a traceback over what a user gave it."""
    prepare_streams()
    try:
        app()
    except ProjectError as error:
        for d in error.diagnostics:
            fail(f"{d.file}:{d.position.line}:{d.position.column}: {d.message}", d.remedy)
        fail(error.message, error.remedy)
        sys.exit(Exit.MISUSE)
    except (RenderError, WriteError) as error:
        fail(f"{error.file}: {error.message}" if isinstance(error, RenderError) else error.message, error.remedy)
        sys.exit(Exit.MISUSE)
