"""Values are written as Norwegians write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.reports.figures import heading, is_number, shown
from styring.reports.table import Unit, Value, rounded

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
FIGURES = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9, allow_nan=False)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, Unit.COUNT, "–"),
        (None, Unit.NONE, "–"),
        (True, Unit.NONE, "ja"),
        (False, Unit.NONE, "nei"),
        (date(2026, 3, 2), Unit.DATE, "2.3.2026"),
        ("12.5", Unit.NONE, "12.5"),
        (0, Unit.COUNT, "0"),
        (2026, Unit.YEAR, "2026"),
        (9999, Unit.COUNT, "9999"),
        (10000, Unit.COUNT, f"10{NBSP}000"),
        (1234567.25, Unit.MEAN, f"1{NBSP}234{NBSP}567,3"),
        (12.7, Unit.MEAN, "12,7"),
        (12.0, Unit.MEAN, "12"),
        (24.0, Unit.PERCENT, f"24{NBSP}%"),
        (-24.0, Unit.CHANGE, f"{MINUS}24{NBSP}%"),
        (24.0, Unit.CHANGE, f"+24{NBSP}%"),
        (0.0, Unit.CHANGE, f"0{NBSP}%"),
        (-0.04, Unit.CHANGE, f"0{NBSP}%"),
        (-3, Unit.DAYS, f"{MINUS}3"),
        (2.5, Unit.WORKING_DAYS, "2,5"),
    ],
)
def test_a_value_is_written(value: Value, unit: Unit, text: str) -> None:
    assert shown(value, unit) == text


@given(FIGURES, st.sampled_from([Unit.COUNT, Unit.MEAN, Unit.DAYS, Unit.PERCENT, Unit.CHANGE]))
def test_a_figure_is_read_back(value: float, unit: Unit) -> None:
    text = shown(value, unit)
    assert "." not in text
    plain = text.removesuffix(f"{NBSP}%").replace(NBSP, "").replace(MINUS, "-").replace(",", ".")
    assert Decimal(plain) == Decimal(repr(rounded(value)))
    assert text.endswith("%") is (unit in {Unit.PERCENT, Unit.CHANGE})


@pytest.mark.parametrize("unit", Unit)
def test_figures_are_set_flush_right_and_say_what_they_are(unit: Unit) -> None:
    assert is_number(unit) is (unit not in {Unit.NONE, Unit.DATE})
    tells = unit in {Unit.DAYS, Unit.WORKING_DAYS}
    assert heading("Alder", unit) == (f"Alder ({unit})" if tells else "Alder")
