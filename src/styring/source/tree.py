"""The nodes of one YAML document with the stretches of text that they stand in."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import NamedTuple, TypeAlias

from styring.diagnostics import Position, YamlPath
from styring.source.scalars import Scalar

Plain: TypeAlias = Scalar | list["Plain"] | dict[str, "Plain"]
"""Data as YAML without tags can hold it."""


class ScalarNode(NamedTuple):
    """One scalar.

    Attributes:
        start: offset in the text where it begins, for a block scalar at its ``|`` or ``>``.
        end: offset where it ends, for a block scalar at the end of its last line.
        value: what it stands for.
        style: ``""`` for a plain scalar, else its first character.
    """

    start: int
    end: int
    value: Scalar
    style: str

    @property
    def is_block(self) -> bool:
        """Whether it is written as ``|`` or ``>`` with the text on the lines below."""
        return self.style in ("|", ">")


class MappingNode(NamedTuple):
    """A mapping, from its first key or ``{`` to the end of its last value or ``}``."""

    start: int
    end: int
    flow: bool
    entries: tuple[tuple[ScalarNode, Node], ...]

    def find(self, key: str | int) -> tuple[ScalarNode, Node] | None:
        """The entry with this key."""
        return next((entry for entry in self.entries if entry[0].value == key), None)


class SequenceNode(NamedTuple):
    """A list, from its first ``-`` or ``[`` to the end of its last item or ``]``."""

    start: int
    end: int
    flow: bool
    items: tuple[Node, ...]


Node: TypeAlias = ScalarNode | MappingNode | SequenceNode


class Place(NamedTuple):
    """A node and how it hangs in the tree: its key (in a mapping) and its ancestors, the root first."""

    node: Node
    key: ScalarNode | None
    ancestors: tuple[Node, ...]


def to_data(node: Node) -> Plain:
    """The plain data of a node."""
    match node:
        case ScalarNode():
            return node.value
        case SequenceNode():
            return [to_data(item) for item in node.items]
        case MappingNode():
            return {str(key.value): to_data(value) for key, value in node.entries}


def find(root: Node, path: YamlPath) -> tuple[Place, int]:
    """The node at a path, or its nearest existing ancestor, and how many steps of the path were walked."""
    place = Place(root, None, ())
    for walked, step in enumerate(path):
        node, key = place.node, None
        child: Node
        if isinstance(node, MappingNode) and (entry := node.find(step)) is not None:
            key, child = entry
        elif isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.items):
            child = node.items[step]
        else:
            return place, walked
        place = Place(child, key, (*place.ancestors, node))
    return place, len(path)


def scalars(node: Node) -> list[ScalarNode]:
    """Every scalar under a node, keys included, in the order of the text."""
    match node:
        case ScalarNode():
            return [node]
        case SequenceNode():
            return [scalar for item in node.items for scalar in scalars(item)]
        case MappingNode():
            return [scalar for key, value in node.entries for scalar in (key, *scalars(value))]


class Lines:
    """Where the lines of a text begin, to turn offsets into positions."""

    def __init__(self, text: str) -> None:
        self._text = text
        lengths = (len(line) + 1 for line in text.split("\n")[:-1])
        self._starts = list(itertools.accumulate(lengths, initial=0))

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._starts)

    def number(self, offset: int) -> int:
        """The line of an offset, from 1."""
        return bisect_right(self._starts, offset)

    def position(self, start: int, end: int) -> Position:
        """A stretch of text as a position, cut at the end of its first line."""
        number = self.number(start)
        line_start = self._starts[number - 1]
        line_end = self._starts[number] - 1 if number < len(self._starts) else len(self._text)
        return Position(number, start - line_start + 1, max(1, min(end, line_end) - start))

    def text(self, number: int) -> str:
        """One line without its line break; ``""`` past the end."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        return self._text[start : self._starts[number] - 1 if number < len(self._starts) else len(self._text)]
