from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.filing.case_numbers import case_number, journal_entry
from styring.records.settings import ArchiveSettings

PATTERN = ArchiveSettings().case_number_pattern
ENTRY_PATTERN = ArchiveSettings().journal_entry_pattern


@pytest.mark.parametrize(
    ("known", "pattern", "written"),
    [
        ([], PATTERN, "202600123"),
        (["202500118", "2025/7"], PATTERN, "202600123"),
        (["2025/7", "202500118"], PATTERN, "2026/123"),
        (["25/7"], PATTERN, "26/123"),
        (["uten form", "25/7"], PATTERN, "26/123"),
        ([], r"\d{4}/\d+", "2026/123"),
        (["202500118"], r"\d{4}/\d+", "2026/123"),
        (["2025000118"], r"\d+", "2026000123"),
        (["20250118"], r"\d+", "20260123"),
        ([], r"S-\d+", None),
    ],
)
def test_a_case_is_written_as_the_others(known: list[str], pattern: str, written: str | None) -> None:
    assert case_number(2026, 123, pattern, known) == written


def test_a_number_that_is_too_long_for_its_form_is_written_otherwise() -> None:
    assert case_number(2026, 123_456, PATTERN, ["202500118"]) == "2026/123456"


@given(st.integers(1900, 2200), st.integers(1, 99_999), st.lists(st.sampled_from(["202500118", "2025/7", "25/7", ""])))
def test_what_is_written_follows_the_pattern(year: int, number: int, known: list[str]) -> None:
    written = case_number(year, number, PATTERN, known)
    assert written is not None
    assert re.fullmatch(PATTERN, written)
    assert written.endswith(str(number))


@pytest.mark.parametrize(
    ("given_entry", "number", "written"),
    [
        ("202600123-12", 12, "202600123-12"),
        ("202600123-12", None, "202600123-12"),
        ("315890", 12, "202600123-12"),
        ("2026/123-12", 12, "202600123-12"),
        (None, 12, "202600123-12"),
        ("315890", None, "315890"),
        (None, None, None),
    ],
)
def test_an_entry_is_written_with_its_case(given_entry: str | None, number: int | None, written: str | None) -> None:
    assert journal_entry("202600123", given_entry, number, ENTRY_PATTERN) == written
