"""The quick reader, yaml-rs, for the texts on which it is known to agree with the careful one.

Another library takes its place by a change of this module alone; ``tests/source/test_fast.py`` tells whether it agrees.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias, cast

import yaml_rs

from styring.source.characters import MAX_DEPTH, hidden_character
from styring.source.scalars import MAX_DIGITS
from styring.source.tree import Plain


class NeedsStrict:
    """The quick reader has no answer: the text is unusual, or wrong."""


NEEDS_STRICT: Final = NeedsStrict()

Answer: TypeAlias = Plain | NeedsStrict

_LARGEST = 10**MAX_DIGITS
_DEEP_INDENT = "\n" + " " * 2 * MAX_DEPTH
_BEFORE = r"(?:^|[:-] |[\"'\]}]:|[,\[{]) *"
_BEHIND = r" *(?=[#,\]}\n])"

_MARKS = re.compile(_BEFORE + r"(?:[?&*!@%`]|[|>](?![-+1-9]*(?: +#.*| *)\n *[^ \n]))", re.MULTILINE)
"""Anchors, aliases, tags, explicit keys, texts that begin like one or like a block scalar, and blocks that begin with
an empty line (yaml-rs reads one with nothing in it as a line break)."""

_DOCUMENTS = re.compile(r"\n(?:---|\.\.\.|%)")
_MANY_DASHES = re.compile(r"-(?: +-){15}")
"""Lists within lists on one line, where yaml-rs recurses without limit."""

_DOUBTFUL_WHOLE = re.compile(_BEFORE + r"[-+]?(?:0[0-9_]|0[xobXOB]|[1-9][0-9]*_)[0-9a-fA-F_]*" + _BEHIND, re.MULTILINE)
"""Whole numbers that yaml-rs reads and the careful reader does not; dates and clock times are none."""

_DOUBTFUL_DECIMAL = re.compile(
    _BEFORE + r"[-+]?(?:\.[0-9a-zA-Z]+|0[0-9_]+\.[0-9_]*|[0-9_]+\.|[0-9._]*[eE_][-+0-9_.]*)" + _BEHIND, re.MULTILINE
)
"""The same for decimal numbers; asked only where there is one."""


def fast_load(text: str) -> Answer:
    """The data of a text, or ``NEEDS_STRICT``.

    The text is NFC-normalised, without byte order mark, with ``\\n`` between lines and at its end. Empty documents
    need the careful reader too, and so does everything that ends in a message.
    """
    if _is_unusual(text):
        return NEEDS_STRICT
    try:
        data: object = yaml_rs.loads(text, parse_datetime=False)
    except ValueError:  # YAMLDecodeError; the careful reader finds the words
        return NEEDS_STRICT
    if data is None or not _agrees(data, text):
        return NEEDS_STRICT
    return cast(Plain, data)


def _is_unusual(text: str) -> bool:
    return (
        "\t" in text
        or "\\" in text
        or "<<" in text
        or "\r" in text
        or text.startswith(("%", "..."))
        or _DEEP_INDENT in text
        or _DOCUMENTS.search(text) is not None
        or _MARKS.search(text) is not None
        or _MANY_DASHES.search(text) is not None
        or hidden_character(text) is not None
        or _DOUBTFUL_WHOLE.search(text) is not None
    )


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
            elif kind is float and _DOUBTFUL_DECIMAL.search(text) is not None:
                return False
        if not below:
            return True
        level = below
    return False
