"""The rule catalogue: the guide as rules, grouped as in the guide."""

from __future__ import annotations

from styring.messages import nearest
from styring.rules import ark, brv, dia, esm, fag, kon, osm, rap, ref, skj
from styring.rules.catalogue import Rule, collect

CATALOGUE: dict[str, Rule] = collect(skj, esm, osm, kon, fag, brv, rap, ref, ark, dia)
"""Every rule by code, in the order of the groups."""

CODE_BY_SLUG: dict[str, str] = {rule.slug: rule.code for rule in CATALOGUE.values()}


def advice_on(unknown: str) -> str:
    """What to write instead of a code that no rule has."""
    near = nearest(unknown, (*CATALOGUE, *CODE_BY_SLUG))
    return (
        f"Mente du {CODE_BY_SLUG.get(near, near)}? Se «styring rules»." if near else "Se reglene med «styring rules»."
    )
