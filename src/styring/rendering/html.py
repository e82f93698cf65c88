"""HTML: one self-contained file."""

from __future__ import annotations

import base64
from typing import Any

from markupsafe import Markup, escape

from styring.rendering.document import Writable
from styring.rendering.picture import Picture
from styring.rendering.sandbox import Syntax
from styring.rendering.style import Style
from styring.rendering.templates import TemplateEngine, TemplateFolders
from styring.rendering.text import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Run, Text, clean

_LOWEST_HEADING = 6


class HtmlWriter:
    """Writes documents as HTML."""

    def __init__(self, folders: TemplateFolders, style: Style) -> None:
        self._engine = TemplateEngine(folders, HTML_SYNTAX)
        self._look = {
            "hovedfarge": style.main,
            "aksentfarge": style.accent,
            "logo": _data_uri(style.logo.media_type, style.logo.content) if style.logo else None,
            "logo_tekst": style.logo.alt if style.logo else None,
        }

    def write(self, document: Writable) -> bytes:
        """The document as UTF-8.

        Raises:
            RenderError: a fault in a template.
        """
        text = self._engine.render(f"{document.template}.html", {**document.context(), "utseende": self._look})
        return text.encode()


def blocks(text: Text) -> Markup:
    """Free text as HTML elements."""
    return Markup("\n").join(_block(block) for block in text.blocks)


def _finalize(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, Picture):
        return _picture(value)
    return blocks(value) if isinstance(value, Text) else clean(value) if type(value) is str else value


HTML_SYNTAX = Syntax(finalize=_finalize)
"""How templates of pages are written, those of documents and others."""


def _block(block: Block) -> Markup:
    match block:
        case Paragraph(runs):
            return Markup("<p>{}</p>").format(_runs(runs))
        case Heading(level, runs):
            return Markup("<h{0}>{1}</h{0}>").format(min(level, _LOWEST_HEADING), _runs(runs))
        case BulletList(items):
            return Markup("<ul>{}</ul>").format(_items(items))
        case NumberedList(items, start):
            attribute = Markup(' start="{}"').format(start) if start != 1 else ""
            return Markup("<ol{}>{}</ol>").format(attribute, _items(items))
        case Quote(inner):
            return Markup("<blockquote>{}</blockquote>").format(blocks(Text(inner)))


def _items(items: tuple[tuple[Block, ...], ...]) -> Markup:
    return Markup("").join(Markup("<li>{}</li>").format(_item(item)) for item in items)


def _item(item: tuple[Block, ...]) -> Markup:
    """An item whose first paragraph needs no element of its own."""
    if item and isinstance(item[0], Paragraph):
        return _runs(item[0].runs) + blocks(Text(item[1:]))
    return blocks(Text(item))


def _runs(runs: tuple[Run, ...]) -> Markup:
    return Markup("").join(_run(run) for run in runs)


def _run(run: Run) -> Markup:
    markup = Markup("<br>") if run.text == "\n" else escape(run.text)
    for wanted, tag in ((run.code, "code"), (run.italic, "em"), (run.bold, "strong")):
        if wanted:
            markup = Markup("<{0}>{1}</{0}>").format(tag, markup)
    return Markup('<a href="{}">{}</a>').format(run.href, markup) if run.href else markup


def _picture(picture: Picture) -> Markup:
    """As a file of its own rather than as part of the page: whatever the picture holds, it cannot run."""
    source = _data_uri("image/svg+xml", picture.svg.encode())
    return Markup('<img src="{}" alt="{}">').format(source, clean(picture.alt))


def _data_uri(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"
