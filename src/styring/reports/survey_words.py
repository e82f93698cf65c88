"""Phrases that the answers of the survey are made of."""

from __future__ import annotations

from collections.abc import Sequence

from styring.messages import count, listing
from styring.records.vocabulary import MeetingKind
from styring.reports.figures import shown
from styring.reports.rows import Row, figure, text
from styring.reports.table import Unit, percentage

_NAMED = 3
"""So many agencies are named where they have the same figure."""


def part(some: int, whole: int, singular: str, plural: str) -> str:
    """«17 av 25 møter (68 %)»."""
    return f"{some} av {count(whole, singular, plural)} ({shown(percentage(some, whole), Unit.PERCENT)})"


def all_or(part: int, whole: int) -> str:
    """«alle», «ingen» or «2 av 3»."""
    if not part:
        return "ingen"
    return "alle" if part == whole > 1 else f"{part} av {whole}"


def percent(row: Row, key: str) -> str:
    """A share in a row: «66,7 %»."""
    return shown(row[key], Unit.PERCENT)


def codes(rows: Sequence[Row]) -> str:
    """The agencies of rows: «bfj, bre og eib»."""
    return listing([text(row, "virksomhet") for row in rows])


def place_of(place: str) -> str:
    """Where signals were given: «i kontaktmøter», «utenom møtene»."""
    return f"i {place}r" if place in set(MeetingKind) else place


def from_to(rows: Sequence[Row], key: str, unit: Unit) -> str:
    """«fra 58,3 % (bre) til 83,3 % (bfj)», or the one figure that all have."""
    low, high = min(figure(row, key) for row in rows), max(figure(row, key) for row in rows)
    least, most = ([row for row in rows if figure(row, key) == end] for end in (low, high))
    if low == high and len(rows) > 1:
        return f"{shown(low, unit)} hos alle"
    if low == high:
        return f"{shown(low, unit)} ({_few(least)})"
    return f"fra {shown(low, unit)} ({_few(least)}) til {shown(high, unit)} ({_few(most)})"


def _few(rows: Sequence[Row]) -> str:
    return codes(rows) if len(rows) <= _NAMED else f"{len(rows)} virksomheter"
