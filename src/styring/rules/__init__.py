"""The rule catalogue: the guide as rules, grouped as in the guide."""

from __future__ import annotations

from styring.rules import dia, esm, fag, kon, osm, ref, skj
from styring.rules.catalogue import Rule, collect

CATALOGUE: dict[str, Rule] = collect(skj, esm, osm, kon, fag, ref, dia)
"""Every rule by code, in the order of the groups."""

CODE_BY_SLUG: dict[str, str] = {rule.slug: rule.code for rule in CATALOGUE.values()}
