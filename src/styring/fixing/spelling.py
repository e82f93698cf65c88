"""Which key or value of a closed list a word is another spelling of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_LETTERS = {"å": "(?:å|aa|a)", "ø": "(?:ø|ö|oe|o)", "æ": "(?:æ|ä|ae|a|e)"}
"""How Norwegian letters are written without them, or with a Swedish keyboard."""

_SHORTEST = 5
"""Shorter words have too many neighbours for a slip of the finger to be told from another word."""


def same_word(written: str, words: Iterable[str]) -> str | None:
    """The only word that ``written`` is, but for capitals, æøå, and what parts the words of a compound."""
    return _only(word for word in words if _pattern(word).fullmatch(_bare(written)))


def same_or_nearly(written: str, words: Iterable[str]) -> str | None:
    """The same, or else the only word that is one slip away: a letter too few or too many, wrong, or two exchanged.

    The first and last letters and all digits have to agree: words that differ there are often two forms of a word.
    """
    words = tuple(words)
    return same_word(written, words) or _only(word for word in words if _is_slip(_bare(written), _bare(word)))


def _only(words: Iterable[str]) -> str | None:
    found = tuple(words)
    return found[0] if len(found) == 1 else None


def _bare(word: str) -> str:
    return re.sub(r"[\s_-]", "", unicodedata.normalize("NFC", word).casefold())


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile("".join(_LETTERS.get(letter, re.escape(letter)) for letter in _bare(word)))


def _is_slip(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST or one[0] != other[0] or one[-1] != other[-1] or _digits(one) != _digits(other):
        return False
    if len(shorter) < len(longer):
        return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
    differing = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    match differing:
        case [_]:
            return True
        case [i, j]:
            return j == i + 1 and one[i] == other[j] and one[j] == other[i]
        case _:
            return False


def _digits(word: str) -> str:
    return re.sub(r"\D", "", word)
