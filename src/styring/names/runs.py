"""Runs of capitalised words in a text, found by one regular expression, and what stands around them."""

from __future__ import annotations

import re
from typing import NamedTuple

from styring.names.beside import GAP, Before, Behind, before, behind, told_before, told_behind
from styring.names.patterns import pattern
from styring.names.traits import Traits, TraitsOf

_CAPITAL = f"[{''.join(c for c in map(chr, (*range(0x250), *range(0x1E00, 0x1F00))) if c.isupper())}]"
_LETTER = r"[^\W\d_]"
_INITIALS = rf"(?=[.ahj])(?:(?<=A)a|(?<=C)hr|(?<=K)j|(?<=T)h)?\.-?(?:{_CAPITAL}{_LETTER}?\.-?)*"
_NAME = rf"{_LETTER}*+(?:['’]{_LETTER}++)*+(?:-{_CAPITAL}{_LETTER}*+)*+"
_COMPOUND = rf"-(?:{_LETTER}[\w-]*)?"
# A capital, not within a word: it comes first so that the search can leap from capital to capital.
# So is a word of nothing but letters that are common in Norway, as most are.
_WORD = rf"{_CAPITAL}(?<![^\W_].)(?:[A-Za-zÀ-ÖØ-öø-ÿ]*+(?![\w.'’-])|{_INITIALS}|{_NAME}(?:{_COMPOUND})?(?![^\W_]))"
_PARTICLES = (
    r"(?:(?:af|al|av|ben|bin|bint|da|de|del|dela|den|der|di|do|dos|du|el|ibn|la|le|ten|ter|van|von|zu)[ \xa0]"
    r"|[ae]l-){0,2}"
)

_RUNS = pattern(rf"({_WORD}(?:{GAP}{_PARTICLES}{_WORD})*+)")
_WORDS = pattern(_WORD)
_SYLLABLES = pattern(rf"{_CAPITAL}{_LETTER}{{1,6}}-{_LETTER}{{2,4}}s?")
_NUMERAL = re.compile(r"[IVX]+s?")

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


class Run:
    """Capitalised words with nothing but spaces, emphasis and particles («von», «bin») between them."""

    __slots__ = ("_before", "_behind", "text", "traits_of", "words")

    def __init__(self, text: str, words: tuple[Word, ...], traits_of: TraitsOf) -> None:
        self.text = text
        self.words = words
        self.traits_of = traits_of
        self._before = before(text, words[0].start)
        self._behind = behind(text, words[-1].end)

    def before(self, i: int) -> Before:
        """What stands right before a word tells."""
        if not i:
            return self._before
        previous = self.words[i - 1]
        return told_before(self.text[previous.start : self.words[i].start], previous.text)

    def behind(self, end: int) -> Behind:
        """What stands right behind ``words[:end]`` tells."""
        if end == len(self.words):
            return self._behind
        following = self.words[end]
        return told_behind(self.text[self.words[end - 1].end : following.end], following.traits.key)

    def text_before(self) -> str:
        """As much as needed of what stands before the run."""
        start = self.words[0].start
        return self.text[max(0, start - _REACH) : start]

    def text_behind(self, end: int) -> str:
        """As much as needed of what stands behind ``words[:end]``."""
        start = self.words[end - 1].end
        return self.text[start : start + _REACH]


def cut(text: str) -> list[str]:
    """An NFC-normalised text cut in pieces: what stands between runs, and, in every other place, how a run is written.

    What stands before the first run comes first, so that the places of all are known by their lengths.
    """
    return _RUNS().split(text)


def words_of(stretch: str) -> list[str]:
    """The capitalised words of a stretch."""
    if stretch.isalpha():
        return [stretch]
    if stretch.replace(" ", "").isalpha():  # nothing that takes the expression to tell
        return [word for word in stretch.split() if not word.islower()]
    return _WORDS().findall(stretch)


def run_of(stretch: str, text: str, start: int, traits_of: TraitsOf) -> Run:
    """The run that a stretch is, with what the words in it can be."""
    if stretch.isalpha():
        return Run(text, (Word(start, start + len(stretch), stretch, traits_of(stretch)),), traits_of)
    words: list[Word] = []
    begin = 0
    for word in words_of(stretch):
        traits = traits_of(word)
        if not traits.is_name and words and words[-1].traits.is_name and _is_part_of_name(word, traits_of):
            traits = Traits(traits.key, traits.base)
        begin = stretch.index(word, begin)
        words.append(Word(start + begin, start + begin + len(word), word, traits))
        begin += len(word)
    return Run(text, tuple(words), traits_of)


def _is_part_of_name(text: str, traits_of: TraitsOf) -> bool:
    """Whether a word is part of a name only behind another: «Kim Jong-il», «Haakon VII»."""
    if _SYLLABLES().fullmatch(text):
        first, second = map(traits_of, text.split("-"))
        return not (first.other or first.listed) and (not second.other or len(second.base) == len("il"))
    return _NUMERAL.fullmatch(text) is not None
