"""Where a change of the data cuts into the text: one splice for each, at the place of a node."""

from __future__ import annotations

import re
from dataclasses import dataclass

from styring.diagnostics import YamlPath
from styring.source.render import STEP, Fragment, UnwritableError, entry_lines, flow, fragment, item_lines, scalar
from styring.source.scalars import Scalar
from styring.source.tree import MappingNode, Node, Place, Plain, ScalarNode, SequenceNode, find


@dataclass(frozen=True, slots=True)
class Splice:
    """A stretch of text, by offsets, and what takes its place."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Splicer:
    """A text with LF between lines, and its nodes."""

    text: str
    root: Node

    def put(self, path: YamlPath, value: Plain, after: str | None) -> Splice:
        """The splice that sets a value; see ``edit.put``."""
        place, walked = find(self.root, path)
        rest = path[walked:]
        if not path:
            raise UnwritableError(
                "Hele filen kan ikke byttes ut på denne måten.", "Oppgi hvilken nøkkel som skal endres."
            )
        if not rest:
            return self._replace(place, value)
        step, value = rest[0], nest(rest[1:], value)
        node = place.node
        if isinstance(node, ScalarNode) and node.value is None:
            return self._replace(place, nest((step,), value))
        if isinstance(node, MappingNode) and isinstance(step, str):
            return self._add_entry(place, node, step, value, after)
        if isinstance(node, SequenceNode) and step == len(node.items):
            return self._add_item(place, node, value)
        raise no_such_place(path)

    def _replace(self, place: Place, value: Plain) -> Splice:
        node = place.node
        if not place.ancestors:
            entries = value.items() if isinstance(value, dict) else ()
            lines = [line for key, item in entries for line in entry_lines(key, item, 0, (key,))]
            return Splice(node.start, node.end, "\n".join(lines or ["{}"]))
        if _in_flow(place):
            if node.start < node.end:
                return Splice(node.start, node.end, flow(value))
            colon = "" if place.key is None or ":" in self.text[place.key.end : node.start] else ":"
            return Splice(node.start, node.end, f"{colon} {flow(value)}")
        head = self._head_end(place)
        indent = self._child_indent(place)
        body = fragment(value, indent, self._column(head) + 1, (0,) if place.key is None else ("",))
        beside, below = self._comments_around(head, node)
        if body.is_block_scalar and below:  # they would become part of the text
            body = Fragment(flow(value))
        if place.key is None and body == Fragment(""):
            body = Fragment("null")
        if place.key is None and not body.inline and not beside and not below:
            body = Fragment(body.below[0].lstrip(), body.below[1:])
        first = (" " + body.inline if body.inline else "") + beside
        comments = [" " * indent + comment for comment in below]
        return Splice(head, self._line_end(node.end), "\n".join([first, *comments, *body.below]))

    def _comments_around(self, head: int, node: Node) -> tuple[str, list[str]]:
        """The comment on the line of ``key:``, with the space before it, and those between that line and the value.

        The comment behind a value that is replaced moves up to the line of the key if that has none.
        """
        spans = [match.span() for match in re.compile(r"[ \t]*#.*").finditer(self.text, head, node.start)]
        if isinstance(node, ScalarNode) and node.is_block:
            header = re.compile(r"[ \t]+#.*").search(self.text, node.start, self._line_end(node.start))
            spans += [header.span()] if header else []
        elif isinstance(node, ScalarNode) or node.flow:
            behind = re.compile(r"[ \t]*#.*").search(self.text, node.end, self._line_end(node.end))
            spans += [behind.span()] if behind else []
        found = [self.text[slice(*span)] for span in spans]
        if not spans:
            return "", []
        moves_up = len(spans) == 1 and spans[0][0] >= node.start
        if moves_up or "\n" not in self.text[head : spans[0][0]]:
            return found[0], [comment.strip() for comment in found[1:]]
        return "", [comment.strip() for comment in found]

    def _add_entry(self, place: Place, node: MappingNode, key: str, value: Plain, after: str | None) -> Splice:
        if not node.entries and not _in_flow(place):
            return self._replace(place, {key: value})
        if node.flow:
            written = f"{scalar(key, in_flow=True)}: {flow(value)}"
            return self._add_to_flow(node, self._anchor(node, after).end if node.entries else None, written)
        lines = entry_lines(key, value, self._column(node.entries[0][0].start), (key,))
        return self._add_lines(self._anchor(node, after), lines)

    def _add_item(self, place: Place, node: SequenceNode, value: Plain) -> Splice:
        if not node.items and not _in_flow(place):
            return self._replace(place, [value])
        if node.flow:
            return self._add_to_flow(node, node.items[-1].end if node.items else None, flow(value))
        return self._add_lines(node.items[-1], item_lines(value, self._column(node.start), (0,)))

    def _anchor(self, node: MappingNode, after: str | None) -> Node:
        entry = node.find(after) if after is not None else None
        return (entry or node.entries[-1])[1]

    def _add_to_flow(self, node: MappingNode | SequenceNode, last_end: int | None, written: str) -> Splice:
        if last_end is None:
            return Splice(node.start + 1, node.start + 1, written)
        return Splice(last_end, last_end, ", " + written)

    def _add_lines(self, before: Node, lines: list[str]) -> Splice:
        end = self._line_end(before.end)
        return Splice(end, end, "".join("\n" + line for line in lines))

    def remove(self, path: YamlPath) -> Splice:
        """The splice that takes a value and its key away; see ``edit.remove``."""
        place, walked = find(self.root, path)
        if walked < len(path) or not path:
            raise no_such_place(path)
        parent = place.ancestors[-1]
        index, parts = _parts(parent, place)
        if len(parts) == 1:
            parent_place, _ = find(self.root, path[:-1])
            return self._replace(parent_place, {} if isinstance(parent, MappingNode) else [])
        if isinstance(parent, ScalarNode) or parent.flow:
            return self._remove_from_flow(parts, index)
        if isinstance(parent, SequenceNode):
            start = self._dash(parent, index)
            following = self._dash(parent, index + 1) if index + 1 < len(parts) else None
        else:
            start = parts[index][0]
            following = parts[index + 1][0] if index + 1 < len(parts) else None
        line_start = start - self._column(start)
        end = self._line_end(parts[index][1])
        if not self.text[line_start:start].strip():
            return Splice(line_start, min(end + 1, len(self.text)), "")
        # It shares its line with the dash of a list; what comes next moves up to that dash.
        gap = re.compile(r"\s*").match(self.text, end)
        return Splice(start, gap.end() if gap and following is not None else end, "")

    def rename(self, path: YamlPath, key: str) -> Splice:
        """The splice that gives the key at a path another name."""
        place, walked = find(self.root, path)
        if walked < len(path) or place.key is None:
            raise no_such_place(path)
        return Splice(place.key.start, place.key.end, scalar(key, in_flow=True))

    def rewrite(self, path: YamlPath, value: Scalar) -> Splice:
        """The splice that writes another scalar where one stands on a single line."""
        place, walked = find(self.root, path)
        node = place.node
        if walked < len(path) or not isinstance(node, ScalarNode) or node.start == node.end:
            raise no_such_place(path)
        if node.is_block or "\n" in self.text[node.start : node.end]:
            raise unclear()
        return Splice(node.start, node.end, scalar(value, in_flow=_in_flow(place)))

    def first_key(self, path: YamlPath) -> str | None:
        """The first key of the mapping at a path, if there is one."""
        node = find(self.root, path)[0].node
        return str(node.entries[0][0].value) if isinstance(node, MappingNode) and node.entries else None

    def _remove_from_flow(self, parts: list[tuple[int, int]], index: int) -> Splice:
        start, end = parts[index]
        if index > 0:
            start = parts[index - 1][1]
            gap = self.text[start : parts[index][0]]
        else:
            end = parts[index + 1][0]
            gap = self.text[parts[index][1] : end]
        return Splice(start, end, gap.replace(",", "", 1) if "#" in gap else "")

    def _head_end(self, place: Place) -> int:
        """Where the ``:`` or ``-`` in front of a value ends."""
        parent = place.ancestors[-1]
        if place.key is not None:
            colon = re.compile(r"\s*:").match(self.text, place.key.end)
            if colon is None:
                raise unclear()
            return colon.end()
        if not isinstance(parent, SequenceNode):
            raise unclear()
        index, _ = _parts(parent, place)
        return self._dash(parent, index) + 1

    def _child_indent(self, place: Place) -> int:
        """Columns before the lines of a value: those of the present one where it stands on lines of its own."""
        owner = self._column(place.key.start if place.key else self._head_end(place) - 1)
        node = place.node
        if isinstance(node, MappingNode | SequenceNode) and not node.flow and place.key is not None:
            present = self._column(node.start)
            return present if present > owner else owner + STEP
        return owner + STEP

    def _dash(self, node: SequenceNode, index: int) -> int:
        """Where the ``-`` of an item of a block list stands."""
        dash = re.compile(r"-(?=\s|\Z)").search(self.text, node.start)
        for item in node.items[:index]:
            dash = re.compile(rf"^ {{{self._column(node.start)}}}-(?=\s|\Z)", re.MULTILINE).search(self.text, item.end)
        if dash is None:
            raise unclear()
        return dash.end() - 1

    def _column(self, offset: int) -> int:
        return offset - (self.text.rfind("\n", 0, offset) + 1)

    def _line_end(self, offset: int) -> int:
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end


def _parts(parent: Node, place: Place) -> tuple[int, list[tuple[int, int]]]:
    """The stretches of a parent's entries or items, keys included, and the index of the place among them."""
    match parent:
        case MappingNode():
            parts = [(key.start, value.end) for key, value in parent.entries]
        case SequenceNode():
            parts = [(item.start, item.end) for item in parent.items]
        case ScalarNode():
            parts = []
    own = place.key.start if place.key else place.node.start
    return [start for start, _ in parts].index(own), parts


def _in_flow(place: Place) -> bool:
    return any(isinstance(node, MappingNode | SequenceNode) and node.flow for node in place.ancestors)


def nest(path: YamlPath, value: Plain) -> Plain:
    """A value inside the new parents that a path names."""
    for step in reversed(path):
        if isinstance(step, str):
            value = {step: value}
        elif step == 0:
            value = [value]
        else:
            raise no_such_place(path)
    return value


def no_such_place(path: YamlPath) -> UnwritableError:
    """Nothing can stand at a path."""
    written = ".".join(map(str, path))
    return UnwritableError(f"Det finnes ikke noe sted i filen som heter «{written}».", "Kontroller nøkkelen.")


def unclear() -> UnwritableError:
    """The change would say something else than it should, or its place is written in an unusual way."""
    return UnwritableError("Stedet er skrevet slik at det ikke kan endres automatisk.", "Gjør endringen for hånd.")
