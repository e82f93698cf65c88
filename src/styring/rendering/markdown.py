"""Markdown (CommonMark with tables), for the repository's own web pages and for reading in git."""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import Markup

from styring.rendering.document import Document
from styring.rendering.sandbox import Syntax
from styring.rendering.templates import TemplateEngine, TemplateFolders
from styring.rendering.text import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Run, Text, clean

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~$&]")
_AT_LINE_START = re.compile(r"^(\s*)([#+=-])")
_NUMBER = re.compile(r"^(\s*\d+)([.)])(?=\s|$)")
_GAPS = re.compile(r"\n{3,}")
_TRAILING_SPACES = re.compile(r" +$", re.MULTILINE)


class MarkdownWriter:
    """Writes documents as Markdown."""

    def __init__(self, folders: TemplateFolders) -> None:
        filters = (("punkt", _as_item), ("celle", _as_cell), ("sitat", _as_quote))
        self._engine = TemplateEngine(folders, Syntax(finalize=_finalize, filters=filters))

    def write(self, document: Document) -> bytes:
        """The document as UTF-8, its metadata in a YAML block at the top.

        Raises:
            RenderError: a fault in a template.
        """
        body = self._engine.render(f"{document.kind.template}.md", document.context())
        view = document.view
        metadata = {
            "title": view.title,
            "lang": view.language,
            "identity": view.identity,
            "fingerprint": f"sha256:{view.fingerprint}",
        }
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in metadata.items()]
        text = "\n".join(["---", *lines, "---", "", _GAPS.sub("\n\n", _TRAILING_SPACES.sub("", body)).strip(), ""])
        return text.encode()


def blocks(text: Text) -> str:
    """Free text as Markdown."""
    return "\n\n".join(map(_block, text.blocks))


def escape(value: str) -> str:
    """Text that stays text, also at the start of a line."""
    text = _SPECIAL.sub(r"\\\g<0>", clean(value).replace("\n", " "))
    return _AT_LINE_START.sub(r"\1\\\2", _NUMBER.sub(r"\1\\\2", text))


def _finalize(value: Any) -> Markup:
    match value:
        case None:
            source = ""
        case Markup():
            return value
        case Text():
            source = blocks(value)
        case int() | float():
            source = str(value)
        case _:
            source = escape(str(value))
    return Markup(source)  # noqa: S704  # Markdown, in which every value is escaped


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs):
            return _runs(runs)
        case Heading(level, runs):
            return f"{'#' * min(level, 6)} {_runs(runs)}"
        case BulletList(items):
            return "\n".join(_item("- ", item) for item in items)
        case NumberedList(items, start):
            return "\n".join(_item(f"{number}. ", item) for number, item in enumerate(items, start))
        case Quote(inner):
            return _prefixed(blocks(Text(inner)), "> ", "> ")


def _item(marker: str, item: tuple[Block, ...]) -> str:
    return _prefixed(blocks(Text(item)), marker, " " * len(marker))


def _prefixed(text: str, first: str, rest: str) -> str:
    head, *tail = text.split("\n")
    return "\n".join([f"{first}{head}", *(f"{rest}{line}".rstrip() for line in tail)])


def _runs(runs: tuple[Run, ...]) -> str:
    parts: list[str] = []
    for run in runs:
        if run.href and parts and parts[-1].endswith("!"):  # «!» before a link would make it a picture
            parts[-1] = f"{parts[-1][:-1]}\\!"
        parts.append(_run(run))
    return "".join(parts)


def _run(run: Run) -> str:
    if run.text == "\n":
        return "\\\n"
    if run.code:
        fence = "`" * (max(map(len, re.findall("`+", run.text)), default=0) + 1)
        markup = f"{fence} {run.text} {fence}" if "`" in run.text else f"`{run.text}`"
    else:
        markup = escape(run.text)
    lead, core, trail = _split_spaces(markup)
    for wanted, mark in ((run.italic, "*"), (run.bold, "**")):
        if wanted and core:
            core = f"{mark}{core}{mark}"
    return f"{lead}[{core}](<{run.href}>){trail}" if run.href else f"{lead}{core}{trail}"


def _split_spaces(text: str) -> tuple[str, str, str]:
    """Emphasis must touch a word, so spaces go outside."""
    core = text.strip(" ")
    at = text.index(core) if core else len(text)
    return text[:at], core, text[at + len(core) :]


def _as_item(value: Text | str) -> Markup:
    """A list item."""
    text = blocks(value) if isinstance(value, Text) else escape(str(value))
    return Markup(_prefixed(text, "- ", "  "))  # noqa: S704  # Markdown, in which every value is escaped


def _as_cell(value: Text | str | None) -> Markup:
    """The contents of a table's cell, which has but one line."""
    text = blocks(value) if isinstance(value, Text) else escape(str(value or ""))
    return Markup(" ".join(text.replace("\\\n", " ").split()))  # noqa: S704  # Markdown, in which every value is escaped


def _as_quote(value: Markup) -> Markup:
    """A block quotation."""
    return Markup(_prefixed(_GAPS.sub("\n\n", str(value)).strip(), "> ", "> "))  # noqa: S704  # made by this template
