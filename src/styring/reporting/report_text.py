"""Tables of reports for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from styring.reporting.characters import one_line
from styring.reports.figures import heading, is_number, shown
from styring.reports.report import Report
from styring.reports.table import Table, Unit

_WIDEST_LIST = 6
"""So many sources are named in the terminal; the other formats name all of them."""


def show(console: Console, report: Report, tables: Sequence[Table], *, explained: bool) -> None:
    """Print the question and the tables; if they are to be explained, also where each figure was found."""
    console.print(Text(report.question, "bold"), soft_wrap=True)
    for table in tables:
        console.print()
        console.print(Text(table.title, "bold"), soft_wrap=True)
        console.print(_grid(table) if table.rows else Text("Ingenting å vise.", "dim"))
        for note in table.notes:
            console.print(Text(note, "dim"))
        if explained:
            for line in _explained(table):
                console.print(line, soft_wrap=True)


def show_list(console: Console, reports: Iterable[Report]) -> None:
    """Print what each report answers."""
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for report in reports:
        grid.add_row(Text(report.name, "bold"), report.question)
    console.print(grid)


def _grid(table: Table) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in table.columns:
        title = heading(column.title, column.unit)
        is_text = column.unit is Unit.NONE
        grid.add_column(title, justify="right" if is_number(column.unit) else "left", no_wrap=not is_text)
    for row in table.rows:
        grid.add_row(*(Text(one_line(shown(c.value, k.unit))) for c, k in zip(row, table.columns, strict=True)))
    return grid


def _explained(table: Table) -> Iterable[Text]:
    for row in table.rows:
        subject = one_line(shown(row[0].value, table.columns[0].unit))
        titles: dict[tuple[str, ...], list[str]] = {}
        for column, found in zip(table.columns[1:], row[1:], strict=True):
            titles.setdefault(found.sources, []).append(column.title)
        for sources, together in titles.items():
            if sources:
                yield Text.assemble((f"{subject} · {', '.join(together)}: ", "dim"), _listed(sources))


def _listed(sources: Sequence[str]) -> str:
    rest = len(sources) - _WIDEST_LIST
    return ", ".join(sources[:_WIDEST_LIST]) + (f" og {rest} til" if rest > 0 else "")
