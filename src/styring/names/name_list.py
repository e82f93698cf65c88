"""A municipality's own list of names: one name a line, or a table of names as Statistics Norway lets download it."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from styring.diagnostics import Problem
from styring.names.words import read_list
from styring.source.reading import unreadable

_FAMILY = frozenset(("etternavn", "etternamn", "last name", "surname"))
_GIVEN = frozenset(
    "fornavn fornamn navn namn jentenavn jentenamn guttenavn guttenamn jentefornavn guttefornavn".split()
) | {"first name", "girls' names", "boys' names"}
_DELIMITERS = ";\t,"
_HEADER_WITHIN = 10
"""How many lines may stand above the header of a table: a title, empty lines."""

_NAME = re.compile(r"[^\W\d_][^\W\d_ .,'’`´-]*(?:[ .,'’`´-]+[^\W\d_]+)*\.?")
_LONGEST = 100
# Two bytes of UTF-8 that were read as Windows-1252: «Ã¸» for «ø».
_MIXED = re.compile("[ÃÄÅ][\u0080-\u00bf†‡•…‰‹›€‚ƒ„ˆŠŒŽ‘’“”–—˜™š]")
_WAYS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

_ONE_A_LINE = "Skriv ett navn på hver linje, for eksempel «Kari Nordmann» eller «Nordmann, Kari»."
_AS_DOWNLOADED = "Last ned tabellen på nytt som CSV, og endre den ikke."
_AS_UTF8 = "Lagre filen som UTF-8 («CSV UTF-8» i Excel)."


@dataclass(frozen=True, slots=True)
class NameList:
    """What a list of names holds, NFC-normalised.

    Attributes:
        people: names written one a line, whole («Kari Nordmann», «Nordmann, Kari») or single.
        given, family: names of a table of how many bear them; that nobody in particular is meant by them.
        problems: the lines that cannot be read; the others are.
    """

    people: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def parse_names(content: bytes) -> NameList:
    """The names in a file: UTF-8, UTF-16 with a byte order mark, or Windows-1252 (Latin-1 included).

    A table is known by a header with «etternavn» or «fornavn» in one of its first lines (https://www.ssb.no/navn); its
    cells are divided by semicolons, tabs or commas. Every other file has one name a line.
    """
    try:
        text = content.decode(_WAYS.get(content[:2], "utf-8"))
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    lines = _lines(text)
    for number, line in enumerate(lines, start=1):
        spoilt = re.search("[\0\ufffd]", line) or _MIXED.search(line)
        if spoilt:
            message = "Tegnene kan ikke leses: Filen blander tegnkodinger eller er ikke en tekstfil."
            return NameList(problems=(unreadable(message, _AS_UTF8, number, spoilt.start() + 1),))
    for number, line in enumerate(lines[:_HEADER_WITHIN], start=1):
        for delimiter in _DELIMITERS:
            cells = [cell.casefold() for cell in _cells(line, delimiter) or ()]
            column = next((i for i, cell in enumerate(cells) if cell in _FAMILY | _GIVEN), None)
            if column is not None and len(cells) > 1:
                table = _Table(delimiter, column, len(cells))
                return table.read(lines, number, family=cells[column] in _FAMILY)
    return _one_a_line(lines)


@dataclass(frozen=True, slots=True)
class _Table:
    delimiter: str
    column: int
    width: int

    def read(self, lines: Sequence[str], header: int, *, family: bool) -> NameList:
        """The names below the header; an empty line ends the table, for notes may stand below it."""
        names: list[str] = []
        problems: list[Problem] = []
        for number, line in enumerate(lines[header:], start=header + 1):
            if not line.strip(f" {self.delimiter}"):
                if names:
                    break
                continue
            cells = _cells(line, self.delimiter)
            if cells is None:
                problems.append(unreadable("Et anførselstegn mangler i raden.", _AS_DOWNLOADED, number))
            elif len(cells) != self.width:
                message = f"Raden har {len(cells)} felt, men overskriften har {self.width}."
                problems.append(unreadable(message, _AS_DOWNLOADED, number))
            elif not _is_name(cells[self.column]):
                problems.append(unreadable(_no_name(cells[self.column]), _AS_DOWNLOADED, number))
            else:
                names.append(cells[self.column])
        found = tuple(dict.fromkeys(names))
        return NameList(problems=tuple(problems), **({"family": found} if family else {"given": found}))


def _one_a_line(lines: Sequence[str]) -> NameList:
    entries = [(number, entry) for number, line in enumerate(lines, start=1) for entry in read_list(line)]
    problems = (unreadable(_no_name(entry), _ONE_A_LINE, number) for number, entry in entries if not _is_name(entry))
    people = dict.fromkeys(entry for _, entry in entries if _is_name(entry))
    return NameList(people=tuple(people), problems=tuple(problems))


def _lines(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff")).splitlines()


def _cells(line: str, delimiter: str) -> list[str] | None:
    """The cells of a row without the spaces around them; ``None`` if a quotation mark is left open."""
    try:
        (row,) = csv.reader([line], delimiter=delimiter, strict=True) if line else ([],)
    except csv.Error:
        return None
    return [" ".join(cell.split()) for cell in row]


def _is_name(entry: str) -> bool:
    return len(entry) <= _LONGEST and _NAME.fullmatch(entry) is not None


def _no_name(entry: str) -> str:
    shown = entry if len(entry) <= _LONGEST else f"{entry[:_LONGEST]}…"
    return f"«{shown}» er ikke et navn." if shown else "Raden har ikke noe navn."
