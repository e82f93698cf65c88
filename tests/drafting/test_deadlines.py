from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.drafting.deadlines import Deadline, Deadlines, deadlines_for
from styring.records.calendar import Event
from styring.records.settings import Limits
from styring.records.vocabulary import MeetingKind
from styring.workdays import between, is_working_day

ESM, OSM, KON, FAG = MeetingKind


def event(papers_due: str) -> Event:
    return Event.model_validate({"id": "bre-esm-2", "frist_papirer": papers_due})


def test_deadlines_are_counted_in_working_days_over_public_holidays() -> None:
    # Between 11 June 2026 and two weeks before lie neither Whit Monday nor 17 May; before 27 May there is Whit Monday.
    made = deadlines_for(ESM, date(2026, 6, 11), Limits(), None)
    assert made == Deadlines(
        input=Deadline(date(2026, 5, 26), "2 arbeidsdager før fristen for innkallingen (innspill_ad i styring.yaml)"),
        convening=Deadline(date(2026, 5, 28), "10 arbeidsdager før møtet (innkalling_ad i styring.yaml)"),
        papers=Deadline(date(2026, 6, 4), "5 arbeidsdager før møtet (papirer_ad i styring.yaml)"),
    )


def test_thresholds_of_the_settings_are_used() -> None:
    limits = Limits.model_validate({"innkalling_ad": 1, "papirer_ad": 7})
    made = deadlines_for(OSM, date(2026, 4, 8), limits, None)
    assert made.convening == Deadline(date(2026, 4, 7), "1 arbeidsdag før møtet (innkalling_ad i styring.yaml)")
    assert made.papers is not None
    assert made.papers.day == date(2026, 3, 25)


def test_the_year_wheel_has_the_last_word_on_papers() -> None:
    made = deadlines_for(ESM, date(2026, 6, 11), Limits(), event("2026-06-03"))
    assert made.papers == Deadline(date(2026, 6, 3), "fra årshjulet (bre-esm-2)")


def test_a_deadline_in_the_year_wheel_that_the_meeting_has_overtaken_is_not_used() -> None:
    made = deadlines_for(ESM, date(2026, 6, 2), Limits(), event("2026-06-03"))
    assert made.papers is not None
    assert made.papers.how == "5 arbeidsdager før møtet (papirer_ad i styring.yaml)"


def test_informal_meetings_ask_for_less() -> None:
    contact = deadlines_for(KON, date(2026, 6, 11), Limits(), None)
    assert (contact.input, contact.papers) == (None, None)
    assert contact.convening is not None
    assert deadlines_for(FAG, date(2026, 6, 11), Limits(), None) == Deadlines()


def test_deadlines_that_have_passed_are_told() -> None:
    made = deadlines_for(ESM, date(2026, 6, 11), Limits(), None)
    assert made.passed(date(2026, 5, 26)) == ()
    assert made.passed(date(2026, 5, 29)) == (
        "Fristen for innspill var 26. mai 2026. Avtal en ny frist med virksomheten, og skriv den inn.",
        "Fristen for innkalling var 28. mai 2026. Avtal en ny frist med virksomheten, og skriv den inn.",
    )


@given(day=st.dates(date(2020, 2, 1), date(2040, 12, 31)), convening=st.integers(0, 30), papers=st.integers(0, 30))
@pytest.mark.parametrize("kind", [ESM, OSM])
def test_deadlines_are_working_days_at_the_right_distance(
    kind: MeetingKind, day: date, convening: int, papers: int
) -> None:
    made = deadlines_for(kind, day, Limits.model_validate({"innkalling_ad": convening, "papirer_ad": papers}), None)
    assert made.convening
    assert made.papers
    assert made.input
    assert made.input.day <= made.convening.day <= day
    for deadline, distance in ((made.convening, convening), (made.papers, papers)):
        assert deadline.day == day or is_working_day(deadline.day)
        last_working_day = next(d for d in (day - timedelta(n) for n in range(10)) if is_working_day(d))
        assert distance == 0 or between(deadline.day, last_working_day) == distance - (last_working_day != day)
