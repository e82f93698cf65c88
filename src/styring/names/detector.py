"""What in a text is taken for the name of a person, and why."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from styring.diagnostics import Severity
from styring.names.hits import Hit
from styring.names.known import Known
from styring.names.learned import EVIDENCE as LEARNED
from styring.names.learned import Reader
from styring.names.memory import Memory, forms
from styring.names.pieces import is_excluded, readings
from styring.names.readings import SURNAME_FIRST, TITLE, Reading, Verdict
from styring.names.runs import Run, is_dull, runs
from styring.names.surroundings import is_listed_with_others

_CARRIED_BY = frozenset({TITLE, SURNAME_FIRST})
"""Evidence of a lone word that lets it count as a surname for what follows."""


class Document:
    """Texts that belong together: a surname that was seen in a full name counts for the texts that follow."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._memory = Memory()
        self._dull = known.dull
        self._reader = Reader() if known.learned else None

    def read(self, text: str) -> tuple[Hit, ...]:
        """The names of people in the next text, in order and without overlap."""
        composed = unicodedata.normalize("NFC", text)
        if is_dull(composed, self._dull):
            return ()
        hits: list[Hit] = []
        for run in runs(composed, self._dull):
            hits.extend(self._hits(run))
        return tuple(hits)

    def _hits(self, run: Run) -> Iterator[Hit]:
        for reading in readings(run, self._known, self._memory):
            if isinstance(reading.verdict, Severity):
                self._remember(run, reading)
                yield _hit(run, reading.start, reading.end, reading.verdict, reading.evidence, reading.person)
            elif reading.verdict is Verdict.UNDECIDED and self._reader:
                yield from self._learned(run, reading, self._reader)

    def _remember(self, run: Run, reading: Reading) -> None:
        if reading.end - reading.start > 1 or reading.evidence in _CARRIED_BY:
            surname = run.words[reading.end - 1].traits
            self._memory.add(surname)
            seen = forms(surname)
            if not seen.isdisjoint(self._dull):
                self._dull -= seen

    def _learned(self, run: Run, reading: Reading, reader: Reader) -> Iterator[Hit]:
        words = [(word.start, word.end) for word in run.words[reading.start : reading.end]]
        for i, j in reader.persons(run.text, words, run.begins_sentence(reading.start)):
            start, end = reading.start + i, reading.start + j
            if not is_excluded(run, start, end, self._known) and not (j - i == 1 and is_listed_with_others(run, start)):
                yield _hit(run, start, end, Severity.WARNING, LEARNED)


def find(text: str, known: Known) -> tuple[Hit, ...]:
    """The names of people in a text that stands alone, in order and without overlap."""
    return Document(known).read(text)


def _hit(run: Run, i: int, j: int, level: Severity, evidence: str, person: str = "") -> Hit:
    start, end = run.words[i].start, run.words[j - 1].end
    return Hit(start, end, run.text[start:end], level, evidence, person)
