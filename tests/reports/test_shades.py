"""Shades of the document's colours."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from styring.rendering.style import luminance
from styring.reports.shades import INK, ink_on, shades, toned

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@given(COLOURS, COLOURS, st.integers(2, 4))
def test_shades_differ_in_grey_whatever_the_colours_are(main: str, accent: str, number: int) -> None:
    assume(contrast(main, "#ffffff") >= 4.5)  # what read_style demands
    found = shades(main, accent, number)
    assert len(found) == number
    assert all(contrast(one, other) >= 1.3 for one, other in pairwise(found))
    assert [luminance(each) for each in found] == sorted(luminance(each) for each in found)


@given(COLOURS)
def test_letters_on_any_colour_can_be_read(colour: str) -> None:
    assert contrast(colour, ink_on(colour)) >= 4
    assert ink_on(colour) in {"#ffffff", INK}


@given(COLOURS, st.floats(0, 1))
def test_a_colour_gets_the_luminance_that_is_asked_for(colour: str, wanted: float) -> None:
    assert luminance(toned(colour, wanted)) == pytest.approx(wanted, abs=0.01)


def test_one_shade_is_the_main_colour() -> None:
    assert shades("#24505c", "#7a9e8e", 1) == ("#24505c",)


def test_more_than_four_shades_cannot_be_told_apart() -> None:
    with pytest.raises(ValueError, match="5 shades"):
        shades("#24505c", "#7a9e8e", 5)
