"""What a person sees in the terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from styring.diagnostics import Diagnostic, Position, Severity
from styring.linting import LintResult
from styring.reporting.text import show

FILE = "records/agencies/bre/2026/meetings/2026-03-12-esm.yaml"


def diagnostic(position: Position, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(
        code="ESM03",
        severity=severity,
        file=FILE,
        position=position,
        path=(),
        message="Møtet har ingen saksliste.",
        remedy="Sett opp sakslisten.",
        cites=("ES-2",),
    )


def shown(result: LintResult, width: int = 100, encoding: str = "utf-8") -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="")
    show(Console(file=stream, width=width, markup=False, highlight=False, emoji=False), result)
    stream.flush()
    stream.seek(0)
    return stream.read()


def test_a_finding_has_frame_guide_and_advice() -> None:
    result = LintResult(
        (diagnostic(Position(2, 13, 2)),), files=1, lines={FILE: ["type: etatsstyringsmøte", "saksliste:  []"]}
    )
    assert shown(result) == (
        f"{FILE}\n"
        "  2:13  feil  ESM03  Møtet har ingen saksliste.\n"
        "      2 | saksliste:  []\n"
        "        |             ^^\n"
        "      Guiden ES-2: Møtet har tydelig formål, agenda og deltakelse.\n"
        "      Gjør slik: Sett opp sakslisten.\n"
        "\n"
        "1 fil kontrollert: 1 feil.\n"
    )


def test_no_findings_say_so() -> None:
    assert shown(LintResult(files=12)) == "12 filer kontrollert: ingen funn.\n"


def test_the_summary_counts_each_severity_and_what_was_let_through() -> None:
    one, other = diagnostic(Position(1, 1)), diagnostic(Position(1, 1), Severity.NOTE)
    result = LintResult((one, one, other), waived=(one,), exempted=(one, one), files=4)
    last = shown(result).splitlines()[-1]
    assert last == "4 filer kontrollert: 2 feil, 1 merknad. 1 tillatt i filene, 2 unntatt for virksomheten."


def test_a_long_line_is_cut_so_that_the_place_is_seen() -> None:
    line = "x" * 300 + "HER" + "y" * 300
    frame = shown(LintResult((diagnostic(Position(1, 301, 3)),), files=1, lines={FILE: [line]})).splitlines()[2:4]
    assert "HER" in frame[0]
    assert len(frame[0]) < 130
    assert frame[0].index("HER") == frame[1].index("^^^")


def test_wide_letters_before_the_place_do_not_move_the_mark() -> None:
    frame = shown(LintResult((diagnostic(Position(1, 4, 2)),), files=1, lines={FILE: ["漢字 😀x"]})).splitlines()[2:4]
    assert frame == ["      1 | 漢字 😀x", "        |      ^^^"]


def test_what_would_act_on_the_terminal_is_not_sent_to_it() -> None:
    frame = shown(LintResult((diagnostic(Position(1, 1)),), files=1, lines={FILE: ["a\x1b[2Jb\u202ec\x07"]}))
    assert "      1 | a\ufffd[2Jb\ufffdc\ufffd\n" in frame


def test_a_narrow_terminal_loses_no_text() -> None:
    finding = replace(diagnostic(Position(1, 1)), message="omforent_forståelse")
    head = shown(LintResult((finding,), files=1, lines={FILE: [""]}), width=32).splitlines()[1:3]
    assert head == ["  1:1  feil  ESM03  omforent_for", "                    ståelse     "]


@pytest.mark.parametrize("encoding", ["ascii", "cp850", "cp1252", "utf-8"])
def test_no_console_needs_to_know_norwegian_letters(encoding: str) -> None:
    result = LintResult((diagnostic(Position(1, 1)),), files=1, lines={FILE: ["formål: «å»"]})
    assert "ESM03" in shown(result, encoding=encoding)
