"""The edge cases that are alike for all rules: a fault where it does not count, or counts otherwise.

Each case is the perfect year with one fault in it (``SPOILED``), at an agency or in a meeting of a special kind.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from styring.diagnostics import Diagnostic, Severity
from tests.rules.spoiling import SPOILED, YEAR, Edit, drop, spoiled, swap
from tests.rules.year import FIRST, LAST, Shown, Year, as_on, said

AGENCY = "bre/agency"


def seen(shown: Shown, year: Year, code: str, day: date = LAST) -> list[Diagnostic]:
    """The findings of a rule on the finished year."""
    return [found for found in shown.seen(as_on(year, LAST), day).diagnostics if found.code == code]


# Agencies.


def exempt(code: str) -> Edit:
    words = "begrunnelse: Avtalt., godkjent_av_rolle: Byråd, gyldig_fra: 2026-01-01, gyldig_til: 2028-12-31"
    return lambda text: re.sub(r"(unntak:.*\n)", rf"\1  - {{regel: {code}, {words}}}\n", text)


@pytest.mark.parametrize("code", SPOILED)
def test_every_rule_can_be_exempted_from(code: str, shown: Shown) -> None:
    year = spoiled(spoiled(YEAR, SPOILED[code]), {AGENCY: exempt(code)})
    result = shown.seen(as_on(year, LAST), LAST)
    assert code not in {found.code for found in result.diagnostics}
    assert code in {found.code for found in result.exempted}


ENTERPRISE = {AGENCY: swap("form: etat", "form: kommunalt_foretak")}


def test_nothing_more_is_asked_of_an_enterprise(shown: Shown) -> None:
    assert said(shown.seen(as_on(spoiled(YEAR, ENTERPRISE), LAST), LAST)) == []


@pytest.mark.parametrize("code", SPOILED)
def test_an_enterprise_is_steered_otherwise(code: str, shown: Shown) -> None:
    year = spoiled(YEAR, SPOILED[code])
    at_agency = [found.severity for found in seen(shown, year, code)]
    at_enterprise = [found.severity for found in seen(shown, spoiled(year, ENTERPRISE), code)]
    assert at_enterprise == ([Severity.NOTE] * len(at_agency) if code.startswith(("ESM", "BRV")) else at_agency)


def moved_to_another_department(year: Year) -> dict[str, str]:
    """The agency belongs to the department bfa from July, and those who write its records know it."""
    history = "byrådsavdeling:\n  - {kode: pbr, til: 2026-06-30}\n  - {kode: bfa, fra: 2026-07-01}\n"
    moved = spoiled(year, {AGENCY: swap("byrådsavdeling: pbr\n", history)})
    since = re.compile(r"/(?:2026-(?:0[7-9]|1\d)|2027-\d\d)-\d\d-\w+\.yaml$")
    written = {path: text.replace("organisasjon: pbr", "organisasjon: bfa") for path, text in moved.items()}
    return {
        "records/departments/bfa.yaml": "navn: Byrådsavdeling for arbeid\narkivsystem: SKOP\n",
        **{path: written[path] if since.search(path) else text for path, text in moved.items()},
    }


def test_no_rule_speaks_of_a_move_to_another_department(shown: Shown) -> None:
    result = shown.seen(as_on(moved_to_another_department(YEAR), LAST), FIRST)
    assert [found for found in (*said(result), *result.upcoming) if found.since is None or found.since <= LAST] == []


def test_whoever_wrote_the_minutes_is_compared_with_the_department_of_that_day(shown: Shown) -> None:
    moved = moved_to_another_department(YEAR)
    as_before = {path: YEAR.get(path, text) for path, text in moved.items() if "agency" not in path}
    found = seen(shown, {**moved, **as_before}, "REF06")
    assert [each.file[-19:-5] for each in found] == ["2026-09-17-esm", "2026-11-19-esm"]


# Meetings.


def with_status(status: str) -> Edit:
    return lambda text: re.sub(r"(type: .*\n)", rf"\1status: {status}\n", drop("status:")(text))


def without_a_day(text: str) -> str:
    return drop("tidspunkt:", "slutt:")(with_status("utsatt")(text))


STATES: dict[str, tuple[Edit, date]] = {
    "cancelled": (with_status("avlyst"), LAST),
    "postponed without a new day": (without_a_day, LAST),
    "only planned": (with_status("planlagt"), FIRST),
}
SPOKEN_OF = {
    ("DIA02", "postponed without a new day"): "a meeting that will come has its name already",
    ("DIA02", "only planned"): "a meeting that will come has its name already",
}
UNREADABLE = {"SKJ02", "SKJ03", "SKJ05", "SKJ06"}
"""Of a meeting that cannot be read nothing is said, which would prove nothing."""
IN_MEETINGS = {
    code: names[0] for code, edits in SPOILED.items() if (names := [name for name in edits if "meetings/" in name])
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("code", IN_MEETINGS)
def test_nothing_is_demanded_of_a_meeting_that_is_not_held(code: str, state: str, shown: Shown) -> None:
    name = IN_MEETINGS[code]
    edit, day = STATES[state]
    year = spoiled(spoiled(YEAR, SPOILED[code]), {name: edit})
    result = shown.seen(as_on(year, LAST), day)
    found = {each.code for each in result.diagnostics if each.file.endswith(f"{name}.yaml")}
    assert (code in found) == ((code, state) in SPOKEN_OF)
    assert found.isdisjoint(UNREADABLE)
