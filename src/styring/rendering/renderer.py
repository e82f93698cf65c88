"""Making documents: one renderer for many jobs."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from styring.records.settings import Settings
from styring.rendering.document import Document, build, without_names
from styring.rendering.guard import NameGuard
from styring.rendering.jobs import Format, Job

if TYPE_CHECKING:
    from styring.rendering.docx import WordWriter
    from styring.rendering.html import HtmlWriter
    from styring.rendering.markdown import MarkdownWriter
    from styring.rendering.pdf import PdfWriter
    from styring.rendering.style import Style
    from styring.rendering.templates import TemplateFolders


class Renderer:
    """Makes documents of one repository. Fonts, templates and compilers are kept, so use one for many jobs."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self._root = root
        self._settings = settings
        self._guard = NameGuard(shows_participants=settings.show_participant_names)

    def render(self, job: Job) -> bytes:
        """The file.

        Raises:
            RenderError: the document cannot be made; the message says why and names the template, if it is at fault.
        """
        document = self.document(job)
        content = self.write(document, job.format)
        self.check_file(content, job, document)
        return content

    def check_file(self, content: bytes, job: Job, document: Document) -> None:
        """Hold a finished file against the guard, if anybody outside the department will read it.

        Raises:
            RenderError: a name or the like would reach them.
        """
        if job.is_guarded:
            self._guard.check_file(content, job.format, document, job.dossier)

    def document(self, job: Job) -> Document:
        """The document before it is written in a format.

        Raises:
            RenderError: a record is missing, or a name or the like would reach somebody outside the department.
        """
        document = build(job.kind, job.dossier, job.id, self._settings, job.variant, draft=job.draft)
        if job.shared and not self._settings.show_participant_names:
            document = without_names(document)
        if job.is_guarded:
            self._guard.check(document, job.dossier)
        return document

    def write(self, document: Document, format: Format) -> bytes:
        """The document in a format.

        Raises:
            RenderError: a fault in a template, in the settings or in a text.
        """
        match format:
            case Format.HTML:
                return self._html.write(document)
            case Format.PDF:
                return self._pdf.write(document)
            case Format.DOCX:
                return self._word.write(document)
            case Format.MARKDOWN:
                return self._markdown.write(document)

    @cached_property
    def _folders(self) -> TemplateFolders:
        from styring.rendering.templates import TemplateFolders

        return TemplateFolders.of_project(self._root)

    @cached_property
    def _style(self) -> Style:
        from styring.rendering.style import read_style

        return read_style(self._settings.document, self._root, self._settings.organisation)

    @cached_property
    def _html(self) -> HtmlWriter:
        from styring.rendering.html import HtmlWriter

        return HtmlWriter(self._folders, self._style)

    @cached_property
    def _pdf(self) -> PdfWriter:
        from styring.rendering.pdf import PdfWriter

        return PdfWriter(self._folders, self._style)

    @cached_property
    def _word(self) -> WordWriter:
        from styring.rendering.docx import WordWriter

        return WordWriter(self._folders, self._style)

    @cached_property
    def _markdown(self) -> MarkdownWriter:
        from styring.rendering.markdown import MarkdownWriter

        return MarkdownWriter(self._folders)
