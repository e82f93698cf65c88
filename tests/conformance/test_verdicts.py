from __future__ import annotations

from pathlib import Path

from tests.conformance.verdicts import Row, closing, fault_lines, table

ROOT = Path("build/dokumenter")
GOOD, BAD = ROOT / "bre/a.pdf", ROOT / "bre/b.pdf"


def test_table_and_closing_line_count_files() -> None:
    rows = [Row("PDF: qpdf --check", {GOOD: [], BAD: ["a", "b"]}, 1.26), Row("HTML", {GOOD: []}, None)]
    assert list(table(rows)) == [
        "check              files  passed  failed  seconds",
        "PDF: qpdf --check      2       1       1      1.3",
        "HTML                   1       1       0",
    ]
    assert closing(rows) == ("2 passed, 1 failed", False)
    assert closing(rows[1:]) == ("1 passed, 0 failed", True)


def test_a_check_of_nothing_has_failed() -> None:
    row = Row("HTML", {}, 0.0)
    assert closing([row]) == ("0 passed, 1 failed", False)
    assert list(fault_lines(row, ROOT)) == ["FAIL HTML: there was no file to check"]


def test_equal_faults_are_counted_and_long_lists_are_cut() -> None:
    row = Row("HTML", {BAD: ["x", "x", "y", "z"], GOOD: ["x"]}, 0.0)
    assert list(fault_lines(row, ROOT, per_file=2, most=3)) == [
        "FAIL HTML: bre/b.pdf: x (2 times)",
        "FAIL HTML: bre/b.pdf: y",
        "FAIL HTML: bre/b.pdf: and 1 more",
        "FAIL HTML: and 1 more lines",
    ]
