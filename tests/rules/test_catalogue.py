"""What every rule says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from styring import source
from styring.records.kinds import MODELS
from styring.records.meeting import Meeting
from styring.records.walk import models_below
from styring.rules import CATALOGUE, CODE_BY_SLUG
from styring.rules.catalogue import Rule, parse_explanation
from styring.source import Plain

KEYS = {
    str(field.alias)
    for root in MODELS.values()
    for model in models_below(root)
    for field in model.model_fields.values()
}
MISSPELT = {"SKJ04"}
UNREADABLE = {"SKJ01", "SKJ02", "SKJ03", "SKJ09", "SKJ10", "SKJ13"}


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=CATALOGUE)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.slug)
    assert rule.group
    assert re.fullmatch(r"[A-ZÆØÅ][^.]*[^.]", rule.title)
    assert rule.explanation.endswith(".")
    assert re.fullmatch(r"[A-ZÆØÅ][^\n]*\.", rule.remedy)
    assert rule.bad != rule.good


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=CATALOGUE)
def test_the_examples_are_yaml_with_keys_that_exist(rule: Rule) -> None:
    for example in (rule.good,) if rule.code in UNREADABLE else (rule.good, rule.bad):
        loaded = source.parse(example)
        only_comments = all(line.startswith("#") for line in example.splitlines())
        assert only_comments or loaded.problems == (), loaded.problems
        if rule.code not in MISSPELT:
            assert set(keys(loaded.data)) <= KEYS, set(keys(loaded.data)) - KEYS


def keys(data: Plain) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from keys(value)
    elif isinstance(data, list):
        for value in data:
            yield from keys(value)


def test_codes_stand_in_order_within_their_group_and_names_are_unique() -> None:
    groups: dict[str, list[str]] = {}
    for code in CATALOGUE:
        groups.setdefault(code[:3], []).append(code)
    assert all(codes == sorted(codes) for codes in groups.values())
    assert len(CODE_BY_SLUG) == len(CATALOGUE)


@pytest.mark.parametrize("rule", [rule for rule in CATALOGUE.values() if rule.check], ids=lambda rule: rule.code)
def test_a_rule_with_a_check_says_what_it_applies_to(rule: Rule) -> None:
    assert rule.subject is not None
    assert not rule.meetings or rule.subject is Meeting


EXPLANATION = """Agendaen mangler.

Alle skal kunne
forberede seg.

Og det er skikk.

Gjør slik: fyll ut
sakslisten.

Galt:
    saksliste: []

Riktig:
    saksliste:
      - {nr: 1, tittel: x}
"""


def test_an_explanation_is_taken_apart() -> None:
    assert parse_explanation(EXPLANATION.rstrip()) == (
        "Agendaen mangler",
        "Alle skal kunne forberede seg.\n\nOg det er skikk.",
        "Fyll ut sakslisten.",
        "saksliste: []",
        "saksliste:\n  - {nr: 1, tittel: x}",
    )


@pytest.mark.parametrize("part", ["Gjør slik", "Galt", "Riktig"])
def test_an_explanation_without_one_of_its_parts_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match="lacks a part"):
        parse_explanation(EXPLANATION.replace(part, "Annet"))
