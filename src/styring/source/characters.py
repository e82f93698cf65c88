"""What a record's text may consist of and how deep it may go; the same for both readers."""

from __future__ import annotations

import re

MAX_DEPTH = 32
"""Deepest nesting of lists and mappings: three times what any record needs, far below any stack."""

# C0 and C1 controls but tab and line feed, line and paragraph separators (YAML 1.1 breaks lines at them), the byte
# order mark inside a text, lone surrogates and non-characters: invisible, and partly impossible in XML and HTML.
HIDDEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"

_NAMES = {"\x0b": "linjeskift fra Word", "\u2028": "linjeskift fra Word", "\u2029": "avsnittsskift", "\ufeff": "BOM"}


def hidden_character(text: str) -> int | None:
    """Offset of the first character that no record may contain."""
    match = re.search(f"[{HIDDEN}]", text)
    return match.start() if match else None


def describe_character(character: str) -> str:
    """The character's code point and what it is called, for a message."""
    name = _NAMES.get(character, "styretegn")
    return f"U+{ord(character):04X}, {name}"
