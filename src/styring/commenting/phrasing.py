"""What a change is told as: a Norwegian sentence that is right in both målformer, and the text that it is about."""

from __future__ import annotations

import re

from styring.commenting.remarks import Suggestion

_LONGEST_QUOTE = 400
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ0-9«])")
_WORDS_OF_PLACE = 4


def told(suggestion: Suggestion) -> str:
    """What a suggestion says."""
    old, new = flat(suggestion.old), flat(suggestion.new)
    if old and new:
        return f"Foreslår å endre «{old}» til {quoted_last(new)}"
    if old:
        return f"Foreslår å ta ut {quoted_last(old)}"
    before = flat(suggestion.line[: suggestion.start]).split()
    place = f"etter {quoted_last(' '.join(before[-_WORDS_OF_PLACE:]))}" if before else "først i avsnittet."
    return f"Foreslår å føye til «{new}» {place}"


def quoted_last(text: str) -> str:
    """A quotation that ends a sentence: with a full stop, unless it has its own."""
    return f"«{text}»" if text[-1:] in ".!?…" else f"«{text}»."


def sentences_around(text: str, start: int, end: int) -> str:
    """The sentences of a paragraph that some words stand in."""
    first = max((m.end() for m in _SENTENCE_END.finditer(text) if m.end() <= start), default=0)
    last = min((m.start() for m in _SENTENCE_END.finditer(text) if m.start() >= end), default=len(text))
    return cut(flat(text[first:last]))


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def cut(text: str) -> str:
    """A quotation, cut where it is too long to read in a record."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 2].rstrip()} …"


def shortened(text: str) -> str:
    """The first words of a paragraph, enough to know it by."""
    words = flat(text).split()
    return " ".join(words) if len(words) <= 2 * _WORDS_OF_PLACE else " ".join((*words[: 2 * _WORDS_OF_PLACE], "…"))
