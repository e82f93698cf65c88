"""Sentences with the names marked in them, as a lawyer can read and correct them.

A line is a sentence. What the marks ask of the words inside them::

    [[Kari Nordmann]]    an error
    [(Hansen)]           a warning
    [+Tesfay+]           to be found, as an error or as a warning
    [?Berg?]             silence or a warning: it can be a name or a word, and nobody can tell here

Every other word must be left in peace. ``⏎`` stands for a line break and ``␣`` for a space that does not break. A line
that begins with ``# `` is a comment. Each sentence is read by itself, but those between a comment ``# dokument`` and
the next empty line belong to one document; below it the comments ``# deltakere: …``, ``# navneliste: …``,
``# tillatt: …`` and ``# virksomheter: …`` say what is known beforehand, with semicolons between.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from styring.diagnostics import Severity
from styring.names import Document, Hit, Known, find_personal_data

FOLDER = Path(__file__).parent


class Wanted(enum.Enum):
    """What may be found at a word."""

    ERROR = frozenset({Severity.ERROR})
    WARNING = frozenset({Severity.WARNING})
    FOUND = frozenset({Severity.ERROR, Severity.WARNING})
    DOUBTFUL = frozenset({Severity.WARNING, None})
    NOTHING = frozenset({None})

    @property
    def label(self) -> str:
        return _WANTED_LABELS[self]


_WANTED_LABELS = {
    Wanted.ERROR: "feil",
    Wanted.WARNING: "advarsel",
    Wanted.FOUND: "feil eller advarsel",
    Wanted.DOUBTFUL: "ingenting eller advarsel",
    Wanted.NOTHING: "ingenting",
}
_SIGNS = {"[": Wanted.ERROR, "(": Wanted.WARNING, "+": Wanted.FOUND, "?": Wanted.DOUBTFUL}
_CLOSED_BY = {"[": "]", "(": ")", "+": "+", "?": "?"}

_MARK = re.compile("|".join(rf"\[{re.escape(o)}(?!\[)(.+?){re.escape(c)}\]" for o, c in _CLOSED_BY.items()))
_HALF_A_MARK = re.compile(r"\[[\[(+?]|[\])+?]\]")
_WORD = re.compile(r"[^\W_]+")
_DOCUMENT = "# dokument"
_KNOWN = re.compile("# (deltakere|navneliste|tillatt|virksomheter): (.*)")

NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that something is asked of. ``start`` and ``end`` are offsets in the text without marks, end exclusive."""

    start: int
    end: int
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its marks in order. ``line`` is that of the file, from 1."""

    line: int
    text: str
    marks: tuple[Mark, ...]

    def wanted_at(self, start: int, end: int) -> Wanted:
        """What is asked of the word at these offsets."""
        return next((mark.wanted for mark in self.marks if _overlap(mark, start, end)), Wanted.NOTHING)


@dataclass(frozen=True, slots=True)
class Text:
    """Sentences of one document, and what is known before it is read."""

    known: Known
    sentences: tuple[Sentence, ...]

    def read(self) -> Iterator[tuple[Sentence, tuple[Hit, ...]]]:
        """Each sentence with all that is found in it: names, e-mail addresses and so on."""
        document = Document(self.known)
        for sentence in self.sentences:
            hits = (*document.read(sentence.text), *find_personal_data(sentence.text, self.known))
            yield sentence, hits


def read_file(path: Path) -> tuple[Text, ...]:
    """The documents of a file; a sentence outside of any is a document of its own."""
    return tuple(_texts(path.read_text(encoding="utf-8").splitlines()))


def parse(line: str, number: int = 1) -> Sentence:
    """A sentence from its line.

    Raises:
        ValueError: a mark is opened and not closed, or closed and not opened.
    """
    text, marks, done = "", [], 0
    for match in _MARK.finditer(line):
        text += line[done : match.start()]
        content = next(group for group in match.groups() if group is not None)
        marks.append(Mark(len(text), len(text) + len(content), _SIGNS[match.group()[1]]))
        text += content
        done = match.end()
    text += line[done:]
    if half := _HALF_A_MARK.search(text):
        raise ValueError(f"line {number}: half a mark at «{half.group()}»: {line}")
    return Sentence(number, text.replace("⏎", "\n").replace("␣", "\xa0"), tuple(marks))


def differences(sentence: Sentence, hits: tuple[Hit, ...]) -> list[str]:
    """What is found and not wanted, and the other way round: «Kari Nordmann»: skulle gi feil, ga ingenting."""
    judged = []
    for match in _WORD.finditer(sentence.text):
        wanted = sentence.wanted_at(*match.span())
        levels = [hit.level for hit in hits if _overlap(hit, *match.span())]
        found = max(levels, default=None)
        judged.append(((None, None) if found in wanted.value else (wanted, found), match))
    result = []
    for (wanted, found), group in groupby(judged, key=lambda item: item[0]):
        if wanted is not None:
            matches = [match for _, match in group]
            words = sentence.text[matches[0].start() : matches[-1].end()].replace("\n", "⏎")
            result.append(f"«{words}»: skulle gi {wanted.label}, ga {found.label if found else 'ingenting'}")
    return result


def _texts(lines: list[str]) -> Iterator[Text]:
    document: list[str] | None = None
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith(_DOCUMENT) or not line.strip():
            if document:
                yield _document(document, number - len(document))
            document = [] if line.strip() else None
        elif document is not None:
            document.append(line)
        elif not line.startswith("# "):
            yield Text(NOTHING_KNOWN, (parse(line, number),))


def _document(lines: list[str], number: int) -> Text:
    """The document of the lines, of which the first has that number."""
    told = {match[1]: frozenset(match[2].split("; ")) for line in lines if (match := _KNOWN.match(line))}
    nobody: frozenset[str] = frozenset()
    known = Known(
        participants=told.get("deltakere", nobody),
        listed=told.get("navneliste", nobody),
        expressions=told.get("tillatt", nobody),
        organisations=told.get("virksomheter", nobody),
    )
    sentences = (parse(line, i) for i, line in enumerate(lines, number) if not line.startswith("# "))
    return Text(known if told else NOTHING_KNOWN, tuple(sentences))


def _overlap(stretch: Mark | Hit, start: int, end: int) -> bool:
    return stretch.start < end and start < stretch.end
