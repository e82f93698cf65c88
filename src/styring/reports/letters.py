"""The letters of an agency's year that are in scope, and how many demands of each kind they make (guide ST-1, OR-6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from styring.dossier import Dossier
from styring.records.letter import Letter
from styring.records.vocabulary import LetterKind, RequirementKind
from styring.reports.scope import Scope
from styring.rules.allocation import Demands, demands_of, sent_letters


class Measure(StrEnum):
    """What is counted in a letter; the value is the key of its column."""

    GOALS = "mål"
    PARAMETERS = "styringsparametre"
    RESULTS = "resultatkrav"
    ACTIVITIES = "aktivitetskrav"
    UNCLASSIFIED = "krav_uten_type"
    STEERING = "styringskrav_i_alt"
    REPORTING = "rapporteringskrav"

    @property
    def heading(self) -> str:
        """Its heading for people."""
        return self.replace("_", " ").capitalize()


_KINDS = {
    Measure.PARAMETERS: RequirementKind.STYRINGSPARAMETER,
    Measure.RESULTS: RequirementKind.RESULTATKRAV,
    Measure.ACTIVITIES: RequirementKind.AKTIVITETSKRAV,
    Measure.REPORTING: RequirementKind.RAPPORTERINGSKRAV,
}


@dataclass(frozen=True, slots=True)
class Demanded:
    """How much some letters ask for.

    Attributes:
        numbers: how many of each kind.
        letters: the identities of the letters.
    """

    numbers: Mapping[Measure, int]
    letters: tuple[str, ...]


def letters_by_year(dossier: Dossier, scope: Scope) -> Iterator[tuple[int, tuple[Letter, ...]]]:
    """The tildelingsbrev of each year and those that supplement it, as far as they are sent, in order of time.

    The year is the one that they apply to. They are the department's that the agency belonged to on their dates.
    """
    any_year = replace(scope, first_year=None, last_year=None)
    for year in sorted({letter.year for letter in dossier.letters.values() if scope.has_year(letter.year)}):
        found = tuple(letter for letter in sent_letters(dossier, year) if any_year.has(dossier, letter.date))
        if found:
            yield year, found


def is_main(letter: Letter) -> bool:
    """Whether it is a tildelingsbrev itself, not one that supplements it."""
    return letter.kind is LetterKind.TILDELINGSBREV


def demanded(letters: Sequence[Letter], demands: Demands | None = None) -> Demanded:
    """How much letters ask for together, or how much of it some of their demands are."""
    counted = demands_of(letters) if demands is None else demands
    numbers = {measure: _number(measure, counted) for measure in Measure}
    return Demanded(numbers, tuple(str(letter.identity) for letter in letters))


def outside_annexes(demands: Demands) -> Demands:
    """The demands that stand in the letter itself, all goals among them."""
    return Demands(demands.goals, {id: each for id, each in demands.requirements.items() if not each.attachment})


def in_annexes(demands: Demands) -> Demands:
    """The requirements that stand in an annex."""
    return Demands({}, {id: each for id, each in demands.requirements.items() if each.attachment})


def _number(measure: Measure, demands: Demands) -> int:
    match measure:
        case Measure.GOALS:
            return len(demands.goals)
        case Measure.UNCLASSIFIED:
            return sum(each.kind is None for each in demands.requirements.values())
        case Measure.STEERING:
            return demands.steering
        case _:
            return demands.number_of(_KINDS[measure])
