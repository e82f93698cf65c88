"""Tables for Excel, which has habits of its own."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before the characters that begin one."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def norwegian_csv(rows: Iterable[Sequence[str | int | float | None]]) -> str:
    """A table as RFC 4180 has it, but with the semicolons and decimal commas that Excel expects in Norway.

    Texts are made harmless. A decimal point would have Excel take 1.5 for the first of May.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_told(value) for value in row])
    return text.getvalue()


def _told(value: str | int | float | None) -> str | int | None:
    if isinstance(value, float):
        return int(value) if value.is_integer() else str(value).replace(".", ",")
    return harmless(value) if isinstance(value, str) else value
