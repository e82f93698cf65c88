"""The survey as a document for people: HTML, and PDF as accessible as the minutes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from styring.dossier import Registry
from styring.messages import count, listing, long_date
from styring.records.settings import Settings
from styring.records.terms import terms_of
from styring.records.vocabulary import Language
from styring.rendering.document import Writable
from styring.rendering.html import HtmlWriter
from styring.rendering.language import wording
from styring.rendering.pdf import PdfProfile, PdfWriter
from styring.rendering.picture import Picture
from styring.rendering.style import Style, read_style
from styring.rendering.templates import TemplateFolders
from styring.rendering.text import line
from styring.rendering.view import DocumentView, Fact, View
from styring.reports.charts import charts
from styring.reports.drawing import can_draw, draw
from styring.reports.rows import rows_of
from styring.reports.scope import Scope
from styring.reports.survey import AGENCIES, QUESTIONS, year_of
from styring.reports.survey_prose import key_figures, paragraphs
from styring.reports.survey_tables import NotedTableView, printed_tables
from styring.reports.table import Table
from styring.reports.wording import tables_worded

_INTRODUCTION = (
    "Tallene er talt i postene om styringsdialogen. De viser hva som er ført, og sier ikke om det er bra nok. Hvert "
    "spørsmål fra kartleggingen har et kort svar, og under det står tabellene som svaret bygger på."
)
_WITHOUT_CHARTS = (
    "Dokumentet er laget uten diagrammer, fordi tillegget styring[analyse] ikke er installert. Tabellene har alle "
    "tallene."
)


@dataclass(frozen=True, slots=True)
class ChartView(View):
    """A chart."""

    title: Annotated[str, "tittel"]
    picture: Annotated[Picture, "bilde"]


@dataclass(frozen=True, slots=True)
class AnswerView(View):
    """A question and its answer. ``anchor`` is what the summary links to."""

    id: Annotated[str, "id"]
    anchor: Annotated[str, "anker"]
    title: Annotated[str, "tittel"]
    question: Annotated[str, "spørsmål"]
    summary: Annotated[str, "kort"]
    paragraphs: Annotated[tuple[str, ...], "avsnitt"]
    charts: Annotated[tuple[ChartView, ...], "diagrammer"]
    tables: Annotated[tuple[NotedTableView, ...], "tabeller"]
    notes: Annotated[tuple[str, ...], "merknader"]


@dataclass(frozen=True, slots=True)
class SurveyView(View):
    """The survey (``kartlegging`` in a template)."""

    introduction: Annotated[str, "innledning"]
    unread: Annotated[str | None, "ulest"]
    key_figures: Annotated[tuple[Fact, ...], "nøkkeltall"]
    without_charts: Annotated[str | None, "uten_diagrammer"]
    answers: Annotated[tuple[AnswerView, ...], "svar"]


@dataclass(frozen=True, slots=True)
class SurveyDocument:
    """The survey ready to be written; ``date`` is the day that it is seen from."""

    view: DocumentView
    survey: SurveyView
    phrases: Mapping[str, str]
    date: date

    @property
    def template(self) -> str:
        """Stem of the template's file name."""
        return "survey"

    def context(self) -> dict[str, object]:
        """What a template may use."""
        return {"dokument": self.view, "tekst": self.phrases, "kartlegging": self.survey}


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What the survey found.

    Attributes:
        tables: those of the report ``SURVEY``.
        scope: what they were made for.
        registry: names the department.
        unread: how many files could not be read, so that they are not in the figures.
    """

    tables: Sequence[Table]
    scope: Scope
    registry: Registry
    unread: int = 0


def survey_html(found: Surveyed, root: Path, settings: Settings) -> bytes:
    """The survey as one self-contained page; without charts where the libraries that draw them are missing.

    Args:
        found: what it tells.
        root: the repository, whose own ``templates/survey.html`` comes before the packaged one.
        settings: names the organisation, and says how documents look.

    Raises:
        RenderError: a fault in a template or in the settings.
    """
    style = read_style(settings.document, root, settings.organisation)
    document = survey_document(found, settings, style if can_draw() else None)
    return HtmlWriter(TemplateFolders.of_project(root), style).write(document)


def survey_pdf(found: Surveyed, root: Path, settings: Settings, profile: PdfProfile = PdfProfile.ARCHIVE) -> bytes:
    """The survey as PDF/A-2a and PDF/UA-1; the rest is as for :func:`survey_html`."""
    style = read_style(settings.document, root, settings.organisation)
    document = survey_document(found, settings, style if can_draw() else None)
    return PdfWriter(TemplateFolders.of_project(root), style).write(document, profile)


def survey_document(found: Surveyed, settings: Settings, style: Style | None) -> Writable:
    """The survey before it is written in a format; with charts in a style, or without them."""
    terms, year = terms_of(settings.profile), year_of(found.scope)
    by_key = {table.key: table for table in tables_worded(found.tables, terms)}
    read = {key: rows_of(table) for key, table in by_key.items()}
    pictures = (
        {name: ChartView(terms.text(chart.title), draw(chart, style)) for name, chart in charts(read, year).items()}
        if style
        else {}
    )
    answers = []
    for number, question in enumerate(QUESTIONS, start=1):
        notes, tables = printed_tables([by_key[key] for key in question.tables], year)
        told = [terms.text(paragraph) for paragraph in paragraphs(question.id, read, year)]
        answers.append(
            AnswerView(
                id=question.id,
                anchor=f"svar-{number}",
                title=question.title,
                question=terms.text(question.question),
                summary=told[0],
                paragraphs=tuple(told),
                charts=tuple(pictures[name] for name in question.charts if name in pictures),
                tables=tables,
                notes=notes,
            )
        )
    survey = SurveyView(
        introduction=terms.text(_INTRODUCTION),
        unread=_unread(found.unread),
        key_figures=tuple(Fact(terms.text(what), value) for what, value in key_figures(read, year)),
        without_charts=None if style else _WITHOUT_CHARTS,
        answers=tuple(answers),
    )
    view = _head(found, settings, by_key)
    return SurveyDocument(view, survey, wording(Language.NB, settings.profile).phrases, found.scope.as_of)


def _unread(files: int) -> str | None:
    if not files:
        return None
    return f"{count(files, 'fil', 'filer')} har feil i formen og er ikke med i tallene."


def _head(found: Surveyed, settings: Settings, tables: Mapping[str, Table]) -> DocumentView:
    scope = found.scope
    year, department = year_of(scope), found.registry.departments.get(scope.department or "")
    organisation = line(settings.organisation)
    name = line(department.name) if department else scope.department
    agencies = [str(row[0].value) for row in tables[AGENCIES].rows]
    is_over = (scope.as_of.month, scope.as_of.day) == (12, 31) or scope.as_of.year > year
    facts = (
        Fact("År", str(year) if is_over else f"{year} (til og med {long_date(scope.as_of)})"),
        Fact("Virksomheter", listing(agencies) if agencies else "ingen"),
        Fact("Sett fra", long_date(scope.as_of)),
    )
    subject = scope.department or "alle"
    return DocumentView(
        title=f"Kartlegging av styringsdialogen {year}",
        subtitle=name if name != organisation else None,
        facts=facts,
        organisation=organisation,
        department=name if name != organisation else None,
        agency=count(len(agencies), "virksomhet", "virksomheter"),
        language=Language.NB.value,
        edition="",
        is_internal=False,
        is_draft=False,
        identity="/".join(("kartlegging", subject, *sorted(scope.agencies), str(year))),
        fingerprint=_fingerprint(tables),
    )


def _fingerprint(tables: Mapping[str, Table]) -> str:
    """Hexadecimal SHA-256 of the values and their sources; the same figures of the same records have the same one."""
    content = {key: [[[str(c.value), c.sources] for c in row] for row in table.rows] for key, table in tables.items()}
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
