"""A finding that comes with time is a deadline: it tells what is to be done, by when and, if known, by whom."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from styring.diagnostics import Diagnostic
from styring.linting.result import Selection
from styring.linting.run import lint
from styring.messages import long_date
from styring.project import open_project
from tests.rules.test_fixtures import CASES, lay_out

BEFORE_ALL = date(2000, 1, 1)
NO_DEADLINE = {
    ("ESM01", "tidspunkt"): "a plan may be changed until the day of the meeting, which is not a day to do it by",
    ("KON01", "tidspunkt"): "the same",
    ("ESM08", "saksliste"): "a year is judged when it is over",
    ("DIA09", "tidspunkt"): "the same",
    ("DIA09", "navn"): "the same, for a year without meetings",
    ("DIA04", "navn"): "the charter is missing from the day the dialogue began; nobody has set a day for it",
    ("DIA04", "inngått"): "the same",
    ("DIA09", "nivå"): "the same, for the assessment of risk",
    ("OSM03", "vurdering"): "the assessment is missing from the day the assignment began",
    ("RAP02", "resultater"): "the report has come, and has no results from that day on",
}
"""Rule and key of the findings that come on a day which is nobody's deadline, and why."""

IMPERATIVES = {
    "Arkiver", "Avklar", "Avtal", "Forankre", "Følg", "Før", "Gjør", "Gå", "Hold", "Lukk", "Publiser", "Send", "Sett",
    "Skriftliggjør", "Skriv", "Svar", "Ta", "Vurder",
}  # fmt: skip


@lru_cache(maxsize=1)
def coming() -> tuple[Diagnostic, ...]:
    """What the rules will say some day of their own cases."""
    found: list[Diagnostic] = []
    for case in CASES:
        with TemporaryDirectory() as folder:
            lay_out(case, Path(folder))
            found += lint(open_project(Path(folder)), BEFORE_ALL, Selection(select=(case.parent.name,))).upcoming
    return tuple(found)


def key(found: Diagnostic) -> tuple[str, str]:
    return found.code, str(found.path[-1])


def test_what_comes_with_time_has_a_task_and_a_deadline_or_a_reason_for_having_none() -> None:
    without = {key(found) for found in coming() if found.task is None or found.due is None}
    assert without == NO_DEADLINE.keys()
    assert [found.message for found in coming() if found.task and key(found) in NO_DEADLINE] == []


def test_a_task_begins_with_a_verb() -> None:
    assert {found.task.split()[0] for found in coming() if found.task} == IMPERATIVES


def test_the_deadline_is_the_one_in_the_message() -> None:
    told = [found for found in coming() if found.due and "frist" in found.message]
    assert {found.message for found in told if found.due and long_date(found.due) not in found.message} == set()
    assert {"BRV01", "BRV09", "DIA04", "ESM13", "RAP01", "REF09", "REF12"} <= {found.code for found in told}


def test_everybody_knows_whose_task_it_is_but_for_follow_up_points_without_an_owner() -> None:
    assert {found.code for found in coming() if found.task and not found.owner} <= {"REF12"}
    assert {found.owner for found in coming() if found.task and found.code != "REF12"} == {
        "byrådsavdelingen", "virksomheten", "byrådsavdelingen og virksomheten",
    }  # fmt: skip


def test_lint_speaks_no_later_than_the_day_after_the_deadline_unless_there_is_a_time_of_grace() -> None:
    late = {found.code for found in coming() if found.due and found.since and (found.since - found.due).days > 1}
    assert late == {"BRV09"}
