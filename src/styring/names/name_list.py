"""A repository's own list of names: one name a line, or a table of names as Statistics Norway lets download it."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias

from styring.diagnostics import Problem
from styring.messages import quoted
from styring.names.patterns import pattern
from styring.names.words import read_list
from styring.source.reading import unreadable

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest list that is read; every given name of every year since 1880 is 5 MB as CSV."""

_FAMILY = frozenset(("etternavn", "etternamn", "last name", "surname"))
_GIVEN = frozenset("fornavn fornamn jentenavn jentenamn guttenavn gutenamn jentefornavn guttefornavn".split()) | {
    "first name",
    "girls' names",
    "boys' names",
}
_TITLE = pattern(r"\d{4,5}: ")
"""How the title of a table begins («12891: Personer, etter etternavn, statistikkvariabel og år»)."""
_TOTALS = frozenset(("i alt", "total"))
_HEADER_WITHIN = 10
"""How many lines the title and the header of a table may take, empty ones among them."""

_NAME = pattern(r"[^\W\d_]+(?:[ .,'’`´-]+[^\W\d_]+)*\.?")
_LONGEST = 100
_MOST_PROBLEMS = 10
"""A file that has more is another kind of file."""
_SPOILT = pattern("[\0-\x08\x0e-\x1f\ufffd]")
_MIXED = pattern("[ÃÄÅ][\u0080-\u00bf†‡•…‰‹›€‚ƒ„ˆŠŒŽ‘’“”–—˜™š]")
"""Two bytes of UTF-8 that were read as Windows-1252: «Ã¸» for «ø»."""
_CELLS = pattern(r'[;\t]|,["\s]*[\d.]')
"""What a row of a table has, and a name has not."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WORKBOOK = b"PK\x03\x04"
_OTHER_FILES = {
    b"\xd0\xcf\x11\xe0": "Filen er i et gammelt Office-format (.xls, .doc), eller den er beskyttet med passord.",
    b"%PDF": "Filen er en PDF.",
    b"{\\rtf": "Filen er i formatet RTF.",
}

_ONE_A_LINE = "Skriv ett navn på hver linje, for eksempel «Kari Nordmann» eller «Nordmann, Kari»."
_AGAIN = "Last ned tabellen på nytt, og legg den inn uten å endre den."
_AS_UTF8 = "Lagre filen som UTF-8 («CSV UTF-8» i Excel)."
_AS_CSV = "Lagre navnene som CSV, som Excel-arbeidsbok (.xlsx) uten passord eller som ren tekst."
_WITH_HEADER = "Last ned tabellen med overskrift, eller skriv «Fornavn» eller «Etternavn» øverst i kolonnen med navn."

Row: TypeAlias = Sequence[str]
"""The cells of a row."""


class NameList(NamedTuple):
    """What a list of names holds, NFC-normalised.

    Attributes:
        people: names written one a line, whole («Kari Nordmann», «Nordmann, Kari») or single.
        given, family: names of a table of how many bear them, by which nobody in particular is meant.
        problems: what cannot be read; the rest is.
    """

    people: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def parse_names(content: bytes) -> NameList:
    """The names in a file: UTF-8, UTF-16 with a byte order mark, Windows-1252 (Latin-1 included), or .xlsx.

    A table has a header with «etternavn» or «fornavn» in one of its first lines, or else a title that tells of them and
    the names in its first column, as tables of https://www.ssb.no/navn have. Cells are divided by semicolons, tabs or
    commas; a table of one column has its header on top. Every other file has one name a line.
    """
    if kind := next((kind for start, kind in _OTHER_FILES.items() if content.startswith(start)), None):
        return NameList(problems=(unreadable(kind, _AS_CSV),))
    if content.startswith(_WORKBOOK):
        return _in_workbook(content)
    text = _decoded(content)
    if isinstance(text, Problem):
        return NameList(problems=(text,))
    lines = text.splitlines()
    for delimiter in ";\t,":
        if header := _header(csv.reader(lines[:_HEADER_WITHIN], delimiter=delimiter)):
            return _in_table(_rows(lines, delimiter), header)
    return _one_a_line(lines)


def _decoded(content: bytes) -> str | Problem:
    mixed = None
    try:
        text = content.decode("utf-16" if content.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        mixed = _MIXED().search(text)
    if spoilt := _SPOILT().search(text) or mixed:
        message = "Tegnene kan ikke leses: Filen blander tegnkodinger eller er ikke en tekstfil."
        before = text[: spoilt.start()]
        return unreadable(message, _AS_UTF8, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return unicodedata.normalize("NFC", text)


def _in_workbook(content: bytes) -> NameList:
    from styring.names.workbook import first_sheet  # importing an XML library takes longer than reading most lists

    rows = first_sheet(content)
    if isinstance(rows, Problem):
        return NameList(problems=(rows,))
    if header := _header(row for _, row in rows[:_HEADER_WITHIN]):
        return _in_table(rows, header)
    message = "Arket har ingen kolonne med overskriften «Fornavn» eller «Etternavn»."
    return NameList(problems=(unreadable(message, _WITH_HEADER),))


class _Header(NamedTuple):
    """How many rows stand above the first that may hold a name, and the columns of given and of family names."""

    rows: int
    given: tuple[int, ...] = ()
    family: tuple[int, ...] = ()


def _header(rows: Iterable[Row]) -> _Header | None:
    """The header of a table of names; ``None`` if it is something else."""
    titled: _Header | None = None
    widest = 0
    for i, row in enumerate(rows):
        cells = [_tidy(cell).casefold() for cell in row]
        given, family = (tuple(at for at, cell in enumerate(cells) if cell in kind) for kind in (_GIVEN, _FAMILY))
        if (given or family) and (len(cells) > 1 or i == 0):
            return _Header(i + 1, given, family)
        widest = max(widest, len(cells))
        if cells and _TITLE().match(cells[0]):
            titled = _of_title(cells[0], i + 1)
    return titled if widest > 1 else None


def _of_title(title: str, rows: int) -> _Header | None:
    """What a title tells of a table whose column of names has another header, or none, as in Excel."""
    told = set(re.split(r"[:,] (?:etter |by )?| og | and ", title))
    if told.isdisjoint(_GIVEN | _FAMILY):
        return None
    return _Header(rows, family=(0,)) if told.isdisjoint(_GIVEN) else _Header(rows, given=(0,))


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, Row | None]]:
    """The rows of a text with the numbers of their lines; ``None`` for one in which a quotation mark is left open."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    try:
        for row in reader:
            number = reader.line_num
            yield number, row
    except csv.Error:
        yield number + 1, None


def _in_table(rows: Iterable[tuple[int, Row | None]], header: _Header) -> NameList:
    """The names below the header. An empty row ends them, for notes may follow; a name may stand in many rows."""
    given: dict[str, None] = {}
    family: dict[str, None] = {}
    columns = [*((at, given) for at in header.given), *((at, family) for at in header.family)]
    problems: list[Problem] = []
    for number, row in islice(rows, header.rows, None):
        if row is None:
            problems.append(unreadable("Raden har et anførselstegn uten noe som svarer til det.", _AGAIN, number))
        elif not any(row) and (given or family):
            break
        else:
            for at, names in columns:
                cell = row[at] if at < len(row) else ""
                if cell not in names and (name := _tidy(cell)) and name not in names:
                    if not _is_name(name) or "," in name:
                        problems.append(unreadable(_no_name(name), _AGAIN, number))
                    elif name.casefold() not in _TOTALS:
                        names[name] = None
        if len(problems) == _MOST_PROBLEMS:
            break
    return NameList(given=frozenset(given), family=frozenset(family), problems=tuple(problems))


def _one_a_line(lines: Iterable[str]) -> NameList:
    people: set[str] = set()
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        for entry in read_list(line):
            if _is_name(entry):
                people.add(entry)
            elif number <= _HEADER_WITHIN and _CELLS().search(line):
                message = "Tabellen har ingen kolonne med overskriften «Fornavn» eller «Etternavn»."
                return NameList(problems=(unreadable(message, _WITH_HEADER, number),))
            else:
                problems.append(unreadable(_no_name(entry), _ONE_A_LINE, number))
        if len(problems) == _MOST_PROBLEMS:
            break
    return NameList(people=frozenset(people), problems=tuple(problems))


def _tidy(cell: str) -> str:
    return " ".join(cell.split())


def _is_name(entry: str) -> bool:
    return len(entry) <= _LONGEST and _NAME().fullmatch(entry) is not None


def _no_name(entry: str) -> str:
    return f"{quoted(entry)} er ikke et navn."
