"""``styring explain``: where to read more."""

from __future__ import annotations

from pathlib import Path

from tests.cli.making import Terminal


def test_the_explanation_ends_with_the_rules_address_where_the_repository_names_one(
    terminal: Terminal, tmp_path: Path
) -> None:
    settings = tmp_path / "styring.yaml"
    settings.write_text("organisasjon: Eksempelby\n", encoding="utf-8")
    without = terminal.run("explain", "ESM13").out
    settings.write_text("organisasjon: Eksempelby\nregler_adresse: https://eksempel.no/regler\n", encoding="utf-8")
    assert terminal.run("explain", "ESM13").out == f"{without}\nSe også https://eksempel.no/regler#esm13\n"


def test_unusable_settings_are_no_reason_not_to_explain(terminal: Terminal, tmp_path: Path) -> None:
    outside = terminal.run("explain", "ESM13")
    (tmp_path / "styring.yaml").write_text("organisasjon: [\n", encoding="utf-8")
    assert terminal.run("explain", "ESM13") == outside
    assert (outside.code, outside.err) == (0, "")
