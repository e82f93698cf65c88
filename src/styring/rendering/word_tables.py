"""Tables in Word files: how wide their columns are, and where a page may break them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_WIDEST = 36  # characters that a column gets room for
_CELL_MARGINS = 200  # twentieths of a point, a little more than the packaged template's own
_CHARACTER, _BOLD_CHARACTER = 125, 150  # twentieths of a point, of the widest common fonts
_SMALL_TABLE = 1200  # characters
_FEW_ROWS = 12


def balance_columns(word: WordDocument) -> None:
    """Widths by content for tables whose cells have none; Word would do it itself, other programs do not."""
    for table in word.element.body.iter(qn("w:tbl")):
        grid = table.find(qn("w:tblGrid"))
        if grid is None or any(width.get(qn("w:type")) != "auto" for width in table.iter(qn("w:tcW"))):
            continue
        rows = [row.findall(qn("w:tc")) for row in table.iter(qn("w:tr"))]
        if any(len(row) != len(grid) for row in rows):
            continue
        columns = list(zip(*rows, strict=True))
        total = sum(int(column.get(qn("w:w"))) for column in grid)
        for column, width in zip(grid, _widths(columns, total), strict=True):
            column.set(qn("w:w"), str(width))


def _widths(columns: Sequence[Sequence[Any]], total: int) -> list[int]:
    """Room for the longest word of each column, and the rest by how much the columns hold, in twentieths of a point."""
    texts = [["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in column] for column in columns]
    narrowest = [
        _CELL_MARGINS + max(_BOLD_CHARACTER * _longest_word([header]), _CHARACTER * _longest_word(cells))
        for header, *cells in texts
    ]
    wanted = [min(max(map(len, column)), _WIDEST) + 1 for column in texts]
    spare = total - sum(narrowest)
    if spare < 0:
        return [total * width // sum(narrowest) for width in narrowest]
    return [width + spare * share // sum(wanted) for width, share in zip(narrowest, wanted, strict=True)]


def _longest_word(texts: Sequence[str]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=0)


def keep_rows_together(word: WordDocument) -> None:
    """A small table stands whole on one page; where a larger one breaks is left to the program."""
    for table in word.element.body.iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        if next(table.iter(qn("w:tblHeader")), None) is None:
            continue
        characters = sum(len(text.text or "") for text in table.iter(qn("w:t")))
        if characters <= _SMALL_TABLE and len(rows) <= _FEW_ROWS:
            for paragraph in (paragraph for row in rows[:-1] for paragraph in row.iter(qn("w:p"))):
                Paragraph(paragraph, word).paragraph_format.keep_with_next = True
