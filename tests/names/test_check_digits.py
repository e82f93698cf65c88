from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.names.check_digits import is_account_number, is_d_number, is_iban


@pytest.mark.parametrize(("digits", "expected"), [("12345678903", True), ("86011117947", True), ("12345678904", False)])
def test_account_numbers(digits: str, expected: bool) -> None:
    assert is_account_number(digits) is expected


@given(st.integers(0, 9_999_999_999))
def test_no_more_than_one_last_digit_is_right(number: int) -> None:
    right = [digit for digit in range(10) if is_account_number(f"{number:010}{digit}")]
    total = sum(w * int(d) for w, d in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), f"{number:010}", strict=True)) % 11
    assert right == ([] if total == 1 else [(11 - total) % 11])


@given(st.sampled_from(["86011117947", "12345678903"]), st.integers(0, 99))
def test_the_check_of_an_iban_is_what_is_left_of_98(account: str, check: int) -> None:
    right = 98 - int(f"{account}232400") % 97
    assert is_iban(f"{check:02}", account) == (check % 97 == right % 97)


@pytest.mark.parametrize(
    ("digits", "expected"), [("41819012197", True), ("01819012284", False), ("72019012345", False)]
)
def test_d_numbers_add_40_to_the_day(digits: str, expected: bool) -> None:
    assert is_d_number(digits) is expected
