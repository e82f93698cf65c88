"""What a person sees in the terminal."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from styring.diagnostics import Diagnostic, Position, Severity
from styring.linting.result import LintResult
from styring.reporting import addresses
from styring.reporting.text import show, summary

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


def shown(result: LintResult, *lines: str, width: int = 100, encoding: str = "utf-8") -> str:
    """What is printed of findings in a file with these lines."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="")
    show(Console(file=stream, width=width, markup=False, highlight=False, emoji=False), result, lambda file: lines)
    stream.flush()
    stream.seek(0)
    return stream.read()


def test_a_finding_has_frame_guide_and_advice() -> None:
    result = LintResult((diagnostic(Position(2, 13, 2)),), files=1)
    assert shown(result, "type: etatsstyringsmøte", "saksliste:  []") == (
        f"{FILE}\n"
        "  2:13  feil  ESM03  Møtet har ingen saksliste.\n"
        "      2 | saksliste:  []\n"
        "        |             ^^\n"
        "      Guiden ES-2: Møtet har tydelig formål, agenda og deltakelse.\n"
        "      Gjør slik: Sett opp sakslisten.\n"
        "\n"
        "1 fil kontrollert: 1 feil. 0 tillatt i filene, 0 unntatt for virksomheten, 0 i grunnlinjen.\n"
    )


def test_no_findings_say_so() -> None:
    assert (
        shown(LintResult(files=12))
        == "12 filer kontrollert: ingen funn. 0 tillatt i filene, 0 unntatt for virksomheten, 0 i grunnlinjen.\n"
    )


def test_the_summary_counts_each_severity_and_what_was_let_through() -> None:
    one, other = diagnostic(Position(1, 1)), diagnostic(Position(1, 1), Severity.NOTE)
    result = LintResult((one, one, other), waived=(one,), exempted=(one, one), baselined=(one, one, other), files=4)
    assert summary(result).plain == (
        "4 filer kontrollert: 2 feil, 1 merknad. 1 tillatt i filene, 2 unntatt for virksomheten, 3 i grunnlinjen."
    )


def test_a_long_line_is_cut_so_that_the_place_is_seen() -> None:
    line = "x" * 300 + "HER" + "y" * 300
    frame = shown(LintResult((diagnostic(Position(1, 301, 3)),), files=1), line).splitlines()[2:4]
    assert "HER" in frame[0]
    assert len(frame[0]) < 130
    assert frame[0].index("HER") == frame[1].index("^^^")


def test_wide_letters_before_the_place_do_not_move_the_mark() -> None:
    frame = shown(LintResult((diagnostic(Position(1, 4, 2)),), files=1), "漢字 😀x").splitlines()[2:4]
    assert frame == ["      1 | 漢字 😀x", "        |      ^^^"]


def test_what_would_act_on_the_terminal_is_not_sent_to_it() -> None:
    frame = shown(LintResult((diagnostic(Position(1, 1)),), files=1), "a\x1b[2Jb\u202ec\x07")
    assert "      1 | a\ufffd[2Jb\ufffdc\ufffd\n" in frame


def test_a_narrow_terminal_loses_no_text() -> None:
    finding = diagnostic(Position(1, 1))._replace(message="omforent_forståelse")
    head = shown(LintResult((finding,), files=1), "", width=32).splitlines()[1:3]
    assert head == ["  1:1  feil  ESM03  omforent_for", "                    ståelse     "]


@pytest.mark.parametrize("encoding", ["ascii", "cp850", "cp1252", "utf-8"])
def test_no_console_needs_to_know_norwegian_letters(encoding: str) -> None:
    result = LintResult((diagnostic(Position(1, 1)),), files=1)
    assert "ESM03" in shown(result, "formål: «å»", encoding=encoding)


def linked(result: LintResult, rules_address: str | None) -> str:
    """What a terminal that knows links and colours gets."""
    stream = io.StringIO()
    console = Console(file=stream, width=100, force_terminal=True, color_system="standard", legacy_windows=False)
    show(console, result, lambda file: (), rules_address)
    return stream.getvalue()


def test_the_code_links_to_the_rules_section(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    result = LintResult((diagnostic(Position(1, 1)),), files=1)
    assert re.search(
        r"\x1b]8;[^;]*;https://eksempel\.no/regler#esm03\x1b\\\x1b\[1mESM03\x1b\[0m\x1b]8;;\x1b\\",
        linked(result, "https://eksempel.no/regler"),
    )


def test_without_an_address_the_code_links_to_the_page_that_comes_along_if_it_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    page = tmp_path / "regler.md"
    monkeypatch.setattr(addresses, "rules_page", lambda: page)
    result = LintResult((diagnostic(Position(1, 1)),), files=1)
    assert "\x1b]8;" not in linked(result, None)
    page.write_text("# Regler\n", encoding="utf-8")
    assert f";{page.as_uri()}#esm03\x1b" in linked(result, None)


def test_a_console_without_links_shows_nothing_of_them() -> None:
    assert "http" not in shown(LintResult((diagnostic(Position(1, 1)),), files=1))


def test_a_message_does_not_act_on_the_terminal_either() -> None:
    finding = diagnostic(Position(1, 1))._replace(message="Verdien «\x1b[2J» er ukjent.", remedy="Fjern \x07.")
    text = shown(LintResult((finding,), files=1))
    assert "Verdien «\ufffd[2J» er ukjent." in text
    assert "Gjør slik: Fjern \ufffd." in text
