"""Shades of the document's colours that differ in lightness, so that a print in grey still tells them apart."""

from __future__ import annotations

from styring.rendering.style import linear_light, luminance

INK = "#1b1f24"
PAPER = "#ffffff"
_STEPS = (0.27, 0.50, 0.82)
"""Luminances of the shades after the darkest: each has at least 1.3 times the contrast of the one before."""


def shades(main: str, accent: str, number: int) -> tuple[str, ...]:
    """Up to four colours from dark to light: two shades of the main colour, then two of the accent colour.

    Args:
        main: ``#rrggbb``, readable on white, so that it is the darkest.
        accent: ``#rrggbb``.
        number: how many.

    Raises:
        ValueError: more than four are asked for.
    """
    match number:
        case 1:
            return (main,)
        case 2:
            return (main, toned(accent, _STEPS[-1]))
        case 3 | 4:
            whole = (main, toned(main, _STEPS[0]), toned(accent, _STEPS[1]), toned(accent, _STEPS[2]))
            return whole[:number]
        case _:
            raise ValueError(f"{number} shades cannot be told apart in grey")


def toned(colour: str, wanted: float) -> str:
    """The colour mixed with white or black light until it has a luminance (WCAG 2.1), 0 to 1."""
    own = luminance(colour)
    if wanted >= own:
        part = (wanted - own) / (1 - own) if own < 1 else 0.0
        light = [each + (1 - each) * part for each in linear_light(colour)]
    else:
        light = [each * wanted / own for each in linear_light(colour)]
    return "#" + "".join(f"{round(255 * _encoded(each)):02x}" for each in light)


def ink_on(colour: str) -> str:
    """The colour of letters that can be read on another: white or nearly black."""
    return PAPER if 1.05 / (luminance(colour) + 0.05) >= (luminance(colour) + 0.05) / (luminance(INK) + 0.05) else INK


def _encoded(light: float) -> float:
    """The channel of a colour (sRGB, IEC 61966-2-1) for an amount of light, both 0 to 1."""
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
