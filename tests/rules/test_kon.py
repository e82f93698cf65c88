"""Boundaries of the rules on kontaktmøter that dossiers on disk would show poorly."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.records.meeting import Meeting
from styring.records.settings import Limits
from styring.rules import CATALOGUE
from tests.rules.making import dossier, record

days = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def held(day: date) -> Meeting:
    return record(Meeting, f"{day}-kon", f"type: kontaktmøte\nstatus: gjennomført\ntidspunkt: {day}T13:00\n")


@given(days, st.integers(1, 60), st.integers(0, 40))
def test_two_meetings_are_too_close_within_the_limit_or_in_one_month(day: date, gap: int, limit: int) -> None:
    first, second = held(day), held(day + timedelta(days=gap))
    within = dossier(first, second)
    check = CATALOGUE["KON01"].check
    assert check is not None
    limits = Limits(kontakt_min_dager=limit)
    assert list(check(first, within, limits)) == []
    later = day + timedelta(days=gap)
    same_month = (day.year, day.month) == (later.year, later.month)
    assert len(list(check(second, within, limits))) == (gap < limit or same_month)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "Kontaktmøtet 2. april 2026 hadde ingen strategisk sak."),
        (2, "Kontaktmøtene 5. mars 2026 og 2. april 2026 hadde ingen strategisk sak."),
    ],
)
def test_as_many_meetings_are_named_as_the_setting_says(number: int, told: str) -> None:
    meetings = [held(date(2026, month, day)) for month, day in ((2, 5), (3, 5), (4, 2))]
    check = CATALOGUE["KON07"].check
    assert check is not None
    limits = Limits(strategisk_møter=number)
    found = [finding.message for each in meetings for finding in check(each, dossier(*meetings), limits)]
    assert found == [told]
