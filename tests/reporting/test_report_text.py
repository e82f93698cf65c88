"""Reports at a terminal: whole at any width, and traced when that is asked for."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from styring.reporting.characters import one_line
from styring.reporting.report_text import show, show_list
from styring.reports.catalogue import REPORTS
from styring.reports.figures import heading, shown
from styring.reports.notes import told_once
from styring.reports.report import Report, run
from styring.reports.table import Column, Table, Unit, cell
from tests.reporting.making import TEXTS
from tests.reports.asking import AFTERWARDS, dossiers_of

ROOT = Path(__file__).resolve().parents[2]
REPORT = REPORTS["samarbeidsplakater"]
COLUMNS = (Column("virksomhet", "Virksomhet"), Column("år", "År", Unit.YEAR), Column("møter", "Møter", Unit.COUNT))
MEETINGS = ("bre/meetings/2026-03-12-esm", "bre/meetings/2026-06-11-esm")
ROWS = ((cell("bre"), cell(2026), cell(2, MEETINGS)), (cell("eib"), cell(2026), cell(0)))
TABLE = Table("møter", "Møter i året", COLUMNS, ROWS, ("Bare gjennomførte møter er med.",))


@pytest.fixture(scope="module")
def made() -> dict[str, tuple[Table, ...]]:
    """The tables of every report over the sample records."""
    return dict(run(list(REPORTS.values()), dossiers_of(ROOT), AFTERWARDS))


def printed(*tables: Table, width: int = 80, explained: bool = False, report: Report = REPORT) -> str:
    file = io.StringIO()
    show(Console(file=file, width=width, no_color=True), report, tables, explained=explained)
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().splitlines())


def test_a_table_under_the_question() -> None:
    assert (
        printed(TABLE)
        == f"""\
{REPORT.question}

Møter i året
Virksomhet    År  Møter
───────────────────────
bre         2026      2
eib         2026      0
Bare gjennomførte møter er med.
"""
    )


def test_where_there_is_no_room_a_row_is_told_as_text() -> None:
    assert printed(TABLE, width=20).splitlines()[-8:] == [
        "Virksomhet: bre ·",
        "  År: 2026 · Møter:",
        "  2",
        "Virksomhet: eib ·",
        "  År: 2026 · Møter:",
        "  0",
        "Bare gjennomførte",
        "møter er med.",
    ]


def test_what_holds_for_all_tables_is_told_above_them() -> None:
    other = Table("ingen", "Ingen møter", COLUMNS, (), TABLE.notes)
    assert (
        printed(TABLE, other)
        == f"""\
{REPORT.question}
Bare gjennomførte møter er med.

Møter i året
Virksomhet    År  Møter
───────────────────────
bre         2026      2
eib         2026      0

Ingen møter
Ingenting å vise.
"""
    )


def test_figures_are_explained_by_their_records() -> None:
    assert printed(TABLE, explained=True).splitlines()[-2:] == [
        "Postene bak tallene:",
        "bre · 2026 · Møter: bre/meetings/2026-03-12-esm, bre/meetings/2026-06-11-esm",
    ]


def test_a_row_from_one_record_is_explained_in_one_line() -> None:
    row = tuple(cell(value, ["bre/charter"]) for value in ("bre", 2026, 1))
    assert printed(Table("t", "T", COLUMNS, (row,)), explained=True).splitlines()[-1] == "bre: bre/charter"


def test_reports_are_listed_with_their_questions() -> None:
    file = io.StringIO()
    show_list(Console(file=file, width=200, no_color=True), REPORTS.values())
    assert [line.split(maxsplit=1) for line in file.getvalue().splitlines()] == [
        [name, f"{report.question}{' ' * (len(line) - len(line.rstrip()))}"]
        for (name, report), line in zip(REPORTS.items(), file.getvalue().splitlines(), strict=True)
    ]


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("name", REPORTS)
def test_no_width_loses_anything(name: str, width: int, made: dict[str, tuple[Table, ...]]) -> None:
    for table in made[name]:
        lines = printed(table, width=width, report=REPORTS[name]).splitlines()
        seen = letters("\n".join(lines))
        for title in [table.title, *(heading(column.title, column.unit) for column in table.columns if table.rows)]:
            assert all(letters(word) in seen for word in title.split())
        for row in table.rows:
            texts = [shown(each.value, k.unit) for each, k in zip(row, table.columns, strict=True)]
            assert all(letters(word) in seen for text in texts for word in text.split(" ")), texts
        for note in table.notes:
            assert letters(note) in seen
        assert max(cell_len(line) for line in lines if line not in {table.title, REPORTS[name].question}) <= width


@pytest.mark.parametrize("name", REPORTS)
def test_figures_stand_in_one_piece_in_their_rows(name: str, made: dict[str, tuple[Table, ...]]) -> None:
    for table in (table for table in made[name] if table.rows):
        text = printed(table, width=400, report=REPORTS[name])
        body = text.split("─\n", 1)[1].splitlines()[: len(table.rows)]
        for line, row in zip(body, table.rows, strict=True):
            values = [shown(each.value, k.unit) for each, k in zip(row, table.columns, strict=True)]
            assert re.split(r" {2,}", line.strip()) == values


@pytest.mark.parametrize("name", REPORTS)
def test_every_source_is_named(name: str, made: dict[str, tuple[Table, ...]]) -> None:
    for table in made[name]:
        text = printed(table, width=80, explained=True, report=REPORTS[name])
        named = set(re.findall(r"[\w-]+(?:/[\w#-]+)+", text.split("Postene bak tallene:")[-1]))
        assert {source for row in table.rows for each in row for source in each.sources} <= named


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3), st.integers(10, 120))
def test_any_text_is_shown_and_nothing_acts_on_the_terminal(rows: list[tuple[str, str]], width: int) -> None:
    columns = (Column("a", "A"), Column("b", "B"))
    text = printed(Table("t", "T", columns, tuple((cell(x), cell(y)) for x, y in rows)), width=width, explained=True)
    assert not any(character in text for character in "\x00\x1b\u202e")
    assert all(letters(one_line(value)) in letters(text) for row in rows for value in row if len(value) < 2)


def test_notes_are_told_once_in_every_report(made: dict[str, tuple[Table, ...]]) -> None:
    for name, tables in made.items():
        text = letters(printed(*tables, width=100, report=REPORTS[name]))
        common, told = told_once(tables)
        wanted = [*common, *(note for table in told for note in table.notes if not note.startswith("Se merknad"))]
        assert [note for note in wanted if text.count(letters(note)) != 1] == []


def letters(text: str) -> str:
    """A text without the white space that lines are broken at."""
    return "".join(text.split())
