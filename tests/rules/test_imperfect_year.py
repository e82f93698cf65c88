"""The perfect year with one thing left out or done a day late: then a rule speaks, so it was asked about something."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from styring.rules import CATALOGUE
from tests.rules.spoiling import (
    AUTUMN,
    EASTER,
    EASTER_SUMMARY,
    JUNE,
    JUNE_MINUTES,
    LETTER,
    SPOILED,
    YEAR,
    spoiled,
    swap,
)
from tests.rules.year import LAST, Shown, as_on, said

ONE_DAY = timedelta(days=1)

ASKED_IN_GIT = {"REF10"}
"""The rule that only compares with what was saved, which ``test_year_in_git`` asks about."""


def test_every_rule_is_about_something_in_the_year() -> None:
    rules = {code for code in CATALOGUE if not code.startswith("SKJ")}
    assert rules - ASKED_IN_GIT == SPOILED.keys()


@pytest.mark.parametrize("code", SPOILED)
def test_a_rule_speaks_where_its_ingredient_is_left_out(code: str, shown: Shown) -> None:
    result = shown.seen(as_on(spoiled(YEAR, SPOILED[code]), LAST), LAST)
    assert code in {found.code for found in said(result)}


LATE = (
    ("ESM03", "2026-05-28", JUNE),
    ("ESM13", "2026-06-04", JUNE),
    ("ESM10", "2026-06-10", JUNE),
    ("DIA11", "2026-06-15", JUNE),
    ("ESM14", "2026-06-25", JUNE_MINUTES),
    ("REF09", "2026-07-02", JUNE_MINUTES),
    ("REF09", "2026-07-16", JUNE_MINUTES),
    ("ARK01", "2026-07-23", JUNE_MINUTES),
    ("ARK05", "2026-07-30", JUNE_MINUTES),
    ("DIA07", "2026-09-10", AUTUMN),
    ("KON03", "2026-03-23", EASTER),
    ("DIA11", "2026-03-26", EASTER),
    ("KON05", "2026-03-31", EASTER_SUMMARY),
    ("ARK01", "2026-04-10", EASTER_SUMMARY),
    ("ARK05", "2026-04-17", EASTER_SUMMARY),
    ("FAG02", "2026-04-28", "minutes/2026-04-21-fag"),
    ("ARK01", "2026-05-06", "minutes/2026-04-21-fag"),
    ("DIA01", "2026-05-20", "minutes/2026-05-05-kon"),
    ("ARK01", "2026-01-22", LETTER),
    ("ARK05", "2026-01-29", LETTER),
    ("RAP01", "2026-05-28", "2026-t1"),
    ("DIA04", "2026-01-15", "charter"),
    ("DIA09", "2026-12-10", "bre/agency"),
    ("DIA10", "2026-12-01", "bre/agency"),
)
"""The rule, the last day, and the file that tells what was done on it; public holidays lie between some of them."""


@pytest.mark.parametrize(("code", "day", "name"), LATE)
def test_what_was_done_on_the_last_day_is_told_if_it_is_done_a_day_later(
    code: str, day: str, name: str, shown: Shown
) -> None:
    """That nothing is told on the day itself is for the year to show."""
    the_day = date.fromisoformat(day)
    late = spoiled(YEAR, {name: swap(day, str(the_day + ONE_DAY))})
    spoken = [said(shown.seen(as_on(late, each), each)) for each in (the_day, the_day + ONE_DAY)]
    assert code in {found.code for of_day in spoken for found in of_day}


NOT_MISSED = {
    "2026/meetings/2026-12-01-kon": "the meeting was cancelled",
    "2027/meetings/2027-03-18-esm": "the first meeting of a year may come later",
    "2026/signals/2026-05-08-1": "nobody else knows of a signal on the telephone",
}


@pytest.mark.parametrize("path", sorted(YEAR.keys() - {"styring.yaml"}))
def test_a_file_that_is_left_out_is_missed(path: str, shown: Shown) -> None:
    result = shown.seen(as_on({**YEAR, path: ""}, LAST), LAST)
    assert (said(result) == []) == path.endswith(tuple(f"{name}.yaml" for name in NOT_MISSED))
