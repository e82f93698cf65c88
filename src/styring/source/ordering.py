"""The items of a list put in another order: whole lines change places, with the comments that go with them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from styring.source.splice import Splice, unclear
from styring.source.tree import ScalarNode, SequenceNode


def moved_items(text: str, node: SequenceNode, key: ScalarNode | None, order: Sequence[int]) -> Splice:
    """The splice that puts the items of a list, each on lines of its own below its key, in another order.

    Comments above an item go with it, and so do those indented below it. A comment above the first item may be about
    the whole list; the first item must then stay first.

    Raises:
        UnwritableError: the list is written in another way, or a comment stands above a first item that would move.
    """
    if node.flow or key is None or not order:
        raise unclear()
    first = text.index("-", node.start)
    begin = text.rindex("\n", 0, first) + 1
    under_key = text.index("\n", key.end)
    if "#" in text[under_key:begin] and order[0] != 0:
        raise unclear()
    comments = re.compile(rf"(?:\n[ \t]*)*\n {{{first - begin + 1},}}#.*")
    ends = [begin - 1, *(_end_of_item(text, item.end, comments) for item in node.items)]
    parts = [_parted(text[start + 1 : end]) for start, end in itertools.pairwise(ends)]
    moved = (gap + parts[index][1] for (gap, _), index in zip(parts, order, strict=True))
    return Splice(begin, ends[-1], "\n".join(moved))


def _parted(lines: str) -> tuple[str, str]:
    """The empty lines in front, which stay where they part two places of the list, and the rest."""
    empty = re.match(r"(?:[ \t]*\n)*", lines)
    start = empty.end() if empty else 0
    return lines[:start], lines[start:]


def _end_of_item(text: str, offset: int, comments: re.Pattern[str]) -> int:
    """The end of the last line that belongs to what ends at an offset, with the comments indented below it."""
    line_end = text.find("\n", offset)
    end = len(text) if line_end < 0 else line_end
    while match := comments.match(text, end):
        end = match.end()
    return end
