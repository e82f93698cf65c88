"""The quick reader, yaml-rs, for the texts on which it is known to agree with the careful one.

Another library takes its place by a change of this module alone; ``tests/source/test_fast.py`` tells whether it agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, TypeAlias, cast

import yaml_rs

from styring.source.characters import HIDDEN, MAX_DEPTH
from styring.source.outline import outline
from styring.source.scalars import MAX_DIGITS
from styring.source.tree import Plain, scalars


class NeedsStrict:
    """The quick reader has no answer: the text is unusual, or wrong."""


NEEDS_STRICT: Final = NeedsStrict()

Answer: TypeAlias = Plain | NeedsStrict

_LARGEST: Final[int] = 10**MAX_DIGITS
_DEEP_INDENT = "\n" + " " * 2 * MAX_DEPTH
_DOCUMENTS = re.compile(r"\n(?:---|\.\.\.|%)")
_MANY_DASHES = re.compile(r"-(?: +-){15}")
"""Lists within lists on one line, where yaml-rs recurses without limit."""

_EDGES = ("{:", "[:", ",:", " :", "\n:", ":}", ":]", ":,")
"""A colon at the edge of a value between brackets: it may belong to the value, and not all readers agree."""

_NEAR = 100
"""How far back a look at what stands before a character goes."""

_MARKS = "?*!@%`|>"
"""What may begin an alias, tag, explicit key, block scalar, or a text that must not begin so."""

_BLOCK_MARKS = ("|", ">")
_BLOCK_HEADER = r"(?<=[|>])[-+1-9]* *\n *[^ \n]"
"""What follows the mark of a block scalar whose first line is not empty (yaml-rs reads one with nothing in it as a line
break)."""

_FORBIDDEN = re.compile(f"[{HIDDEN}\t]")
_FORBIDDEN_BEYOND_LATIN_1 = "\u2028\u2029\ufeff\ufffe\uffff"
"""Lone surrogates are not among them: yaml-rs refuses those itself."""

_ORDINARY = bytes(
    code for code in range(256) if not _FORBIDDEN.match(chr(code)) and chr(code) not in {*_MARKS, "&", "\\", "<"}
)
"""Characters of Latin-1 that are of no interest one by one: most texts hold little else, and to take them all away is
ten times as quick as to search for the others."""

# These patterns begin with a rare character because that is what makes a search quick, and look at each stretch of
# text once because a file may hold a million zeros.
_LEADING_ZERO = re.compile(r"0(?<![0-9a-fA-F_]0)(?<![0-9][-:]0)[0-9_xobXOB][0-9a-fA-F_]*+ *+(?=[#,\]}\n])")
"""What stands behind a digit and a hyphen or colon, as in days and hours, is within a value that has begun."""
_UNDERSCORE = re.compile(r"_(?=[0-9_ #,\]}\n])")
_DECIMAL_POINT = re.compile(r"\.\w* *(?=[#,\]}\n])")
_EXPONENT = re.compile(r"[eE][-+0-9_]+ *(?=[#,\]}\n])")
_PLAIN_DECIMAL = re.compile(r"(?:0|[1-9][0-9]*)\.[0-9]+ *[#,\]}\n]")


def fast_load(text: str) -> Answer:
    """The data of a text, or ``NEEDS_STRICT``.

    The text is NFC-normalised, without byte order mark, with LF between lines and at its end. Empty documents
    need the careful reader too, and so does everything that ends in a message.
    """
    suspects = find_suspects(text)
    if suspects is None or _is_unusual(text):
        return NEEDS_STRICT
    try:
        data: object = yaml_rs.loads(text, parse_datetime=False)
    except (ValueError, TypeError):  # YAMLDecodeError, or a mapping as a key; the careful reader finds the words
        return NEEDS_STRICT
    odd: list[str] = []
    if data is None or not _agrees(data, text, odd):
        return NEEDS_STRICT
    answer = cast(Plain, data)
    return NEEDS_STRICT if (suspects or odd) and not _is_found(answer, text) else answer


def find_suspects(text: str) -> set[str] | None:
    """The marks and backslashes that may be more than letters of a longer text, by the data to be judged.

    ``None`` if the text holds what it must not: hidden characters, tabs, merge keys, or what may begin an anchor
    (yaml-rs copies what aliases repeat, however often).
    """
    latin_1 = text.encode("latin-1", "ignore")
    found = set(latin_1.translate(None, _ORDINARY).decode("latin-1"))
    if any(map(_FORBIDDEN.match, found)) or ("<" in found and "<<" in text) or _may_begin_value("&", found, text):
        return None
    if len(latin_1) < len(text) and any(character in text for character in _FORBIDDEN_BEYOND_LATIN_1):
        return None
    return {mark for mark in found if mark == "\\" or (mark in _MARKS and _may_begin_value(mark, found, text))}


def _may_begin_value(mark: str, found: set[str], text: str) -> bool:
    return mark in found and any(_begins_value(text, match.start()) for match in _alone(mark).finditer(text))


def _is_unusual(text: str) -> bool:
    return (
        text.startswith(("%", "..."))
        or _DEEP_INDENT in text
        or _DOCUMENTS.search(text) is not None
        or _MANY_DASHES.search(text) is not None
        or (("{" in text or "[" in text) and any(edge in text for edge in _EDGES))
        or any(_begins_value(text, match.start()) for match in _LEADING_ZERO.finditer(text))
        or any(_begins_value(text, _number_start(text, match.start())) for match in _UNDERSCORE.finditer(text))
    )


@cache
def _alone(mark: str) -> re.Pattern[str]:
    """Finds a mark where it is not that of a block scalar which is read right."""
    return re.compile(rf"{re.escape(mark)}(?!{_BLOCK_HEADER})")


def _is_found(data: Plain, text: str) -> bool:
    """Whether the text says the data as they are, its marks and backslashes being letters of longer texts."""
    root = outline(text, data)
    return root is not None and all(node.style or text[node.start] not in _MARKS for node in scalars(root))


def _begins_value(text: str, offset: int) -> bool:
    """Whether a value may begin at an offset, or one character before it with a sign; in doubt, yes."""
    nearest = text[max(0, offset - _NEAR) : offset]
    line = nearest[nearest.rfind("\n") + 1 :]
    line = line[:-1] if line.endswith(("+", "-")) else line
    before = line.rstrip(" ")
    if before == "" or before[-1] in ",[{":
        return True
    if len(before) < len(line):
        return before[-1] in ":-"
    return before[-1] == ":" and before[-2:-1] in "\"'}]"


def _number_start(text: str, offset: int) -> int:
    """Where the digits in front of an offset begin, or where so many begin that it makes no difference."""
    nearest = text[max(0, offset - _NEAR) : offset]
    digits = len(nearest) - len(nearest.rstrip("0123456789_"))
    return 0 if digits == _NEAR else offset - digits


def _has_doubtful_decimal(text: str) -> bool:
    """Whether a decimal number may be written in another way than ``0.5``."""
    for match in _DECIMAL_POINT.finditer(text):
        start = _number_start(text, match.start())
        if _begins_value(text, start) and _PLAIN_DECIMAL.match(text, start) is None:
            return True
    return any(text[match.start() - 1] in "0123456789._" for match in _EXPONENT.finditer(text))


def _agrees(value: object, text: str, odd: list[str], depth: int = 0) -> bool:
    """Whether every key is text, no number is written in a doubtful way and nothing lies too deep.

    Keys that are no plain word, and texts that begin with the mark of a block scalar, are added to ``odd``: between
    brackets yaml-rs reads a key of two lines, and takes the mark for a letter.
    """
    children: Iterable[object]
    if isinstance(value, dict):
        for key in value:
            if type(key) is not str:
                return False
            if not key.isidentifier():
                odd.append(key)
        children = value.values()
    elif isinstance(value, list):
        children = value
    elif isinstance(value, int):
        return -_LARGEST < value < _LARGEST
    else:
        return not isinstance(value, float) or not _has_doubtful_decimal(text)
    if depth == MAX_DEPTH:
        return False
    for child in children:
        if type(child) is str:  # most are, and a call for each would take as long as all the rest
            if child.startswith(_BLOCK_MARKS):
                odd.append(child)
        elif not _agrees(child, text, odd, depth + 1):
            return False
    return True
