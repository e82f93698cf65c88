"""The text of a tagged PDF by its structure, as a screen reader meets it: cells of a table are not run together.

Read by pypdf, as an own reader of content streams and of the fonts' maps to Unicode would be a second PDF library.
"""

from __future__ import annotations

import io
from collections.abc import Hashable, Iterator
from typing import Any
from urllib.parse import unquote

from pypdf import PageObject, PdfReader

_INLINE = frozenset({"/Annot", "/Code", "/Em", "/Link", "/Quote", "/Reference", "/Span", "/Strong"})

_DESCRIBING = ("/Alt", "/ActualText", "/E")


def pdf_passages(content: bytes) -> Iterator[str]:
    """The properties of a file, its blocks of text in order of the pages, what is said of pictures, and its links."""
    reader = PdfReader(io.BytesIO(content))
    yield from (str(value) for value in (reader.metadata or {}).values())
    structure: Any = reader.root_object.get("/StructTreeRoot", {})
    parents: dict[Any, Any] = dict(_numbered(structure["/ParentTree"])) if "/ParentTree" in structure else {}
    blocks: dict[Hashable, list[str]] = {}
    for page in reader.pages:
        _read(page, parents.get(page.get("/StructParents"), ()), blocks)
    yield from ("".join(texts) for texts in blocks.values())
    yield from _descriptions(structure)
    for page in reader.pages:
        for annotation in page.annotations or ():
            action = annotation.get_object().get("/A", {})
            if "/URI" in action:
                yield unquote(str(action["/URI"]))


def _descriptions(element: Any) -> Iterator[str]:
    """What is read aloud instead of an element of the structure or one below it (ISO 32000-1, 14.9.3 to 14.9.5)."""
    if "/K" not in element:
        return
    kids = element["/K"]
    for kid in kids if isinstance(kids, list) else [kids]:
        below = kid.get_object()
        if isinstance(below, dict):
            yield from (str(below[key]) for key in _DESCRIBING if key in below)
            yield from _descriptions(below)


def _read(page: PageObject, elements: Any, blocks: dict[Hashable, list[str]]) -> None:
    """Add the text of a page to the blocks that it belongs to; what is outside the structure makes its own.

    Args:
        page: the page.
        elements: the element of the structure for each stretch of marked content of the page.
        blocks: the texts of each block.
    """
    marks: list[Hashable] = [(page.page_number, -1)]

    def marked(operator: bytes, operands: list[Any], *_: object) -> None:
        if operator in {b"BDC", b"BMC"}:
            properties = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
            stretch = properties.get("/MCID")
            if stretch is not None and stretch < len(elements):
                marks.append(_block_of(elements[stretch]))
            else:  # a header or a footer, or a mark within a stretch, for example around a character (ActualText)
                marks.append((page.page_number, len(blocks)) if operands[0] == "/Artifact" else marks[-1])
        elif operator == b"EMC" and len(marks) > 1:
            marks.pop()

    def shown(text: str, *_: object) -> None:
        blocks.setdefault(marks[-1], []).append(text)

    page.extract_text(visitor_operand_before=marked, visitor_text=shown)


def _block_of(reference: Any) -> Hashable:
    """The object number of the nearest element at or above one that is a block."""
    element = reference.get_object()
    while element.get("/S") in _INLINE and "/P" in element:
        element = element["/P"]
    return element.indirect_reference.idnum if element.indirect_reference else id(element)


def _numbered(tree: Any) -> Iterator[tuple[int, Any]]:
    """The entries of a number tree (ISO 32000-1, 7.9.7)."""
    numbers = tree.get("/Nums", ())
    for at in range(0, len(numbers), 2):
        yield int(numbers[at]), numbers[at + 1].get_object()
    for kid in tree.get("/Kids", ()):
        yield from _numbered(kid.get_object())
