"""Which meetings and minutes are counted, and the day that they count on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.reports.held import held_meetings, minutes_of_meetings
from tests.reports.asking import LATE_2026, MOVED, OTHER_DEPARTMENT, dossiers_of, seen_on
from tests.repositories import repository

MINUTES = "form: referat\nstatus: utkast\n"


def meeting(status: str, day: str) -> str:
    return f"type: etatsstyringsmøte\nstatus: {status}\ntidspunkt: {day}T09:00\n"


@pytest.mark.parametrize(
    ("status", "is_held", "has_minutes"),
    [
        ("gjennomført", True, True),
        ("innkalt", False, True),
        ("planlagt", False, True),
        ("avlyst", False, False),
        ("utsatt", False, False),
    ],
)
def test_a_meeting_counts_when_it_is_held(status: str, is_held: bool, has_minutes: bool, tmp_path: Path) -> None:
    # The day is that of the meeting, not of the id, which it keeps when it is moved.
    files = {
        "2026/meetings/2026-03-12-esm.yaml": meeting(status, "2026-03-19"),
        "2026/minutes/2026-03-12-esm.yaml": MINUTES,
    }
    [dossier] = dossiers_of(repository(tmp_path, {**files}))

    counted = [("2026-03-12-esm", date(2026, 3, 19))]
    assert [(each.id, day) for each, day in held_meetings(dossier, LATE_2026)] == counted * is_held
    assert [(each.id, day) for each, day in minutes_of_meetings(dossier, LATE_2026)] == counted * has_minutes


def test_the_id_tells_the_day_of_a_meeting_that_cannot_be_read(tmp_path: Path) -> None:
    files = {
        "2026/meetings/2026-03-12-esm.yaml": "type: styringsmøte\n",
        "2026/minutes/2026-03-12-esm.yaml": MINUTES,
    }
    [dossier] = dossiers_of(repository(tmp_path, {**files}))

    assert [day for _, day in minutes_of_meetings(dossier, LATE_2026)] == [date(2026, 3, 12)]
    assert list(minutes_of_meetings(dossier, seen_on(2026, 3, 11))) == []


def test_what_happened_under_another_department_is_left_out(tmp_path: Path) -> None:
    days = ("2026-06-30", "2026-07-01")
    files = {f"2026/meetings/{day}-esm.yaml": meeting("gjennomført", day) for day in days}
    files |= {f"2026/minutes/{day}-esm.yaml": MINUTES for day in days}
    [dossier] = dossiers_of(repository(tmp_path, {**files, **OTHER_DEPARTMENT, "agency.yaml": MOVED}))

    for code, day in (("pbr", date(2026, 6, 30)), ("abc", date(2026, 7, 1))):
        scope = seen_on(2026, 11, 22, code)
        assert [each for _, each in held_meetings(dossier, scope)] == [day]
        assert [each for _, each in minutes_of_meetings(dossier, scope)] == [day]
