"""The quick reader, yaml-rs, for the texts on which it is known to agree with the careful one.

Another library takes its place by a change of this module alone; ``tests/source/test_fast.py`` tells whether it agrees.
"""

from __future__ import annotations

import re
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

_LARGEST = 10**MAX_DIGITS
_DEEP_INDENT = "\n" + " " * 2 * MAX_DEPTH
_DOCUMENTS = re.compile(r"\n(?:---|\.\.\.|%)")
_MANY_DASHES = re.compile(r"-(?: +-){15}")
"""Lists within lists on one line, where yaml-rs recurses without limit."""

_NEAR = 100
"""How far back a look at what stands before a character goes."""

_MARKS = "?*!@%`|>"
"""What may begin an alias, tag, explicit key, block scalar, or a text that must not begin so."""

_BLOCK_HEADER = r"(?<=[|>])[-+1-9]* *\n *[^ \n]"
"""What follows the mark of a block scalar whose first line is not empty (yaml-rs reads one with nothing in it as a line
break)."""

_SUSPECTS = re.compile(rf"[{HIDDEN}\t&\\{_MARKS}](?!{_BLOCK_HEADER})")
_NOT_FORBIDDEN = frozenset("\\" + _MARKS)
"""Suspects that the data tell the meaning of. The others are hidden characters, tabs, and what may begin an anchor
(yaml-rs copies what aliases repeat, however often)."""

# These patterns begin with a rare character because that is what makes a search quick, and look at each stretch of
# text once because a file may hold a million zeros.
_LEADING_ZERO = re.compile(r"0(?<![0-9a-fA-F_]0)[0-9_xobXOB][0-9a-fA-F_]*+ *+(?=[#,\]}\n])")
_UNDERSCORE = re.compile(r"_(?=[0-9_ #,\]}\n])")
_DECIMAL_POINT = re.compile(r"\.\w* *(?=[#,\]}\n])")
_EXPONENT = re.compile(r"[eE][-+0-9_]+ *(?=[#,\]}\n])")
_PLAIN_DECIMAL = re.compile(r"(?:0|[1-9][0-9]*)\.[0-9]+ *[#,\]}\n]")


def fast_load(text: str) -> Answer:
    """The data of a text, or ``NEEDS_STRICT``.

    The text is NFC-normalised, without byte order mark, with LF between lines and at its end. Empty documents
    need the careful reader too, and so does everything that ends in a message.
    """
    suspects = {match[0] for match in _SUSPECTS.finditer(text) if _is_suspect(text, match[0], match.start())}
    if not suspects <= _NOT_FORBIDDEN or _is_unusual(text):
        return NEEDS_STRICT
    try:
        data: object = yaml_rs.loads(text, parse_datetime=False)
    except ValueError:  # YAMLDecodeError; the careful reader finds the words
        return NEEDS_STRICT
    if data is None or not _agrees(data, text):
        return NEEDS_STRICT
    answer = cast(Plain, data)
    return NEEDS_STRICT if suspects and not _is_found(answer, text) else answer


def _is_unusual(text: str) -> bool:
    return (
        "<<" in text
        or text.startswith(("%", "..."))
        or _DEEP_INDENT in text
        or _DOCUMENTS.search(text) is not None
        or _MANY_DASHES.search(text) is not None
        or any(_begins_value(text, match.start()) for match in _LEADING_ZERO.finditer(text))
        or any(_begins_value(text, _number_start(text, match.start())) for match in _UNDERSCORE.finditer(text))
    )


def _is_suspect(text: str, character: str, offset: int) -> bool:
    """Whether a character may be more than a letter of a longer text."""
    return _begins_value(text, offset) if character == "&" or character in _MARKS else True


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


def _agrees(data: object, text: str) -> bool:
    """Whether every key is text, no number is written in a doubtful way and nothing lies too deep."""
    level: list[object] = [data]
    for _ in range(MAX_DEPTH + 1):
        below: list[object] = []
        for value in level:
            kind = type(value)
            if kind is dict:
                for key, child in cast(dict[object, object], value).items():
                    if type(key) is not str:
                        return False
                    if type(child) is not str:
                        below.append(child)
            elif kind is list:
                below.extend(child for child in cast(list[object], value) if type(child) is not str)
            elif kind is int:
                if not -_LARGEST < cast(int, value) < _LARGEST:
                    return False
            elif kind is float and _has_doubtful_decimal(text):
                return False
        if not below:
            return True
        level = below
    return False
