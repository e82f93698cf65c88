"""The cells of an Excel file (.xlsx, ECMA-376), as far as a table of names needs them.

Read from the parts of the package: a library for spreadsheets would be a dependency for one table.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from lxml import etree

from styring.diagnostics import Problem
from styring.source.reading import unreadable

_MAX_UNPACKED = 200_000_000
"""Bytes of a package when unpacked; every given name of every year since 1880 is 30 MB."""

_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_SHARED = "xl/sharedStrings.xml"
_WIDEST = 1000
"""As many columns as are looked at."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

_AGAIN = "Last ned tabellen på nytt, eller lagre den som CSV UTF-8."


def first_sheet(content: bytes) -> list[tuple[int, list[str]]] | Problem:
    """The rows of the first sheet with their numbers, one empty row for each gap. Empty cells are empty texts."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > _MAX_UNPACKED:
                return unreadable("Filen blir for stor når den pakkes ut.", _AGAIN)
            sheets = sorted((int(match[1]), match[0]) for match in map(_SHEET.fullmatch, package.namelist()) if match)
            if not sheets:
                return unreadable("Filen er ikke en Excel-arbeidsbok.", "Lagre navnene som CSV eller som ren tekst.")
            shared = list(_shared(package)) if _SHARED in package.namelist() else []
            return list(_rows(package, sheets[0][1], shared))
    except (RuntimeError, NotImplementedError):  # how zipfile tells of a password, and of unusual compression
        return unreadable("Filen er beskyttet med passord eller pakket på en ukjent måte.", _AGAIN)
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, ValueError, IndexError):
        return unreadable("Filen er ødelagt og kan ikke leses som Excel-arbeidsbok.", _AGAIN)


def _shared(package: zipfile.ZipFile) -> Iterator[str]:
    """The texts that cells refer to by their number."""
    return (_text(item) for item in _elements(package, _SHARED, "si"))


def _rows(package: zipfile.ZipFile, sheet: str, shared: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    last = 0
    for row in _elements(package, sheet, "row"):
        number = int(row.get("r", last + 1))
        if number > last + 1:
            yield last + 1, []
        yield number, _cells(row, shared)
        last = number


def _cells(row: etree._Element, shared: Sequence[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iterchildren(f"{_MAIN}c"):
        at = _place(cell.get("r", "")) if "r" in cell.attrib else len(cells)
        if at >= _WIDEST:
            break
        cells += [""] * (at - len(cells))
        text = _text(cell)
        cells.append(shared[int(text)] if cell.get("t") == "s" else text)
    return cells


def _place(reference: str) -> int:
    """The column that a cell is in, from 0: «A1» is 0, «AB7» is 27."""
    letters = reference.rstrip("0123456789")
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _text(element: etree._Element) -> str:
    """What a cell or a shared text shows, without the signs of how it is pronounced."""
    shown = element.iter(f"{_MAIN}v", f"{_MAIN}t")
    return "".join(
        each.text or "" for each in shown if (parent := each.getparent()) is None or parent.tag != f"{_MAIN}rPh"
    )


def _elements(package: zipfile.ZipFile, part: str, tag: str) -> Iterator[etree._Element]:
    """The elements of a kind in a part, each forgotten behind the next. Nothing in it is expanded or fetched."""
    with package.open(part) as stream:
        parsed = etree.iterparse(stream, tag=_MAIN + tag, resolve_entities=False, no_network=True, load_dtd=False)
        for _, element in parsed:
            yield element
            element.clear()
            while (before := element.getprevious()) is not None and (parent := element.getparent()) is not None:
                parent.remove(before)
