"""Values as Norwegians write them: «12,7», «−24 %», «12.3.2026»."""

from __future__ import annotations

from datetime import date

from styring.reports.table import Unit, Value, rounded

_MINUS = "\N{MINUS SIGN}"
_SPACE = "\N{NO-BREAK SPACE}"
_NOTHING = "–"
NO_ROWS = "Ingenting å vise."
"""What stands where a table has no rows."""
_FIRST_OF_FIVE_DIGITS = 10_000
"""Shorter numbers are written without a space (Språkrådet), and years are never cut in two."""


def shown(value: Value, unit: Unit = Unit.NONE) -> str:
    """A value for people; «–» where there is none."""
    match value:
        case None:
            return _NOTHING
        case bool():
            return "ja" if value else "nei"
        case date():
            return f"{value.day}.{value.month}.{value.year}"
        case str():
            return value
        case _:
            return _number(value, unit)


def _number(value: float, unit: Unit) -> str:
    figure = rounded(value)
    digits = f"{abs(figure):,.1f}" if abs(figure) >= _FIRST_OF_FIVE_DIGITS else f"{abs(figure):.1f}"
    text = digits.removesuffix(".0").replace(",", _SPACE).replace(".", ",")
    sign = _MINUS if figure < 0 else "+" if unit is Unit.CHANGE and figure > 0 else ""
    return f"{sign}{text}{f'{_SPACE}%' if unit in {Unit.PERCENT, Unit.CHANGE} else ''}"


def is_number(unit: Unit) -> bool:
    """Whether a column holds figures, which are set flush right."""
    return unit not in {Unit.NONE, Unit.DATE}


def heading(title: str, unit: Unit) -> str:
    """A column's heading, with what its figures are where they do not say so themselves."""
    return f"{title} ({unit})" if unit in {Unit.DAYS, Unit.WORKING_DAYS} else title
