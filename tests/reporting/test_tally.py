"""How much a lint found, in one line."""

from __future__ import annotations

from styring.diagnostics import Diagnostic, Position, Severity
from styring.linting.result import LintResult
from styring.reporting.tally import plain, summary, tally


def diagnostic(severity: Severity) -> Diagnostic:
    return Diagnostic("ESM01", severity, "records/a.yaml", Position(1, 1), (), "Feil.", "Rett.")


def test_a_lint_is_summed_up_with_each_severity_and_what_was_let_through() -> None:
    one, other = diagnostic(Severity.ERROR), diagnostic(Severity.NOTE)
    result = LintResult((one, one, other), waived=(one,), exempted=(one, one), baselined=(one, one, other), files=4)
    assert plain(summary(result)) == (
        "4 filer kontrollert: 2 feil, 1 merknad. 1 tillatt i filene, 2 unntatt for virksomheten, 3 i grunnlinjen."
    )


def test_the_gravest_comes_first_and_each_has_its_colour() -> None:
    assert [piece for piece in tally(1, [Severity.NOTE, Severity.WARNING, Severity.WARNING]) if piece[0]] == [
        ("1 fil kontrollert: ", ""),
        ("2 advarsler", "bold yellow"),
        (", ", ""),
        ("1 merknad", "bold cyan"),
    ]


def test_nothing_found_is_said() -> None:
    assert tally(2, []) == (("2 filer kontrollert: ", ""), ("ingen funn", "bold green"))
