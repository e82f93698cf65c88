"""Where in a text a value, its key or a quote from it stands."""

from __future__ import annotations

import re
import unicodedata

from styring.diagnostics import Position, YamlPath
from styring.source.tree import Lines, MappingNode, Node, Place, ScalarNode, find, scalars


def locate(
    text: str, root: Node, lines: Lines, path: YamlPath, *, on_key: bool = False, quote: str | None = None
) -> Position:
    """The position of the value at a path.

    A value that is not there is placed at its nearest existing parent, and a value that takes no room at its key.

    ``on_key`` asks for the key instead (an item of a list has none: the item), ``quote`` for a text inside the value,
    if it is found there.
    """
    place, walked = find(root, path)
    if walked < len(path) or on_key or place.node.start == place.node.end:
        return _label(place, lines)
    if quote and (span := _find_quote(text, place.node, quote)) is not None:
        return lines.position(*span)
    return lines.position(place.node.start, place.node.end)


def _label(place: Place, lines: Lines) -> Position:
    """What a reader finds a node by: its key, else the first key in it, else itself."""
    node: Node = place.key or place.node
    if isinstance(node, MappingNode) and not node.flow and node.entries:
        node = node.entries[0][0]
    if node.start == node.end:  # an item with nothing behind its dash
        return lines.position(max(0, node.start - 1), node.end)
    return lines.position(node.start, node.end)


def _find_quote(text: str, node: Node, quote: str) -> tuple[int, int] | None:
    """Offsets of a quote in the first scalar value that has it; a space in it also matches a folded line."""
    words = unicodedata.normalize("NFC", quote).split()
    for scalar in scalars(node):
        match = _pattern(words, scalar).search(text, scalar.start, scalar.end)
        if match is not None:
            return match.span()
    return None


def _pattern(words: list[str], scalar: ScalarNode) -> re.Pattern[str]:
    if scalar.style == "'":
        words = [word.replace("'", "''") for word in words]
    return re.compile(r"\s+".join(map(re.escape, words)))
