"""The text of a new file from plain data and comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from styring.diagnostics import YamlPath
from styring.source.document import parse
from styring.source.render import Notes, UnwritableError, comment_lines, entry_lines
from styring.source.tree import Plain


def compose(
    data: Mapping[str, Plain],
    *,
    header: Sequence[str] = (),
    above: Mapping[YamlPath, str] | None = None,
    beside: Mapping[YamlPath, str] | None = None,
) -> str:
    """A YAML file, every line ended by LF, that reads back as ``data``.

    Args:
        data: at the top a mapping; dates as ISO text. ``None`` leaves a key to be filled in (``sted:``).
        header: comment lines at the top, without ``#`` (an editor's modeline, what the draft is).
        above: comments above the entry at a path, without ``#``; may have several lines.
        beside: comments at the end of the entry's first line, without ``#``.

    Raises:
        UnwritableError: a value that no record may contain.
    """
    notes = Notes(above or {}, beside or {})
    lines = [line for text in header for line in comment_lines(text)]
    for key, value in data.items():
        lines.extend(entry_lines(key, value, 0, (key,), notes))
    if not data:
        lines.append("{}")
    text = "\n".join(lines) + "\n"
    source = parse(text)
    if source.problems:
        finding = source.problems[0].finding
        raise UnwritableError(finding.message, finding.remedy or "")
    return text
