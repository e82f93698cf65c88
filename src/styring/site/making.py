"""The documents of the site, as HTML in the site's frame and as PDF, made anew only where something has changed."""

from __future__ import annotations

from pathlib import PurePosixPath

from styring.linting.cache.digests import digest
from styring.project import Project
from styring.rendering import Format, Refusal, Renderer, RenderError
from styring.site.folder import SiteFolder
from styring.site.frame import framed
from styring.site.keys import document_key
from styring.site.published import Published


class DocumentMaker:
    """Makes the documents of a site, in two steps: whether they can be shown, and then their pages with links.

    Attributes:
        refusals: the documents that cannot be shown, and why.
        rendered: how many were made anew.
    """

    def __init__(self, project: Project, folder: SiteFolder, common: str) -> None:
        """``common`` is the digest of what all documents depend on."""
        self.refusals: list[Refusal] = []
        self._renderer = Renderer(project.root, project.settings)
        self._folder = folder
        self._common = common
        self._keys: dict[PurePosixPath, str] = {}
        self._fresh: dict[PurePosixPath, bytes] = {}

    @property
    def rendered(self) -> int:
        """How many documents were made anew."""
        return len(self._fresh)

    def make(self, document: Published) -> bool:
        """Make a document unless the same one is there; whether it can be shown.

        Raises:
            RenderError: a fault in a template or in the settings, for which no document is to blame.
            WriteError: the PDF cannot be written.
        """
        key = self._keys[document.page] = document_key(document, self._common)
        if self._folder.keeps(document.pdf, key):
            return True
        try:
            html, pdf = self._written(document)
        except RenderError as error:
            if error.file is not None:
                raise
            self.refusals.append(Refusal(document.job.identity, error.told, error.remedy, is_fault=True))
            return False
        self._fresh[document.page] = html
        self._folder.write(document.pdf, pdf, key)
        return True

    def _written(self, document: Published) -> tuple[bytes, bytes]:
        """The HTML and the PDF, read for names as a document and as files."""
        read = self._renderer.document(document.job)
        made = []
        for job in (document.job, document.pdf_job):
            content = self._renderer.write(read, job.format)
            self._renderer.check_file(content, job, read)
            made.append(content)
        return made[0], made[1]

    def write_page(self, document: Published, head: str, top: str) -> None:
        """Write the HTML of a document that can be shown, unless the same is there.

        Args:
            document: one that has been made.
            head: what the site puts at the head of the page.
            top: what it puts at the top of the body.

        Raises:
            RenderError: the template of the document makes a page without head or body.
            WriteError: the page cannot be written.
        """
        key = digest(self._keys[document.page], head, top)
        if self._folder.keeps(document.page, key):
            return
        # What has not been made anew is as it was when the search for names read it.
        html = self._fresh.get(document.page) or self._renderer.write(document.document, Format.HTML)
        self._folder.write(document.page, framed(html.decode("utf-8"), head, top).encode(), key)
