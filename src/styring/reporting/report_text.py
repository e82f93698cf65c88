"""Tables of reports for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.table import Table as Grid
from rich.text import Text

from styring.reporting.characters import one_line
from styring.reports.figures import heading, is_number, shown
from styring.reports.report import Report
from styring.reports.table import Table, Unit

_LEAST_TEXT = 14
"""Characters that a column of texts gets at least; figures are never cut."""

_LEAST_HEADING = 8
_GAP = 3

_WIDEST_LIST = 6
"""So many sources are named in the terminal; the other formats name all of them."""


def show(console: Console, report: Report, tables: Sequence[Table], *, explained: bool) -> None:
    """Print the question and the tables; if they are to be explained, also where each figure was found."""
    console.print(Text(report.question, "bold"), soft_wrap=True)
    for table in tables:
        console.print()
        console.print(Text(table.title, "bold"), soft_wrap=True)
        if table.rows:
            _print(console, table)
        else:
            console.print(Text("Ingenting å vise.", "dim"))
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


def _print(console: Console, table: Table) -> None:
    """Print a table. One that is too wide is not cut: the terminal breaks its lines."""
    texts = [[one_line(shown(c.value, k.unit)) for c, k in zip(r, table.columns, strict=True)] for r in table.rows]
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    needed = 0
    for i, column in enumerate(table.columns):
        longest = max(cell_len(row[i]) for row in texts)
        least = max(min(longest, _LEAST_TEXT) if column.unit is Unit.NONE else longest, _LEAST_HEADING)
        needed += least + _GAP
        justify: JustifyMethod = "right" if is_number(column.unit) else "left"
        grid.add_column(heading(column.title, column.unit), justify=justify, min_width=least, overflow="fold")
    for row in texts:
        grid.add_row(*map(Text, row))
    console.print(grid, width=max(console.width, needed), crop=False, overflow="ignore", no_wrap=True)


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
