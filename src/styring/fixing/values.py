"""What a value in another notation can only mean: dates, times, numbers, yes and no.

Whether the answer fits the place is for the model to say. Where two answers are possible there is none.
"""

from __future__ import annotations

import re

from styring.messages import MONTHS
from styring.source.scalars import Scalar, read_plain

_DATE = (
    r"(?:(?P<day>\d{1,2})\. ?(?:(?P<month>\d{1,2})\. ?|(?P<name>[a-z]+) )(?P<year>\d{4})"
    r"|(?P<iso_year>\d{4})-(?P<iso_month>\d{1,2})-(?P<iso_day>\d{1,2}))"
)
_TIME = r"(?:T|,? +(?:(?:kl\.?|klokka|klokken) +)?)(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?::00)?"
_DAY = re.compile(_DATE, re.ASCII | re.IGNORECASE)
_MOMENT = re.compile(_DATE + _TIME, re.ASCII | re.IGNORECASE)
_YES_OR_NO = {"ja": True, "yes": True, "true": True, "nei": False, "no": False, "false": False}

_SPACE = "[ \u00a0\u2009\u202f]"
_GROUPED = re.compile(rf"-?[1-9][0-9]{{0,2}}(?:{_SPACE}[0-9]{{3}})+")
_DECIMAL_COMMA = re.compile(r"(-?(?:0|[1-9][0-9]*)),([0-9]{1,2})")
"""One or two decimals: three may be an English thousand."""


def as_day(written: str) -> str | None:
    """«12.3.2026», «12. mars 2026» and «2026-3-12» as 2026-03-12; whether there is such a day is not looked at."""
    match = _DAY.fullmatch(written)
    return _day(match) if match else None


def as_moment(written: str) -> str | None:
    """«12.3.2026 kl. 9.00», «2026-03-12 09.00» and «2026-03-12T09:00:00» as 2026-03-12T09:00."""
    match = _MOMENT.fullmatch(written)
    if match is None or (day := _day(match)) is None:
        return None
    return f"{day}T{match['hour']:0>2}:{match['minute']}"


def as_truth(written: str) -> bool | None:
    """«ja» and «nei», also in English, and what is true or false in quotes."""
    return _YES_OR_NO.get(written.lower())


def as_number(written: str) -> Scalar:
    """A number in quotes, with spaces between thousands, or with a decimal comma."""
    if _GROUPED.fullmatch(written):
        return read_plain(re.sub(_SPACE, "", written))
    if match := _DECIMAL_COMMA.fullmatch(written):
        return read_plain(f"{match[1]}.{match[2]}")
    number = read_plain(written)
    return number if isinstance(number, int | float) and not isinstance(number, bool) else None


def _day(match: re.Match[str]) -> str | None:
    if match["iso_year"]:
        return f"{match['iso_year']}-{match['iso_month']:0>2}-{match['iso_day']:0>2}"
    month = match["month"]
    if match["name"]:
        name = match["name"].lower()
        month = str(MONTHS.index(name) + 1) if name in MONTHS else None
    return f"{match['year']}-{month:0>2}-{match['day']:0>2}" if month else None
