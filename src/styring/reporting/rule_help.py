"""The explanation of a rule, for formats that carry it along with the findings."""

from __future__ import annotations

from styring.citations import statements
from styring.rules.catalogue import Rule


def plain_help(rule: Rule) -> str:
    """Why, what to do, what the guide says and the examples, as plain text."""
    guide = [f"Guiden {id}: {statements()[id].text}" for id in rule.cites]
    parts = (rule.explanation, f"Gjør slik: {rule.remedy}", *guide, f"Galt:\n{rule.bad}", f"Riktig:\n{rule.good}")
    return "\n\n".join(parts)


def markdown_help(rule: Rule) -> str:
    """The same as Markdown, the examples as YAML."""
    guide = "\n".join(f"- {statements()[id]}: {statements()[id].text}" for id in rule.cites)
    parts = (
        rule.explanation,
        f"**Gjør slik:** {rule.remedy}",
        *((f"**Guiden**\n\n{guide}",) if guide else ()),
        f"**Galt**\n\n```yaml\n{rule.bad}\n```",
        f"**Riktig**\n\n```yaml\n{rule.good}\n```",
    )
    return "\n\n".join(parts)
