"""Runs of capitalised words in a text, found by one regular expression, and what stands around them."""

from __future__ import annotations

import re
from typing import NamedTuple

from styring.names.traits import Traits, TraitsOf

_CAPITAL = f"[{''.join(c for c in map(chr, (*range(0x250), *range(0x1E00, 0x1F00))) if c.isupper())}]"
_LETTER = r"[^\W\d_]"
_INITIALS = rf"(?:(?<=A)a|(?<=C)hr|(?<=K)j|(?<=T)h)?\.-?(?:{_CAPITAL}{_LETTER}?\.-?)*"
_NAME = rf"{_LETTER}*+(?:['’]{_LETTER}++)*+(?:-{_CAPITAL}{_LETTER}*+)*+"
_COMPOUND = rf"-(?:{_LETTER}[\w-]*)?"
# A capital, not within a word: it comes first so that the search can leap from capital to capital.
_WORD = rf"{_CAPITAL}(?<![^\W_].)(?:{_INITIALS}|{_NAME}(?:{_COMPOUND})?(?![^\W_]))"
_GAP = r"[*_]{0,3}(?:[ \xa0]{1,2}|[ \xa0]?\n[ \xa0]{0,8})[*_]{0,3}"
_PARTICLES = (
    r"(?:(?:af|al|av|ben|bin|bint|da|de|del|dela|den|der|di|do|dos|du|el|ibn|la|le|ten|ter|van|von|zu)[ \xa0]"
    r"|[ae]l-){0,2}"
)

_STRETCHES = re.compile(rf"{_WORD}(?:{_GAP}{_PARTICLES}{_WORD})*+")
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


class Run:
    """Capitalised words with nothing but spaces, emphasis and particles («von», «bin») between them."""

    __slots__ = ("_following", "_previous", "text", "traits_of", "words")

    def __init__(self, text: str, words: tuple[Word, ...], traits_of: TraitsOf) -> None:
        self.text = text
        self.words = words
        self.traits_of = traits_of
        self._previous: str | None = None
        self._following: str | None = None

    @property
    def previous(self) -> str:
        """The word right before the run, as written; empty if there is none or something stands between."""
        if self._previous is None:
            self._previous = word_before(self.text, self.words[0].start)
        return self._previous

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
        if self._following is None:
            match = _FOLLOWING.match(self.text, self.words[-1].end)
            self._following = match[1].casefold() if match else ""
        return self._following


def stretches(text: str) -> list[str]:
    """All capitalised words of an NFC-normalised text, in order, those of a run together as they are written."""
    return _STRETCHES.findall(text)


def place_of(stretch: str, text: str, begin: int) -> int:
    """Where the next of the ``stretches`` begins in a text, behind the one before it."""
    size = len(stretch)
    start = text.index(stretch, begin)
    while text[start - 1 : start].isalnum() or (
        stretch[-1].isalnum() and text[start + size : start + size + 1].isalnum()
    ):
        start = text.index(stretch, start + 1)
    return start


def words_of(stretch: str) -> list[str]:
    """The capitalised words of a stretch."""
    if stretch.isalpha():
        return [stretch]
    if stretch.replace(" ", "").isalpha():  # nothing that takes the expression to tell
        return [word for word in stretch.split() if not word.islower()]
    return _WORDS.findall(stretch)


def run_of(stretch: str, text: str, start: int, traits_of: TraitsOf) -> Run:
    """The run that a stretch is, with what the words in it can be."""
    if stretch.isalpha():
        return Run(text, (Word(start, start + len(stretch), stretch, traits_of(stretch)),), traits_of)
    words: list[Word] = []
    begin = 0
    for word in words_of(stretch):
        traits = traits_of(word)
        if words and not traits.is_name and words[-1].traits.is_name and _is_part_of_name(word, traits_of):
            traits = Traits(traits.key, traits.base)
        begin = stretch.index(word, begin)
        words.append(Word(start + begin, start + begin + len(word), word, traits))
        begin += len(word)
    return Run(text, tuple(words), traits_of)


def word_before(text: str, start: int) -> str:
    """The word right before a place in a text, as written; empty if there is none or something stands between."""
    end = start
    while end and text[end - 1] in _MARKS:
        end -= 1
    if not end or text[end - 1] not in _SPACE:
        return ""
    words = text[max(0, start - _REACH) : end].rsplit(None, 1)
    return words[-1].strip(_MARKS) if words else ""


def _is_part_of_name(text: str, traits_of: TraitsOf) -> bool:
    """Whether a word is part of a name only behind another: «Kim Jong-il», «Haakon VII»."""
    if _SYLLABLES.fullmatch(text):
        first, second = map(traits_of, text.split("-"))
        return not (first.other or first.listed) and (not second.other or len(second.base) == len("il"))
    return _NUMERAL.fullmatch(text) is not None
