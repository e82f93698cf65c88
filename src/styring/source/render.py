"""Plain data as YAML text: which style each value gets, and when it needs quotes.

Short groups stay on one line (``{nr: 1, tittel: …}``), long text becomes a block, quotes are used only where the text
would otherwise be read as something else.
"""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from styring.diagnostics import UserError, YamlPath
from styring.source.characters import describe_character, hidden_character
from styring.source.scalars import MAX_DIGITS, Scalar, is_doubtful_number, read_plain
from styring.source.tree import Plain

WIDTH = 100
"""Columns that a line of a new text may fill."""

STEP = 2
"""Columns that each level is indented."""

_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_FLOW_INDICATORS = frozenset(",[]{}")


class UnwritableError(UserError, ValueError):
    """What should be written cannot be, without changing what it says."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Comments of a new text by path, without ``#``: above an entry (may have several lines) or beside it."""

    above: Mapping[YamlPath, str] = field(default_factory=dict)
    beside: Mapping[YamlPath, str] = field(default_factory=dict)

    def inside(self, path: YamlPath) -> bool:
        """Whether a comment stands somewhere under a path."""
        return any(len(at) > len(path) and at[: len(path)] == path for at in (*self.above, *self.beside))


class Fragment(NamedTuple):
    """A value as it follows ``key:`` or ``-``: what stands on that line and the whole lines below it."""

    inline: str
    below: tuple[str, ...] = ()

    @property
    def is_block_scalar(self) -> bool:
        """Whether it is a text in ``|`` or ``>`` style, of which comments below would become part."""
        return bool(self.below) and self.inline != ""


_NO_NOTES = Notes()


def fragment(value: Plain, indent: int, used: int, path: YamlPath = (), notes: Notes = _NO_NOTES) -> Fragment:
    """A value in block style.

    Args:
        value: plain data.
        indent: columns before the lines below.
        used: columns already taken on the line where the value begins.
        path: where the value stands; a group in a list may stay on one line where one under a key does not.
        notes: comments in it.
    """
    if isinstance(value, str):
        return _text(value, indent, used)
    if value is None:
        return Fragment("")
    if not isinstance(value, list | dict):
        return Fragment(scalar(value))
    # A group in a list may hold smaller groups and still read well on one line.
    depth = 2 if path and isinstance(path[-1], int) else 1
    if not value or (_is_flat(value, depth) and not notes.inside(path)):
        line = flow(value)
        if not value or used + len(line) <= WIDTH:
            return Fragment(line)
    if isinstance(value, list):
        children = (item_lines(item, indent, (*path, index), notes) for index, item in enumerate(value))
    else:
        children = (entry_lines(key, item, indent, (*path, key), notes) for key, item in value.items())
    return Fragment("", tuple(line for lines in children for line in lines))


def entry_lines(key: str, value: Plain, indent: int, path: YamlPath, notes: Notes = _NO_NOTES) -> list[str]:
    """The lines of ``key: value``; ``path`` ends in the key."""
    name = scalar(key, in_flow=True) + ":"
    body = fragment(value, indent + STEP, indent + len(name) + 1, path, notes)
    first = f"{name} {body.inline}" if body.inline else name
    return _with_notes([" " * indent + first, *body.below], indent, path, notes)


def item_lines(value: Plain, indent: int, path: YamlPath, notes: Notes = _NO_NOTES) -> list[str]:
    """The lines of ``- value``; ``path`` ends in the index."""
    body = fragment(value, indent + STEP, indent + STEP, path, notes)
    dash = " " * indent + "-"
    if body.inline or not body.below:
        lines = [f"{dash} {body.inline or 'null'}", *body.below]
    elif body.below[0].lstrip().startswith("#") or path in notes.beside:
        lines = [dash, *body.below]
    else:
        lines = [f"{dash} {body.below[0].lstrip()}", *body.below[1:]]
    return _with_notes(lines, indent, path, notes)


def flow(value: Plain) -> str:
    """A value on one line, as it may stand inside ``{…}`` and ``[…]``."""
    match value:
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{scalar(key, in_flow=True)}: {flow(item)}" for key, item in value.items()) + "}"
        case _:
            return scalar(value, in_flow=True)


def scalar(value: Scalar, *, in_flow: bool = False) -> str:
    """A scalar on one line.

    Raises:
        UnwritableError: a hidden character, infinity, or a number that not every program keeps exact.
    """
    if isinstance(value, str):
        return _one_line(_checked(value), in_flow)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        if abs(value) >= 10**MAX_DIGITS:
            raise UnwritableError(f"Tallet {value} har for mange sifre.", "Skriv et nummer som tekst i stedet.")
        return str(value)
    if not math.isfinite(value):
        raise UnwritableError("Verdien er ikke et tall som kan skrives.", "Oppgi et endelig tall.")
    written = repr(value)
    if "e" in written:
        written = format(Decimal(written), "f")
    return written if "." in written else written + ".0"


def comment_lines(text: str) -> list[str]:
    """A text as comment lines."""
    return [f"# {line}".rstrip() for line in text.split("\n")]


def _with_notes(lines: list[str], indent: int, path: YamlPath, notes: Notes) -> list[str]:
    if path in notes.beside:
        lines[0] += "  " + comment_lines(notes.beside[path].replace("\n", " "))[0]
    above = comment_lines(notes.above[path]) if path in notes.above else []
    return [*(" " * indent + line for line in above), *lines]


def _is_flat(value: Plain, depth: int) -> bool:
    match value:
        case str():
            return "\n" not in value
        case list():
            return depth > 0 and all(_is_flat(item, 0) for item in value)
        case dict():
            return depth > 0 and all(_is_flat(item, depth - 1) for item in value.values())
        case _:
            return True


def _text(value: str, indent: int, used: int) -> Fragment:
    value = _checked(value)
    if "\n" in value and _fits_literal(value):
        ending = "|" if value.endswith("\n") else "|-"
        return Fragment(ending, tuple(" " * indent + line if line else "" for line in value.splitlines()))
    line = _one_line(value, in_flow=False)
    if used + len(line) > WIDTH and " " in value and value == value.strip() and not any(c in value for c in "\n\t"):
        return Fragment(">-", tuple(" " * indent + part for part in _folded(value, max(WIDTH - indent, 20))))
    return Fragment(line)


def _fits_literal(value: str) -> bool:
    """Whether every line of a text can stand in a block as it is, with nothing that an editor would trim away."""
    body = value.removesuffix("\n")
    return (
        "\t" not in value
        and body != ""
        and body[0] not in " \n"
        and not body.endswith("\n")
        and all(line == line.rstrip(" ") for line in body.split("\n"))
    )


def _folded(value: str, width: int) -> list[str]:
    """A text broken at single spaces; a double space stays inside its line."""
    words = value.split(" ")
    lines = [words[0]]
    for before, word in itertools.pairwise(words):
        if before and word and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] += " " + word
    return lines


def _checked(text: str) -> str:
    if (index := hidden_character(text)) is not None:
        message = f"Teksten inneholder et skjult tegn ({describe_character(text[index])})."
        raise UnwritableError(message, "Skriv teksten på nytt uten tegnet.")
    return unicodedata.normalize("NFC", text)


def _one_line(text: str, in_flow: bool) -> str:
    if _is_plain(text, in_flow):
        return text
    if "\n" in text or "\t" in text:
        escaped = text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n").replace("\t", r"\t")
        return f'"{escaped}"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_plain(text: str, in_flow: bool) -> bool:
    """Whether a text means itself without quotes; somewhat stricter than YAML, so that it is easy to see."""
    return (
        text != ""
        and text == text.strip()
        and text[0] not in _INDICATORS
        and not text.startswith("...")
        and not text.endswith(":")
        and not any(mark in text for mark in (": ", " #", "\n", "\t", "<<"))
        and not (in_flow and (not _FLOW_INDICATORS.isdisjoint(text) or "://" in text))
        and isinstance(read_plain(text), str)
        and not is_doubtful_number(text)
    )
