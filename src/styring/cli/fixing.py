"""Tell what ``styring lint`` can put right by itself, show it, or do it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from styring.cli.console import console, note
from styring.cli.telling import difference
from styring.fixing import Fix, carry_out, plan
from styring.linting.result import FIXABLE, LintResult, Selection
from styring.messages import count
from styring.project import Project

_A_FEW = 20
"""So many files take less than a second to try corrections on."""


def show(fixes: Sequence[Fix]) -> None:
    """Print what would be put right, as a comparison on standard output, and how much it is on standard error."""
    for fix in fixes:
        difference(console(), fix.file, fix.before, fix.after)
    note(
        f"Ville ha rettet {_amount(fixes)}. Ingenting er endret."
        if fixes
        else "Det er ikke noe styring kan rette av seg selv."
    )


def write(project: Project, fixes: Sequence[Fix]) -> None:
    """Write file by file, and tell what was done on standard error.

    Raises:
        WriteError: a file has been changed meanwhile, or cannot be written; what came before it is written and told.
    """
    out = console(sys.stderr)
    for fix in fixes:
        carry_out(project, fix)
        out.print(Text.assemble("Rettet ", (fix.file, "bold")), soft_wrap=True)
        for done, times in Counter(fix.done).items():
            out.print(f"  - {done}" + (f" ({times} steder)" if times > 1 else ""), soft_wrap=True)
    if fixes:
        out.print()


def hint(project: Project, result: LintResult, selection: Selection) -> None:
    """Say on standard error that some of the findings can be put right; how many, where that is soon found out."""
    files = {diagnostic.file for diagnostic in result.diagnostics if diagnostic.code in FIXABLE}
    if len(files) > _A_FEW:
        note("Noe av dette kan kanskje rettes med --fix. Se hva det er, med --diff.")
    elif fixes := plan(project, result, selection):
        note(f"{_amount(fixes)} kan rettes med --fix. Se endringene først med --diff.")


def _amount(fixes: Sequence[Fix]) -> str:
    findings = count(sum(len(fix.done) for fix in fixes), "funn", "funn")
    return f"{findings} i {count(len(fixes), 'fil', 'filer')}"
