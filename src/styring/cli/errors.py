"""Errors that keep a final document from being made: what lint says of the records that it draws on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

from styring.cli.naming import identity_of_file
from styring.diagnostics import Severity
from styring.linting.run import lint
from styring.project import Project
from styring.rendering import Job, Refusal


def errors_by_record(project: Project, day: date, *, without: Collection[str] = ()) -> Counter[str]:
    """How many errors lint finds in the file of each record, by the record's identity.

    The baseline spares people old findings; it does not say that a document may go out with them.

    Args:
        project: the repository.
        day: the day that it is seen from.
        without: codes of rules that do not count.
    """
    found = lint(project, day)
    errors = (d for d in (*found.diagnostics, *found.baselined) if d.severity is Severity.ERROR)
    return Counter(identity_of_file(project, project.root / d.file) for d in errors if d.code not in without)


def refused_for_errors(job: Job, errors: Mapping[str, int], consequence: str) -> Refusal | None:
    """What is said of a document whose records have errors; ``consequence`` says what is not done, in Norwegian."""
    number = sum(errors.get(str(identity), 0) for identity in job.draws_on)
    if not number:
        return None
    remedy = "Rett feilene som «styring lint» viser eller som står i grunnlinje.txt, eller bruk --allow-errors."
    return Refusal(job.identity, f"Posten har {number} feil, og {consequence}.", remedy, is_fault=True)
