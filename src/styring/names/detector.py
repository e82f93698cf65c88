"""What in a text is taken for the name of a person, and why."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import accumulate

from styring.diagnostics import Severity
from styring.names.beside import before
from styring.names.hits import Hit
from styring.names.known import Known
from styring.names.learned import EVIDENCE as LEARNED
from styring.names.learned import Reader, is_hopeless
from styring.names.lists import is_listed_with_others
from styring.names.memory import Memory
from styring.names.pieces import is_excluded, readings
from styring.names.readings import SURNAME_FIRST, TITLE, Reading, Verdict
from styring.names.runs import Run, cut, run_of, words_of

_CARRIED_BY = frozenset({TITLE, SURNAME_FIRST})
"""Evidence of a lone word that lets it count as a surname for what follows."""


class Document:
    """Texts that belong together: a surname that was seen in a full name counts for the texts that follow."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._memory = Memory()
        self._lively: set[str] = set()
        self._sieve = known.sieve
        self._reader = Reader() if known.learned else None

    def read(self, text: str) -> tuple[Hit, ...]:
        """The names of people in the next text, in order and without overlap."""
        composed = unicodedata.normalize("NFC", text)
        pieces = cut(composed)
        stretches = pieces[1::2]
        if not stretches or (self._sieve.holds(stretches) and not self._lively):
            return ()
        hits: list[Hit] = []
        dull, sharp = self._sieve.dull, self._sieve.sharp
        ends = list(accumulate(map(len, pieces)))
        for i, stretch in enumerate(stretches):
            if stretch in dull and not self._lively:
                continue
            start = ends[2 * i]
            if stretch in sharp or self._is_lively(stretch) or self._is_titled(stretch, composed, start):
                self._read(run_of(stretch, composed, start, self._known.traits_of), hits)
        return tuple(hits)

    def _is_lively(self, stretch: str) -> bool:
        """Whether a word that is no name by itself has been seen as a surname."""
        if not self._lively:
            return False
        return stretch in self._lively or not (stretch.isalpha() or self._lively.isdisjoint(words_of(stretch)))

    def _is_titled(self, stretch: str, text: str, start: int) -> bool:
        """Whether a title makes a name of what does not look like one."""
        return stretch in self._sieve.faint and before(text, start).role

    def _read(self, run: Run, hits: list[Hit]) -> None:
        for reading in readings(run, self._known, self._memory):
            if isinstance(reading.verdict, Severity):
                self._remember(run, reading)
                hits.append(_hit(run, reading.start, reading.end, reading.verdict, reading.evidence, reading.person))
            elif reading.verdict is Verdict.UNDECIDED and self._reader and _may_be_name(run, reading):
                hits.extend(self._learned(run, reading, self._reader))

    def _remember(self, run: Run, reading: Reading) -> None:
        if reading.end - reading.start > 1 or reading.evidence in _CARRIED_BY:
            surname = run.words[reading.end - 1].traits
            sure = reading.verdict is Severity.ERROR
            if not self._memory.has(surname) or (sure and not self._memory.is_sure(surname)):
                self._memory.add(surname, sure=sure)
                self._lively |= self._sieve.hidden_forms(surname)

    def _learned(self, run: Run, reading: Reading, reader: Reader) -> Iterator[Hit]:
        spans = [(word.start, word.end) for word in run.words[reading.start : reading.end]]
        for i, j in reader.persons(run.text, spans, run.before(reading.start).begins):
            start, end = reading.start + i, reading.start + j
            if not is_excluded(run, start, end, self._known) and not (j - i == 1 and is_listed_with_others(run, start)):
                yield _hit(run, start, end, Severity.WARNING, LEARNED)


def find(text: str, known: Known) -> tuple[Hit, ...]:
    """The names of people in a text that stands alone, in order and without overlap."""
    return Document(known).read(text)


def _may_be_name(run: Run, reading: Reading) -> bool:
    """Whether the look of one of the words, at least, does not rule it out."""
    if reading.end - reading.start == 1:
        return not is_hopeless(run.words[reading.start].text)
    return not all(is_hopeless(word.text) for word in run.words[reading.start : reading.end])


def _hit(run: Run, i: int, j: int, level: Severity, evidence: str, person: str = "") -> Hit:
    start, end = run.words[i].start, run.words[j - 1].end
    return Hit(start, end, run.text[start:end], level, evidence, person)
