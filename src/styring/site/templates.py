"""What the templates of the site make, and the other files that its pages need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath

from styring.project import Project
from styring.rendering import RenderError
from styring.rendering.html import HTML_SYNTAX
from styring.rendering.style import read_style
from styring.rendering.templates import TemplateEngine, TemplateFolders
from styring.site import places
from styring.site.feed import feed, sitemap
from styring.site.frame import frame_views
from styring.site.journal import journal
from styring.site.pages import pages
from styring.site.published import Published
from styring.site.search import index
from styring.site.wheel import wheels
from styring.site.whole import Site

_SCRIPT = "site/sok.js"


class SiteTemplates:
    """Makes what stands around the documents of a site."""

    def __init__(self, project: Project, site: Site) -> None:
        """Read how the site is to look.

        Raises:
            RenderError: the settings name something that cannot be used.
        """
        style = read_style(project.settings.document, project.root, project.settings.organisation)
        self._site = site
        self._look = {"hovedfarge": style.main, "aksentfarge": style.accent}
        self._folders = TemplateFolders.of_project(project.root)
        self._engine = TemplateEngine(self._folders, HTML_SYNTAX)

    def files(self) -> dict[PurePosixPath, bytes]:
        """Every file but the documents.

        Raises:
            RenderError: a fault in a template.
        """
        made = [page for group in (pages, journal, wheels) for page in group(self._site)]
        files = {page.path: self._render(page.template, page.views).encode() for page in made}
        files |= {
            places.STYLE: self._engine.render("style.css", {"utseende": self._look}).encode(),
            places.FRAME_STYLE: self._engine.render("site/site.css", {"utseende": self._look}).encode(),
            places.SCRIPT: self._script(),
            places.FEED: feed(self._site),
            **dict(index(self._site)),
        }
        if self._site.base:
            files[places.SITEMAP] = sitemap(self._site.base, self._mapped(files))
        return files

    def frame(self, document: Published) -> tuple[str, str]:
        """What the site puts at the head of a document's page, and at the top of its body.

        Raises:
            RenderError: a fault in a template.
        """
        views = frame_views(document, self._site)
        return self._render("site/document_head.html", views), self._render("site/document_top.html", views)

    def _render(self, template: str, views: Mapping[str, object]) -> str:
        return self._engine.render(template, {**views, "tekst": self._site.phrases.texts})

    def _script(self) -> bytes:
        """The script of the search, which is no template."""
        file = self._folders.find(_SCRIPT)
        if file is None:
            raise RenderError(f"Filen {_SCRIPT} finnes ikke.", "Installer styring på nytt.")
        return file.read_bytes().replace(b"\r\n", b"\n")

    def _mapped(self, files: Iterable[PurePosixPath]) -> Iterator[tuple[PurePosixPath, date | None]]:
        """The pages under their lasting addresses: documents with the day they were last changed, then the others."""
        yield from ((document.page, document.updated) for document in self._site.documents)
        twins = {places.JOURNAL} if self._site.years else set()
        twins |= {places.WHEEL} if self._site.wheel_years else set()
        yield from ((path, None) for path in files if path.suffix == ".html" and path not in twins)
