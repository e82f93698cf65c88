"""Runs of capitalised words in a text, found by one regular expression, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from styring.names.traits import Traits, traits_of

_CAPITAL = f"[{''.join(c for c in map(chr, (*range(0x250), *range(0x1E00, 0x1F00))) if c.isupper())}]"
_LETTER = r"[^\W\d_]"
_INITIALS = rf"(?:(?<=A)a|(?<=C)hr|(?<=K)j|(?<=T)h)?\.-?(?:{_CAPITAL}{_LETTER}?\.-?)*"
_NAME = rf"{_LETTER}*(?:['’]{_LETTER}+)*(?:-{_CAPITAL}{_LETTER}*)*"
_COMPOUND = rf"-(?:{_LETTER}[\w-]*)?"
# A capital, not within a word: it comes first so that the search can leap from capital to capital.
_WORD = rf"{_CAPITAL}(?<![^\W_].)(?:{_INITIALS}|{_NAME}(?:{_COMPOUND})?(?![^\W_]))"
_GAP = r"[*_]{0,3}(?:[ \xa0]{1,2}|[ \xa0]?\n[ \xa0]{0,8})[*_]{0,3}"
_PARTICLES = (
    r"(?:(?:af|al|av|ben|bin|bint|da|de|del|dela|den|der|di|do|dos|du|el|ibn|la|le|ten|ter|van|von|zu)[ \xa0]"
    r"|[ae]l-){0,2}"
)

_PIECES = re.compile(rf"{_CAPITAL}\w*")
_RUNS = re.compile(rf"{_WORD}((?:{_GAP}{_PARTICLES}{_WORD})+)?")
_WORDS = re.compile(_WORD)
_SYLLABLES = re.compile(rf"{_CAPITAL}{_LETTER}{{1,6}}-{_LETTER}{{2,4}}s?")
_NUMERAL = re.compile(r"[IVX]+s?")
_FOLLOWING = re.compile(rf"{_GAP}({_LETTER}+)")
_SPACE = frozenset(" \xa0\n\t")

_OPENINGS = frozenset(".!?:;…–-•#>|\n)0123456789")
"""What a sentence, a heading, a list item or a table cell may begin after."""
_MARKS = "*_(["
"""What may stand between a space and a word: emphasis, a parenthesis, a link."""
_SKIPPED = f" \xa0«»“”\"'‘{_MARKS}"


_REACH = 40
"""As many characters as are needed of what stands before and behind a run."""


class Word(NamedTuple):
    """A capitalised word, or initials («K.», «K.O.»).

    Attributes:
        start, end: offsets in the text.
        text: as written.
        traits: what it can be.
    """

    start: int
    end: int
    text: str
    traits: Traits

    @property
    def key(self) -> str:
        """What the word is compared by."""
        return self.traits.key


class Run(NamedTuple):
    """Capitalised words with nothing but spaces, emphasis and particles («von», «bin») between them."""

    text: str
    words: tuple[Word, ...]
    previous: str
    """The word right before the run, as written; empty if there is none or something stands between."""

    def begins_sentence(self, i: int) -> bool:
        """Whether a word may have its capital from where it stands."""
        start = self.words[i].start
        before = self.text[max(0, start - 12) : start].rstrip(_SKIPPED)
        return not before or before[-1] in _OPENINGS

    def word_before(self, i: int) -> str:
        """The word right before a word, as written; empty if there is none or something stands between."""
        return self.words[i - 1].text if i else self.previous

    def before(self) -> str:
        """As much as needed of what stands before the run."""
        start = self.words[0].start
        return self.text[max(0, start - _REACH) : start]

    def after(self, end: int) -> str:
        """As much as needed of what stands behind ``words[:end]``."""
        start = self.words[end - 1].end
        return self.text[start : start + _REACH]

    def key_after(self, end: int) -> str:
        """The key of the word right behind ``words[:end]``; empty if there is none or something stands between."""
        if end < len(self.words):
            return self.words[end].key
        match = _FOLLOWING.match(self.text, self.words[end - 1].end)
        return match[1].casefold() if match else ""


def is_dull(text: str, dull: frozenset[str]) -> bool:
    """Whether every capitalised word of a text is ``dull``, as written, so that there is nothing to read."""
    return dull.issuperset(_PIECES.findall(text))


def runs(text: str, dull: frozenset[str]) -> Iterator[Run]:
    """The runs of an NFC-normalised text, in order, but for lone words that are ``dull``, as written."""
    for match in _RUNS.finditer(text):
        found = match.group()
        start, end = match.span()
        if match.lastindex:
            yield Run(text, _words(match), _word_before(text, start))
        elif found not in dull:
            yield Run(text, (Word(start, end, found, traits_of(found)),), _word_before(text, start))


def _word_before(text: str, start: int) -> str:
    end = start
    while end and text[end - 1] in _MARKS:
        end -= 1
    if not end or text[end - 1] not in _SPACE:
        return ""
    words = text[max(0, start - _REACH) : end].rsplit(None, 1)
    return words[-1].strip(_MARKS) if words else ""


def _words(run: re.Match[str]) -> tuple[Word, ...]:
    words: list[Word] = []
    for match in _WORDS.finditer(run.string, run.start(), run.end()):
        text = match.group()
        traits = traits_of(text)
        if words and not traits.is_name and words[-1].traits.is_name and _is_part_of_name(text):
            traits = Traits(traits.key, traits.base)
        words.append(Word(match.start(), match.end(), text, traits))
    return tuple(words)


def _is_part_of_name(text: str) -> bool:
    """Whether a word is part of a name only behind another: «Kim Jong-il», «Haakon VII»."""
    if _SYLLABLES.fullmatch(text):
        first, second = map(traits_of, text.split("-"))
        return not (first.other or first.listed) and (not second.other or len(second.base) == len("il"))
    return _NUMERAL.fullmatch(text) is not None
