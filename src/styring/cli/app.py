"""The program: its commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from styring.cli.commands import Program
from styring.cli.console import Exit, fail, note, prepare_streams, refusal_of
from styring.cli.norwegian import sentence
from styring.diagnostics import UserError
from styring.project import ProjectError

app = typer.Typer(
    name="styring",
    cls=Program,
    help="Styringsdialogen som filer: lag utkast, kontroller mot guiden, og skriv ut dokumentene.",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def _program(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run() -> None:
    """Run the program on the process's arguments. Never ends in a traceback over what a user gave it."""
    prepare_streams()
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run a command and tell what went wrong with it; the exit code."""
    try:
        code: int = app(arguments, prog_name="styring", standalone_mode=False) or Exit.CLEAN
        if code == Exit.INTERRUPTED:
            note("\nAvbrutt.")
        return code
    except ProjectError as error:
        for d in error.diagnostics:
            fail(f"{d.file}:{d.position.line}:{d.position.column}: {d.message}", d.remedy)
        fail(error.message, error.remedy)
    except UserError as error:
        fail(error.told, error.remedy)
    except OSError as error:
        fail(*refusal_of(error))
    except SystemExit:  # how typer ends when nobody reads on, as in «styring lint | head»
        return Exit.NO_READER
    except typer.Abort:
        fail("Avbrutt.", "Ingenting er skrevet.")
    except typer.TyperException as error:
        fail(sentence(error), _help_of(error))
    return Exit.MISUSE


def _help_of(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"«{context.command_path} --help» viser hva kommandoen tar imot." if context else ""
