"""Tables of a report as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from styring.reports.figures import NO_ROWS, heading, is_number, shown
from styring.reports.table import Column, Table


def html_of(table: Table) -> str:
    """A table with caption, headings for rows and columns, and its notes below; a wide one is scrolled by keys too."""
    head = "".join(f'<th scope="col"{_class(column)}>{escape(heading(column.title, column.unit))}</th>'
                   for column in table.columns)  # fmt: skip
    rows = "".join(f"<tr>{''.join(_cells(table, row))}</tr>\n" for row in _texts(table))
    nothing = f'<tr><td colspan="{len(table.columns)}">{NO_ROWS}</td></tr>\n'
    notes = "".join(f'<p class="merknad">{escape(note)}</p>\n' for note in table.notes)
    return (
        f'<div class="tabell" role="region" aria-label="{escape(table.title)}" tabindex="0">'
        f'<table id="{escape(table.key)}">\n<caption>{escape(table.title)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows or nothing}</tbody>\n</table></div>\n{notes}"
    )


def _cells(table: Table, row: Iterable[str]) -> Iterable[str]:
    for i, (column, text) in enumerate(zip(table.columns, row, strict=True)):
        tag = 'th scope="row"' if i == 0 else "td"
        yield f"<{tag}{_class(column)}>{escape(text)}</{tag.split(maxsplit=1)[0]}>"


def _class(column: Column) -> str:
    return ' class="tall"' if is_number(column.unit) else ""


def _texts(table: Table) -> Iterable[tuple[str, ...]]:
    for row in table.rows:
        yield tuple(shown(c.value, column.unit) for c, column in zip(row, table.columns, strict=True))
