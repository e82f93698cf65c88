"""Deadlines for a person at a terminal: what is overdue, then what comes, and a line that counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from styring.linting.deadlines import Deadline, Overview
from styring.messages import count, long_date
from styring.reporting.characters import one_line

_SOON = 7
"""Days left from which a deadline stands out."""


def show(console: Console, overview: Overview) -> None:
    """Print the deadlines and the summary."""
    if overview.deadlines:
        console.print(Text(f"Frister sett fra {long_date(overview.as_of)}", "bold"))
        console.print()
        console.print(_table(overview.deadlines))
        console.print()
    console.print(summary(overview), soft_wrap=True)


def _table(deadlines: Iterable[Deadline]) -> Table:
    """The columns tell by themselves what they hold. Tasks for one record by one day stand together."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for justify in ("right", "right", "left"):
        table.add_column(justify=justify, no_wrap=True)
    table.add_column(overflow="fold")
    for _, together in groupby(deadlines, key=lambda d: (d.day, d.record, d.owner)):
        first, *rest = together
        colour = _colour(first)
        tasks = "".join(f"{one_line(each.task)}\n" for each in (first, *rest))
        about = one_line(" · ".join(filter(None, [first.concerns, first.owner])))
        table.add_row(
            Text(_numeric(first.day), colour),
            Text(_distance(first.days_left), colour),
            one_line(first.agency),
            Text.assemble(tasks, (about, "dim")),
        )
    return table


def _colour(deadline: Deadline) -> str:
    if deadline.is_overdue:
        return "bold red"
    return "yellow" if deadline.days_left <= _SOON else ""


def _numeric(day: date) -> str:
    """«9.11.2026»."""
    return f"{day.day}.{day.month}.{day.year}"


def _distance(days_left: int) -> str:
    """«3 dager over», «i dag», «12 dager igjen»."""
    if days_left == 0:
        return "i dag"
    days = count(abs(days_left), "dag", "dager")
    return f"{days} over" if days_left < 0 else f"{days} igjen"


def summary(overview: Overview) -> Text:
    """One line: how many are overdue, how many come, and how many other findings there are."""
    overdue = overview.overdue
    coming = len(overview.deadlines) - overdue
    within = f"innen {count(overview.days, 'dag', 'dager')}" if overview.days else "i dag"
    if overdue or coming:
        style = "bold red" if overdue else ""
        text = Text.assemble((f"{overdue or 'Ingen'} over fristen", style), f", {coming or 'ingen'} {within}.")
    else:
        text = Text(f"Ingenting er over fristen, og ingen frister går ut {within}.", "green")
    if overview.others:
        text.append(f" Dessuten {overview.others} funn uten frist; se «styring lint».", "default")
    return text
