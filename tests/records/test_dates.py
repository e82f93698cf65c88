from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from styring.records.base import Bool, Date, DateOrTime, Int, Line, LocalDateTime, Number

DATE: TypeAdapter[date] = TypeAdapter(Date)
TIME: TypeAdapter[datetime] = TypeAdapter(LocalDateTime)
MOMENT: TypeAdapter[date] = TypeAdapter(DateOrTime)


def fault(adapter: TypeAdapter[Any], value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(value)
    (error,) = caught.value.errors()
    return error["type"]


@pytest.mark.parametrize(
    "value",
    ["2026-02-30", "2026-13-01", "2026-00-10", "2026-06-31", "2025-02-29"],
)
def test_dates_that_do_not_exist(value: str) -> None:
    assert fault(DATE, value) == "date_unknown"


@pytest.mark.parametrize(
    "value",
    [
        20260312, 20260312.0, "20260312", "2026-3-12", "12.03.2026", "2026-03-12T09:00", "2026-03-12 ", "٢٠٢٦-03-12",
        "no", False, ["2026-03-12"], datetime(2026, 3, 12, 9, 0), "i morgen", "",
    ],
)  # fmt: skip
def test_what_is_not_a_date(value: object) -> None:
    assert fault(DATE, value) == "date_form"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("10:30", "datetime_form"), (630, "datetime_form"), (True, "datetime_form"), ("2026-03-12", "datetime_form"),
        ("2026-03-12T9:00", "datetime_form"), ("2026-03-12T09:00:00", "datetime_form"),
        ("2026-03-12T09:00Z", "datetime_form"), ("2026-03-12T09:00+01:00", "datetime_form"),
        ("2026-03-12  09:00", "datetime_form"), ("2026-02-30T09:00", "date_unknown"),
        ("2026-03-12T24:00", "time_unknown"), ("2026-03-12T09:60", "time_unknown"),
        ("2026-03-29T02:30", "time_skipped"), ("2026-03-29T02:00", "time_skipped"),
    ],
)  # fmt: skip
def test_what_is_not_a_time(value: object, expected: str) -> None:
    assert fault(TIME, value) == expected


@pytest.mark.parametrize("text", ["2026-03-29T01:59", "2026-03-29T03:00", "2026-10-25T02:30", "2026-10-25 03:00"])
def test_times_around_the_change_of_clocks(text: str) -> None:
    assert TIME.validate_python(text) == datetime.fromisoformat(text)


def test_a_day_or_a_time() -> None:
    assert MOMENT.validate_python("2026-06-11") == date(2026, 6, 11)
    assert MOMENT.validate_python("2026-06-11T09:00") == datetime(2026, 6, 11, 9, 0)
    assert fault(MOMENT, "juni") == "datetime_form"
    assert fault(MOMENT, "2026-06-31") == "date_unknown"


@pytest.mark.parametrize("year", ["0000", "0001", "0226", "1899", "2201", "9999"])
def test_years_that_no_record_has(year: str) -> None:
    assert fault(DATE, f"{year}-01-01") == "year_unlikely"
    assert fault(TIME, f"{year}-12-31T23:59") == "year_unlikely"
    assert fault(MOMENT, f"{year}-01-01") == "year_unlikely"


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_date_is_read_back(day: date) -> None:
    assert DATE.validate_python(day.isoformat()) == day


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 12, 31)))
def test_every_time_that_a_clock_in_oslo_shows_is_read_back(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    oslo = ZoneInfo("Europe/Oslo")
    back = moment.replace(tzinfo=oslo).astimezone(ZoneInfo("UTC")).astimezone(oslo).replace(tzinfo=None)
    assume(back == moment)
    assert TIME.validate_python(moment.strftime("%Y-%m-%dT%H:%M")) == moment
    assert TIME.validate_python(moment.strftime("%Y-%m-%d %H:%M")) == moment


@given(st.integers(1970, 2100))
def test_the_hour_that_is_skipped_each_spring_is_refused(year: int) -> None:
    last_sunday = max(day for day in (date(year, 3, 31) - timedelta(days=n) for n in range(7)) if day.weekday() == 6)
    assume(year >= 1996)  # before that other rules applied
    assert fault(TIME, f"{last_sunday}T02:15") == "time_skipped"


@pytest.mark.parametrize(
    ("annotation", "value"),
    [
        (Bool, "no"), (Bool, "true"), (Bool, 0), (Bool, 1), (Int, "12"), (Int, 12.0), (Int, True), (Number, "4.5"),
        (Number, "4,5"), (Number, True), (Line, 12), (Line, 1.5), (Line, False), (Line, ["a"]),
    ],
)  # fmt: skip
def test_scalars_are_taken_as_yaml_read_them_and_never_guessed(annotation: Any, value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(annotation).validate_python(value)


def test_a_whole_number_may_stand_where_a_decimal_number_may() -> None:
    assert TypeAdapter(Number).validate_python(90) == 90.0
