"""Reading rendered files back: the words that stand in them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pikepdf
from docx import Document
from markdown_it import MarkdownIt

from styring.rendering import Format

_BFCHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BFRANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def squeeze(text: str) -> str:
    """The text without any white space, for layout decides where lines break."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def words(file: bytes, format: Format) -> str:
    """All visible text of a file, without white space."""
    reader = {Format.HTML: html_text, Format.PDF: pdf_text, Format.DOCX: docx_text, Format.MARKDOWN: markdown_text}[
        format
    ]
    return squeeze(reader(file))


def html_text(file: bytes) -> str:
    """Text of the body."""
    reader = _BodyText()
    reader.feed(file.decode("utf-8"))
    return "".join(reader.texts)


class _BodyText(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "body"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts.append(data)


def markdown_text(file: bytes) -> str:
    """Text after the metadata, as a reader of the rendered Markdown sees it."""
    body = file.decode("utf-8").split("\n---\n", 1)[1]
    return html_text(b"<body>" + MarkdownIt("commonmark", {"html": False}).enable("table").render(body).encode())


def docx_text(file: bytes) -> str:
    """Text of the body, headers and footers."""
    document = Document(io.BytesIO(file))
    parts = [document.element.body]
    for section in document.sections:
        parts += [section.header._element, section.footer._element]
    tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    return "".join(text.text or "" for part in parts for text in part.iter(tag))


def pdf_text(file: bytes) -> str:
    """Text in the order of the content streams, by the fonts' own maps to Unicode."""
    return "".join(pdf_pages(file))


def pdf_pages(file: bytes) -> list[str]:
    """Likewise, page by page."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        return ["".join(_page_text(page)) for page in pdf.pages]


def _page_text(page: pikepdf.Page) -> Iterator[str]:
    fonts = {name: _to_unicode(font) for name, font in page.resources.get("/Font", pikepdf.Dictionary()).items()}
    current: dict[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator == "Tf":
            current = fonts[str(operands[0])]
        elif operator in {"Tj", "TJ"}:
            strings = operands[0] if operator == "TJ" else operands
            for string in (bytes(s) for s in strings if isinstance(s, pikepdf.String)):
                yield "".join(current.get(string[at : at + 2], "\ufffd") for at in range(0, len(string), 2))


def _to_unicode(font: pikepdf.Object) -> dict[bytes, str]:
    cmap = font["/ToUnicode"].read_bytes()
    mapping: dict[bytes, str] = {}
    for section in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in _BFCHAR.findall(section):
            mapping[bytes.fromhex(code.decode())] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for section in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in _BFRANGE.findall(section):
            start = ord(bytes.fromhex(text.decode()).decode("utf-16-be"))
            for offset, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                mapping[code.to_bytes(2, "big")] = chr(start + offset)
    return mapping
