"""Markdown as a reader sees it, parsed by a library that knows nothing of ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table as text, without marks."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def text(token: Token) -> str:
    """What a reader sees of an inline token."""
    return "".join(each.content for each in token.children or () if each.type in {"text", "code_inline"})


def inlines(markdown: str) -> Iterator[Token]:
    """All stretches of running text."""
    return (token for token in PARSER.parse(markdown) if token.type == "inline")


def tables(markdown: str) -> Iterator[Table]:
    """All tables, in order."""
    rows: list[tuple[str, ...]] = []
    row: list[str] = []
    is_cell = False
    for token in PARSER.parse(markdown):
        match token.type:
            case "table_open":
                rows = []
            case "tr_open":
                row = []
            case "th_open" | "td_open":
                is_cell = True
            case "inline" if is_cell:
                row.append(text(token))
                is_cell = False
            case "tr_close":
                rows.append(tuple(row))
            case "table_close":
                yield Table(rows[0], tuple(rows[1:]))


def links(markdown: str) -> Iterator[str]:
    """Where the links and pictures lead."""
    for token in inlines(markdown):
        for each in token.children or ():
            target = each.attrs.get("href") or each.attrs.get("src")
            if target:
                yield str(target)


def named_places(markdown: str) -> list[str]:
    """The ids that the page sets itself."""
    return re.findall(r'<a id="([^"]+)"></a>', "\n".join(token.content for token in inlines(markdown)))


def headings(markdown: str) -> list[str]:
    """The headings as a reader sees them."""
    tokens = PARSER.parse(markdown)
    return [text(tokens[i + 1]) for i, token in enumerate(tokens) if token.type == "heading_open"]


def slug(heading: str) -> str:
    """The address that GitHub gives a heading."""
    kept = "".join(c for c in heading.lower() if c in " -_" or unicodedata.category(c)[0] in "LN")
    return kept.replace(" ", "-")


def fences(markdown: str) -> list[str]:
    """The fenced blocks."""
    return [token.content for token in PARSER.parse(markdown) if token.type == "fence"]
