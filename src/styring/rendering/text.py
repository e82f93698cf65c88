"""Free text of a record, read once and written alike in every format.

The text is CommonMark (https://spec.commonmark.org/0.31.2/) read by markdown-it-py, without raw HTML, images, code
blocks and rules: what is not supported stays as the text that somebody wrote. Nothing is ever dropped but characters
that no document may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MAX_NESTING = 20
_LINK_SCHEMES = frozenset({"http", "https", "mailto"})
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters, which XML 1.0 forbids or discourages
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that reverse the reading order of what follows
    "\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff"  # byte order mark, annotations, noncharacters
    "\ud800-\udfff]"
)
_BREAKS = re.compile("\r\n?|\x85|\u2028|\u2029")
_SPACES = re.compile("[ \t\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look. A lone newline is a line break; ``href`` is http, https or mailto."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside free text; ``level`` counts from 1 in the whole document and never skips one."""

    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A bulleted list; every item holds blocks, so lists nest."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A numbered list that begins at ``start``."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: tuple[Block, ...]


Block: TypeAlias = Paragraph | Heading | BulletList | NumberedList | Quote


@dataclass(frozen=True, slots=True)
class Text:
    """Free text of a record. It is false when there is none."""

    blocks: tuple[Block, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.blocks)


NO_TEXT = Text()


def clean(value: str) -> str:
    """The text without characters that a document cannot hold or that would make it read otherwise than it is."""
    return _FORBIDDEN.sub("", _BREAKS.sub("\n", value))


def line(value: str) -> str:
    """The text on one line: :func:`clean` with every stretch of white space as one space."""
    return _SPACES.sub(" ", clean(value)).strip()


def parse(source: str | None, heading_level: int | None = None) -> Text:
    """Read free text.

    Args:
        source: CommonMark, or nothing.
        heading_level: level that the topmost heading inside the text gets in the document. Without it there is no
            room for headings (in a table, say), and they become paragraphs in bold.
    """
    if not source:
        return Text()
    cleaned = clean(source)
    tokens = _parser().parse(cleaned)
    if any(token.level >= _MAX_NESTING - 1 for token in tokens):
        return Text((Paragraph((Run(line(cleaned)),)),))  # the parser would drop what lies deeper
    blocks = _Blocks(tokens).read()
    return Text(tuple(_settle_headings(blocks, heading_level)))


def plain(text: Text) -> str:
    """The words alone, one line per block."""
    return "\n".join("".join(run.text for run in runs) for runs in _all_runs(text.blocks))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": _MAX_NESTING, "html": False})
    return parser.disable(["code", "fence", "hr", "html_block", "html_inline", "image"])


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802  # the name is markdown-it-py's
        """Whether the link leads to a page or a mailbox; any other link stays as text."""
        try:
            return urlsplit(url).scheme.lower() in _LINK_SCHEMES
        except ValueError:
            return False


class _Blocks:
    """Reads markdown-it's flat list of tokens into nested blocks."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = iter(tokens)

    def read(self, until: str | None = None) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for token in self._tokens:
            if token.type == until:
                break
            match token.type:
                case "paragraph_open":
                    blocks.append(Paragraph(self._runs()))
                case "heading_open":
                    blocks.append(Heading(int(token.tag[1:]), self._runs()))
                case "bullet_list_open":
                    blocks.append(BulletList(self._items("bullet_list_close")))
                case "ordered_list_open":
                    blocks.append(NumberedList(self._items("ordered_list_close"), int(token.attrs.get("start", 1))))
                case "blockquote_open":
                    blocks.append(Quote(self.read("blockquote_close")))
        return tuple(block for block in blocks if not isinstance(block, Paragraph | Heading) or block.runs)

    def _items(self, until: str) -> tuple[tuple[Block, ...], ...]:
        items: list[tuple[Block, ...]] = []
        for token in self._tokens:
            if token.type == until:
                break
            items.append(self.read("list_item_close"))
        return tuple(items)

    def _runs(self) -> tuple[Run, ...]:
        inline = next(self._tokens)
        next(self._tokens)  # the closing token
        return tuple(_runs(inline.children or []))


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    """The runs of a paragraph; neighbours that look alike are one."""
    for look, runs in groupby(_pieces(tokens), key=lambda run: run if run.text == "\n" else replace(run, text="")):
        yield replace(look, text="".join(run.text for run in runs))


def _pieces(tokens: Sequence[Token]) -> Iterator[Run]:
    depth = {"strong": 0, "em": 0}
    href: str | None = None
    for token in tokens:
        kind = token.type.partition("_")[0]
        if kind in depth:
            depth[kind] += token.nesting
        elif kind == "link":
            href = str(token.attrs["href"]) if token.nesting > 0 else None
        else:
            text = {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)
            if text:
                yield Run(text, depth["strong"] > 0, depth["em"] > 0, token.type == "code_inline", href)


def _settle_headings(blocks: Sequence[Block], top: int | None) -> Iterator[Block]:
    """Give the headings their levels in the document; inside lists and quotations they become bold paragraphs."""
    open_levels: list[int] = []  # the written levels that the current heading lies under
    for block in blocks:
        match block:
            case Heading(level, runs) if top is not None:
                while open_levels and open_levels[-1] >= level:
                    open_levels.pop()
                open_levels.append(level)
                yield Heading(top + len(open_levels) - 1, runs)
            case Heading(_, runs):
                yield Paragraph(tuple(replace(run, bold=True) for run in runs))
            case BulletList(items):
                yield BulletList(tuple(tuple(_settle_headings(item, None)) for item in items))
            case NumberedList(items, start):
                yield NumberedList(tuple(tuple(_settle_headings(item, None)) for item in items), start)
            case Quote(inner):
                yield Quote(tuple(_settle_headings(inner, None)))
            case _:
                yield block


def _all_runs(blocks: Sequence[Block]) -> Iterator[tuple[Run, ...]]:
    for block in blocks:
        match block:
            case Paragraph(runs) | Heading(_, runs):
                yield runs
            case BulletList(items) | NumberedList(items):
                for item in items:
                    yield from _all_runs(item)
            case Quote(inner):
                yield from _all_runs(inner)
