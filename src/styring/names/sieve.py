"""Sorts capitalised words by what they can be wherever they stand, so that most of a text need not be looked at."""

from __future__ import annotations

from styring.names.endings import looks_like_surname
from styring.names.learned import is_hopeless
from styring.names.runs import words_of
from styring.names.traits import Traits, TraitsOf, traits_of

_MOST = 1 << 16
"""How many stretches are remembered before it begins anew, so that memory stays within bounds."""


class Sieve:
    """Stretches of capitalised words, as written, that have been met so far.

    Attributes:
        dull: no word of theirs can be in a name by itself.
        faint: a single word that is on no list and does not look like a name: one only behind a title.
        sharp: all others.
    """

    def __init__(self, parts: frozenset[str], told_by: TraitsOf = traits_of, *, learned: bool) -> None:
        """``parts`` are the keys of known people's names; ``learned``: whether words on no list may be names."""
        self._parts = parts
        self._traits_of = told_by
        self._learned = learned
        self._met: set[str] = set()
        self._hidden: dict[str, frozenset[str]] = {}
        self.dull: set[str] = set()
        self.faint: set[str] = set()
        self.sharp: set[str] = set()

    def holds(self, found: list[str]) -> bool:
        """Sort the stretches of a text: are all of them dull?"""
        if self.dull.issuperset(found):
            return True
        if self._met.issuperset(found):
            return False
        if len(self._met) > _MOST:
            for met in (self._met, self._hidden, self.dull, self.faint, self.sharp):
                met.clear()
        for stretch in found:
            if stretch not in self._met:
                self._met.add(stretch)
                self._place_for(stretch).add(stretch)
        return self.dull.issuperset(found)

    def _place_for(self, stretch: str) -> set[str]:
        words = words_of(stretch)
        if not any(map(self._may_be_name, words)):
            return self.dull
        return self.faint if len(words) == 1 and self._looks_like_none(stretch) else self.sharp

    def hidden_forms(self, surname: Traits) -> frozenset[str]:
        """How a surname may be written, of that only what is not looked at wherever it stands."""
        hidden = self._hidden.get(surname.key)
        if hidden is None:
            forms = {form.capitalize() for form in (surname.key, surname.base, surname.base + "s")}
            hidden = self._hidden[surname.key] = frozenset(form for form in forms if not self._is_sharp(form))
        return hidden

    def _is_sharp(self, word: str) -> bool:
        return self._may_be_name(word) and not self._looks_like_none(word)

    def _may_be_name(self, word: str) -> bool:
        traits = self._traits_of(word)
        return (traits.is_name and not traits.other) or self._is_known(word)

    def _looks_like_none(self, word: str) -> bool:
        traits = self._traits_of(word)
        if traits.listed or traits.is_initial or looks_like_surname(traits.key) or self._is_known(word):
            return False
        return not self._learned or is_hopeless(word)

    def _is_known(self, word: str) -> bool:
        traits = self._traits_of(word)
        return traits.key in self._parts or traits.base in self._parts
