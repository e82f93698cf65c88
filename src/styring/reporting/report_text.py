"""Tables of reports for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.table import Table as Grid
from rich.text import Text

from styring.reporting.characters import one_line
from styring.reports.figures import NO_ROWS, heading, is_number, shown
from styring.reports.notes import told_once
from styring.reports.report import Report
from styring.reports.table import Column, Table, Unit

_LONGEST_WORD = 24
"""Characters; longer words of texts are broken where a column is narrow. Figures and headings never are."""

_GAP = 2


def show(console: Console, report: Report, tables: Sequence[Table], *, explained: bool) -> None:
    """Print the question and the tables; if they are to be explained, also where each figure was found."""
    common, told = told_once(tables)
    console.print(Text(report.question, "bold"), soft_wrap=True)
    for note in common:
        console.print(Text(note, "dim"))
    for table in told:
        console.print()
        console.print(Text(table.title, "bold"), soft_wrap=True)
        if table.rows:
            _print(console, table)
        else:
            console.print(Text(NO_ROWS, "dim"))
        for note in table.notes:
            console.print(Text(note, "dim"))
        if explained and table.rows:
            console.print(Text("Postene bak tallene:", "dim"))
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
    """Print a table, or its rows as text where the terminal is too narrow for it."""
    titles = [heading(column.title, column.unit) for column in table.columns]
    texts = [[one_line(shown(c.value, k.unit)) for c, k in zip(r, table.columns, strict=True)] for r in table.rows]
    widths = _widths(table.columns, titles, texts, console.width)
    if widths is None:
        for row in texts:
            _print_flowing(console, titles, row)
        return
    grid = Grid(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for column, title, width in zip(table.columns, titles, widths, strict=True):
        justify: JustifyMethod = "right" if is_number(column.unit) else "left"
        grid.add_column(Text(title), justify=justify, width=width, overflow="fold")
    for row in texts:
        grid.add_row(*map(Text, row))
    console.print(grid)


def _widths(
    columns: Sequence[Column], titles: Sequence[str], texts: Sequence[Sequence[str]], room: int
) -> list[int] | None:
    """How wide the columns are, in cells: what each needs, and of what is left the ones that want least first.

    Returns:
        ``None`` if there is no room for what they need.
    """
    needed, wanted = [], []
    for i, (column, title) in enumerate(zip(columns, titles, strict=True)):
        cells = [row[i] for row in texts]
        longest = max(map(cell_len, cells))
        word = max((cell_len(word) for cell in cells for word in cell.split()), default=0)
        least = min(word, _LONGEST_WORD) if column.unit is Unit.NONE else longest
        needed.append(max(least, *map(cell_len, title.split())))
        wanted.append(max(needed[i], longest, cell_len(title)))
    left = room - sum(needed) - _GAP * (len(columns) - 1)
    if left < 0:
        return None
    widths = list(needed)
    for i in sorted(range(len(columns)), key=lambda i: wanted[i] - needed[i]):
        widths[i] += min(wanted[i] - needed[i], left)
        left -= widths[i] - needed[i]
    return widths


def _print_flowing(console: Console, titles: Sequence[str], row: Sequence[str]) -> None:
    """Print a row as running text, each heading with its value."""
    rest = (f" · {title}: {text}" for title, text in zip(titles[1:], row[1:], strict=True))
    lines = Text.assemble(f"{titles[0]}: ", (row[0], "bold"), *rest).wrap(console, console.width - _GAP)
    for i, line in enumerate(lines):
        console.print(Text(" " * _GAP if i else "").append_text(line))


def _explained(table: Table) -> Iterator[Text]:
    """What names a row, and its headings with the records that their values were found in."""
    for row in table.rows:
        named = 1
        while named < len(row) - 1 and not row[named].sources and table.columns[named].unit in {Unit.NONE, Unit.YEAR}:
            named += 1
        subject = [one_line(shown(c.value, k.unit)) for c, k in zip(row[:named], table.columns, strict=False)]
        titles: dict[tuple[str, ...], list[str]] = {}
        for column, found in zip(table.columns, row, strict=True):
            titles.setdefault(found.sources, []).append(column.title)
        for sources, together in titles.items():
            of = [*subject, ", ".join(together)] if len(titles) > 1 else subject
            if sources:
                yield Text.assemble((f"{' · '.join(of)}: ", "dim"), ", ".join(sources))
