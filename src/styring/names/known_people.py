"""Finds people who are known beforehand: participants, and those on the repository's own lists."""

from __future__ import annotations

from collections.abc import Mapping

from styring.diagnostics import Severity
from styring.names.known import Known, Person
from styring.names.readings import LISTED, PARTICIPANT, Reading
from styring.names.runs import Run, Word
from styring.names.things import is_other_thing


def read_known(run: Run, start: int, end: int, known: Known) -> Reading | None:
    """The full name, the surname or the given names of somebody known, among ``words[start:end]``."""
    for last in range(end - 1, start, -1):
        for person in _known_as(run.words[last], known.by_surname):
            for first in range(start, last):
                if person.goes_by(run.words[first].traits.key):
                    evidence = PARTICIPANT if person.participates else LISTED
                    return Reading(first, last + 1, Severity.ERROR, evidence, person.name)
    doubtful = end - start == 1 and run.words[start].traits.ambiguous
    if doubtful and run.before(start).begins and not run.behind(end).did:
        return None
    if is_other_thing(run, start, end):
        return None
    return _by_surname(run, start, end, known) or _by_given_names(run, start, end, known, doubtful)


def _by_surname(run: Run, start: int, end: int, known: Known) -> Reading | None:
    if end - start > 1 or not (bearers := _known_as(run.words[start], known.by_surname)):
        return None
    bearer = bearers[0]
    if bearer.participates:
        return Reading(start, end, Severity.ERROR, PARTICIPANT, bearer.name)
    return Reading(start, end, Severity.WARNING if bearer.given else Severity.ERROR, LISTED, bearer.name)


def _by_given_names(run: Run, start: int, end: int, known: Known, doubtful: bool) -> Reading | None:
    words = run.words[start:end]
    for person in _known_as(words[0], known.by_given_name):
        if all(person.goes_by(word.traits.key) or person.goes_by(word.traits.base) for word in words):
            return Reading(start, end, Severity.WARNING if doubtful else Severity.ERROR, PARTICIPANT, person.name)
    return None


def _known_as(word: Word, people: Mapping[str, tuple[Person, ...]]) -> tuple[Person, ...]:
    return people.get(word.traits.key) or people.get(word.traits.base, ())
