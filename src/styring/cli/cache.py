"""``styring cache``: what lint keeps from one time to the next."""

from __future__ import annotations

from pathlib import Path

import typer

from styring.cli.norwegian import NorwegianCommand, NorwegianGroup
from styring.linting.cache.store import FOLDER
from styring.linting.cache.store import clear as clear_cache
from styring.messages import count
from styring.project import open_project

cache = typer.Typer(
    name="cache",
    add_completion=False,
    cls=NorwegianGroup,
    help="Mellomlageret, der kontrollen tar vare på funn fra gang til gang.",
    no_args_is_help=False,
    rich_markup_mode=None,
)


@cache.callback()
def _group() -> None:
    """A group also while it has one command only."""


@cache.command(cls=NorwegianCommand)
def clear() -> None:
    """Tøm mellomlageret. Ingen poster blir rørt, og neste kontroll tar litt lengre tid."""
    number = clear_cache(open_project(Path.cwd()).root)
    typer.echo(f"Slettet {count(number, 'fil', 'filer')} i {FOLDER}." if number else f"{FOLDER} er tom.")
