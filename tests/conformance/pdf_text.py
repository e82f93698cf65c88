"""The text of a tagged PDF in the order of its structure tree: what a screen reader says, without page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf

from tests.conformance.pdf_content import mark_properties
from tests.conformance.pdf_tree import Element, MarkedContent, read_tree
from tests.conformance.text_blocks import Block, OpenBlock, closed

_INLINE = frozenset("Span Link Quote Reference Code Annot".split())
_HEADING = re.compile(r"H([1-6])")
_LIST_MARK = re.compile(r"\W|\d+[.)]")
_CODES = re.compile(r"<([0-9A-Fa-f]+)>")


def pdf_blocks(path: Path) -> tuple[Block, ...]:
    """The blocks of a file. The number or bullet of a list item is left out: no other format has it as text.

    Raises:
        pikepdf.PdfError, BrokenTree: it cannot be opened, or has no structure.
    """
    with pikepdf.open(path) as pdf:
        text = _marked_text(pdf)
        opened: list[OpenBlock] = []
        for element in read_tree(pdf):
            _read(element, text, opened, OpenBlock())
    return closed(opened)


def _read(element: Element, text: Mapping[MarkedContent, str], opened: list[OpenBlock], inside: OpenBlock) -> None:
    if element.role not in _INLINE or element.attributes.get("Layout/Placement") == "Block":
        heading = _HEADING.fullmatch(element.role)
        inside = OpenBlock(int(heading[1]) if heading else 0, inside.heads_column or element.role == "THead")
        opened.append(inside)
    for kid in element.kids:
        if isinstance(kid, Element):
            _read(kid, text, opened, inside)
        elif isinstance(kid, MarkedContent):
            inside.parts.append(text.get(kid, ""))
    if element.role == "Lbl" and _LIST_MARK.fullmatch("".join(inside.parts).strip()):
        inside.parts.clear()


def _marked_text(pdf: pikepdf.Pdf) -> dict[MarkedContent, str]:
    """The text of every stretch of marked content."""
    fonts: dict[tuple[int, int], _Font] = {}
    found: dict[MarkedContent, str] = {}
    for page in pdf.pages:
        for mcid, text in _page_text(page, fonts):
            content = MarkedContent(page.obj.objgen, mcid)
            found[content] = found.get(content, "") + text
    return found


def _page_text(page: pikepdf.Page, fonts: dict[tuple[int, int], _Font]) -> Iterator[tuple[int, str]]:
    """Stretches of text with the id of the marked content that they stand in.

    Replacement text (ActualText, ISO 32000-1, 14.9.4) stands for all that is shown inside its own mark.
    """
    marks: list[tuple[int | None, bool]] = [(None, False)]  # the id in force, and whether the text is replaced
    font = _Font(None)
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        mcid, replaced = marks[-1]
        if operator in {"BDC", "BMC"}:
            properties = mark_properties(page, operands[1]) if operator == "BDC" else pikepdf.Dictionary()
            mcid = int(properties["/MCID"]) if "/MCID" in properties else mcid
            actual = properties.get("/ActualText")
            if mcid is not None and actual is not None and not replaced:
                yield mcid, str(actual)
            marks.append((mcid, replaced or actual is not None))
        elif operator == "EMC" and len(marks) > 1:
            marks.pop()
        elif operator == "Tf":
            resource = page.resources.Font[str(operands[0])]
            font = fonts.setdefault(resource.objgen, _Font(resource.get("/ToUnicode")))
        elif operator in {"Tj", "TJ", "'", '"'} and mcid is not None and not replaced:
            shown = operands[-1]
            for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
                if isinstance(part, pikepdf.String):
                    yield mcid, font.decode(bytes(part))


class _Font:
    """A composite font with codes of two bytes, as Typst writes them, read through its map to Unicode."""

    def __init__(self, to_unicode: pikepdf.Object | None) -> None:
        self._characters = _read_cmap(to_unicode.read_bytes().decode("latin-1")) if to_unicode is not None else {}

    def decode(self, codes: bytes) -> str:
        pairs = (codes[at : at + 2] for at in range(0, len(codes), 2))
        return "".join(self._characters.get(int.from_bytes(pair, "big"), "\ufffd") for pair in pairs)


def _read_cmap(source: str) -> dict[int, str]:
    """Character codes and their text, from the sections bfchar and bfrange (ISO 32000-1, 9.10.3)."""
    characters: dict[int, str] = {}
    for kind, body in re.findall(r"beginbf(char|range)(.*?)endbf", source, re.DOTALL):
        for line in filter(None, map(str.strip, body.splitlines())):
            codes = _CODES.findall(line)
            if kind == "char":
                characters[int(codes[0], 16)] = _utf16(codes[1])
                continue
            first, last = int(codes[0], 16), int(codes[1], 16)
            for offset in range(last - first + 1):
                if "[" in line:
                    characters[first + offset] = _utf16(codes[2 + offset])
                else:
                    text = _utf16(codes[2])
                    characters[first + offset] = text[:-1] + chr(ord(text[-1]) + offset)
    return characters


def _utf16(code: str) -> str:
    return bytes.fromhex(code).decode("utf-16-be")
