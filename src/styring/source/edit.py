"""Changes to a text that leave every other byte of it as it was: comments, order, quotes, line breaks, indentation.

A change is one splice at the place of a node. Before it is handed out, the new text is read again and must hold the
same data as the old data with the change made to it.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from styring.diagnostics import YamlPath
from styring.source import strict
from styring.source.ordering import moved_items
from styring.source.render import UnwritableError
from styring.source.scalars import Scalar
from styring.source.splice import Splice, Splicer, nest, no_such_place, unclear
from styring.source.tree import Plain, SequenceNode, find, to_data

_BOM = "\ufeff"


def put(original: str, path: YamlPath, value: Plain, *, after: str | None = None) -> str:
    """A text with a value set.

    A value that is there is replaced. A key that is not there is added to its mapping, parents included; an index
    one past the end adds to a list. Comments inside a group that is replaced go with it; all others stay.

    Args:
        original: the file's text, byte order mark and line breaks as they are.
        path: where to put it; not empty.
        value: plain data, dates as ISO text.
        after: the key that a new key should follow; at the end of the mapping where that key is not.

    Raises:
        UnwritableError: the text has errors, the change cannot be made in it, or no record may contain the value.
    """
    splicer = _splicer(original)
    splice = splicer.put(path, value, after)
    return _apply(original, splicer, [splice], _with_value(to_data(splicer.root), path, value))


def remove(original: str, path: YamlPath) -> str:
    """A text without the value at a path (and its key). The comment on its line goes with it; those above it stay.

    Raises:
        UnwritableError: nothing stands there, the text has errors, or the change cannot be made in it.
    """
    splicer = _splicer(original)
    return _apply(original, splicer, [splicer.remove(path)], _without(to_data(splicer.root), path))


def revise(
    original: str,
    *,
    keys: Mapping[YamlPath, str],
    values: Mapping[YamlPath, Scalar],
    additions: Mapping[YamlPath, Scalar],
) -> str:
    """A text with many small changes made at once. Every path is that of the text before the changes.

    Args:
        original: the file's text, byte order mark and line breaks as they are.
        keys: new names of keys.
        values: new scalars for those that stand there on one line.
        additions: scalars for keys that are not there, or have no value. A new key follows the first one of its group.

    Raises:
        UnwritableError: the text has errors, or one of the changes cannot be made in it.
    """
    splicer = _splicer(original)
    splices = [splicer.rename(path, key) for path, key in keys.items()]
    splices += [splicer.rewrite(path, value) for path, value in values.items()]
    splices += [splicer.put(path, value, splicer.first_key(path[:-1])) for path, value in additions.items()]
    expected = to_data(splicer.root)
    for path, value in (*values.items(), *additions.items()):
        expected = _with_value(expected, path, value)
    for path in sorted(keys, key=len, reverse=True):  # the path to a key below a renamed one has the old name
        expected = _with_key(expected, path, keys[path])
    return _apply(original, splicer, splices, expected)


def reorder(original: str, path: YamlPath, order: Sequence[int]) -> str:
    """A text with the items of a list, one or more lines each, in another order.

    The comments above an item and those indented below it go with it. A comment above the first item may be about the
    whole list, so there the first item stays first.

    Args:
        original: the file's text, byte order mark and line breaks as they are.
        path: where the list stands.
        order: the present index of every item, in the new order.

    Raises:
        UnwritableError: the text has errors, or the list cannot be put in that order.
    """
    splicer = _splicer(original)
    place, walked = find(splicer.root, path)
    node = place.node
    if walked < len(path) or not isinstance(node, SequenceNode) or sorted(order) != list(range(len(node.items))):
        raise no_such_place(path)
    items = [to_data(node.items[index]) for index in order]
    splice = moved_items(splicer.text, node, place.key, order)
    return _apply(original, splicer, [splice], _with_value(to_data(splicer.root), path, items))


def _splicer(original: str) -> Splicer:
    text = original.removeprefix(_BOM).replace("\r\n", "\n")
    reading = strict.read(text)
    if reading.root is None or not reading.reliable:
        raise UnwritableError("Filen har feil og kan ikke endres automatisk.", "Rett feilene først («styring lint»).")
    return Splicer(text, reading.root)


def _apply(original: str, splicer: Splicer, splices: Sequence[Splice], expected: Plain) -> str:
    """The original with the splices made, once it is certain that the result says what it should."""
    text = splicer.text
    ordered = sorted(splices, key=lambda splice: (splice.start, splice.end))
    if any(after.start < before.end for before, after in itertools.pairwise(ordered)):
        raise unclear()
    reading = strict.read(_spliced(text, ordered))
    if reading.root is None or not reading.reliable or to_data(reading.root) != expected:
        raise unclear()
    newline = "\r\n" if "\r\n" in original else "\n"
    offsets = _Offsets(original)
    return _spliced(original, [Splice(offsets[s.start], offsets[s.end], s.new.replace("\n", newline)) for s in ordered])


def _spliced(text: str, splices: Sequence[Splice]) -> str:
    """A text with splices made that are in order and apart."""
    parts, position = [], 0
    for splice in splices:
        parts += [text[position : splice.start], splice.new]
        position = splice.end
    return "".join((*parts, text[position:]))


class _Offsets:
    """From places in the text that is read to those in the original, byte order mark and carriage returns included."""

    def __init__(self, original: str) -> None:
        self._lead = len(original) - len(original.removeprefix(_BOM))
        breaks = re.finditer("\r\n", original)
        self._dropped = [match.start() - self._lead - number for number, match in enumerate(breaks)]

    def __getitem__(self, offset: int) -> int:
        return offset + self._lead + bisect_left(self._dropped, offset)


def _with_value(data: Plain, path: YamlPath, value: Plain) -> Plain:
    """Plain data with a value put at a path, as ``put`` means it."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, dict) and isinstance(step, str):
        return {**data, step: _with_value(data.get(step), rest, value)}
    if isinstance(data, list) and isinstance(step, int):
        child = data[step] if step < len(data) else None
        return [*data[:step], _with_value(child, rest, value), *data[step + 1 :]]
    return nest(path, value)


def _without(data: Plain, path: YamlPath) -> Plain:
    """Plain data without what stands at a path."""
    step, rest = path[0], path[1:]
    if isinstance(data, dict):
        kept = {key: value for key, value in data.items() if rest or key != step}
        return {key: _without(value, rest) if key == step else value for key, value in kept.items()}
    if isinstance(data, list):
        items = [(index, item) for index, item in enumerate(data) if rest or index != step]
        return [_without(item, rest) if index == step else item for index, item in items]
    return data


def _with_key(data: Plain, path: YamlPath, key: str) -> Plain:
    """Plain data with the key at a path renamed."""
    step, rest = path[0], path[1:]
    if isinstance(data, dict):
        if not rest:
            return {key if name == step else name: value for name, value in data.items()}
        return {name: _with_key(value, rest, key) if name == step else value for name, value in data.items()}
    if isinstance(data, list):
        return [_with_key(item, rest, key) if index == step else item for index, item in enumerate(data)]
    return data
