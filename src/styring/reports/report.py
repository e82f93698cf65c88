"""What a report is, and how reports are run over dossiers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from styring.dossier import Dossier
from styring.reports.scope import Scope
from styring.reports.table import Table


@dataclass(frozen=True, slots=True)
class Report:
    """A question, and how it is answered.

    Attributes:
        id: R1 … R15.
        name: what a user calls it on the command line.
        title: its heading.
        question: the question that it answers, as a sentence.
        cites: statements of the guide that it answers to.
        observe: what of a dossier counts. Of the kind that ``tabulate`` takes; nothing of the dossier itself is kept.
        tabulate: the tables made of all observations.
    """

    id: str
    name: str
    title: str
    question: str
    cites: tuple[str, ...]
    observe: Callable[[Dossier, Scope], Iterable[Any]]
    tabulate: Callable[[Sequence[Any], Scope], tuple[Table, ...]]


def run(reports: Sequence[Report], dossiers: Iterable[Dossier], scope: Scope) -> Mapping[str, tuple[Table, ...]]:
    """The tables of each report by its name. Every dossier is looked at once, and let go."""
    observed: dict[str, list[Any]] = {report.name: [] for report in reports}
    for dossier in dossiers:
        if scope.has_agency(dossier):
            for report in reports:
                observed[report.name] += report.observe(dossier, scope)
    return {report.name: report.tabulate(observed[report.name], scope) for report in reports}
