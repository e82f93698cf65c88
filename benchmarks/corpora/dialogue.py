"""The dialogue with one agency over some years, in which everything was done in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from operator import itemgetter
from random import Random

from corpora import letters, meetings
from corpora.notation import Flow, Record
from corpora.words import Words
from corpora.years import Agency, Year


def dossier(agency: Agency, years: range, records: int, seed: int) -> Iterator[tuple[str, Record]]:
    """The records of an agency, so many of them, with their paths in its folder.

    Raises:
        ValueError: so few records do not make so many years.
    """
    words = Words(Random(f"{seed} {agency.code}"))  # noqa: S311 - nothing secret comes of it
    yield "agency.yaml", letters.agency(agency, words)
    yield "charter.yaml", letters.charter(years[0], words)
    share, over = divmod(records - 2, len(years))
    for number, year in enumerate(years):
        yield from _year(Year(agency, year, years[0], words), share + (number < over))


def calendar(agencies: Sequence[Agency], year: int) -> Record:
    """The årshjul of a department."""
    return {"hendelser": [event for agency in agencies for event in _events(agency, year)]}


def _events(agency: Agency, year: int) -> Iterator[Flow]:
    of = Year(agency, year, year, Words(Random(0)))  # noqa: S311 - the days are not by chance
    for number, day in enumerate(of.contact_days[: meetings.IN_CALENDAR], start=1):
        yield Flow(id=f"{agency.code}-kon-{number}", type="kontaktmøte", virksomhet=agency.code, dato=day)
    for number, day in enumerate(of.steering_days, start=1):
        yield Flow(id=f"{agency.code}-esm-{number}", type="etatsstyringsmøte", virksomhet=agency.code, dato=day)


def _year(year: Year, records: int) -> Iterator[tuple[str, Record]]:
    written = [
        letters.allocation(year),
        letters.supplement(year),
        letters.assignment_letter(year),
        letters.instruction(year),
        letters.assignment(year),
        *letters.reports(year),
        *meetings.steering(year),
        *meetings.assignment(year),
    ]
    contact, expert = list(meetings.contact(year)), list(meetings.expert(year))
    least = [*contact[: meetings.IN_CALENDAR], *expert[:3]]
    more = chain.from_iterable(zip_longest(expert[3:], contact[meetings.IN_CALENDAR :]))
    left = records - len(written) - 2 * len(least) - 1
    if left < 0:
        raise ValueError(f"{records} records do not make a year")
    informal = [*least, *[pair for pair in more if pair][: left // 2]]
    written.extend(record for pair in informal for record in pair)
    written.extend(letters.signals(year, records - len(written)))
    yield from sorted(written, key=itemgetter(0))
