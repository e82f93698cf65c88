"""Whether the roles in a structure tree make sense to a screen reader.

The rules are those of ISO 14289-1 (PDF/UA-1) section 7 and ISO 32000-1 section 14.8.4 that a program can decide, and
styring's own: one H1, which is the title, and header cells in every table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tests.conformance.pdf_tree import Element, MarkedContent, ObjectReference

_KIDS = {
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"Caption", "LI", "L"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"Caption", "TOC", "TOCI"},
}
"""What may stand directly in an element of these roles."""

_PARENTS = {
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
"""Where an element of these roles must stand."""

_STANDARD = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"),
    *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
    *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
    *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form"),
}
_HEADING = re.compile(r"H[1-6]")
_WITH_OWN_TEXT = {"P", "TH", "Caption", "Lbl", "Link", "H1", "H2", "H3", "H4", "H5", "H6"}


def role_faults(top: Sequence[Element]) -> Iterator[str]:
    """What is wrong with the roles in a structure tree."""
    if [element.role for element in top] != ["Document"]:
        yield f"the top of the tree is {_names(top)}, not one Document"
    everything = [element for root in top for element in root.walk()]
    for element in everything:
        if element.role not in _STANDARD:
            yield f"{element.role or 'an element without type'} is not a standard structure type"
        yield from _nesting_faults(element)
    yield from _heading_faults(everything)
    yield from _table_faults(everything)
    yield from _text_faults(everything)
    yield from _identifier_faults(everything)


def _nesting_faults(parent: Element) -> Iterator[str]:
    allowed = _KIDS.get(parent.role)
    if allowed is not None and any(isinstance(kid, MarkedContent) for kid in parent.kids):
        yield f"text stands directly in {parent.role}"
    for kid in parent.elements:
        if allowed is not None and kid.role not in allowed:
            yield f"{kid.role} stands directly in {parent.role}"
        elif kid.role in _PARENTS and parent.role not in _PARENTS[kid.role]:
            yield f"{kid.role} stands in {parent.role}"


def _heading_faults(everything: Sequence[Element]) -> Iterator[str]:
    roles = [element.role for element in everything]
    if "H" in roles:
        yield "H is used where headings are numbered (H1, H2 …)"
    levels = [int(role[1]) for role in roles if _HEADING.fullmatch(role)]
    if not levels:
        yield "there is no heading"
        return
    if levels[0] != 1:
        yield f"the first heading is H{levels[0]}, not H1"
    if levels.count(1) > 1:
        yield f"there are {levels.count(1)} headings H1; the title alone is one"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"H{before} is followed by H{after}: a level is skipped"


def _table_faults(everything: Sequence[Element]) -> Iterator[str]:
    for table in (element for element in everything if element.role == "Table"):
        rows = [element for element in table.walk() if element.role == "TR"]
        headings = [cell for row in rows for cell in row.elements if cell.role == "TH"]
        if not rows:
            yield "a table has no rows (TR)"
        elif not headings:
            yield "a table has no header cells (TH)"
        known = {cell.identifier for cell in headings if cell.identifier}
        for cell in headings:
            if cell.attributes.get("Table/Scope") not in {"Row", "Column", "Both"} and not cell.headers:
                yield "a header cell says neither Scope nor Headers"
        for row in rows:
            for cell in row.elements:
                if not known.issuperset(cell.headers):
                    yield f"a {cell.role} names a header cell that its table does not have"
        widths = _row_widths(rows)
        if len(set(widths)) > 1:
            yield f"the rows of a table have different widths: {', '.join(map(str, sorted(set(widths))))} columns"


def _row_widths(rows: Sequence[Element]) -> list[int]:
    """The number of columns of each row, a cell that spans rows counted in every row that it reaches."""
    widths = [0] * len(rows)
    for number, row in enumerate(rows):
        for cell in row.elements:
            for reached in range(number, min(number + cell.span("RowSpan"), len(rows))):
                widths[reached] += cell.span("ColSpan")
    return widths


def _text_faults(everything: Sequence[Element]) -> Iterator[str]:
    for element in everything:
        if element.role in {"Figure", "Formula"} and not element.alt:
            yield f"a {element.role} has no alternate description (Alt)"
        if element.role in _WITH_OWN_TEXT and not _has_content(element):
            yield f"a {element.role} is empty"
        if element.role == "Link" and not any(isinstance(kid, ObjectReference) for kid in element.kids):
            yield "a Link holds no annotation"


def _identifier_faults(everything: Sequence[Element]) -> Iterator[str]:
    counted = Counter(element.identifier for element in everything if element.identifier)
    if any(times > 1 for times in counted.values()):
        yield "two structure elements have the same ID"
    if any(element.role == "Note" and not element.identifier for element in everything):
        yield "a Note has no ID"


def _has_content(element: Element) -> bool:
    return any(not isinstance(kid, Element) for inner in element.walk() for kid in inner.kids)


def _names(elements: Sequence[Element]) -> str:
    return ", ".join(element.role for element in elements) or "empty"
