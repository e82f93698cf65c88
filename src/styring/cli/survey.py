"""``styring report kartlegging`` as a document."""

from __future__ import annotations

from collections.abc import Sequence

from styring.cli.console import note
from styring.dossier import Registry
from styring.project import Project
from styring.reporting.report_formats import ReportFormat
from styring.reports.scope import Scope
from styring.reports.table import Table


def survey_file(
    tables: Sequence[Table], scope: Scope, registry: Registry, project: Project, format: ReportFormat
) -> bytes:
    """The document as HTML or PDF; without charts, and saying so, where the libraries that draw them are missing.

    Raises:
        RenderError: a fault in a template or in the settings.
    """
    from styring.reports.drawing import can_draw
    from styring.reports.survey_document import survey_html, survey_pdf

    if not can_draw():
        note("Kartleggingen er laget uten diagrammer. Installer det de trenger, med «pip install styring[analyse]».")
    write = survey_html if format is ReportFormat.HTML else survey_pdf
    return write(tables, scope, registry, project.root, project.settings)
