"""What ``styring names`` finds in a file, and where, whatever kind of file it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from styring.diagnostics import Severity
from styring.names import (
    NATIONAL_NUMBERS,
    Document,
    Hit,
    Known,
    as_given,
    data_told,
    find_personal_data,
    name_told,
)

NAME, DATA = "REF01", "REF02"
"""The rules that forbid names and other personal data in what is to be published."""

_WRAPPED_FROM = 40
"""Characters of the shortest line that is taken to go on in the next one."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file.

    Attributes:
        line: the whole line, or the whole paragraph of a Word file.
        start: zero-based column in the line.
        number: of the line, from 1; ``None`` in a Word file.
        passage: in a Word file «avsnitt 12»; empty in a text.
    """

    line: str
    start: int
    number: int | None = None
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A name, or another thing that identifies a person.

    Attributes:
        rule: the rule that forbids it.
        level: error where there is no reasonable doubt.
        message: a Norwegian sentence.
        evidence: why it is taken for what it is.
        text: what was found; ``None`` for what is never repeated.
        place: where it begins.
        length: characters of it within the line.
    """

    rule: str
    level: Severity
    message: str
    evidence: str
    text: str | None
    place: Place
    length: int


class Reader:
    """Reads the texts of one file in order: a surname that was seen in a full name counts for what follows."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._document = Document(known)

    def text(self, text: str) -> Iterator[Found]:
        """What is found in a text of lines. A name may go on in the next line where a text is wrapped."""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
        begin = 0
        for end in range(1, len(lines) + 1):
            if end == len(lines) or not _goes_on(lines[end - 1], lines[end]):
                yield from self._wrapped(lines[begin:end], begin + 1)
                begin = end

    def passage(self, name: str, text: str) -> Iterator[Found]:
        """What is found in a paragraph of a Word file."""
        for rule, told, hit in self._hits(text):
            yield _found(rule, told(hit), hit, Place(text, hit.start, passage=name))

    def _wrapped(self, lines: list[str], first_number: int) -> Iterator[Found]:
        indents = [len(line) - len(line.lstrip()) for line in lines]
        starts, length = [], 0
        for line in lines:
            starts.append(length)
            length += len(line.strip()) + 1
        for rule, told, hit in self._hits("\n".join(line.strip() for line in lines)):
            at = bisect_right(starts, hit.start) - 1
            column = hit.start - starts[at] + indents[at]
            yield _found(rule, told(hit), hit, Place(lines[at], column, first_number + at))

    def _hits(self, text: str) -> list[tuple[str, Callable[[Hit], str], Hit]]:
        """Rule, teller and hit, in the order of the text."""
        names = as_given(text, self._document.read(text))
        data = as_given(text, find_personal_data(text, self._known))
        marked = [*((NAME, name_told, hit) for hit in names), *((DATA, data_told, hit) for hit in data)]
        return sorted(marked, key=lambda each: each[2].start)


def _goes_on(line: str, following: str) -> bool:
    return len(line) >= _WRAPPED_FROM and following.lstrip()[:1].isalpha()


def _found(rule: str, message: str, hit: Hit, place: Place) -> Found:
    text = None if hit.evidence in NATIONAL_NUMBERS else " ".join(hit.text.split())
    length = min(hit.end - hit.start, len(place.line.rstrip()) - place.start)
    return Found(rule, hit.level, message, hit.evidence, text, place, length)
