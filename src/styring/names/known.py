"""What is known before a text is read: who takes part, which names are listed, and what is no name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

from styring.names.sieve import Sieve
from styring.names.traits import TraitsOf, key_of, traits_with
from styring.names.words import other_expressions

_PARTS = re.compile(r"[^\W_]+")
_SLACK = 20
"""How many characters of space an expression may have more than it has letters."""

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Known:
    """What the detector is told. All may be written as people write it, in any Unicode normal form.

    Attributes:
        participants: names of people who take part in the dialogue («Kari Nordmann», «Nordmann, Kari»).
        listed: names from the repository's own lists, whole or single («Nordmann»).
        expressions: what looks like a name but is none (``tillatte_uttrykk``).
        organisations: names of departments, agencies and the like.
        given_names, family_names: names from the repository's own tables; nobody in particular is meant by them.
        learned: whether the learned part may add warnings for lone names.
    """

    participants: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    expressions: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    family_names: frozenset[str] = frozenset()
    learned: bool = True

    @cached_property
    def traits_of(self) -> TraitsOf:
        """What tells the traits of a word, by the package's lists and the repository's own tables."""
        return traits_with(self.given_names, self.family_names)

    @cached_property
    def by_surname(self) -> Mapping[str, tuple[Person, ...]]:
        """The known people by the key of their surname, participants first."""
        return _grouped((person.surname, person) for person in self._people)

    @cached_property
    def by_given_name(self) -> Mapping[str, tuple[Person, ...]]:
        """The participants by the key of each of their given names."""
        return _grouped((key, person) for person in self._people if person.participates for key in person.given)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The keys of all words in the names of known people, those of double names apart too."""
        keys = {key for person in self._people for key in (*person.given, person.surname)}
        return frozenset(part for key in keys for part in (key, *_PARTS.findall(key)))

    @cached_property
    def sieve(self) -> Sieve:
        """What sorts words out before texts are read; it is shared by all texts read with the same knowledge."""
        return Sieve(self.parts, self.traits_of, learned=self.learned)

    def may_except(self, key: str) -> bool:
        """Whether some expression has a word, so that it is worth the while to look for it."""
        return not key.isalpha() or key in self._wordings or key.removesuffix("s") in self._wordings

    def excepts(self, text: str, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` lies within an expression, or its genitive, that is no name of a person."""
        part = _PARTS.search(text, start, end)
        key = part[0].casefold() if part else ""
        bare = key.removesuffix("s")
        found = self._wordings.get(key, ()) + (self._wordings.get(bare, ()) if bare != key else ())
        if not found:
            return False
        near = text[max(0, start - self._reach) : end + self._reach].casefold()
        for wording in found:
            if wording[wording.rfind(" ") + 1 :] in near:  # seldom so, and told sooner than whether the whole is
                reach = 2 * len(wording) + _SLACK
                for match in _pattern(wording).finditer(text, max(0, start - reach), end + reach):
                    if match.start() <= start and end <= match.end():
                        return True
        return False

    @cached_property
    def _reach(self) -> int:
        """In how many characters on either side an expression is looked for, at most."""
        return 2 * max(len(wording) for wordings in self._wordings.values() for wording in wordings) + _SLACK

    @cached_property
    def _wordings(self) -> Mapping[str, tuple[str, ...]]:
        """Expressions that are no names, by each word in them."""
        own = _by_word((*self.expressions, *self.organisations))
        packaged = _packaged_expressions()
        return {**packaged, **{key: (*wordings, *packaged.get(key, ())) for key, wordings in own.items()}}

    @cached_property
    def _people(self) -> tuple[Person, ...]:
        participants = [Person.parse(name, participates=True) for name in sorted(self.participants)]
        listed = [Person.parse(name, participates=False) for name in sorted(self.listed - self.participants)]
        return tuple(person for person in (*participants, *listed) if person)


class Person(NamedTuple):
    """A known name taken apart. ``given`` and ``surname`` are keys; ``given`` is empty for a name of one word."""

    name: str
    given: tuple[str, ...]
    surname: str
    participates: bool

    @classmethod
    def parse(cls, name: str, *, participates: bool) -> Person | None:
        """The person of a name, which may have the surname first, before a comma."""
        surname, comma, given = _tidy(name).partition(",")
        words = key_of(f"{given} {surname}" if comma else surname).split()
        return cls(name, tuple(words[:-1]), words[-1], participates) if words else None

    def goes_by(self, key: str) -> bool:
        """Whether a word is one of the person's given names or the initial of one («k.»)."""
        return key in self.given or (key.endswith(".") and any(given.startswith(key[0]) for given in self.given))


@lru_cache(maxsize=1)
def _packaged_expressions() -> Mapping[str, tuple[str, ...]]:
    return _by_word(other_expressions())


def _by_word(wordings: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Wordings by the key of every word in them."""
    tidied = {_tidy(wording).casefold() for wording in wordings}
    return _grouped((key, wording) for wording in sorted(tidied) for key in set(_PARTS.findall(wording)))


@lru_cache(maxsize=1024)
def _pattern(wording: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, wording.split()))
    return re.compile(rf"(?<!\w){words}(?:['’]?s)?(?!\w)", re.IGNORECASE)


def _grouped(pairs: Iterable[tuple[str, _Value]]) -> Mapping[str, tuple[_Value, ...]]:
    groups: defaultdict[str, tuple[_Value, ...]] = defaultdict(tuple)
    for key, value in pairs:
        groups[key] += (value,)
    return dict(groups)


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())
