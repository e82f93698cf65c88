"""Changes to a text that leave every other byte of it as it was: comments, order, quotes, line breaks, indentation.

A change is one splice at the place of a node. Before it is handed out, the new text is read again and must hold the
same data as the old data with the change made to it.
"""

from __future__ import annotations

from styring.diagnostics import YamlPath
from styring.source import strict
from styring.source.render import UnwritableError
from styring.source.splice import Splice, Splicer, nest, unclear
from styring.source.tree import Plain, to_data

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
    return _apply(original, splicer, splice, _with_value(to_data(splicer.root), path, value))


def remove(original: str, path: YamlPath) -> str:
    """A text without the value at a path (and its key). The comment on its line goes with it; those above it stay.

    Raises:
        UnwritableError: nothing stands there, the text has errors, or the change cannot be made in it.
    """
    splicer = _splicer(original)
    return _apply(original, splicer, splicer.remove(path), _without(to_data(splicer.root), path))


def _splicer(original: str) -> Splicer:
    text = original.removeprefix(_BOM).replace("\r\n", "\n")
    reading = strict.read(text)
    if reading.root is None or not reading.reliable:
        raise UnwritableError("Filen har feil og kan ikke endres automatisk.", "Rett feilene først («styring lint»).")
    return Splicer(text, reading.root)


def _apply(original: str, splicer: Splicer, splice: Splice, expected: Plain) -> str:
    """The original with the splice made, once it is certain that the result says what it should."""
    text = splicer.text
    reading = strict.read(text[: splice.start] + splice.new + text[splice.end :])
    if reading.root is None or not reading.reliable or to_data(reading.root) != expected:
        raise unclear()
    newline = "\r\n" if "\r\n" in original else "\n"
    start, end = (_offset_in(original, text, offset) for offset in (splice.start, splice.end))
    return original[:start] + splice.new.replace("\n", newline) + original[end:]


def _offset_in(original: str, text: str, offset: int) -> int:
    """The place in the original of a place in the text, which lacks byte order mark and carriage returns."""
    breaks = text.count("\n", 0, offset)
    lines = original.removeprefix(_BOM).split("\n")[:breaks]
    return offset + original.startswith(_BOM) + sum(line.endswith("\r") for line in lines)


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
