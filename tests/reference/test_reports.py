"""Every report stands in docs/rapporter.md with its tables and columns, and what is shown there to be typed works."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from styring.reports.catalogue import REPORTS
from styring.reports.report import Report
from styring.reports.scope import Scope
from tests.cli.making import Terminal
from tests.reference.markdown import PARSER, tables, text
from tools.reference import pages

ROOT = Path(__file__).parents[2]
PAGE = pages()["rapporter.md"]
SURVEY = REPORTS["kartlegging"]
OTHERS = [report for report in REPORTS.values() if report is not SURVEY]
TYPED = re.findall(r"`(styring report [^`]+)`", PAGE)


def section(name: str) -> str:
    begins = PAGE.index(f"`styring report {name}` – ")
    return PAGE[begins:].split("\n## ", 1)[0]


@pytest.mark.parametrize("report", OTHERS, ids=lambda report: report.name)
def test_a_report_stands_in_full(report: Report) -> None:
    part = section(report.name)
    shown = [text(token) for token in PARSER.parse(part) if token.type == "inline"]
    made = report.tabulate([], Scope(date(2026, 12, 31)))
    assert shown[0] == f"styring report {report.name} – {report.question}"
    assert shown[1] == f"Svarer på {', '.join(report.cites)}."
    assert [line for line in shown if line.startswith("Tabellen ")] == [f"Tabellen {table.key}:" for table in made]
    assert [each.rows for each in tables(part)] == [
        tuple((column.key, column.title, column.unit.value or "tekst") for column in table.columns) for table in made
    ]
    told = {re.sub(r"^Merknad \d+: ", "", line) for line in shown}
    assert [note for table in made for note in table.notes if note not in told] == []


def test_the_survey_leads_to_the_tables_that_it_is_made_of() -> None:
    made = SURVEY.tabulate([], Scope(date(2026, 12, 31)))
    listed = next(tables(section("kartlegging")))
    assert {row[2] for row in listed.rows} == {table.key for table in made}
    assert {(row[2], row[3]) for row in listed.rows} == {(table.key, table.title) for table in made}


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Terminal:
    shutil.copytree(ROOT / "records", tmp_path / "records")
    shutil.copy(ROOT / "styring.yaml", tmp_path)
    return Terminal(monkeypatch, capsys, tmp_path)


@pytest.mark.parametrize("command", TYPED)
def test_what_is_shown_works(command: str, terminal: Terminal) -> None:
    day = [] if "--as-of" in command else ["--as-of", "2026-11-01"]
    done = terminal.run(*command.split()[1:], *day)
    assert (done.err, done.code) == ("", 0)
    assert done.out
