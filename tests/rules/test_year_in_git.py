"""The perfect year as it was saved in git on each of its days: the rules that look at git say no word, either."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.histories import begin, save
from tests.rules.spoiling import CONTACT, MARCH_MINUTES, YEAR, Edit, spoiled, swap
from tests.rules.year import FIRST, LAST, Shown, Year, as_on, days_of_change, said

NOT_TOLD = "Ni av tolv krav er nådd.  #@ 2026-03-11..2026-04-10\n    omtale: Alle krav er nådd.  #@ 2026-04-10.."
SPOILED_IN_GIT: dict[str, dict[str, Edit]] = {
    "REF10": {MARCH_MINUTES: swap("Ni av tolv krav er nådd.  #@ 2026-03-11..", NOT_TOLD)},
    "REF07": {MARCH_MINUTES: swap("status: til_kommentering", "status: utkast")},
    "KON03": {CONTACT: swap("saksliste:  #@ 2026-04-24..", "saksliste:  #@ 2026-05-06..")},
}
"""What only git can tell of once the year is over."""


def codes_of_a_year_in_git(year: Year, folder: Path) -> list[str]:
    shown = Shown(begin(folder))
    watched = {**year, "styring.yaml": f"{year['styring.yaml']}git_kontroll_fra: {FIRST}\n"}
    for day in days_of_change(watched):
        shown.show(as_on(watched, day))
        save(folder, at=f"{day}T08:00")
    return [found.code for found in said(shown.seen(as_on(watched, LAST), LAST))]


def test_no_rule_says_a_word_of_a_year_in_git(tmp_path: Path) -> None:
    assert codes_of_a_year_in_git(YEAR, tmp_path) == []


@pytest.mark.parametrize("code", SPOILED_IN_GIT)
def test_a_rule_speaks_of_what_git_tells(code: str, tmp_path: Path) -> None:
    assert codes_of_a_year_in_git(spoiled(YEAR, SPOILED_IN_GIT[code]), tmp_path) == [code]
