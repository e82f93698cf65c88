"""Tables of reports in the formats that programs read, or that are pasted elsewhere. Each is a pure function."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from html import escape

from styring.reporting.characters import encodable, one_line, visible
from styring.reports.figures import NO_ROWS, heading, is_number, shown
from styring.reports.markup import html_of
from styring.reports.notes import told_once
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Table, Value
from styring.spreadsheets import norwegian_csv

_MARKUP = re.compile(r"[\\`*\[\]<>&~$|]|(?<![^\W_])_|_(?![^\W_])")
"""What Markdown may take for its own; an underscore inside a word is none of it."""


class ReportFormat(StrEnum):
    """The formats of ``styring report --format``."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    HTML = "html"
    MD = "md"
    PDF = "pdf"


def as_csv(table: Table) -> bytes:
    """One table for Excel. Columns have their names for programs, figures a decimal comma, dates are ISO."""
    rows: list[Sequence[str | int | float | None]] = [[column.key for column in table.columns]]
    rows += [[_plain(c.value) for c in row] for row in table.rows]
    return encodable(norwegian_csv(rows)).encode("utf-8-sig")


def _plain(value: Value) -> str | int | float | None:
    match value:
        case bool():
            return "ja" if value else "nei"
        case date():
            return value.isoformat()
        case _:
            return value


def as_json(report: Report, tables: Sequence[Table], scope: Scope) -> bytes:
    """An object with the question and the tables; every cell names the records that its value was found in."""
    content = {
        "rapport": report.name,
        "spørsmål": report.question,
        "sett_fra": scope.as_of.isoformat(),
        "tabeller": [
            {
                "navn": table.key,
                "tittel": table.title,
                "kolonner": [{"navn": c.key, "tittel": c.title, "enhet": c.unit.value} for c in table.columns],
                "rader": [[{"verdi": _json(c.value), "kilder": c.sources} for c in row] for row in table.rows],
                "merknader": table.notes,
            }
            for table in tables
        ],
    }
    return encodable(f"{json.dumps(content, ensure_ascii=False, indent=2)}\n").encode()


def _json(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def as_markdown(report: Report, tables: Sequence[Table]) -> bytes:
    """The tables in the Markdown of GitHub and GitLab, under the question."""
    common, told = told_once(tables)
    above = (f"# {_escaped(report.title)}", *map(_escaped, (report.question, *common)))
    parts = (*(f"{text}\n" for text in above), *map(_markdown, told))
    return encodable("\n".join(parts)).encode()


def _markdown(table: Table) -> str:
    titles = [_escaped(heading(column.title, column.unit)) for column in table.columns]
    rules = ["---:" if is_number(column.unit) else "---" for column in table.columns]
    rows = [[_escaped(shown(c.value, k.unit)) for c, k in zip(row, table.columns, strict=True)] for row in table.rows]
    lines = (f"| {' | '.join(cells)} |\n" for cells in (titles, rules, *rows))
    below = (f"\n{text}\n" for text in (*([] if table.rows else [NO_ROWS]), *map(_escaped, table.notes)))
    return f"## {_escaped(table.title)}\n\n{''.join(lines)}{''.join(below)}"


def _escaped(text: str) -> str:
    """Text on one line that stays text, in a cell too."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def as_html(report: Report, tables: Sequence[Table]) -> bytes:
    """A page that needs nothing beside itself."""
    common, told = told_once(tables)
    notes = "".join(f'<p class="merknad">{escape(note)}</p>\n' for note in common)
    text = (
        f'<!DOCTYPE html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(report.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(report.title)}</h1>\n<p>{escape(report.question)}</p>\n{notes}{''.join(map(html_of, told))}"
        "</main>\n</body>\n</html>\n"
    )
    return encodable(visible(text)).encode()


_STYLE = """
body { font-family: system-ui, sans-serif; line-height: 1.5; color: #1a1a1a; margin: 0; }
main { max-width: 70rem; margin: 0 auto; padding: 1.5rem; }
.tabell { overflow-x: auto; margin: 2rem 0 0.5rem; }
table { border-collapse: collapse; min-width: 30rem; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.9rem 0.35rem 0; border-bottom: 1px solid #c8c8c8; }
tbody th { font-weight: 400; }
.tall { text-align: right; font-variant-numeric: tabular-nums; }
.merknad { font-size: 0.9rem; color: #4a4a4a; margin: 0.2rem 0; }
"""
