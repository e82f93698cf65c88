"""Findings for a person at a terminal: grouped by file, with the line in question and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from styring.citations import statements
from styring.diagnostics import Diagnostic
from styring.reporting import tally
from styring.reporting.addresses import local_address, rule_address
from styring.reporting.characters import visible
from styring.reporting.tally import COLOURS

if TYPE_CHECKING:
    from styring.linting.result import LintResult

_MAX_FRAME = 110


def show(
    console: Console, result: LintResult, lines: Callable[[str], Sequence[str]], rules_address: str | None = None
) -> None:
    """Print all findings and the summary.

    The code of a rule is a link to its section, where the console knows links: at ``rules_address`` if the page with
    all rules is on the web, otherwise in the page that comes with styring.

    Args:
        console: where it is printed.
        result: what the lint found.
        lines: gives the lines of a file that is named as in a ``Diagnostic``.
        rules_address: web page with a section for each rule.
    """
    for file, diagnostics in groupby(result.diagnostics, key=lambda d: d.file):
        console.print(Text(visible(file), style="bold underline"), soft_wrap=True)
        for d in diagnostics:
            _show_one(console, d, lines(file), link_to_rule(d.code, rules_address))
        console.print()
    for sentence in result.unchecked:
        console.print(Text.assemble(("Ikke kontrollert: ", "yellow"), visible(sentence)), soft_wrap=True)
    console.print(summary(result), soft_wrap=True)


def link_to_rule(code: str, rules_address: str | None) -> Style:
    """A style that makes a rule's code a link to its section, if there is one to link to."""
    return Style(bold=True, link=rule_address(code, rules_address) or local_address(code))


def _show_one(console: Console, d: Diagnostic, lines: Sequence[str], link: Style) -> None:
    colour = COLOURS[d.severity]
    head = Table.grid(padding=(0, 2, 0, 0))
    for _ in ("place", "severity", "code"):
        head.add_column(no_wrap=True)
    head.add_column(overflow="fold")
    place = f"  {d.position.line}:{d.position.column}"
    head.add_row(place, Text(d.severity.label, f"bold {colour}"), Text(d.code, link), Text(visible(d.message)))
    console.print(head)
    if 0 < d.position.line <= len(lines) and lines[d.position.line - 1].strip():
        line = lines[d.position.line - 1]
        console.print(
            framed(str(d.position.line), line, d.position.column - 1, d.position.length, colour), soft_wrap=True
        )
    for label, text in _advice(d):
        console.print(Padding(Text.assemble((f"{label}: ", "dim"), text), (0, 0, 0, 6), expand=False))


def framed(label: str, line: str, start: int, length: int, colour: str) -> Text:
    """A line with a mark below a place in it; a long line is cut so that the place is seen.

    Args:
        label: what stands before the line, its number as a rule.
        line: the whole line.
        start: where the place begins, from 0.
        length: characters of the place.
        colour: of the mark.
    """
    cut = max(0, start - _MAX_FRAME // 2) if len(line) > _MAX_FRAME else 0
    shown = visible(line[cut : cut + _MAX_FRAME].replace("\t", " "))
    before, marked = shown[: start - cut], shown[start - cut :][:length]
    return Text.assemble(
        (f"      {label} | ", "dim"),
        shown,
        (f"\n      {' ' * len(label)} | ", "dim"),
        " " * cell_len(before),
        ("^" * max(1, cell_len(marked)), colour),
    )


def _advice(d: Diagnostic) -> Iterable[tuple[str, str]]:
    known = statements()
    for code in d.cites:
        yield f"Guiden {code}", known[code].text
    if d.remedy:
        yield "Gjør slik", visible(d.remedy)


def summary(result: LintResult) -> Text:
    """One line: how many files, how many findings of each severity, and how much was let through, even nothing."""
    return Text.assemble(*tally.summary(result))
