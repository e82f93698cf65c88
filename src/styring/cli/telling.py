"""Tell a person what a draft or a change is about to be, or was."""

from __future__ import annotations

import difflib
import sys
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.text import Text

from styring.cli.console import console
from styring.project import Project

if TYPE_CHECKING:
    from styring.drafting.change import Change
    from styring.drafting.plan import Plan

_TO_DO = "Gjør dette"


def draft(project: Project, plan: Plan, *, dry_run: bool) -> None:
    """Write the files of a plan, or print them, and tell what the person should know.

    A dry run prints the texts on standard output and everything else on standard error.
    """
    if dry_run:
        for path, text in plan.files.items():
            if len(plan.files) > 1:
                typer.echo(f"# {path}")
            typer.echo(text, nl=False)
    else:
        from styring.drafting.plan import carry_out

        carry_out(project, plan)
    out = console(sys.stderr if dry_run else sys.stdout)
    done = "Ville ha laget" if dry_run else "Laget"
    for path in plan.files:
        out.print(Text.assemble(f"{done} ", (path, "bold")), soft_wrap=True)
    _list(out, "Tatt med", plan.carried)
    _list(out, "Merk", plan.warnings, style="yellow")
    _list(out, _TO_DO, (*plan.to_do, "Kontroller med «styring lint»."), numbered=True)


def change(project: Project, planned: Change, *, dry_run: bool) -> None:
    """Write a change, or print it as a comparison, and tell what the person should know."""
    if dry_run:
        difference(console(), planned.path, planned.before, planned.after)
    else:
        from styring.drafting.change import carry_out_change

        carry_out_change(project, planned)
    out = console(sys.stderr if dry_run else sys.stdout)
    done = "Ville ha endret" if dry_run else "Endret"
    out.print(Text.assemble(f"{done} ", (planned.path, "bold")), soft_wrap=True)
    _list(out, "Merk", planned.notes)


def points(heading: str, lines: Sequence[str]) -> None:
    """A heading with a list below, on standard output; nothing if the list is empty."""
    _list(console(), heading, lines)


def next_steps(lines: Sequence[str]) -> None:
    """What the person should do now, in order, on standard output."""
    _list(console(), _TO_DO, lines, numbered=True)


def difference(out: Console, path: str, before: str, after: str) -> None:
    """What a change does to a file, as a comparison line by line."""
    colours = {"+": "green", "-": "red", "@": "cyan"}
    compared = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"{path} (nå)", f"{path} (ny)", lineterm=""
    )
    for line in compared:
        out.print(Text(line, style=colours.get(line[:1], "")), soft_wrap=True)


def _list(out: Console, heading: str, lines: Sequence[str], *, style: str = "", numbered: bool = False) -> None:
    if not lines:
        return
    out.print()
    out.print(Text(heading, style=f"bold {style}"))
    for number, line in enumerate(lines, start=1):
        mark = f"  {number}. " if numbered else "  - "
        wrapped = textwrap.wrap(
            line,
            out.width,
            initial_indent=mark,
            subsequent_indent=" " * len(mark),
            break_long_words=False,
            break_on_hyphens=False,
        )
        out.print("\n".join(wrapped), soft_wrap=True)
