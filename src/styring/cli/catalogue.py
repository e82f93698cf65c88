"""``styring rules`` and ``styring explain``: the catalogue for people."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

import typer
from rich.padding import Padding
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from styring.citations import statements
from styring.cli.console import console
from styring.messages import nearest, quoted
from styring.reporting.text import COLOURS
from styring.rules import CATALOGUE, CODE_BY_SLUG
from styring.rules.catalogue import Rule


def rules() -> None:
    """Vis alle reglene."""
    out = console()
    for group, members in groupby(CATALOGUE.values(), key=lambda rule: rule.group):
        table = Table(title=Text(group, style="bold"), title_justify="left", box=None, padding=(0, 2, 0, 0))
        for heading in ("Kode", "Nivå", "Guiden", "Regel", "Navn"):
            table.add_column(heading, style="dim" if heading == "Navn" else "", no_wrap=heading in {"Kode", "Nivå"})
        for rule in members:
            severity = Text(rule.severity.label, style=COLOURS[rule.severity])
            table.add_row(rule.code, severity, ", ".join(rule.cites) or "–", rule.title, rule.slug)
        out.print(table)
        out.print()
    out.print("«styring explain KODE» forklarer en regel.")


def explain(
    code: Annotated[str, typer.Argument(metavar="REGEL", help="Regelens kode eller navn, for eksempel ESM13.")],
) -> None:
    """Forklar en regel: hva den ser etter, hva guiden sier, og hva du gjør."""
    _show(CATALOGUE[_known(code)])


def _known(text: str) -> str:
    code = CODE_BY_SLUG.get(text.lower(), text.upper())
    if code in CATALOGUE:
        return code
    near = nearest(text, [*map(str.lower, CATALOGUE), *CODE_BY_SLUG])
    hint = f"Mente du «{near.upper() if near.upper() in CATALOGUE else near}»?" if near else "Se «styring rules»."
    raise typer.BadParameter(f"Det finnes ingen regel {quoted(text)}. {hint}")


def _show(rule: Rule) -> None:
    out = console()
    out.print(
        Text.assemble(
            (f"{rule.code} {rule.title}", "bold"), "  ", (rule.severity.label, f"bold {COLOURS[rule.severity]}")
        )
    )
    out.print(Text(f"{rule.slug} · {rule.group}", style="dim"))
    out.print()
    out.print(rule.explanation)
    if rule.cites:
        out.print("\nGuiden", style="bold")
        for code in rule.cites:
            statement = statements()[code]
            out.print(Padding(f"{code} ({statement.section}): {statement.text}", (0, 0, 0, 2), expand=False))
    out.print("\nGjør slik", style="bold")
    out.print(Padding(rule.remedy, (0, 0, 0, 2), expand=False))
    for heading, example in (("Galt", rule.bad), ("Riktig", rule.good)):
        out.print(f"\n{heading}", style="bold")
        out.print(
            Padding(Syntax(example, "yaml", theme="ansi_light", background_color="default"), (0, 0, 0, 2), expand=False)
        )
