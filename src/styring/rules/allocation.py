"""The tildelingsbrev of a year read together with the letters that supplement it (guide SD-3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from styring.dossier import Dossier
from styring.records.base import Kind
from styring.records.letter import Goal, Letter, Requirement
from styring.records.vocabulary import LetterKind, RequirementKind

ALLOCATION_KINDS = (LetterKind.TILDELINGSBREV, LetterKind.SUPPLERENDE_TILDELINGSBREV)
_CODE_IN_ID = slice(11, None)


class Demands(NamedTuple):
    """The goals and requirements of some letters, by id. Where an id comes back, the later letter has the last word."""

    goals: Mapping[str, Goal]
    requirements: Mapping[str, Requirement]

    @property
    def steering(self) -> int:
        """Number of styringskrav (guide ST-1): goals and requirements, apart from what is only to be reported.

        A requirement that nobody has classified counts, otherwise leaving out the type would make it disappear.
        """
        reported = self.number_of(RequirementKind.RAPPORTERINGSKRAV)
        return len(self.goals) + len(self.requirements) - reported

    def number_of(self, kind: RequirementKind) -> int:
        """Number of requirements of a kind."""
        return sum(requirement.kind is kind for requirement in self.requirements.values())


def demands_of(letters: Iterable[Letter]) -> Demands:
    """What letters ask for together; they come in order of time."""
    letters = tuple(letters)
    return Demands(
        {goal.id: goal for letter in letters for goal in letter.goals},
        {requirement.id: requirement for letter in letters for requirement in letter.requirements},
    )


def sent_letters(dossier: Dossier, year: int) -> tuple[Letter, ...]:
    """The tildelingsbrev of a year and those that supplement it, as far as they are sent, in order of time."""
    own = (letter for letter in dossier.letters_of(year) if letter.kind in ALLOCATION_KINDS)
    return tuple(sorted((letter for letter in own if letter.is_sent), key=in_time))


def sent_before(letter: Letter, dossier: Dossier) -> tuple[Letter, ...]:
    """The letters that were in force for the year when a letter came."""
    return tuple(other for other in sent_letters(dossier, letter.year) if in_time(other) < in_time(letter))


def is_whole(dossier: Dossier, year: int) -> bool:
    """Whether the year is one that rules look at, has a tildelingsbrev, and every letter of it can be read."""
    kinds = {letter.kind for letter in sent_letters(dossier, year)}
    return (
        year >= dossier.registry.first_year
        and LetterKind.TILDELINGSBREV in kinds
        and not has_unread(dossier, year, *ALLOCATION_KINDS)
    )


def has_unread(dossier: Dossier, year: int, *kinds: LetterKind) -> bool:
    """Whether a letter that cannot be read may be for the year. A letter is dated in its year or the one before."""
    codes = tuple(kind.code for kind in kinds)
    return any(
        id[_CODE_IN_ID].startswith(codes) and int(id[:4]) in {year - 1, year} for id in dossier.unread(Kind.LETTER)
    )


def in_time(letter: Letter) -> tuple[date, str]:
    """Sorts letters in the order in which they came."""
    return letter.date, letter.id
