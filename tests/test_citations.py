from __future__ import annotations

import re
from pathlib import Path

import pytest

from styring.citations import statements
from styring.rules import CATALOGUE

GUIDE = Path(__file__).parents[2] / "shared" / "guide" / "README.md"


@pytest.mark.skipif(not GUIDE.exists(), reason="the guide lies beside the project only where it is developed")
def test_every_statement_of_the_guide_is_known_and_no_other() -> None:
    ids = re.findall(r"^\| ([A-Z]{2}-\d+) \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert list(statements()) == ids


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_rule_cites_statements_that_exist(code: str) -> None:
    rule = CATALOGUE[code]
    assert set(rule.cites) <= set(statements())
    assert rule.cites or code.startswith("SKJ")


def test_a_statement_says_itself_and_where_it_stands() -> None:
    statement = statements()["ES-8"]
    assert str(statement) == "ES-8 (Etatsstyringsmøte)"
    assert statement.text.endswith(".")


def test_no_statement_stands_under_two_sections_or_is_empty() -> None:
    for statement in statements().values():
        assert statement.text.strip()
        assert statement.section.strip()
