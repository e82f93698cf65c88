from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.workdays import between, is_working_day, public_holidays, shift

days = st.dates(date(1970, 1, 1), date(2099, 12, 31))
steps = st.integers(-300, 300)


def test_public_holidays_are_those_of_another_implementation() -> None:
    for year in range(1970, 2101):
        assert public_holidays(year) == set(holidays.country_holidays("NO", years=year)), year


@pytest.mark.parametrize(
    ("start", "working_days", "end"),
    [
        (date(2026, 3, 26), 5, date(2026, 4, 7)),  # Easter lies between
        (date(2026, 4, 7), -1, date(2026, 4, 1)),
        (date(2025, 12, 19), 5, date(2025, 12, 30)),  # Christmas Eve counts, the two days after it do not
        (date(2025, 12, 30), 2, date(2026, 1, 2)),  # New Year's Eve counts
        (date(2026, 5, 13), 1, date(2026, 5, 15)),  # Ascension Day
        (date(2026, 5, 15), 1, date(2026, 5, 18)),  # 17 May is a Sunday
        (date(2024, 5, 16), 1, date(2024, 5, 21)),  # 17 May and Whit Monday
        (date(2026, 4, 5), 0, date(2026, 4, 5)),  # nothing to shift, even on Easter Day
        (date(2026, 4, 5), 1, date(2026, 4, 7)),
    ],
)
def test_shift_counts_working_days(start: date, working_days: int, end: date) -> None:
    assert shift(start, working_days) == end


@given(days, steps)
def test_shift_ends_on_a_working_day_so_many_away(start: date, working_days: int) -> None:
    end = shift(start, working_days)
    if working_days:
        assert is_working_day(end)
        assert (end - start).days * working_days > 0
    first, last = sorted((start, end))
    passed = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert sum(is_working_day(day) for day in passed if day != start) == abs(working_days)


@given(days, steps)
def test_shift_and_between_are_each_others_opposite(start: date, working_days: int) -> None:
    end = shift(start, working_days)
    forwards = is_working_day(start) or working_days >= 0
    assert between(start, end) == working_days if forwards else between(end, start) >= -working_days - 1


@given(days, days, days)
def test_working_days_add_up(one: date, two: date, three: date) -> None:
    assert between(one, two) == -between(two, one)
    assert between(one, two) + between(two, three) == between(one, three)


@given(days, steps, steps)
def test_two_shifts_the_same_way_are_one(start: date, first: int, second: int) -> None:
    if first * second > 0:
        assert shift(shift(start, first), second) == shift(start, first + second)
