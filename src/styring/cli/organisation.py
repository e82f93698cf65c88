"""``styring new-department``, ``new-calendar`` and ``new-agency``: who steers, when, and who is steered."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from styring.cli import answers
from styring.cli.answers import answer, optional, with_choices
from styring.cli.options import DryRun
from styring.cli.telling import draft
from styring.drafting.calendar import plan_calendar
from styring.drafting.desk import open_registry, require_code
from styring.drafting.organisation import AgencyAnswers, plan_agency, plan_department
from styring.drafting.plan import DraftingError
from styring.project import open_project
from styring.records.vocabulary import AgencyForm, Language


def new_department(
    code: Annotated[str, typer.Argument(metavar="KODE", help="Kort kode med små bokstaver, for eksempel pbr.")],
    name: Annotated[str | None, typer.Option(metavar="NAVN", help="Byrådsavdelingens fulle navn.")] = None,
    year: Annotated[str | None, typer.Option(metavar="ÅR", help="Året for årshjulet; i år når det utelates.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Lag en byrådsavdeling med årshjul."""
    project = open_project(Path.cwd())
    require_code(code)
    full_name = answer(name, "--name", project.terms.text("Hva heter byrådsavdelingen"), answers.words)
    wheel = optional(year, "--year", answers.year) or date.today().year
    draft(project, plan_department(open_registry(project), code, full_name, wheel), dry_run=dry_run)


def new_calendar(
    code: Annotated[str, typer.Argument(metavar="KODE", help="Koden til byrådsavdelingen, for eksempel pbr.")],
    year: Annotated[
        str | None, typer.Option(metavar="ÅR", help="Året for årshjulet; neste år når det utelates.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Lag årshjulet for et nytt år, med forslag til datoer ut fra året før."""
    project = open_project(Path.cwd())
    wheel = optional(year, "--year", answers.year) or date.today().year + 1
    draft(project, plan_calendar(open_registry(project), code, wheel), dry_run=dry_run)


def new_agency(
    code: Annotated[str, typer.Argument(metavar="KODE", help="Kort kode med små bokstaver, for eksempel bre.")],
    name: Annotated[str | None, typer.Option(metavar="NAVN", help="Virksomhetens fulle navn.")] = None,
    form: Annotated[
        str | None, typer.Option(metavar="FORM", help="etat, bydel, kommunalt_foretak eller annet.")
    ] = None,
    department: Annotated[str | None, typer.Option(metavar="KODE", help="Koden til byrådsavdelingen.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="MÅLFORM", help="nb eller nn; den i styring.yaml når det utelates.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Lag en virksomhet."""
    project = open_project(Path.cwd())
    require_code(code)
    registry, terms = open_registry(project), project.terms
    departments = sorted(registry.department_codes)
    if not departments:
        raise DraftingError(
            terms.text("Det finnes ingen byrådsavdeling ennå."),
            terms.text("Lag den først med «styring new-department»."),
        )
    usual = departments[0] if len(departments) == 1 else None
    given = AgencyAnswers(
        code=code,
        name=answer(name, "--name", "Hva heter virksomheten", answers.words),
        form=answer(
            form,
            "--form",
            with_choices("Hva slags virksomhet er det", terms.choices(AgencyForm)),
            answers.one_of(AgencyForm, terms),
        ),
        department=answer(
            department,
            "--department",
            with_choices(terms.text("Hvilken byrådsavdeling hører den til"), departments),
            answers.code,
            usual=usual,
        ),
        language=optional(language, "--language", answers.one_of(Language)),
    )
    draft(project, plan_agency(registry, given), dry_run=dry_run)
