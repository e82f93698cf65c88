"""The text of a document as blocks in reading order, from HTML, Markdown and Word; ``pdf_text`` reads PDF."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import docx
import lxml.html
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree
from markdown_it import MarkdownIt

_HTML_INLINE = frozenset(
    "a abbr b bdi bdo br cite code data dfn em i kbd mark q s samp small span strong sub sup time u var wbr".split()
)
_HTML_UNSEEN = frozenset("head script style template title".split())
_HTML_HEADING = re.compile(r"h([1-6])")
_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)

UNREADABLE_WORD = (KeyError, ValueError, OSError, zipfile.BadZipFile, OpcError, etree.XMLSyntaxError)
"""What python-docx raises for a file that is not, or not wholly, a Word document."""
_WORD_HEADER_ROW = f"{qn('w:trPr')}/{qn('w:tblHeader')}"
_WORD_HEADING = re.compile(r"Heading ([1-9])")


@dataclass(frozen=True, slots=True)
class Block:
    """The text between two breaks.

    Attributes:
        text: as :func:`normalised` gives it.
        level: that of a heading, else 0.
        heads_column: whether it stands in a header row of a table.
    """

    text: str
    level: int = 0
    heads_column: bool = False


@dataclass(slots=True)
class OpenBlock:
    """A block that is being read."""

    level: int = 0
    heads_column: bool = False
    parts: list[str] = field(default_factory=list)


def normalised(text: str) -> str:
    """The words and figures of a text, so that formats which lay it out in their own ways can be compared.

    Letters are composed and small (a label may be set in capitals) and spaces single. Gone are the traces of where a
    line may break, and the marks that join or close parts: where one format has a line or a cell, another has a mark.
    """
    composed = unicodedata.normalize("NFC", text).replace("\u200b", "").casefold()
    unbroken = re.sub(r"[-\u00ad\u2010] ?", "", " ".join(composed.split()))
    return " ".join(re.sub(r"[.,:;·–—()]", " ", unbroken).split())


def html_blocks(source: str, part: str = "main") -> tuple[Block, ...]:
    """The blocks of a page's first element of a kind, ``main`` or ``body``."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    page = lxml.html.document_fromstring(source.encode(), parser)
    opened: list[OpenBlock] = []
    for element in list(page.iter(part))[:1]:
        _read_html(element, opened)
    return closed(opened)


def _read_html(element: etree._Element, opened: list[OpenBlock], inside: OpenBlock | None = None) -> None:
    if element.tag in _HTML_UNSEEN or "hidden" in element.attrib:
        return
    if inside is None or element.tag not in _HTML_INLINE:
        heading = _HTML_HEADING.fullmatch(element.tag)
        in_header = element.tag == "thead" or (inside is not None and inside.heads_column)
        inside = OpenBlock(int(heading[1]) if heading else 0, in_header)
        opened.append(inside)
    inside.parts.append(" " if element.tag == "br" else element.text or "")
    for kid in element:
        _read_html(kid, opened, inside)
        inside.parts.append(kid.tail or "")


def markdown_blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text: CommonMark and tables, after the metadata between two lines of hyphens."""
    source = _FRONT_MATTER.sub("", source, count=1)
    return html_blocks(f"<main>{MarkdownIt('commonmark').enable('table').render(source)}</main>")


def word_blocks(path: Path) -> tuple[Block, ...]:
    """The paragraphs in the body of a Word document, those in tables included, headers and footers not.

    Raises:
        UNREADABLE_WORD: it is no such document.
    """
    document = docx.Document(str(path))
    opened = []
    for element in document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, document)
        heading = _WORD_HEADING.fullmatch(paragraph.style.name or "") if paragraph.style else None
        in_header = any(row.find(_WORD_HEADER_ROW) is not None for row in element.iterancestors(qn("w:tr")))
        opened.append(OpenBlock(int(heading[1]) if heading else 0, in_header, [paragraph.text]))
    return closed(opened)


def closed(opened: list[OpenBlock]) -> tuple[Block, ...]:
    """The blocks that hold any text."""
    blocks = (Block(normalised("".join(block.parts)), block.level, block.heads_column) for block in opened)
    return tuple(block for block in blocks if block.text)
