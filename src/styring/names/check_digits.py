"""Numbers that prove themselves by their check digits: fødselsnummer, D-nummer, account numbers.

The checks are two sums. python-stdnum (LGPL) has them too, but neither the months of the test registers nor anything
else that is needed here, which is too little for a dependency.
"""

from __future__ import annotations

# Selmer, «Personnummerering i Norge: Litt anvendt tallteori og psykologi», Nordisk Matematisk Tidskrift 12 (1964): the
# digits of a valid number, weighted, add up to a multiple of 11 both without and with the last one. The second row is
# the one of account numbers too.
_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_D_NUMBER_DAY = 40
_TEST_MONTHS = (0, 40, 80)
"""What is added to the month; more than nothing only for the invented people of test registers."""


def is_birth_number(digits: str) -> bool:
    """Whether eleven digits are a fødselsnummer or a D-nummer: a day, a month, and both check digits.

    Years and the three digits behind them are not compared, for every combination may have been given.
    """
    day, month = int(digits[:2]), int(digits[2:4])
    return (
        (1 <= day <= 31 or is_d_number(digits))
        and any(1 <= month - added <= 12 for added in _TEST_MONTHS)
        and _adds_up(digits, _FIRST_WEIGHTS)
        and _adds_up(digits, _SECOND_WEIGHTS)
    )


def is_d_number(digits: str) -> bool:
    """Whether the day of a fødselsnummer is one of a D-nummer, for people who are not resident."""
    return 1 <= int(digits[:2]) - _D_NUMBER_DAY <= 31


def is_account_number(digits: str) -> bool:
    """Whether the last of eleven digits is the check digit of a Norwegian account number."""
    return _adds_up(digits, _SECOND_WEIGHTS)


def is_iban(check: str, account: str) -> bool:
    """Whether «NO», two check digits and an account number are an IBAN (ISO 13616: the remainder by 97 is 1)."""
    letters = f"{ord('N') - 55}{ord('O') - 55}"
    return int(f"{account}{letters}{check}") % 97 == 1 and is_account_number(account)


def _adds_up(digits: str, weights: tuple[int, ...]) -> bool:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11 == 0
