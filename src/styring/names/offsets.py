"""From places in the NFC form of a text, where hits are told, to places in the text as it was given."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from styring.names.hits import Hit

_HANGUL = frozenset(map(chr, range(0x1161, 0x11FA)))


def as_given(text: str, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits with offsets in a text as it was given, which may be in another Unicode normal form than NFC."""
    found = tuple(hits)
    if not found or unicodedata.is_normalized("NFC", text):
        return found
    places = list(_places(text))
    return tuple(_moved(text, hit, places[hit.start][0], places[hit.end - 1][1]) for hit in found)


def _moved(text: str, hit: Hit, start: int, end: int) -> Hit:
    return hit._replace(start=start, end=end, text=text[start:end])


def _places(text: str) -> Iterator[tuple[int, int]]:
    """For each character of the NFC form: the offsets in the text of the characters that it is composed of."""
    begin = 0
    for end in (*_boundaries(text), len(text)):
        for _ in unicodedata.normalize("NFC", text[begin:end]):
            yield begin, end
        begin = end


def _boundaries(text: str) -> Iterator[int]:
    """Where a text can be cut so that its parts, each normalised, make up the whole normalised.

    Nothing but marks and the vowels and finals of Hangul is composed with what stands before it (UAX #15).
    """
    for i, character in enumerate(text):
        if i and unicodedata.category(character)[0] != "M" and character not in _HANGUL:
            yield i
