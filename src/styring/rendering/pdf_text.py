"""The text of a tagged PDF by its structure, as a screen reader meets it: cells of a table are not run together.

pypdf reads the file. Pages as Typst writes them, on which pypdf spends most of its time, are scanned instead
(``pdf_content``), to the same effect; a page with anything else in it is left to pypdf, so that nothing goes unread.
"""

from __future__ import annotations

import io
from collections.abc import Hashable, Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from styring.rendering.pdf_content import Event, Mark, page_events
from styring.rendering.pdf_fonts import Font, UnfamiliarPdf
from styring.rendering.pdf_structure import Structure


def pdf_passages(content: bytes) -> Iterator[str]:
    """The properties of a file, its blocks of text in order of the pages, what is said of pictures, and its links."""
    reader = PdfReader(io.BytesIO(content))
    yield from (str(value) for value in (reader.metadata or {}).values())
    root: Any = reader.root_object.get("/StructTreeRoot", DictionaryObject()).get_object()
    parents: dict[Any, Any] = dict(_numbered(root["/ParentTree"])) if "/ParentTree" in root else {}
    structure = Structure(reader, content)
    blocks: dict[Hashable, list[str]] = {}
    fonts: dict[int, Font] = {}
    for page in reader.pages:
        try:
            events = page_events(page, fonts)
        except UnfamiliarPdf:
            events = _events_by_pypdf(page)
        _read(page, events, parents.get(page.get("/StructParents"), ()), structure, blocks)
    yield from ("".join(texts) for texts in blocks.values())
    yield from structure.descriptions(root)
    for page in reader.pages:
        for annotation in page.annotations or ():
            action = annotation.get_object().get("/A", {})
            if "/URI" in action:
                yield unquote(str(action["/URI"]))


def _read(
    page: PageObject, events: Iterable[Event], elements: Any, structure: Structure, blocks: dict[Hashable, list[str]]
) -> None:
    """Add the text of a page to the blocks that it belongs to; what is outside the structure makes its own.

    Args:
        page: the page.
        events: what the page holds.
        elements: the element of the structure for each stretch of marked content of the page.
        structure: what the elements are part of.
        blocks: the texts of each block.
    """
    marks: list[Hashable] = [(page.page_number, -1)]
    for event in events:
        if isinstance(event, str):
            blocks.setdefault(marks[-1], []).append(event)
        elif event is None:
            if len(marks) > 1:
                marks.pop()
        elif event.stretch is not None and event.stretch < len(elements):
            marks.append(structure.block_of(elements[event.stretch]))
        else:  # a header or a footer, or a mark within a stretch, for example around a character (ActualText)
            marks.append((page.page_number, len(blocks)) if event.is_artifact else marks[-1])


def _events_by_pypdf(page: PageObject) -> list[Event]:
    """The text of a page with its marks, in the order of the content, whatever the content is."""
    events: list[Event] = []

    def marked(operator: bytes, operands: list[Any], *_: object) -> None:
        if operator in {b"BDC", b"BMC"}:
            properties = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
            events.append(Mark(properties.get("/MCID"), operands[0] == "/Artifact"))
        elif operator == b"EMC":
            events.append(None)

    page.extract_text(visitor_operand_before=marked, visitor_text=lambda text, *_: events.append(text))
    return events


def _numbered(tree: Any) -> Iterator[tuple[int, Any]]:
    """The entries of a number tree (ISO 32000-1, 7.9.7)."""
    numbers = tree.get("/Nums", ())
    for at in range(0, len(numbers), 2):
        yield int(numbers[at]), numbers[at + 1].get_object()
    for kid in tree.get("/Kids", ()):
        yield from _numbered(kid.get_object())
