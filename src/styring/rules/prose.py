"""The length of free text."""

from __future__ import annotations

import re
from collections.abc import Sequence

# The bound keeps the search linear in what nobody has closed.
_LINK_TARGET = re.compile(r"\]\([^)\s]{0,500}\)")
_LIST_NUMBER = re.compile(r"^[ \t]*[0-9]+[.)](?=\s)", re.MULTILINE)


def count_words(text: str) -> int:
    """How many words a reader of the rendered text sees: without the targets of links, list numbers and marks."""
    seen = _LIST_NUMBER.sub("", _LINK_TARGET.sub("]", text))
    return sum(any(character.isalnum() for character in part) for part in seen.split())


def may_exceed(texts: Sequence[str], most: int) -> bool:
    """Whether texts may have more words together than that, which is quick to tell: every word has space around it."""
    longest = sum(map(len, texts)) + len(texts)
    return longest > 2 * most and sum(len(text.split()) for text in texts) > most
