"""PDF by Typst: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) in one file."""

from __future__ import annotations

import re
import shutil
import weakref
from datetime import UTC, datetime, time
from enum import Enum
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import typst
from markupsafe import Markup

from styring.messages import quoted
from styring.rendering.document import Writable
from styring.rendering.engine_words import full_stop
from styring.rendering.engine_words import typst as typst_words
from styring.rendering.errors import RenderError
from styring.rendering.picture import Picture
from styring.rendering.sandbox import Syntax
from styring.rendering.style import PACKAGED_FONT, Style, broken_logo
from styring.rendering.templates import TemplateEngine, TemplateFolders
from styring.rendering.text import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Run, Text, clean
from styring.rendering.tokens import TokenRules

_MAIN = "main.typ"
_PLACE = re.compile(r"┌─ [^\n]*?" + re.escape(_MAIN) + r":(\d+):\d+")
_LINE_MARK = re.compile(r" //@([^:\n]+):(\d+)$")
_UNWRITABLE = re.compile(r"the (?:text|PDF contains the codepoint) `\"((?:[^\"\\]|\\.)*)\"`")
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_RULES = TokenRules(
    forbidden=re.compile(
        r"\b(eval)\b|\b(std)\s*[.)]|(?:#|[{;=(,]\s*)(import|include)\b"
        r"|^\s*(import|include)\s+(?:[\"(]|[\w.]+\s*(?:[:;]|$))",
        re.MULTILINE,
    ),
    reason=" i en PDF-mal; den henter ingenting fra andre filer eller fra nettet",
    marks_lines=True,
)
"""Typst fetches a package from the network wherever ``import`` or ``include`` meets its name, and ``eval`` may make
either of them out of any text; through ``std`` it can be reached by another name."""
_LONG_WORD = re.compile(r"\S{41,}")
_UNREADABLE_PICTURE = ("failed to decode image", "failed to parse SVG")
_BREAK_EVERY = 20


class PdfProfile(Enum):
    """What the file claims to be."""

    ARCHIVE = ("a-2a", "ua-1")
    A1B = ("a-1b",)
    """For PDFBox Preflight, which knows PDF/A-1b alone; without bookmarks, whose indirect /Dest it misreads."""


class PdfWriter:
    """Writes documents as PDF. Fonts are read once and compiled parts reused, so keep the writer."""

    def __init__(self, folders: TemplateFolders, style: Style) -> None:
        syntax = Syntax(
            finalize=_finalize,
            block=("<%", "%>"),
            variable=("<<", ">>"),
            comment=("<#", "#>"),
            rules=_RULES,
        )
        self._engine = TemplateEngine(folders, syntax)
        self._style = style
        self._fonts = folders.packaged / "fonts"

    def write(self, document: Writable, profile: PdfProfile = PdfProfile.ARCHIVE) -> bytes:
        """The document as PDF. The creation date in its metadata is the document's own date.

        Raises:
            RenderError: a fault in a template, a character that the font lacks, or something that the standards forbid.
        """
        template = f"{document.template}.typ"
        body = self._engine.render(template, {**document.context(), "utseende": {"logo": bool(self._style.logo)}})
        source = self._prelude(document, profile) + body
        try:
            pdf, warnings = self._compiler.compile_with_warnings(
                input={_MAIN: source.encode()},
                format="pdf",
                pdf_standards=list(profile.value),
                timestamp=datetime.combine(document.date, time(12), UTC),
            )
        except typst.TypstError as error:
            raise self._explain(error.message, error.diagnostic, source, template) from error
        for warning in warnings:
            if warning.message.startswith("unknown font family"):
                raise self._explain(warning.message, warning.diagnostic, source, template)
        return bytes(pdf)

    @cached_property
    def _compiler(self) -> Any:
        folders = [str(folder) for folder in (self._style.font_folder, self._fonts) if folder]
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)
        if self._style.font not in fonts.families():
            known = sorted({font.family for font in fonts.fonts() if font.path})
            raise RenderError(
                f"Skriften {quoted(self._style.font)} finnes ikke i skriftmappen.",
                f"Skriftene der er {', '.join(map(quoted, known))}.",
                file="styring.yaml",
            )
        return typst.Compiler(root=str(self._root), font_paths=fonts)

    @cached_property
    def _root(self) -> Path:
        """A folder of its own with the logo, for a template can read whatever lies below the root."""
        root = Path(mkdtemp(prefix="styring-"))
        weakref.finalize(self, shutil.rmtree, root, ignore_errors=True)
        if self._style.logo:
            (root / f"logo{self._style.logo.suffix}").write_bytes(self._style.logo.content)
        return root

    def _prelude(self, document: Writable, profile: PdfProfile) -> str:
        """What the standards demand, written before any template can forget it: Typst does not miss a language."""
        view, style = document.view, self._style
        logo = f'image("/logo{style.logo.suffix}", alt: {_string(style.logo.alt)})' if style.logo else "none"
        keywords = ", ".join(map(_string, (view.identity, f"sha256:{view.fingerprint}")))
        return (
            f"#set document(title: {_string(view.title)}, author: {_string(view.department or view.organisation)}, "
            f"description: {_string(view.subtitle or view.agency)}, keywords: ({keywords}))\n"
            f"#set text(font: ({_string(style.font)}, {_string(PACKAGED_FONT)}), "
            f'lang: {_string(view.language)}, region: "NO")\n'
            f"#set heading(bookmarked: {'false' if profile is PdfProfile.A1B else 'true'})\n"
            f"#let hovedfarge = rgb({_string(style.main)})\n"
            f"#let aksentfarge = rgb({_string(style.accent)})\n"
            f"#let logo = {logo}\n"
        )

    def _explain(self, message: str, diagnostic: str, source: str, template: str) -> RenderError:
        if message.startswith(_UNREADABLE_PICTURE):
            return broken_logo()
        place = _PLACE.search(diagnostic)
        file, line = _origin(source, int(place[1]) if place else 1, template)
        unwritable = _UNWRITABLE.search(message)
        if unwritable:
            text = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)) if escape[1] else escape[2], unwritable[1])
            names = ", ".join(f"«{character}» (U+{ord(character):04X})" for character in dict.fromkeys(text))
            return RenderError(
                f"Skriften har ikke tegnet {names}.",
                "Bytt ut tegnet i posten, eller velg en skrift som har det, under dokument.skrift i styring.yaml.",
            )
        return RenderError(
            f"Typst kunne ikke lage PDF: {full_stop(typst_words(message))}",
            "Rett malen, eller slett den for å bruke malen som følger med.",
            file=self._display(file),
            line=line,
        )

    def _display(self, template: str) -> str:
        found = self._engine.folders.find(template)
        return self._engine.folders.display(found) if found else template


def blocks(text: Text) -> str:
    """Free text as Typst markup."""
    return "".join(map(_block, text.blocks))


def _finalize(value: Any) -> Markup:
    match value:
        case None:
            source = ""
        case Markup():
            return value
        case Text():
            source = blocks(value)
        case Picture():
            source = f'#image(bytes({_string(value.svg)}), format: "svg", width: 100%, alt: {_string(value.alt)});'
        case int() | float():
            source = str(value)
        case _:
            source = f"#{_breakable(str(value))};"
    return Markup(source)  # noqa: S704  # markup of Typst, in which every value is a string literal


def _string(value: str) -> str:
    """A Typst string literal; whatever it holds is text."""
    escaped = clean(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def _breakable(value: str) -> str:
    """A Typst string literal in which a line may break inside very long words."""
    return _string(_LONG_WORD.sub(_with_breaks, value))


def _with_breaks(word: re.Match[str]) -> str:
    text = word[0]
    return "\u200b".join(text[at : at + _BREAK_EVERY] for at in range(0, len(text), _BREAK_EVERY))


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs):
            return f"{_runs(runs)}#parbreak();"
        case Heading(level, runs):
            return f"#heading(level: {level})[{_runs(runs)}];"
        case BulletList(items):
            return f"#list({_items(items)});"
        case NumberedList(items, start):
            return f"#enum(start: {start}, {_items(items)});"
        case Quote(inner):
            return f"#quote(block: true)[{blocks(Text(inner))}];"


def _items(items: tuple[tuple[Block, ...], ...]) -> str:
    return "".join(f"[{blocks(Text(item))}], " for item in items)


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    if run.text == "\n":
        return '#" ";#linebreak();'  # a tagged PDF needs the space between the words (ISO 32000-1, 14.8.2.5)
    text = _breakable(run.text)
    markup = f"#raw({text});" if run.code else f"#{text};"
    for wanted, function in ((run.italic, "emph"), (run.bold, "strong")):
        if wanted:
            markup = f"#{function}[{markup}];"
    return f"#link({_string(run.href)})[{markup}];" if run.href else markup


def _origin(source: str, line: int, template: str) -> tuple[str, int | None]:
    """The template and line that a line of the Typst source comes from: the next mark at or after it says so."""
    for text in source.split("\n")[line - 1 :]:
        mark = _LINE_MARK.search(text)
        if mark:
            return mark[1], int(mark[2])
    return template, None
