"""Word: a template that a municipality can replace by its own, filled in by docxtpl.

Free text is written as paragraphs that name their styles in English («List Bullet»), as Word itself does in every
language; :mod:`styring.rendering.word_parts` gives them the template's own style ids, list numbering and links.
"""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from typing import Any

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.exceptions import OpcError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from lxml.etree import XMLSyntaxError
from markupsafe import Markup

from styring.rendering.document import Document
from styring.rendering.errors import RenderError
from styring.rendering.faults import TEMPLATE_FAULTS
from styring.rendering.sandbox import Syntax
from styring.rendering.style import Style, broken_logo
from styring.rendering.templates import TemplateEngine, TemplateFolders
from styring.rendering.text import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Run, Text, clean
from styring.rendering.word_parts import add_watermark, finish
from styring.zipping import zipped

_LOGO_HEIGHT_MM = 15
_LOWEST_HEADING = 9
_MAX_UNPACKED = 100_000_000
_UNREADABLE_PICTURE = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
_LOOKS = (
    Markup('<w:rStyle w:val="Hyperlink"/>'),
    Markup('<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'),
    Markup("<w:b/>"),
    Markup("<w:i/>"),
)
_BROKEN = (zipfile.BadZipFile, OpcError, XMLSyntaxError, KeyError)


@lru_cache(maxsize=20)
def _joined(xml: str) -> str:
    """The text of a part with the tags that Word has split joined again; the same for every document."""
    text: str = DocxTemplate(None).patch_xml(xml)
    return text


class WordWriter:
    """Writes documents as Word files."""

    def __init__(self, folders: TemplateFolders, style: Style) -> None:
        self._engine = TemplateEngine(
            folders, Syntax(finalize=_finalize, filters=(("som_punkt", _as_item), ("som_celle", _as_cell)))
        )
        self._style = style

    def write(self, document: Document) -> bytes:
        """The document as .docx.

        Raises:
            RenderError: the template is missing, broken or has a fault in its tags.
        """
        name = f"{document.kind.template}.docx"
        file = self._engine.folders.find(name)
        if file is None:
            raise RenderError(f"Word-malen {name} finnes ikke.", "Legg den i mappen templates.")
        context = document.context()
        try:
            template = DocxTemplate(io.BytesIO(_of_usual_size(file.read_bytes())))
            template.patch_xml = _joined
            template.init_docx()
            if document.view.is_draft:
                add_watermark(template.docx, document.phrases["utkast"].upper())
            template.render({**context, "utseende": {"logo": self._logo(template)}}, self._engine.begin())
            finish(template.docx, document, self._style)
        except _UNREADABLE_PICTURE as error:
            raise broken_logo() from error
        except _BROKEN as error:
            raise self._broken(name) from error
        except TEMPLATE_FAULTS as error:
            raise self._engine.explain(error, name, [*context, "utseende"]) from error
        buffer = io.BytesIO()
        template.docx.save(buffer)
        return deterministic_zip(buffer.getvalue())

    def _broken(self, name: str) -> RenderError:
        found = self._engine.folders.find(name)
        return RenderError(
            "Word-malen kan ikke leses; filen er ødelagt eller er ikke lagret som .docx.",
            "Åpne den i Word, og lagre den på nytt som Word-dokument (.docx).",
            file=self._engine.folders.display(found) if found else name,
        )

    def _logo(self, template: DocxTemplate) -> object:
        """The logo as a picture. Word cannot show an SVG file alone, so only PNG is used."""
        logo = self._style.logo
        if logo is None or logo.suffix != ".png":
            return None
        return InlineImage(template, io.BytesIO(logo.content), height=Mm(_LOGO_HEIGHT_MM))


def _of_usual_size(package: bytes) -> bytes:
    """The same package, unless it is packed so tightly that unpacking it would fill the memory."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED:
            raise zipfile.BadZipFile("too large")
    return package


def deterministic_zip(package: bytes) -> bytes:
    """The same package as it is every time it is made."""
    with zipfile.ZipFile(
        io.BytesIO(package)
    ) as source:  # «[Content_Types].xml» sorts first, where some readers want it
        return zipped({name: source.read(name) for name in source.namelist()})


def _finalize(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, Text):
        return _blocks(value.blocks, depth=0)
    return clean(value) if type(value) is str else value


def _as_item(text: Text) -> Text:
    """The text as the only item of a bulleted list."""
    return Text((BulletList((text.blocks,)),))


def _as_cell(text: Text) -> Markup:
    """The text in the size of a table."""
    return Markup("").join(_block(block, 0, "Celle") for block in text.blocks)


def _blocks(blocks: tuple[Block, ...], depth: int) -> Markup:
    return Markup("").join(_block(block, depth) for block in blocks)


def _block(block: Block, depth: int, style: str | None = None) -> Markup:
    match block:
        case Paragraph(runs):
            return _paragraph(runs, style or "Normal")
        case Heading(level, runs):
            return _paragraph(runs, f"Heading {min(level, _LOWEST_HEADING)}")
        case BulletList(items):
            return _list("List Bullet", items, depth, start=1)
        case NumberedList(items, start):
            return _list("List Number", items, depth, start=start)
        case Quote(inner):
            return Markup("").join(_block(part, depth, "Quote") for part in inner)


def _list(style: str, items: tuple[tuple[Block, ...], ...], depth: int, start: int) -> Markup:
    """Paragraphs of a list. The first one begins a new numbering at ``start``; the others go on with it."""
    written: list[Markup] = []
    for number, item in enumerate(items):
        begin = start if number == 0 else None
        match item:
            case (Paragraph(runs), *rest):
                written.append(_paragraph(runs, style, depth, begin))
            case rest:
                written.append(_paragraph((), style, depth, begin))
        for block in rest:
            if isinstance(block, Paragraph):
                written.append(_paragraph(block.runs, "List Continue", depth))
            else:
                written.append(_block(block, depth + 1))
    return Markup("").join(written)


def _paragraph(runs: tuple[Run, ...], style: str, depth: int | None = None, begin: int | None = None) -> Markup:
    marks = Markup("")
    if depth is not None:
        marks += Markup(' styring-depth="{}"').format(depth)
    if begin is not None:
        marks += Markup(' styring-begin="{}"').format(begin)
    properties = Markup('<w:pPr><w:pStyle w:val="{}"{}/></w:pPr>').format(style, marks)
    return Markup("<w:p>{}{}</w:p>").format(properties, Markup("").join(map(_run, runs)))


def _run(run: Run) -> Markup:
    look = Markup("").join(
        xml for wanted, xml in zip((run.href, run.code, run.bold, run.italic), _LOOKS, strict=True) if wanted
    )
    text = Markup("<w:br/>") if run.text == "\n" else Markup('<w:t xml:space="preserve">{}</w:t>').format(run.text)
    xml = Markup("<w:r><w:rPr>{}</w:rPr>{}</w:r>").format(look, text)
    return Markup('<w:hyperlink styring-href="{}">{}</w:hyperlink>').format(run.href, xml) if run.href else xml
