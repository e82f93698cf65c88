"""Tables as Excel in Norway reads them."""

from __future__ import annotations

import pytest

from styring.spreadsheets import norwegian_csv


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (-3, "-3"),
        (-24.0, "-24"),
        (12.7, "12,7"),
        (1e-7, "1e-07"),
        (float("nan"), "nan"),
        ("-3", "'-3"),
        ("=1+1", "'=1+1"),
        ("@navn", "'@navn"),
        ("\ttekst", "'\ttekst"),
        ("en; to", '"en; to"'),
        ('«a» "b"', '"«a» ""b"""'),
        ("én\nto", '"én\nto"'),
    ],
)
def test_a_value_is_what_excel_takes_it_for(value: str | int | float | None, written: str) -> None:
    assert norwegian_csv([(value, 0)]) == f"{written};0\r\n"
