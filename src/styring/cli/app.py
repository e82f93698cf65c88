"""The program: its commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

import typer

from styring.cli.catalogue import explain, rules
from styring.cli.change import cancel_meeting, move_meeting
from styring.cli.comment import comment
from styring.cli.console import Exit, fail, note, prepare_streams
from styring.cli.draft import (
    new_assignment,
    new_charter,
    new_letter,
    new_meeting,
    new_minutes,
    new_report,
    new_signal,
)
from styring.cli.filing import file
from styring.cli.init import init
from styring.cli.lint import lint
from styring.cli.names import names
from styring.cli.norwegian import NorwegianCommand, NorwegianGroup, sentence
from styring.cli.organisation import new_agency, new_calendar, new_department
from styring.cli.receipt import receipt
from styring.cli.render import fingerprint, render
from styring.cli.schema import schema
from styring.cli.status import status
from styring.cli.template import template
from styring.cli.verify import verify
from styring.drafting.plan import DraftingError
from styring.history import HistoryError
from styring.project import ProjectError
from styring.rendering import RenderError
from styring.source import UnwritableError
from styring.writing import WriteError

_COMMANDS: tuple[Callable[..., None], ...] = (
    init,
    new_department,
    new_calendar,
    new_agency,
    new_letter,
    new_assignment,
    new_meeting,
    move_meeting,
    cancel_meeting,
    new_minutes,
    new_signal,
    new_report,
    new_charter,
    lint,
    names,
    status,
    explain,
    rules,
    render,
    fingerprint,
    file,
    receipt,
    verify,
    schema,
    template,
)

app = typer.Typer(
    name="styring",
    cls=NorwegianGroup,
    help="Styringsdialogen som filer: lag utkast, kontroller mot guiden, og skriv ut dokumentene.",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in _COMMANDS:
    app.command(cls=NorwegianCommand)(command)
app.add_typer(comment, name="comment")


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
    except RenderError as error:
        fail(f"{error.file}: {error.message}" if error.file else error.message, error.remedy)
    except (DraftingError, HistoryError, UnwritableError, WriteError) as error:
        fail(error.message, error.remedy)
    except OSError as error:
        fail(*_system_refusal(error))
    except SystemExit:  # how typer ends when nobody reads on, as in «styring lint | head»
        return Exit.NO_READER
    except typer.Abort:
        fail("Avbrutt.", "Ingenting er skrevet.")
    except typer.TyperException as error:
        fail(sentence(error), _help_of(error))
    return Exit.MISUSE


def _system_refusal(error: OSError) -> tuple[str, str]:
    """What the operating system refused where no command foresaw it, and what to do."""
    if error.filename is not None:
        place = os.fsdecode(error.filename)
        return f"«{place}» kan ikke leses.", "Kontroller at den finnes, og at du har tilgang til den."
    if isinstance(error, FileNotFoundError):
        return "Mappen du står i, finnes ikke lenger.", "Gå til en annen mappe, og prøv igjen."
    return "Resultatet kan ikke skrives ut.", "Kontroller at det er plass på disken."


def _help_of(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"«{context.command_path} --help» viser hva kommandoen tar imot." if context else ""
