from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.fixing.values import as_day, as_moment, as_number, as_truth
from styring.messages import long_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("12.3.2026", "2026-03-12"),
        ("12.03.2026", "2026-03-12"),
        ("12. 3. 2026", "2026-03-12"),
        ("1.12.2026", "2026-12-01"),
        ("12. mars 2026", "2026-03-12"),
        ("1. Desember 2026", "2026-12-01"),
        ("2026-3-12", "2026-03-12"),
        ("2026-03-1", "2026-03-01"),
        ("31.02.2026", "2026-02-31"),  # the model knows that there is no such day
        ("12.3.26", None),
        ("12.3", None),
        ("3/12/2026", None),
        ("12/3-2026", None),
        ("20260312", None),
        ("12. march 2026", None),
        ("12. mars", None),
        ("2026.03.12", None),
        ("12.3.2026 ", None),
        ("ca. 12.3.2026", None),
        ("\u0661\u0662.3.2026", None),
    ],
)
def test_days(written: str, day: str | None) -> None:
    assert as_day(written) == day


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-12 09.00", "2026-03-12T09:00"),
        ("2026-03-12T9:00", "2026-03-12T09:00"),
        ("2026-03-12T09:00:00", "2026-03-12T09:00"),
        ("12.3.2026 kl. 09.00", "2026-03-12T09:00"),
        ("12. mars 2026, kl 9.30", "2026-03-12T09:30"),
        ("12.3.2026 klokken 09:00", "2026-03-12T09:00"),
        ("12.3.2026", None),
        ("2026-03-12 09", None),
        ("2026-03-12T09:00:30", None),
        ("2026-03-12T09:00Z", None),
        ("2026-03-12 09.00-11.00", None),
        ("09.00", None),
    ],
)
def test_moments(written: str, moment: str | None) -> None:
    assert as_moment(written) == moment


@pytest.mark.parametrize(
    ("written", "truth"),
    [("ja", True), ("Ja", True), ("yes", True), ("true", True), ("nei", False), ("NO", False), ("False", False)]
    + [(written, None) for written in ("on", "av", "x", "1", "", "kanskje", "ja, delvis")],
)
def test_truth(written: str, truth: bool | None) -> None:
    assert as_truth(written) is truth


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("90", 90),
        ("-5", -5),
        ("0.5", 0.5),
        ("12,5", 12.5),
        ("98,75", 98.75),
        ("1 200", 1200),
        ("24 600 000", 24600000),
        ("24\u00a0600", 24600),
        ("24\u202f600", 24600),
        ("1,200", None),  # one and a fifth, or twelve hundred
        ("12 5", None),
        ("1 2000", None),
        ("012", None),
        ("0 200", None),
        ("1.200.000", None),
        ("90 %", None),
        ("om lag 90", None),
        ("1e5", None),
        ("true", None),
        ("", None),
    ],
)
def test_numbers(written: str, number: float | None) -> None:
    assert as_number(written) == number
    assert type(as_number(written)) is type(number)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_norwegian_way_to_write_a_day(day: date) -> None:
    ways = [f"{day.day}.{day.month}.{day.year}", f"{day:%d.%m.%Y}", long_date(day), f"{day.year}-{day.month}-{day.day}"]
    assert {as_day(way) for way in ways} == {day.isoformat()}


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31)))
def test_every_norwegian_way_to_write_a_moment(moment: datetime) -> None:
    ways = [f"{moment:%d.%m.%Y kl. %H.%M}", f"{long_date(moment)} kl. {moment:%H:%M}", f"{moment:%Y-%m-%d %H.%M}"]
    assert {as_moment(way) for way in ways} == {f"{moment:%Y-%m-%dT%H:%M}"}


@given(st.integers(-(10**17), 10**17))
def test_thousands_parted_by_spaces(number: int) -> None:
    assert as_number(f"{number:,}".replace(",", " ")) == number
