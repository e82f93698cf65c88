"""Reports in the words of a ministry, and what its records say as they say it."""

from __future__ import annotations

import pytest

from styring.records.terms import MUNICIPAL, terms_of
from styring.records.vocabulary import Profile
from styring.reports.catalogue import REPORTS
from styring.reports.table import Column, Table, cell
from styring.reports.wording import tables_worded, worded
from tests.reports.asking import AFTERWARDS

STATE = terms_of(Profile.STAT)
TABLE = Table(
    "byrådsavdelinger",
    "Møter i byrådsavdelingen",
    (Column("byrådsavdeling", "Byrådsavdeling"),),
    ((cell("Byrådsavdelingen har svart", ["bre/agency"]),),),
    ("Bare byrådsavdelingen er med.",),
)


def test_titles_headings_and_notes_are_the_profiles() -> None:
    (told,) = tables_worded([TABLE], STATE)
    assert told == Table(
        "byrådsavdelinger",
        "Møter i departementet",
        (Column("byrådsavdeling", "Departement"),),
        TABLE.rows,
        ("Bare departementet er med.",),
    )


def test_a_municipality_has_the_words_that_reports_are_written_in() -> None:
    assert tables_worded(iter([TABLE]), MUNICIPAL) == (TABLE,)


@pytest.mark.parametrize("name", REPORTS)
def test_no_report_has_a_word_of_a_municipality_in_a_ministry(name: str) -> None:
    report = worded(REPORTS[name], STATE)
    told = [report.title, report.question]
    for table in tables_worded(report.tabulate([], AFTERWARDS), STATE):
        told += [table.title, *(column.title for column in table.columns), *table.notes]
    assert [text for text in told if any(word in text.casefold() for word in ("byråd", "kommun", "bydel"))] == []
    assert (report.name, report.id) == (name, REPORTS[name].id)
