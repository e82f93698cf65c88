"""Runs of capitalised words in a text, found by one regular expression, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from styring.names.words import COMPANY_FORMS, STREETS, is_institution, is_title, names_a_thing

_CAPITAL = f"[{''.join(c for c in map(chr, (*range(0x250), *range(0x1E00, 0x1F00))) if c.isupper())}]"
_LETTER = r"[^\W\d_]"
_INITIALS = rf"\.-?(?:{_CAPITAL}\.-?)*"
_NAME = rf"{_LETTER}*(?:['’]{_LETTER}+)*(?:-{_CAPITAL}{_LETTER}*)*"
_COMPOUND = rf"-(?:{_LETTER}[\w-]*)?"
# A capital, not within a word: it comes first so that the search can leap from capital to capital.
_WORD = rf"{_CAPITAL}(?<![^\W_].)(?:{_INITIALS}|{_NAME}(?:{_COMPOUND})?(?![^\W_]))"
_GAP = r"[*_]{0,3}[ \xa0\n][*_]{0,3}"
_PARTICLES = r"(?:(?:af|al|ben|bin|de|der|di|dos|du|el|ibn|la|le|ten|ter|van|von)[ \xa0]|[ae]l-){0,2}"

_RUNS = re.compile(rf"{_WORD}(?:{_GAP}{_PARTICLES}{_WORD})*")
_WORDS = re.compile(_WORD)
_NAMES = re.compile(rf"{_CAPITAL}(?:{_INITIALS}|{_NAME})")
_PARTS = re.compile(rf"{_LETTER}+")
_FOLLOWING = re.compile(rf"{_GAP}({_LETTER}+)")
_GENITIVE = re.compile(r"['’]?s$")

_OPENINGS = ".!?:;…–-•#>|\n"
"""What a sentence, a heading, a list item or a table cell may begin after."""
_MARKS = "*_(["
"""What may stand between a space and a word: emphasis, a parenthesis, a link."""

_REACH = 4
"""How many words behind a name can make it the name of a firm."""


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word, or initials («K.», «K.O.»).

    Attributes:
        start, end: offsets in the text.
        text: as written.
        key: casefolded.
        base: the key without the s of a genitive, if it ends like one.
        is_name: may be part of a name: neither a compound («Hagen-utvalget») nor an abbreviation («NAV»).
    """

    start: int
    end: int
    text: str
    key: str
    base: str
    is_name: bool

    @property
    def is_initial(self) -> bool:
        """An initial or several."""
        return self.key.endswith(".")


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words with nothing but spaces, emphasis and particles («von», «bin») between them."""

    text: str
    words: tuple[Word, ...]

    def begins_sentence(self, i: int) -> bool:
        """Whether a word may have its capital from where it stands."""
        before = self._before().rstrip(f" \xa0«\"'{_MARKS}")
        return i == 0 and (not before or before[-1] in _OPENINGS)

    def follows_title(self, i: int) -> bool:
        """Whether a title, «v/» or «pva» stands right before a word."""
        return (i == 0 and self._before().casefold().endswith("v/")) or is_title(self._word_before(i))

    def is_other_thing(self, start: int, end: int) -> bool:
        """Whether what stands around ``words[start:end]`` makes it a place, an institution, a room or a firm."""
        behind = self.words[end : end + _REACH]
        if names_a_thing(self._word_before(start)) or any(word.key in COMPANY_FORMS for word in behind):
            return True
        following = self._key_after(end)
        if is_institution(following):
            return True
        # «Nordmanns plass i ledergruppen» is about a person, «Trygve Lies plass» is not.
        is_street = following in STREETS and (following != "plass" or end - start > 1)
        return is_street and self.words[end - 1].key.endswith("s")

    def _before(self) -> str:
        """As much as needed of what stands before the run."""
        start = self.words[0].start
        return self.text[max(0, start - 40) : start]

    def _word_before(self, i: int) -> str:
        if i > 0:
            return self.words[i - 1].text
        before = self._before().rstrip(_MARKS)
        return before.split()[-1].strip(_MARKS) if before[-1:].isspace() and before.strip() else ""

    def _key_after(self, end: int) -> str:
        if end < len(self.words):
            return self.words[end].key
        match = _FOLLOWING.match(self.text, self.words[end - 1].end)
        return match[1].casefold() if match else ""


def runs(text: str, vocabulary: frozenset[str]) -> Iterator[Run]:
    """The runs of an NFC-normalised text that hold a word of the vocabulary (or its genitive), in order."""
    for match in _RUNS.finditer(text):
        for part in _PARTS.findall(match.group().casefold()):
            if part in vocabulary or part[:-1] in vocabulary:
                yield Run(text, tuple(map(_word, _WORDS.finditer(text, *match.span()))))
                break


def _word(match: re.Match[str]) -> Word:
    text = match.group()
    key = text.casefold()
    is_abbreviation = len(text) <= 3 and text.isupper() and not text.endswith(".")
    is_name = _NAMES.fullmatch(text) is not None and not is_abbreviation
    return Word(match.start(), match.end(), text, key, _GENITIVE.sub("", key), is_name)
