"""A year of the dialogue with an agency: its days, and what its records have to agree about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from corpora.notation import Flow, Record
from corpora.words import Words
from styring.workdays import is_working_day, shift

AS_OF = date(2026, 11, 17)
"""The day on which nothing is missing: the last meeting of the year is called, the others have their minutes."""

_CLOSING = date(AS_OF.year, 10, 14)
"""What was held after this would still have minutes to come."""
_STEERING = ((3, 10), (6, 9), (9, 21), (11, 23))


@dataclass(frozen=True)
class Agency:
    """An agency, and who steers it."""

    number: int
    code: str
    name: str
    department: str
    department_name: str


@dataclass
class Year:
    """The days of meetings differ from agency to agency, but not by chance: the calendar has them, too."""

    agency: Agency
    year: int
    first_year: int
    words: Words
    _entries: Counter[int] = field(default_factory=Counter)

    @property
    def steering_days(self) -> list[date]:
        """The days of the four etatsstyringsmøter."""
        return [self._open(date(self.year, month, day), day) for month, day in _STEERING]

    @property
    def contact_days(self) -> list[date]:
        """Nine days with room for a kontaktmøte, five weeks apart; fewer in a year that is not over."""
        return self._spread(date(self.year, 1, 19), 38, 9)

    @property
    def expert_days(self) -> list[date]:
        """Eight days with room for a fagmøte; fewer in a year that is not over."""
        return self._spread(date(self.year, 2, 4), 35, 8)

    @property
    def allocation(self) -> str:
        """The id of the tildelingsbrev."""
        return f"{self._open(date(self.year, 1, 14), 0)}-tb"

    def archive(self, case: int, filed: date | None = None) -> Record:
        """The next entry in a case of the archive: 0 steering, 1 informal meetings, 2 assignment."""
        self._entries[case] += 1
        number = f"{self.year}{3 * self.agency.number + case:05}"
        archive: Record = {"system": "SKOP", "saksnummer": number, "journalpost": f"{number}-{self._entries[case]}"}
        return {**archive, "arkivert": filed} if filed else Flow(archive)

    def final(self, name: str, case: int, filed: date, published: date, **assessed: object) -> Record:
        """What a public document ends with."""
        return {
            "offentlighet": {"status": "offentlig", **assessed, "meroffentlighet_vurdert": True},
            "arkiv": self.archive(case, filed),
            "publisert": Flow(dato=published, adresse=f"https://eksempel.invalid/{self.agency.code}/{name}"),
        }

    def working(self, month: int, day: int) -> date:
        """A working day."""
        return self._open(date(self.year, month, day), 0)

    def _spread(self, first: date, apart: int, count: int) -> list[date]:
        days = [self._open(first + timedelta(days=apart * n), n) for n in range(count)]
        return [day for day in days if day < _CLOSING]

    def _open(self, day: date, salt: int) -> date:
        if salt:
            day += timedelta(days=(self.agency.number + self.year + salt) % 4)
        return day if is_working_day(day) else shift(day, 1)
