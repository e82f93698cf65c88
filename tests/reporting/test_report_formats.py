"""Reports as other programs read them: Excel, a browser, a page in Markdown, and whoever asks for JSON."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from styring.reporting.characters import encodable
from styring.reporting.report_formats import as_csv, as_html, as_json, as_markdown
from styring.reports.catalogue import REPORTS
from styring.reports.figures import NO_ROWS, heading, shown
from styring.reports.notes import told_once
from styring.reports.report import run
from styring.reports.scope import Scope
from styring.reports.table import Column, Table, Unit, cell
from tests.reference.markdown import inlines, tables, text
from tests.reporting.making import TEXTS
from tests.reports.asking import AFTERWARDS, dossiers_of
from tests.reports.test_markup import read

ROOT = Path(__file__).resolve().parents[2]
REPORT = REPORTS["unntak"]
SCOPE = Scope(date(2026, 11, 1))
COLUMNS = (
    Column("virksomhet", "Virksomhet"),
    Column("endring", "Endring", Unit.CHANGE),
    Column("frist", "Frist", Unit.DATE),
    Column("nådd", "Nådd"),
    Column("alder", "Alder", Unit.DAYS),
)
ROW = (
    cell("bre", ["bre/agency"]),
    cell(-24.5, ["bre/letters/2026-01-15-tb", "bre/letters/2025-01-16-tb"]),
    cell(date(2026, 3, 2)),
    cell(True),
    cell(None),
)
TABLE = Table("endring", "Endring | i krav", COLUMNS, (ROW,), ("Små tall.",))
HOSTILE = [
    "[x](javascript:alert(1))",
    "**fet**",
    "_kursiv_",
    "a|b",
    "<b>x</b>",
    "`kode`",
    "&lt;",
    "a\\|b",
    "~~x~~",
    "$x$",
]


@pytest.fixture(scope="module")
def made() -> dict[str, tuple[Table, ...]]:
    """The tables of every report over the sample records."""
    return dict(run(list(REPORTS.values()), dossiers_of(ROOT), AFTERWARDS))


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def test_excel_gets_figures_as_figures_and_texts_as_texts() -> None:
    harmful = tuple(cell(text) for text in ("=1+1", -24.0, date(2026, 3, 2), False, -3))
    assert (
        as_csv(Table("t", "T", COLUMNS, (ROW, harmful)))
        == (
            "\ufeffvirksomhet;endring;frist;nådd;alder\r\nbre;-24,5;2026-03-02;ja;\r\n'=1+1;-24;2026-03-02;nei;-3\r\n"
        ).encode()
    )


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
def test_excel_gets_any_text_and_no_formula(rows: list[tuple[str, str]]) -> None:
    columns = (Column("a", "A"), Column("b", "B"))
    found = read_csv(as_csv(Table("t", "T", columns, tuple((cell(x), cell(y)) for x, y in rows))))
    assert [len(row) for row in found] == [2] * (1 + len(rows))
    assert [value for row in found for value in row if value.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_json_has_all_that_is_known() -> None:
    found = json.loads(as_json(REPORT, [TABLE], SCOPE))
    assert found == {
        "rapport": "unntak",
        "spørsmål": REPORT.question,
        "sett_fra": "2026-11-01",
        "tabeller": [
            {
                "navn": "endring",
                "tittel": "Endring | i krav",
                "kolonner": [
                    {"navn": "virksomhet", "tittel": "Virksomhet", "enhet": ""},
                    {"navn": "endring", "tittel": "Endring", "enhet": "endring i %"},
                    {"navn": "frist", "tittel": "Frist", "enhet": "dato"},
                    {"navn": "nådd", "tittel": "Nådd", "enhet": ""},
                    {"navn": "alder", "tittel": "Alder", "enhet": "dager"},
                ],
                "rader": [
                    [
                        {"verdi": "bre", "kilder": ["bre/agency"]},
                        {"verdi": -24.5, "kilder": ["bre/letters/2025-01-16-tb", "bre/letters/2026-01-15-tb"]},
                        {"verdi": "2026-03-02", "kilder": []},
                        {"verdi": True, "kilder": []},
                        {"verdi": None, "kilder": []},
                    ]
                ],
                "merknader": ["Små tall."],
            }
        ],
    }


@given(TEXTS)
def test_json_holds_any_text(hostile: str) -> None:
    content = as_json(REPORT, [Table("t", "T", COLUMNS[:1], ((cell(hostile),),))], SCOPE)
    (row,) = json.loads(content)["tabeller"][0]["rader"]
    assert row[0]["verdi"] == encodable(hostile)


def test_markdown_is_what_is_pasted_elsewhere() -> None:
    assert as_markdown(REPORT, [TABLE]).decode() == (
        "# Unntak\n\nHvilke regler har virksomhetene unntak fra, hvorfor, og hvor lenge?\n\n## Endring \\| i krav\n\n"
        "| Virksomhet | Endring | Frist | Nådd | Alder (dager) |\n| --- | ---: | --- | --- | ---: |\n"
        "| bre | \N{MINUS SIGN}24,5\N{NO-BREAK SPACE}% | 2.3.2026 | ja | – |\n\nSmå tall.\n"
    )


@given(st.lists(TEXTS | st.sampled_from(HOSTILE), min_size=1, max_size=4))
def test_markdown_keeps_texts_as_they_are(hostile: list[str]) -> None:
    columns = (Column("a", "A"), Column("b", "B"))
    table = Table("t", "T", columns, tuple((cell(each), cell("|")) for each in hostile))
    markdown = as_markdown(REPORT, [table]).decode()
    (found,) = tables(markdown)
    assert [row[1] for row in found.rows] == ["|"] * len(hostile)
    marks = {token.type for inline in inlines(markdown) for token in inline.children or ()}
    assert marks <= {"text", "text_special", "softbreak"}
    assert "html_block" not in {token.type for token in MarkdownIt("commonmark").parse(markdown)}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_reader_of_markdown_sees_what_stands_in_the_record(hostile: str) -> None:
    table = Table("t", "T", (Column("a", "A"), Column("b", "B")), ((cell(hostile), cell("b")),))
    (found,) = tables(as_markdown(REPORT, [table]).decode())
    assert found.rows == ((hostile, "b"),)


def test_a_page_stands_on_its_own() -> None:
    page = as_html(REPORT, [TABLE, Table("b", "B", COLUMNS, (), ("Små tall.",))]).decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">\n')
    assert "<title>Unntak</title>" in page
    assert page.count("Små tall.") == 1
    assert not any(each in page for each in ("http", "src=", "<script", "<link", "@import", "url("))
    assert read(page).elements.count("main") == read(page).elements.count("h1") == 1


@given(TEXTS)
def test_a_page_holds_any_text(hostile: str) -> None:
    page = as_html(REPORT, [Table("t", hostile, COLUMNS[:1], ((cell(hostile),),), (hostile,))]).decode("utf-8")
    plain = as_html(REPORT, [Table("t", "T", COLUMNS[:1], ((cell("T"),),), ("T",))]).decode("utf-8")
    assert read(page).elements == read(plain).elements
    assert not any(character in page for character in "\x00\x1b\u202e")


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_in_csv(name: str, made: dict[str, tuple[Table, ...]]) -> None:
    for table in made[name]:
        head, *rows = read_csv(as_csv(table))
        assert head == [column.key for column in table.columns]
        assert len(rows) == len(table.rows)
        assert all(len(row) == len(head) for row in rows)


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_in_json(name: str, made: dict[str, tuple[Table, ...]]) -> None:
    found = json.loads(as_json(REPORTS[name], made[name], AFTERWARDS))
    assert [each["navn"] for each in found["tabeller"]] == [table.key for table in made[name]]
    for read_back, table in zip(found["tabeller"], made[name], strict=True):
        kept = [[tuple(each["kilder"]) for each in row] for row in read_back["rader"]]
        assert kept == [[each.sources for each in row] for row in table.rows]


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_in_markdown(name: str, made: dict[str, tuple[Table, ...]]) -> None:
    markdown = as_markdown(REPORTS[name], made[name]).decode()
    found = list(tables(markdown))
    assert [each.columns for each in found] == [
        tuple(heading(column.title, column.unit) for column in table.columns) for table in made[name]
    ]
    assert [each.rows for each in found] == [texts(table) for table in made[name]]
    written = [text(inline) for inline in inlines(markdown)]
    assert [note for note in notes(made[name]) if written.count(note) != 1] == []
    assert written.count(NO_ROWS) == sum(not table.rows for table in made[name])


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_in_html(name: str, made: dict[str, tuple[Table, ...]]) -> None:
    found = read(as_html(REPORTS[name], made[name]).decode())
    told = [text.strip() for text in found.texts]
    cells = [each for table in made[name] for row in texts(table) for each in row]
    assert [each for each in cells if each not in told] == []
    assert found.elements.count("td") + found.elements.count("th") == (
        sum(len(table.columns) * (1 + len(table.rows)) + (not table.rows) for table in made[name])
    )
    assert [note for note in notes(made[name]) if told.count(note) != 1] == []


def texts(table: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(shown(each.value, column.unit) for each, column in zip(row, table.columns, strict=True))
        for row in table.rows
    )


def notes(of: tuple[Table, ...]) -> list[str]:
    """All that is to be told once, but the references, which may be alike."""
    common, told = told_once(of)
    return [*common, *(note for table in told for note in table.notes if not note.startswith("Se merknad"))]
