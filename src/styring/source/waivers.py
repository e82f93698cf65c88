"""Comments that ask for a finding to be let through: ``# styring: tillat ESM13 – grunn``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from styring.diagnostics import Position
from styring.source.tree import Lines, Node, scalars

MENTION = re.compile(r"#[ \t]*styring[ \t]*:", re.IGNORECASE)
"""Whether a text can hold a waiver at all; a cheap test before the comments are looked for."""

_CODE = r"[A-ZÆØÅ]{2,5}[0-9]{1,3}"
_NAME = r"[a-zæøå]+(?:-[a-zæøå0-9]+)+"
_WAIVER = (
    rf"#\s*styring\s*:\s*tillat(?:\s+(?P<codes>(?:{_CODE}|{_NAME})(?:(?:\s*,\s*|\s+og\s+|\s+(?={_CODE}))(?:{_CODE}|{_NAME}))*))?"
    r"(?:\s*[-–—:]+\s*|\s+|$)(?P<reason>.*)"
)


class Waiver(NamedTuple):
    """A comment that begins with ``styring:``.

    Attributes:
        codes: the rules it names, by code in capitals or by name in small letters; empty if it names none or is not
            understood at all.
        reason: why; empty if it says nothing.
        applies_to: the line whose findings it lets through (its own, or the next line with content when the comment
            stands alone); ``None`` if nothing follows.
        position: where the comment stands.
    """

    codes: tuple[str, ...]
    reason: str
    applies_to: int | None
    position: Position


def find_waivers(text: str, root: Node, lines: Lines) -> Iterator[Waiver]:
    """The waivers among a document's comments, in the order of the text."""
    content = [number for number in range(1, lines.count + 1) if _has_content(lines.text(number))]
    for start, end in comments(text, root):
        comment = text[start:end].rstrip()
        if MENTION.match(comment) is None:
            continue
        position = lines.position(start, start + len(comment))
        alone = text[text.rfind("\n", 0, start) + 1 : start].strip() == ""
        applies_to = _next_after(position.line, content) if alone else position.line
        match = re.fullmatch(_WAIVER, comment, re.IGNORECASE)
        if match is None:
            yield Waiver((), "", applies_to, position)
            continue
        codes = re.findall(rf"{_CODE}|{_NAME}", match["codes"] or "", re.IGNORECASE)
        yield Waiver(tuple(map(_canonical, codes)), match["reason"].strip(), applies_to, position)


def comments(text: str, root: Node) -> Iterator[tuple[int, int]]:
    """The stretches of text that are comments: from a ``#`` outside every scalar to the end of its line."""
    position = 0
    for scalar in [*scalars(root), None]:
        stop = len(text) if scalar is None else scalar.start
        for match in re.compile(r"#[^\r\n]*").finditer(text, position, stop):
            yield match.span()
        if scalar is None:
            return
        position = scalar.end
        if scalar.is_block:  # a comment may follow "|" and ">" on their own line
            content = text.find("\n", scalar.start, scalar.end)
            header_end = scalar.end if content < 0 else content
            if (header := text.find("#", scalar.start, header_end)) >= 0:
                yield header, header_end


def _canonical(code: str) -> str:
    return code.upper() if re.fullmatch(_CODE, code, re.IGNORECASE) else code.lower()


def _has_content(line: str) -> bool:
    return not line.lstrip().startswith("#") and line.strip() != ""


def _next_after(number: int, numbers: list[int]) -> int | None:
    place = bisect_right(numbers, number)
    return numbers[place] if place < len(numbers) else None
