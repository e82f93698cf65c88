"""What a reader of a finished file may come to see, its metadata included, whatever the format."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote

from styring.rendering.jobs import Format

_INLINE = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"
    .split()
)  # fmt: skip
_SILENT = frozenset({"script", "style"})
_TELLING = frozenset({"alt", "aria-label", "content", "href", "label", "placeholder", "title", "value"})
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
_FRONT_MATTER = "\n---\n"


def passages(content: bytes, format: Format) -> Iterator[str]:
    """The texts of a file that styring has made: paragraph by paragraph, and then what stands in no paragraph."""
    match format:
        case Format.HTML:
            found = _html(content.decode("utf-8"))
        case Format.MARKDOWN:
            found = _markdown(content.decode("utf-8"))
        case Format.DOCX:
            found = _word(content)
        case Format.PDF:
            found = _pdf(content)
    for text in found:
        visible = " ".join(text.translate(_INVISIBLE).split())
        if visible:
            yield visible


def _html(text: str) -> Iterator[str]:
    reader = _HtmlReader()
    reader.feed(text)
    reader.close()
    reader.end_passage()
    yield from reader.found


class _HtmlReader(HTMLParser):
    """Gathers visible text, telling attributes and comments."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._current: list[str] = []
        self._silent = False

    def end_passage(self) -> None:
        self.found.append("".join(self._current))
        self._current.clear()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._pass(tag)
        self._silent = tag in _SILENT
        self.found += [unquote(value) for name, value in attrs if value and name in _TELLING]

    def handle_endtag(self, tag: str) -> None:
        self._pass(tag)
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._current.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)

    def _pass(self, tag: str) -> None:
        if tag == "br":
            self._current.append("\n")
        elif tag not in _INLINE:
            self.end_passage()


def _markdown(text: str) -> Iterator[str]:
    from markdown_it import MarkdownIt

    metadata, _, body = text.partition(_FRONT_MATTER)
    yield from metadata.splitlines()
    yield from _html(MarkdownIt("commonmark").enable("table").render(body))


def _word(content: bytes) -> Iterator[str]:
    from styring.rendering.word_text import word_passages

    for passage in word_passages(content):
        yield unquote(passage.text) if passage.place.startswith("lenke") else passage.text


def _pdf(content: bytes) -> Iterator[str]:
    from styring.rendering.pdf_text import pdf_passages

    return pdf_passages(content)
