"""What is known before a text is read: who takes part, which names are listed, and what is no name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from styring.names.words import family_names, given_names, other_expressions


@dataclass(frozen=True)
class Known:
    """What the detector is told. All may be written as people write it, in any Unicode normal form.

    Attributes:
        participants: names of people who take part in the dialogue («Kari Nordmann», «Nordmann, Kari»).
        listed: names from the repository's own lists, whole or single («Nordmann»).
        expressions: what looks like a name but is none (``tillatte_uttrykk``).
        organisations: names of departments, agencies and the like.
    """

    participants: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    expressions: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()

    @cached_property
    def by_surname(self) -> Mapping[str, tuple[Person, ...]]:
        """The known people by the key of their surname, participants first."""
        return _grouped((person.surname, person) for person in self._people)

    @cached_property
    def by_given_name(self) -> Mapping[str, tuple[Person, ...]]:
        """The participants by the key of each of their given names."""
        return _grouped((key, person) for person in self._people if person.participates for key in person.given)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that can be part of a name, by key; no name is without one."""
        keys = {key for person in self._people for key in (*person.given, person.surname)}
        return given_names() | family_names() | {part for key in keys for part in re.split(r"[\W_]+", key)} - {""}

    @cached_property
    def exceptions(self) -> re.Pattern[str]:
        """Matches what is never the name of a person, genitive included."""
        wordings = {_tidy(wording) for wording in (*other_expressions(), *self.expressions, *self.organisations)}
        longest_first = sorted(wordings - {""}, key=lambda wording: (-len(wording), wording))
        patterns = (r"\s+".join(map(re.escape, wording.split())) for wording in longest_first)
        return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?:['’]?s)?(?!\w)", re.IGNORECASE)

    @cached_property
    def _people(self) -> tuple[Person, ...]:
        participants = [Person.parse(name, participates=True) for name in sorted(self.participants)]
        listed = [Person.parse(name, participates=False) for name in sorted(self.listed - self.participants)]
        return tuple(person for person in (*participants, *listed) if person)


@dataclass(frozen=True, slots=True)
class Person:
    """A known name taken apart. ``given`` and ``surname`` are keys; ``given`` is empty for a name of one word."""

    name: str
    given: tuple[str, ...]
    surname: str
    participates: bool

    @classmethod
    def parse(cls, name: str, *, participates: bool) -> Person | None:
        """The person of a name, which may have the surname first, before a comma."""
        surname, comma, given = _tidy(name).partition(",")
        words = (f"{given} {surname}" if comma else surname).casefold().split()
        return cls(name, tuple(words[:-1]), words[-1], participates) if words else None

    def goes_by(self, key: str) -> bool:
        """Whether a word is one of the person's given names or the initial of one («k.»)."""
        return key in self.given or (key.endswith(".") and any(given.startswith(key[0]) for given in self.given))


def _grouped(pairs: Iterable[tuple[str, Person]]) -> Mapping[str, tuple[Person, ...]]:
    groups: defaultdict[str, tuple[Person, ...]] = defaultdict(tuple)
    for key, person in pairs:
        groups[key] += (person,)
    return dict(groups)


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())
