"""Where a rule is explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from styring.reporting import addresses
from styring.reporting.addresses import local_address, rule_address, rules_page


def test_a_rule_has_a_section_of_the_page_on_the_web() -> None:
    assert rule_address("ESM13", "https://eksempel.no/regler.html") == "https://eksempel.no/regler.html#esm13"
    assert rule_address("ESM13", None) is None


def test_an_editable_install_finds_the_page_in_the_checkout() -> None:
    assert rules_page() == Path(__file__).parents[2] / "docs" / "regler.md"


def test_a_page_that_comes_along_is_linked_to_and_one_that_does_not_is_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = tmp_path / "med mellomrom" / "regler.md"
    monkeypatch.setattr(addresses, "rules_page", lambda: page)
    assert local_address("ESM13") is None
    page.parent.mkdir()
    page.write_text("# Regler\n", encoding="utf-8")
    assert local_address("ESM13") == f"{page.as_uri()}#esm13"
    assert " " not in page.as_uri()


def test_a_wheel_carries_the_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "_docs").mkdir()
    monkeypatch.setattr(addresses, "_PACKAGE", tmp_path)
    assert rules_page() == tmp_path / "_docs" / "regler.md"
