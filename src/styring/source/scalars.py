"""Plain scalars by the core schema of YAML 1.2 (section 10.3), without the spellings that programs disagree on."""

from __future__ import annotations

import re
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool | None
"""What one scalar in a file stands for."""

MAX_DIGITS = 18
"""Longest whole number that every program keeps exact (it fits in 64 bits)."""

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(rf"[-+]?(?:0|[1-9][0-9]{{0,{MAX_DIGITS - 1}}})")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")
_CORE_NUMBER = re.compile(
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)


def read_plain(text: str) -> Scalar:
    """The value of an unquoted scalar; a number in a spelling that programs read differently stays text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text


def is_doubtful_number(text: str) -> bool:
    """Whether the core schema reads an unquoted scalar as a number that ``read_plain`` leaves as text.

    These are leading zeros (``012`` is 10, 12 or text), ``0o14``, ``0x1F``, ``.5``, ``5.``, exponents, infinity,
    not-a-number and whole numbers of more than ``MAX_DIGITS`` digits: reference numbers more often than quantities.
    """
    return _CORE_NUMBER.fullmatch(text) is not None and isinstance(read_plain(text), str)
