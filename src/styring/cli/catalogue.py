"""``styring rules`` and ``styring explain``: the catalogue for people."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from styring.citations import statements
from styring.cli.console import console
from styring.cli.profile import terms_here
from styring.messages import nearest, quoted
from styring.project import ProjectError, open_project
from styring.records.terms import Terms
from styring.reporting.addresses import rule_address
from styring.reporting.tally import COLOURS
from styring.reporting.text import link_to_rule
from styring.rules import CATALOGUE, CODE_BY_SLUG
from styring.rules.catalogue import Rule, in_terms


def rules() -> None:
    """Vis alle reglene."""
    out = console()
    terms = terms_here()
    for group, members in groupby(CATALOGUE.values(), key=lambda rule: rule.group):
        table = Table(title=Text(group, style="bold"), title_justify="left", box=None, padding=(0, 2, 0, 0))
        for heading in ("Kode", "Nivå", "Guiden", "Regel", "Navn"):
            table.add_column(heading, style="dim" if heading == "Navn" else "", no_wrap=heading in {"Kode", "Nivå"})
        for rule in members:
            severity = Text(rule.severity.label, style=COLOURS[rule.severity])
            table.add_row(rule.code, severity, ", ".join(rule.cites) or "–", terms.text(rule.title), rule.slug)
        out.print(table)
        out.print()
    out.print("«styring explain KODE» forklarer en regel.")


def explain(
    code: Annotated[str, typer.Argument(metavar="REGEL", help="Regelens kode eller navn, for eksempel ESM13.")],
) -> None:
    """Forklar en regel: hva den ser etter, hva guiden sier, og hva du gjør."""
    terms = terms_here()
    _show(in_terms(CATALOGUE[_known(code)], terms), terms, _rules_address())


def _known(text: str) -> str:
    code = CODE_BY_SLUG.get(text.lower(), text.upper())
    if code in CATALOGUE:
        return code
    near = nearest(text, [*map(str.lower, CATALOGUE), *CODE_BY_SLUG])
    hint = f"Mente du «{near.upper() if near.upper() in CATALOGUE else near}»?" if near else "Se «styring rules»."
    raise typer.BadParameter(f"Det finnes ingen regel {quoted(text)}. {hint}")


def _rules_address() -> str | None:
    """``regler_adresse``, if the command is run in a records repository with usable settings."""
    try:
        return open_project(Path.cwd()).settings.rules_address
    except ProjectError:
        return None


def _show(rule: Rule, terms: Terms, rules_address: str | None) -> None:
    out = console()
    out.print(
        Text.assemble(
            (rule.code, link_to_rule(rule.code, rules_address)),
            (f" {rule.title}", "bold"),
            "  ",
            (rule.severity.label, f"bold {COLOURS[rule.severity]}"),
        )
    )
    out.print(Text(f"{rule.slug} · {rule.group} · gjelder {rule.applies_to}", style="dim"))
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
    if rule.thresholds:
        out.print("\nTerskler i styring.yaml", style="bold")
        for threshold in rule.thresholds:
            usual = terms.limits.get(threshold.key, threshold.default)
            told = Text.assemble((f"{threshold.key}: {usual}", "bold"), f"  {threshold.meaning}")
            out.print(Padding(told, (0, 0, 0, 2), expand=False))
    if address := rule_address(rule.code, rules_address):
        out.print(f"\nSe også {address}", soft_wrap=True)
