"""How a PDF spells numbers, names, strings and arrays (ISO 32000-1, 7.3), as regular expressions without groups.

Narrower than the standard: what does not match is not wrong, but must be read by pypdf.
"""

from __future__ import annotations

from typing import Final

WHITE: Final = rb"[ \t\r\n\f]*+"
NUMBER: Final = rb"[+-]?(?:\d+\.?\d*|\.\d+)"
NAME: Final = rb"/[A-Za-z0-9_.+-]++"


def _literal(depth: int) -> bytes:
    """The inside of a literal string; parentheses that balance need no escape."""
    inner = rb"|\(" + _literal(depth - 1) + rb"\)" if depth else b""
    return rb"(?:[^()\\\r]|\\[^\r]" + inner + rb")*+"


LITERAL: Final = _literal(3)
HEXADECIMAL: Final = rb"(?:[0-9A-Fa-f]{2})*+"
STRING: Final = rb"(?:\(" + LITERAL + rb"\)|<" + HEXADECIMAL + rb">)"
_SIMPLE = rb"(?:" + NUMBER + rb"|" + NAME + rb"|" + STRING + rb")" + WHITE
VALUE: Final = rb"(?:" + _SIMPLE + rb"|\[" + WHITE + rb"(?:" + _SIMPLE + rb")*+\]" + WHITE + rb")"
"""With the white space after it; of arrays those without arrays in them, and no dictionaries."""
