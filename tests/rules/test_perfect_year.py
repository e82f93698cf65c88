"""A year in which everything was done in time: no rule says a word on any of its days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from styring.records.vocabulary import LetterKind, MeetingKind, ReportKind, RequirementKind
from tests.rules.year import FIRST, LAST, Shown, as_on, days_of_change, in_nynorsk, lines, perfect_year, said

YEAR = perfect_year()
ONE_DAY = timedelta(days=1)


def test_no_rule_says_a_word_on_any_day_of_the_year(shown: Shown) -> None:
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    spoken = {day: said(shown.seen(as_on(YEAR, day), day)) for day in days}
    assert {day: found for day, found in spoken.items() if found} == {}


def test_nor_in_nynorsk(shown: Shown) -> None:
    """Each state of the records is seen on its first and on its last day."""
    year = in_nynorsk(YEAR)
    days = {day for change in days_of_change(year) for day in (change - ONE_DAY, change)} | {FIRST, LAST}
    spoken = {day: said(shown.seen(as_on(year, day), day)) for day in sorted(days)}
    assert {day: found for day, found in spoken.items() if found} == {}


def test_nor_do_the_finished_records_on_any_day(shown: Shown) -> None:
    """A finding tells from when and until when it holds, so one look has all the days in it."""
    result = shown.seen(as_on(YEAR, LAST), FIRST)
    to_come = [found for found in result.upcoming if found.since and found.since <= LAST]
    assert (said(result), to_come) == ([], [])
    assert result.upcoming != ()


def test_the_year_has_all_that_belongs_to_a_year() -> None:
    records = as_on(YEAR, LAST)
    held = {kind: _held(records, kind) for kind in MeetingKind}
    assert held == {
        MeetingKind.ETATSSTYRINGSMOTE: 4,
        MeetingKind.OPPDRAGSSTYRINGSMOTE: 2,
        MeetingKind.KONTAKTMOTE: 6,
        MeetingKind.FAGMOTE: 3,
    }
    everything = "\n".join(records.values())
    kinds = {f"type: {kind}" for kind in (*LetterKind, *RequirementKind, *ReportKind) if kind not in OTHER_KINDS}
    wanted = {*kinds, "status: avlyst", "flyttet:", "fungerende: true", "uenighet:", "unntak:"}
    assert {each for each in wanted if each not in everything} == set()


OTHER_KINDS = {ReportKind.HALVARSRAPPORT}
"""What an agency that reports every four months does not write."""


def _held(records: Mapping[str, str], kind: MeetingKind) -> int:
    in_year = [text for path, text in records.items() if "/2026/meetings/" in path and f"type: {kind}\n" in text]
    return sum("status: gjennomført\n" in text for text in in_year)


_DONE = re.compile(
    r"\b(?:avklart|arkivert|dialog_før_utsendelse|endelig_dato|flyttet|inngått|invitert|lukket|løftet|mottatt|oppdaget"
    r"|sendt|sist_reflektert|utkast_dato|vurdert|(?:publisert|skriftliggjort): \{.*dato): (\d{4}-\d{2}-\d{2})\b"
)
"""The day on which something was done."""
_OWN_DAY = re.compile(r"^(?:tidspunkt|dato): (\S{10})", re.MULTILINE)


@pytest.mark.parametrize("path", YEAR)
def test_nothing_is_written_before_it_has_happened(path: str) -> None:
    """Otherwise the records would not look as they truly did on the day."""
    for line in lines(YEAR[path]):
        done = _DONE.findall(line.text)
        if line.text in {"status: gjennomført", "status: sendt"}:
            done += _OWN_DAY.findall(as_on(YEAR, line.since)[path])
            assert done
        assert all(date.fromisoformat(day) <= line.since for day in done), line
