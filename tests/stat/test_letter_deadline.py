"""BRV01 where the letter is due before its year begins."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.records.agency import Agency
from styring.records.meeting import Meeting
from styring.records.settings import Limits
from styring.rules.brv import no_allocation_letter
from styring.validation import validate
from tests.rules.making import dossier, record


def limits(deadline: str) -> Limits:
    made, problems = validate(Limits, {"frist_tildelingsbrev": deadline})
    assert made is not None, problems
    return made


def deadlines(agency: str, deadline: str = "12-31 året før") -> list[date | None]:
    """The days from which a letter is missed by an agency with a meeting in 2026."""
    held = record(Meeting, "2026-05-05-fag", "type: fagmøte\nstatus: planlagt\ntidspunkt: 2026-05-05T09:00\n")
    made = record(Agency, "agency", f"navn: Stidirektoratet\nform: etat\nbyrådsavdeling: pbr\n{agency}")
    known = dossier(made, held)
    assert no_allocation_letter.check is not None
    return [finding.since for finding in no_allocation_letter.check(known, known, limits(deadline))]


@pytest.mark.parametrize(
    ("deadline", "due"),
    [("01-31", date(2026, 1, 31)), ("12-31 året før", date(2025, 12, 31)), ("12-31", date(2026, 12, 31))],
)
def test_the_deadline_lies_in_the_year_or_in_the_one_before(deadline: str, due: date) -> None:
    assert limits(deadline).letter_due(2026) == due
    assert deadlines("", deadline) == [due, due.replace(year=due.year + 1)]


@given(st.integers(0, 364))
def test_an_agency_that_is_founded_in_the_year_has_its_letter_from_the_first_day(days: int) -> None:
    founded = date(2026, 1, 1) + timedelta(days=days)
    assert deadlines(f"fra: {founded}\n") == [founded, date(2026, 12, 31)]


@pytest.mark.parametrize("founded", ["2020-01-01", "2025-12-30", "2025-12-31"])
def test_an_agency_that_is_there_before_the_year_has_it_by_the_deadline(founded: str) -> None:
    assert deadlines(f"fra: {founded}\n") == [date(2025, 12, 31), date(2026, 12, 31)]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2025-12-31", []),
        ("2026-01-01", [date(2025, 12, 31)]),
        ("2026-12-31", [date(2025, 12, 31)]),
        ("2027-01-01", [date(2025, 12, 31), date(2026, 12, 31)]),
    ],
)
def test_an_agency_that_does_not_live_to_see_the_year_needs_no_letter(last: str, expected: list[date]) -> None:
    assert deadlines(f"til: {last}\n") == expected
