"""What in a text is taken for the name of a person, and why."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from styring.diagnostics import Severity
from styring.names.known import Known, Person
from styring.names.runs import Run, Word, runs
from styring.names.words import ambiguous_names, family_names, given_names

PARTICIPANT = "navnet til en deltaker"
LISTED = "står i navnelisten"
TITLE = "tittel foran navn"
INITIAL = "forbokstav + etternavn"
FULL_NAME = "fornavn + etternavn"
GIVEN_AND_MORE = "fornavn + ord med stor forbokstav"

_LONGEST = 5
"""Most words that one name is taken to have."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What is taken for the name of a person.

    Attributes:
        start, end: offsets in the NFC-normalised text, end exclusive.
        text: the words found.
        level: error where there is no reasonable doubt, else warning.
        evidence: why, in Norwegian: «fornavn + etternavn».
        person: the known name that it agrees with, as it was given; empty if it is not a known one.
    """

    start: int
    end: int
    text: str
    level: Severity
    evidence: str
    person: str = ""


def find(text: str, known: Known) -> tuple[Hit, ...]:
    """The names of people in a text, in order and without overlap."""
    composed = unicodedata.normalize("NFC", text)
    hits = [hit for run in runs(composed, known.vocabulary) for hit in _hits(run, known)]
    if not hits:
        return ()
    excepted = [match.span() for match in known.exceptions.finditer(composed)]
    return tuple(hit for hit in hits if not any(start <= hit.start and hit.end <= end for start, end in excepted))


def _hits(run: Run, known: Known) -> Iterator[Hit]:
    """The names in a run, each as long as possible."""
    i = 0
    while i < len(run.words):
        candidate = _Reader(run, known).name_at(i)
        if candidate is None:
            i += 1
            continue
        if not run.is_other_thing(i, candidate.end):
            start, end = run.words[i].start, run.words[candidate.end - 1].end
            yield Hit(start, end, run.text[start:end], candidate.level, candidate.evidence, candidate.person)
        i = candidate.end


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name up to (not including) the word at ``end``."""

    end: int
    level: Severity
    evidence: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class _Reader:
    run: Run
    known: Known

    def name_at(self, i: int) -> _Candidate | None:
        """The name that begins with a word, judged by the strongest evidence."""
        if not self.run.words[i].is_name:
            return None
        return self._full_name(i) or self._titled_name(i) or self._known_name(i) or self._given_and_more(i)

    def _full_name(self, i: int) -> _Candidate | None:
        """A given name or an initial, and a family name behind it."""
        first = self.run.words[i]
        last = self._family_name_after(i) if first.is_initial or self._is_given(first) else None
        if last is None:
            return None
        family = self.run.words[last]
        for person in self._bearers(family):
            if any(person.goes_by(word.key) for word in self.run.words[i:last]):
                evidence = PARTICIPANT if person.participates else LISTED
                return _Candidate(last + 1, Severity.ERROR, evidence, person.name)
        if first.is_initial:
            return None if _is_ambiguous(family) else _Candidate(last + 1, Severity.ERROR, INITIAL)
        if self.run.follows_title(i):
            return _Candidate(last + 1, Severity.ERROR, TITLE)
        doubtful = _is_ambiguous(first) and _is_ambiguous(family) and self.run.begins_sentence(i)
        return _Candidate(last + 1, Severity.WARNING if doubtful else Severity.ERROR, FULL_NAME)

    def _family_name_after(self, i: int) -> int | None:
        """The last word of the name that begins at ``i``; one word in it may be unknown."""
        last = None
        unknown = 0
        for j in range(i + 1, min(i + _LONGEST, len(self.run.words))):
            word = self.run.words[j]
            if word.is_name and self._is_family(word):
                last = j
            elif not (word.is_initial or self._is_given(word)):
                unknown += 1
            if unknown > 1:
                break
        return last

    def _titled_name(self, i: int) -> _Candidate | None:
        """Behind a title: a given name with any capitalised word, or a single name."""
        first, following = self.run.words[i], self.run.words[i + 1 : i + 2]
        if not self.run.follows_title(i):
            return None
        if self._is_given(first) and following and following[0].is_name:
            return _Candidate(i + 2, Severity.ERROR, TITLE)
        if not following and (self._is_family(first) or self._is_given(first)):
            return _Candidate(i + 1, Severity.WARNING if _is_ambiguous(first) else Severity.ERROR, TITLE)
        return None

    def _known_name(self, i: int) -> _Candidate | None:
        """The surname or the given names of somebody known, standing alone."""
        stands_alone = i == 0 or self.run.follows_title(i) or (i == 1 and self.run.begins_sentence(0))
        end = len(self.run.words)
        if not stands_alone or end - i > _LONGEST:
            return None
        words = self.run.words[i:]
        if _is_ambiguous(words[0]) and self.run.begins_sentence(i):
            return None
        if len(words) == 1 and (bearers := self._bearers(words[0])):
            if bearers[0].participates:
                return _Candidate(end, Severity.ERROR, PARTICIPANT, bearers[0].name)
            level = Severity.WARNING if bearers[0].given else Severity.ERROR
            return _Candidate(end, level, LISTED, bearers[0].name)
        for person in _known_as(words[0], self.known.by_given_name):
            if all(person.goes_by(word.key) or person.goes_by(word.base) for word in words):
                level = Severity.WARNING if _is_ambiguous(words[0]) else Severity.ERROR
                return _Candidate(end, level, PARTICIPANT, person.name)
        return None

    def _given_and_more(self, i: int) -> _Candidate | None:
        """A common given name and a capitalised word that no list has."""
        first, following = self.run.words[i], self.run.words[i + 1 : i + 2]
        if not following or not following[0].is_name or not _is_listed(first.key, given_names()):
            return None
        doubtful = _is_ambiguous(first) and self.run.begins_sentence(i)
        return None if doubtful else _Candidate(i + 2, Severity.WARNING, GIVEN_AND_MORE)

    def _is_given(self, word: Word) -> bool:
        return word.is_name and (word.key in self.known.by_given_name or _is_listed(word.key, given_names()))

    def _is_family(self, word: Word) -> bool:
        return bool(self._bearers(word)) or any(
            part in family_names() for key in (word.key, word.base) for part in (key, *key.split("-"))
        )

    def _bearers(self, word: Word) -> tuple[Person, ...]:
        return _known_as(word, self.known.by_surname)


def _known_as(word: Word, people: Mapping[str, tuple[Person, ...]]) -> tuple[Person, ...]:
    return people.get(word.key) or people.get(word.base, ())


def _is_listed(key: str, names: frozenset[str]) -> bool:
    """Whether a name is on a list, or every part of a double name («Anne-Kari»)."""
    return key in names or all(part in names for part in key.split("-"))


def _is_ambiguous(word: Word) -> bool:
    return not ambiguous_names().isdisjoint((word.key, word.base))
