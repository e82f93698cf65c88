from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.drafting.calendar import in_next_year, plan_calendar
from styring.drafting.desk import open_registry
from styring.drafting.plan import DraftingError
from styring.workdays import between, is_working_day
from tests.drafting.making import AGENCY, errors_of_schema, findings, only_text, repository

WHEEL = {
    "records/calendars/2026/pbr.yaml": """\
hendelser:
  - {id: bre-tb, virksomhet: bre, dato: 2026-01-30, tittel: Tildelingsbrevet for 2026 er sendt}
  - {id: bre-esm-1, type: etatsstyringsmøte, virksomhet: bre, dato: 2026-03-12, frist_papirer: 2026-03-04}
  - {id: bre-kon-1, type: kontaktmøte, virksomhet: bre, dato: 2026-05-08}
  - {id: eib-esm-1, type: etatsstyringsmøte, virksomhet: eib, dato: 2026-06-11}
  - {id: bre-esm-2, type: etatsstyringsmøte, virksomhet: bre}
"""
}


def test_a_new_year_wheel_suggests_last_years_events(tmp_path: Path) -> None:
    project = repository(tmp_path, WHEEL)
    plan = plan_calendar(open_registry(project), "pbr", 2027)
    assert plan.files == {
        "records/calendars/2027/pbr.yaml": """\
# yaml-language-server: $schema=../../../schemas/calendar.schema.json
# Årshjul 2027 for pbr.
# Fyll ut nøklene som står tomme. Linjer som begynner med #, er merknader og kan slettes.
# Datoene er forslag: samme uke og ukedag som i 2026, og første arbeidsdag etter en helligdag.
# En hendelse skrives slik:
# - {id: bre-esm-1, type: etatsstyringsmøte, virksomhet: bre, dato: 2026-03-12, frist_papirer: 2026-03-04}
# En frist som ikke er et møte, har tittel i stedet for type.
hendelser:
  - {id: bre-tb, virksomhet: bre, dato: 2027-02-05, tittel: Tildelingsbrevet for 2027 er sendt}
  - id: bre-esm-1
    type: etatsstyringsmøte
    virksomhet: bre
    dato: 2027-03-18
    frist_papirer: 2027-03-10
  - {id: bre-kon-1, type: kontaktmøte, virksomhet: bre, dato: 2027-05-14}
  - {id: eib-esm-1, type: etatsstyringsmøte, virksomhet: eib, dato: 2027-06-17}
  - {id: bre-esm-2, type: etatsstyringsmøte, virksomhet: bre}
"""
    }
    assert plan.carried == ("5 hendelser fra årshjulet for 2026.",)
    assert plan.to_do == (
        "Gå gjennom datoene og papirfristene, og rett dem; de er forslag.",
        "Stryk hendelser som ikke skal være med, og før opp nye.",
    )
    assert plan.warnings == ()
    assert errors_of_schema(only_text(plan)) == []


def test_the_draft_lints_clean(tmp_path: Path) -> None:
    agencies = {"records/agencies/eib/agency.yaml": AGENCY}
    project = repository(tmp_path, WHEEL, agencies)
    plan = plan_calendar(open_registry(project), "pbr", 2027)
    assert findings(project, plan, date(2026, 12, 1)) == ""


def test_events_of_agencies_that_have_left_are_left_out_and_told(tmp_path: Path) -> None:
    left = AGENCY.replace("byrådsavdeling: pbr", "byrådsavdeling: [{kode: pbr, til: 2026-12-31}]")
    project = repository(tmp_path, WHEEL, {"records/agencies/eib/agency.yaml": left})
    plan = plan_calendar(open_registry(project), "pbr", 2027)
    assert "eib" not in only_text(plan)
    assert plan.warnings == ("Ikke tatt med, fordi virksomheten ikke hører til pbr på den datoen: eib-esm-1.",)


def test_without_last_years_wheel_the_new_one_is_empty(tmp_path: Path) -> None:
    plan = plan_calendar(open_registry(repository(tmp_path, WHEEL)), "pbr", 2029)
    assert only_text(plan).endswith("\nhendelser:\n")
    assert plan.warnings == ("Fant ikke noe årshjul for 2028 å bygge på.",)


@pytest.mark.parametrize(
    ("text", "code", "year", "message"),
    [
        ("", "pbr", 2026, "Årshjulet for 2026 finnes allerede. Rediger records/calendars/2026/pbr.yaml."),
        ("", "prb", 2027, "Fant ingen byrådsavdeling «prb». Mente du «pbr»?"),
        ("x: [\n", "pbr", 2027, "Et årshjul har feil. Rett feilene først; «styring lint» viser dem."),
    ],
)
def test_a_year_wheel_that_cannot_be_made(tmp_path: Path, text: str, code: str, year: int, message: str) -> None:
    wheel = {path: text or wheel for path, wheel in WHEEL.items()}
    registry = open_registry(repository(tmp_path, wheel))
    with pytest.raises(DraftingError) as raised:
        plan_calendar(registry, code, year)
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2025, 3, 13), date(2026, 3, 12)),
        (date(2026, 3, 18), date(2027, 3, 24)),
        (date(2026, 3, 19), date(2027, 3, 30)),  # Maundy Thursday: the Tuesday after Easter
        (date(2025, 12, 30), date(2026, 12, 29)),  # in week 1 of 2026: the last week of 2026, not of 2027
        (date(2026, 12, 30), date(2027, 12, 29)),  # 2027 has no week 53
        (date(2022, 1, 1), date(2023, 1, 9)),  # in the last week of 2021; the Saturday gives way to the Monday
    ],
)
def test_the_same_week_of_the_next_year(day: date, moved: date) -> None:
    assert in_next_year(day) == moved


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_moved_day_is_a_working_day_about_a_year_later(day: date) -> None:
    moved = in_next_year(day)
    assert is_working_day(moved)
    assert 364 <= (moved - day).days <= 371 + 7
    assert between(date(day.year, 12, 31), moved) > 0
    if moved.weekday() == day.weekday() and 1 < day.isocalendar().week < 52:
        assert moved.isocalendar().week == day.isocalendar().week
