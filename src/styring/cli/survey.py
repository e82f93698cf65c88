"""``styring report kartlegging`` as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from styring.cli.console import note
from styring.project import Project
from styring.rendering.jobs import Format

if TYPE_CHECKING:
    from styring.reports.survey_document import Surveyed


def survey_file(found: Surveyed, project: Project, format: Format) -> bytes:
    """The document as HTML or PDF; without charts, and saying so, where the libraries that draw them are missing.

    Raises:
        RenderError: a fault in a template or in the settings.
    """
    from styring.reports.drawing import can_draw
    from styring.reports.survey_document import survey_html, survey_pdf

    if not can_draw():
        note("Kartleggingen er laget uten diagrammer. Installer det de trenger, med «pip install styring[analyse]».")
    write = survey_html if format is Format.HTML else survey_pdf
    return write(found, project.root, project.settings)
